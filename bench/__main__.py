"""`python -m bench` measures, prints and writes bench/results.md; `--cases DIR` adds case files."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench import report, speed
from bench.accuracy import (
    Answer,
    Examiner,
    alone_class,
    peer_row,
    positive_row,
    share,
)
from bench.calibration import Judged
from bench.cases import Case, case_files, read_cases
from bench.peers import all_peers
from bench.withheld import UNLIKE, Withheld, compile_without, withhold
from translit_norm.gazetteer.artefact import BUNDLED, CHECKOUT_TABLES
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.types import Outcome

RESULTS = Path(__file__).parent / "results.md"
#: Parts of other rooms; each offers `report(cases: Path | None) -> Mapping[title, Markdown]`.
ROOMS = ("persons", "romanisation", "scan", "integrations", "build")
#: So many withheld spellings are asked of the peers, which take up to 40 ms each.
PEER_SAMPLE = 300

Sections = dict[str, str]


def main() -> None:
    """Run the parts asked for and write each part's sections as soon as they are made."""
    options = _parser().parse_args()
    parts = options.only or ["cases", "withheld", "speed", *ROOMS]
    for part in _parts(options, frozenset(parts)):
        for title, body in part.items():
            print(f"## {title}\n\n{body}", flush=True)
        report.write(options.output, part)
    say(f"written: {options.output}")


def _parts(options: argparse.Namespace, parts: frozenset[str]) -> Iterator[Mapping[str, str]]:
    bundled = Gazetteer(BUNDLED)
    if options.cases and "cases" in parts:
        yield case_sections(options.cases, bundled, options.examples)
    if parts & {"withheld", "speed"}:
        with tempfile.TemporaryDirectory() as folder:
            withheld = withhold(CHECKOUT_TABLES)
            say(f"compiling without {len(withheld.spellings):,} spellings")
            compiled = Path(folder) / "withheld.sqlite"
            without = Gazetteer(compile_without(CHECKOUT_TABLES, withheld, compiled))
            if "withheld" in parts:
                yield withheld_sections(withheld, without, options.examples)
            if "speed" in parts:
                yield speed_sections(bundled, withheld, without)
    for room in ROOMS:
        if room in parts and find_spec(f"bench.{room}") is not None:
            say(room)
            made: Callable[[Path | None], Mapping[str, str]] | None
            made = getattr(import_module(f"bench.{room}"), "report", None)
            if made is not None:
                yield made(options.cases)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--cases", type=Path, metavar="DIR", help="a folder of case files to measure too"
    )
    parser.add_argument(
        "--only", nargs="+", choices=["cases", "withheld", "speed", *ROOMS], metavar="PART"
    )
    parser.add_argument(
        "--examples", type=int, default=0, metavar="N", help="print N errors of each class"
    )
    parser.add_argument("--output", type=Path, default=RESULTS, metavar="FILE")
    return parser


def say(text: str) -> None:
    """Write progress to standard error."""
    print(text, file=sys.stderr, flush=True)


def case_sections(folder: Path, gazetteer: Gazetteer, examples: int) -> Sections:
    """Measure every case file of a folder; figures only, the rows stay where they are."""
    examiner = Examiner(gazetteer)
    peers = all_peers(examiner.names, gazetteer.population)
    rows: list[dict[str, object]] = []
    refused: list[dict[str, object]] = []
    answers: list[Answer] = []
    for path in case_files(folder):
        say(path.stem)
        asked = [examiner.ask(case) for case in read_cases(path)]
        positives = [answer for answer in asked if not answer.case.negative]
        answers += positives
        if positives:
            others = _sampled([answer.case for answer in positives if not answer.alternate])
            row: dict[str, object] = {"file": path.stem, **positive_row(positives)}
            row |= {
                f"{peer.name}, others": peer_row(peer, others, examiner, False)["right"]
                for peer in peers
            }
            rows.append(row)
        negatives = [answer for answer in asked if answer.case.negative]
        if negatives:
            refused.append({"file": path.stem, **_negative_row(negatives)})
            for peer in peers:
                sampled = _sampled([answer.case for answer in negatives])
                found = peer_row(peer, sampled, examiner, alone=True)
                figures = {title: found[title] for title in ("rows", "MATCHED")}
                refused.append({"file": peer.name, **figures, **_BLANK})
    if examples:
        print(report.examples(answers, examples))
    return {
        "Case files": f"{_COLUMNS}\n{report.table(rows)}\n{report.table(refused)}",
        "Errors on the case files": report.error_tables(answers),
        "Calibration on the case files": report.calibration_tables(_judged(answers, "case files")),
    }


_BLANK = {"to Ukraine, Russia, Belarus": "", "to the country given": ""}
_COLUMNS = """Right: the right place at rank 1, given the context. With hint: its raion, hromada or
coordinates are given too where the file has them. Others: rows whose spelling is no name of that
record in GeoNames. Name alone: the right name first without any context. Unique: the region holds
one place of the name.
"""


def _negative_row(answers: Sequence[Answer]) -> dict[str, object]:
    """Return how often what is not ours is MATCHED, and to what."""
    best = [(answer.given.best, answer.case.within) for answer in answers if answer.given.best]
    ours = sum(found.entity.country in ("UA", "RU", "BY") for found, _within in best if found)
    theirs = sum(bool(within) and found.entity.country == within for found, within in best if found)
    return {
        "rows": len(answers),
        "MATCHED": share(len(best), len(answers)),
        "to Ukraine, Russia, Belarus": share(ours, len(answers)),
        "to the country given": share(theirs, len(answers)),
    }


def _sampled(cases: Sequence[Case]) -> list[Case]:
    return random.Random(1).sample(cases, PEER_SAMPLE) if len(cases) > PEER_SAMPLE else list(cases)


def withheld_sections(withheld: Withheld, gazetteer: Gazetteer, examples: int) -> Sections:
    """Measure the withheld spellings: ours on all, the peers on a sample."""
    examiner = Examiner(gazetteer)
    alike = [case for case in withheld.cases if case.derived != UNLIKE]
    say(f"asking {len(withheld.cases):,} withheld spellings")
    answers = [examiner.ask(case) for case in alike]
    unlike = [examiner.ask(case) for case in withheld.cases if case.derived == UNLIKE]
    unique = [answer for answer in answers if answer.unique]
    rows = [
        {"spellings": "all", **_withheld_row(answers)},
        {"spellings": "the region makes the name unique", **_withheld_row(unique)},
        {"spellings": UNLIKE, **_withheld_row(unlike)},
    ]
    sampled = _sampled(alike)
    kept = set(map(id, sampled))
    beside: list[dict[str, object]] = []
    ours = [answer for answer in answers if id(answer.case) in kept]
    figures = {"method": "translit-norm", **positive_row(ours)}
    beside.append({title: figures[title] for title in ("method", "rows", "right", "name alone")})
    for peer in all_peers(examiner.names, gazetteer.population):
        given, alone = (peer_row(peer, sampled, examiner, without) for without in (False, True))
        beside.append(
            {
                "method": peer.name,
                "rows": len(sampled),
                "right": given["right"],
                "name alone": alone["right"],
            }
        )
    if examples:
        print(report.examples(answers, examples))
    return {
        "Withheld spellings": f"{report.table(rows)}\n{report.table(beside)}",
        "Errors on the withheld spellings": report.error_tables(answers),
        "Withheld names alone: why another comes first": report.class_table(unique, alone_class),
        "Calibration on the withheld spellings": report.calibration_tables(
            _judged(answers, "withheld")
        ),
    }


def _withheld_row(answers: Sequence[Answer]) -> dict[str, float]:
    row = positive_row(answers)
    return {
        title: row[title]
        for title in ("rows", "right", "name alone", "MATCHED", "MATCHED right", "unique MATCHED")
    }


def _judged(answers: Sequence[Answer], name: str) -> dict[str, list[Judged]]:
    """Return confidence and truth of the first candidate, given the context."""
    found = []
    for answer in answers:
        first = next(iter(answer.given.candidates), None)
        certain = answer.given.outcome is not Outcome.UNMATCHED and first is not None
        found.append((first.confidence if first and certain else 0.0, answer.right and certain))
    return {name: found}


def speed_sections(bundled: Gazetteer, withheld: Withheld, without: Gazetteer) -> Sections:
    """Measure the speed table."""
    say("measuring speed")
    unseen = [case.surface for case in withheld.cases if case.derived != UNLIKE]
    measures = [*speed.look_ups(bundled, unseen, without), *speed.processes(), speed.wheel_size()]
    for each in measures:
        say(f"{each.what}: {each.absolute}")
    return {"Speed and size": report.speed_table(measures)}


if __name__ == "__main__":
    main()
