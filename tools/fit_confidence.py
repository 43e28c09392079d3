"""Fit the numbers of data/languages/confidence.toml: run `python -m tools.fit_confidence --write`.

Asked are spellings withheld from the index, attested ones, names that no rule yields, and
strangers: foreign names and words of which a half is kept out of the background. The numbers are
those that make the truth likeliest (least log loss), found by a pattern search that calls
`decide.weigh` itself. Fitted on one half of the entities, judged on the other; the third that the
bench judges on takes no part.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.calibration import Judged, brier, expected_calibration_error
from bench.cases import Case
from bench.withheld import UNLIKE, part_of, withhold
from translit_norm.gazetteer.artefact import CHECKOUT_TABLES
from translit_norm.gazetteer.background import listed_spellings
from translit_norm.gazetteer.compile import compile_tables
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match import decide
from translit_norm.match.decide import Circumstances, Model, Weighed
from translit_norm.match.hits import Hit
from translit_norm.match.rules import rules_of
from translit_norm.normaliser import Normaliser
from translit_norm.types import Outcome

MODEL_FILE = CHECKOUT_TABLES / "languages" / "confidence.toml"
#: MATCHED in a mode must be right at least so often.
PRECISION = {"strict": 0.995, "default": 0.987, "wide": 0.96}
#: … and in the default mode at most this share of strangers may be MATCHED.
STRANGERS_MATCHED = 0.01
#: How much each kind of question weighs in all, whatever the number of its rows: what callers ask, by
#: judgement. A column of places holds few strangers and few names that no table knows.
WEIGHTS = {
    "withheld": 1.0,
    "attested": 1.0,
    "unlike": 0.1,
    "stranger": 0.15,
    "known stranger": 0.15,
}
#: Not fitted. Nearly all attested spellings are of settlements at home that GeoNames lists: that says
#: more of the lists than of what texts mention. And none of them is in the background, which
#: leaves our own names out, so nothing here would speak against refusing.
JUDGEMENT = frozenset(
    {
        "known", "unknown_population", "unit", "abroad", "oblique", "old", "assumed",
        "none_background", "none_misfit",
    }
)  # fmt: skip
#: Rules of `decide.decide`, which no confidence depends on; the first three are set from precision.
_THRESHOLDS = ("strict", "default", "wide", "listed", "lead")
_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class Question:
    """A spelling, its region (an entity id or ''), the ids that are right, and what kind it is."""

    surface: str
    within: str
    ids: frozenset[str]
    kind: str
    half: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What `weigh` was given for a question, and which ordinals are right."""

    question: Question
    hits: list[Hit]
    around: Circumstances
    wanted: frozenset[int]


def main() -> None:
    """Gather the questions, fit on one half of the entities, judge on the other."""
    parser = argparse.ArgumentParser(prog="python -m tools.fit_confidence", description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help=f"put the numbers into {MODEL_FILE.name}"
    )
    parser.add_argument("--rows", type=int, default=4000, help="questions of each kind at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gazetteer, questions = _gazetteer_without(Path(folder), options.rows)
        asked = list(_ask(questions, gazetteer))
        fit, judge = ([each for each in asked if each.question.half == half] for half in (0, 1))
        print(Counter(each.question.kind for each in fit))
        start = rules_of(gazetteer).model
        print("start", _summary(judge, gazetteer, start))
        model = _thresholds(fit, gazetteer, search(fit, gazetteer, start))
        print("fitted", _summary(judge, gazetteer, model))
    for name in (entry.name for entry in fields(Model) if entry.name != "assumed"):
        print(f"{name:20} {getattr(start, name):10.4g} {getattr(model, name):10.4g}")
    if options.write:
        MODEL_FILE.write_text(rewritten(MODEL_FILE.read_text(encoding="utf-8"), model), "utf-8")


def _gazetteer_without(folder: Path, rows: int) -> tuple[Gazetteer, list[Question]]:
    """Compile without part 1's spellings and half of the background; return the questions too."""
    tables = folder / "data"
    tables.mkdir()
    for path in CHECKOUT_TABLES.iterdir():
        if path.name != "background":
            (tables / path.name).symlink_to(path)
    spellings = sorted(set(listed_spellings(CHECKOUT_TABLES / "background")))
    outside = [name for name in spellings if _half(name) == 1]
    (tables / "background").mkdir()
    kept = "\n".join(name for name in spellings if _half(name) == 0)
    (tables / "background" / "kept.txt").write_text(kept, encoding="utf-8")
    withheld = withhold(CHECKOUT_TABLES, part=1)
    attested = withhold(CHECKOUT_TABLES, part=2).cases
    output = folder / "gazetteer.sqlite"
    compile_tables(tables, output, withheld=withheld.spellings)
    draw = random.Random(11)
    questions: list[Question] = []
    for kind, cases in (
        ("withheld", [case for case in withheld.cases if case.derived != UNLIKE]),
        ("unlike", [case for case in withheld.cases if case.derived == UNLIKE]),
        ("attested", list(attested)),
    ):
        for case in draw.sample(cases, min(rows, len(cases))):
            questions += _questions(case, kind)
    for kind, names in (
        ("stranger", outside),
        ("known stranger", sorted(set(spellings) - set(outside))),
    ):
        for name in draw.sample(names, min(rows, len(names))):
            # Another bit of the hash than the one that split the background.
            half = part_of(name, 2)
            questions.append(Question(name.title(), "", frozenset(), kind, half))
    return Gazetteer(output), questions


def _half(name: str) -> int:
    return hashlib.sha256(f"background {name}".encode()).digest()[0] & 1


def _questions(case: Case, kind: str) -> Iterator[Question]:
    """Yield a case with its region and without; the half is that of the place's name."""
    half = part_of(f"half {case.name}", 2)
    yield Question(case.surface, case.within, case.ids, kind, half)
    if kind != "unlike":
        yield Question(case.surface, "", case.ids, kind, half)


def _ask(questions: Iterable[Question], gazetteer: Gazetteer) -> Iterator[Asked]:
    """Yield what reaches `weigh` for every question; the pipeline itself does the rest."""
    seen: list[tuple[list[Hit], Circumstances]] = []

    def recording(
        hits: list[Hit], gazetteer: Gazetteer, model: Model, around: Circumstances
    ) -> list[Weighed]:
        seen.append((hits, around))
        return decide.weigh(hits, gazetteer, model, around)

    normaliser = Normaliser(gazetteer)
    with patch("translit_norm.lookup.weigh", recording):
        for question in questions:
            seen.clear()
            normaliser.normalise(question.surface, within=question.within or None, kind="place")
            # A withheld other name that is another place's name to the letter: that answer is fair.
            fair = question.kind == "unlike" and any(
                hit.exact for hits, _ in seen[:1] for hit in hits
            )
            if seen and not fair:
                found = (gazetteer.ordinal(identifier) for identifier in question.ids)
                wanted = frozenset(ordinal for ordinal in found if ordinal is not None)
                yield Asked(question, *seen[0], wanted)


def log_loss(asked: Sequence[Asked], gazetteer: Gazetteer, model: Model) -> float:
    """Return the weighted mean of -log of the probability given to the truth."""
    total: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    for each in asked:
        weighed = decide.weigh(each.hits, gazetteer, model, each.around)
        right = sum(found.confidence for found in weighed if found.ordinal in each.wanted)
        proposed = any(found.ordinal in each.wanted for found in weighed)
        truth = right if proposed else 1.0 - sum(found.confidence for found in weighed)
        total[each.question.kind] += -math.log(max(_FLOOR, truth))
        counts[each.question.kind] += 1
    return sum(WEIGHTS[kind] * total[kind] / counts[kind] for kind in counts)


def search(asked: Sequence[Asked], gazetteer: Gazetteer, model: Model) -> Model:
    """Return the model of least log loss near `model`: one number at a time, ever smaller steps."""
    fixed = JUDGEMENT.union(_THRESHOLDS)
    names = [entry.name for entry in fields(Model) if entry.name not in fixed]
    steps = dict.fromkeys(names, 1.0)
    best = log_loss(asked, gazetteer, model)
    while max(steps.values()) > 0.1:
        for name in names:
            if steps[name] <= 0.1:
                continue
            for sign in (1.0, -1.0):
                moved: dict[str, Any] = {
                    name: _moved(name, getattr(model, name), sign * steps[name])
                }
                trial = replace(model, **moved)
                loss = log_loss(asked, gazetteer, trial)
                if loss < best - 1e-5:
                    best, model = loss, trial
                    break
            else:
                steps[name] /= 2
        print(f"log loss {best:.4f}", flush=True)
    return model


def _moved(name: str, value: float, step: float) -> float:
    """Return a number one step on: log-odds move by the step, the others by a factor of 1.6."""
    return value + step if name.startswith("none_") else value * 1.6**step


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first bearer's confidence, is it right, and does its lead over namesakes allow MATCHED."""

    question: Question
    confidence: float
    right: bool
    decisive: bool

    def matched(self, threshold: float) -> bool:
        """Say whether MATCHED is said at a threshold."""
        return self.decisive and self.confidence >= threshold


def _judged(asked: Iterable[Asked], gazetteer: Gazetteer, model: Model) -> list[Verdict]:
    open_to_all = replace(model, default=0.0)
    found = []
    for each in asked:
        weighed = decide.weigh(each.hits, gazetteer, model, each.around)
        if weighed:
            first = weighed[0]
            outcome, _ = decide.decide(weighed, gazetteer.name, open_to_all, "default")
            right = first.ordinal in each.wanted
            decisive = outcome is Outcome.MATCHED
            found.append(Verdict(each.question, first.confidence, right, decisive))
    return found


def _pairs(verdicts: Iterable[Verdict]) -> list[Judged]:
    return [(each.confidence, each.right) for each in verdicts]


def _summary(asked: Sequence[Asked], gazetteer: Gazetteer, model: Model) -> str:
    judged = _judged(asked, gazetteer, model)
    lines = [
        f"log loss {log_loss(asked, gazetteer, model):.4f}, Brier {brier(_pairs(judged)):.4f}, "
        f"calibration error {expected_calibration_error(_pairs(judged)):.4f}"
    ]
    groups = Counter((each.question.kind, bool(each.question.within)) for each in asked)
    for group, count in sorted(groups.items()):
        members = [v for v in judged if (v.question.kind, bool(v.question.within)) == group]
        matched = [each.right for each in members if each.matched(model.default)]
        right = sum(matched) / max(1, len(matched))
        error = expected_calibration_error(_pairs(members))
        name = f"{group[0]}{', region given' if group[1] else ''}"
        lines.append(
            f"  {name:28} {count:5}: MATCHED {len(matched) / count:.4f}, right {right:.4f}, "
            f"calibration error {error:.4f}"
        )
    return "\n".join(lines)


def _thresholds(asked: Sequence[Asked], gazetteer: Gazetteer, model: Model) -> Model:
    """Return the model with the lowest thresholds that keep the promised precision."""
    judged = _judged(asked, gazetteer, model)
    strangers = [each for each in judged if not each.question.ids]
    allowed = STRANGERS_MATCHED * sum(not each.question.ids for each in asked)
    ours = [
        each
        for each in judged
        if each.question.within and each.question.kind in ("withheld", "attested")
    ]
    found: dict[str, Any] = {}
    for mode, precision in PRECISION.items():
        for threshold in (at / 100 for at in range(50, 100)):
            kept = [each.right for each in ours if each.matched(threshold)]
            refused = sum(each.matched(threshold) for each in strangers) <= allowed
            if kept and sum(kept) >= precision * len(kept) and (refused or mode == "wide"):
                break
        found[mode] = threshold
    return replace(model, **found)


def rewritten(text: str, model: Model) -> str:
    """Return confidence.toml with the model's numbers, its comments kept.

    >>> rewritten("wide = 0.5  # …", Model(*range(len(fields(Model)))))
    'wide = 13.0  # …'
    """

    def number(match: re.Match[str]) -> str:
        value = getattr(model, match["name"], None)
        return match[0] if value is None else f"{match['name']} = {float(f'{value:.4g}')}"

    return re.sub(r"^(?P<name>\w+) = [-\d.]+", number, text, flags=re.MULTILINE)


if __name__ == "__main__":
    main()
