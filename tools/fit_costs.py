"""Fit the letter-pair costs of data/languages/costs.tsv: run `python -m tools.fit_costs --write`.

Attested spellings are withheld from the index; each is aligned with the nearest form of the place
it names (a true pair) and with the nearest forms of other places (impostors). A letter exchanged in
true pairs and hardly among impostors is cheap: the cost is the log odds of the two rates, scaled,
and drawn towards the present cost where there is little evidence. Counts are kept by the language
that a spelling was derived through. Fitted on one half of the entities, judged on the other.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cases import Case
from bench.withheld import UNLIKE, compile_without, part_of, withhold
from tools.indexed import sounds_of
from translit_norm.gazetteer.artefact import CHECKOUT_TABLES
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import find_hits
from translit_norm.match.score import Costs, read_costs, score
from translit_norm.match.within import container
from translit_norm.script.fold import fold
from translit_norm.script.sound import sound

COSTS_FILE = CHECKOUT_TABLES / "languages" / "costs.tsv"
#: Rows with less evidence than this, and not in the table yet, are left to the general costs.
LEAST_EVIDENCE = 8
#: The present cost counts as so many observations.
PRIOR_WEIGHT = 12.0
#: Cheapest and dearest cost; below the first a difference would not tell two names apart.
LIMITS = (0.02, 1.0)
#: A pair this near its general cost needs no row of its own.
NEARLY = 0.1
_IMPOSTORS = 4
#: What is tried for cost = offset + scale × log odds.
_OFFSETS, _SCALES = (0.25, 0.32, 0.40, 0.48), (0.06, 0.10, 0.14, 0.18)

Letters = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Query:
    """A withheld spelling's sound, the sounds of the right place and those of its impostors."""

    spoken: str
    origin: str
    right: tuple[str, ...]
    impostors: tuple[str, ...]
    half: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often each exchange was seen: in true pairs by origin, and among impostors."""

    true: dict[str, Counter[Letters]]
    impostor: Counter[Letters]
    letters_true: int
    letters_impostor: int

    def seen(self, pair: Letters) -> int:
        """Return how often an exchange was seen in true pairs of any origin."""
        return sum(counts[pair] for counts in self.true.values())

    def log_odds(self, pair: Letters) -> float:
        """Return log of the rate among impostors over the rate in true pairs, each plus a half."""
        impostor = (self.impostor[pair] + 0.5) / self.letters_impostor
        return math.log(impostor / ((self.seen(pair) + 0.5) / self.letters_true))


def main() -> None:
    """Gather the pairs, fit on one half, judge on the other, and print or write the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.fit_costs", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {COSTS_FILE.name}")
    parser.add_argument("--rows", type=int, default=12_000, help="withheld spellings at most")
    options = parser.parse_args()
    present = read_costs(COSTS_FILE.read_text(encoding="utf-8"))
    queries = gather(present, options.rows)
    fit, judge = ([query for query in queries if query.half == half] for half in (0, 1))
    print(f"{len(fit)} spellings to fit on, {len(judge)} to judge on")
    say = "{}: right first {:.4f} (on the fitted half {:.4f})".format
    print(say("present", right_first(judge, present), right_first(fit, present)))
    costs = present
    for _round in range(2):
        evidence = observe(fit, costs)
        # Each trial keeps the thresholds' meaning: see `rescaled`.
        costs = max(
            (
                rescaled(fitted(evidence, present, offset, scale), fit, present)
                for offset in _OFFSETS
                for scale in _SCALES
            ),
            key=lambda trial: right_first(fit, trial),
        )
        print(say("fitted", right_first(judge, costs), right_first(fit, costs)))
    table = written(costs, observe(fit, costs), present)
    if options.write:
        COSTS_FILE.write_text(table, encoding="utf-8")
    else:
        print(table)


def gather(costs: Costs, rows: int) -> list[Query]:
    """Return the withheld spellings that no form gives to the letter, with their rivals."""
    withheld = withhold(CHECKOUT_TABLES, part=1)
    cases = [case for case in withheld.cases if case.derived != UNLIKE]
    cases = random.Random(5).sample(cases, min(rows, len(cases)))
    with tempfile.TemporaryDirectory() as folder:
        path = compile_without(CHECKOUT_TABLES, withheld, Path(folder) / "withheld.sqlite")
        gazetteer = Gazetteer(path)
        wanted = {gazetteer.ordinal(next(iter(case.ids))) for case in cases} - {None}
        known = sounds_of(path, frozenset(ordinal for ordinal in wanted if ordinal is not None))
        return list(_queries(cases, gazetteer, known, costs))


def _queries(
    cases: Sequence[Case], gazetteer: Gazetteer, known: dict[int, frozenset[str]], costs: Costs
) -> Iterator[Query]:
    for case in cases:
        ordinal = gazetteer.ordinal(next(iter(case.ids)))
        spoken = sound(case.surface)
        if ordinal is None or not spoken or spoken in known.get(ordinal, ()):
            continue
        within = gazetteer.ordinal(case.within)
        region = None if within is None else container(within, gazetteer)
        name = gazetteer.entity(ordinal).name
        impostors = dict.fromkeys(
            sound(hit.form)
            for hit in find_hits(fold(case.surface), spoken, gazetteer, costs, region)
            if all(gazetteer.entity(each).name != name for each in gazetteer.bearers(hit.group))
        )
        rivals = tuple(each for each in impostors if each not in known[ordinal])[:_IMPOSTORS]
        right = sorted(known[ordinal], key=lambda form: (-score(spoken, form, costs), form))[:6]
        half = part_of(f"half {case.name}", 2)
        yield Query(spoken, _origin(case.derived), tuple(right), rivals, half)


def _origin(derived: str) -> str:
    """Return the language a spelling was derived through, `other` where that is not told."""
    return next((language for language in ("uk", "ru", "be") if derived in
                 (f"Latn from {language}", f"{language} Cyrl")), "other")  # fmt: skip


def exchanges(left: str, right: str, costs: Costs) -> list[Letters]:
    """Return the unequal letters of the cheapest alignment, a lost or added one against `-`.

    >>> exchanges("kiiv", "kiev", read_costs("")), exchanges("kot", "ko", read_costs(""))
    ([('e', 'i')], [('t', '-')])
    """
    table = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for row in range(len(left) + 1):
        for column in range(len(right) + 1):
            options = [0.0] if row == column == 0 else []
            if row:
                options.append(table[row - 1][column] + costs.gap[left[row - 1]])
            if column:
                options.append(table[row][column - 1] + costs.gap[right[column - 1]])
            if row and column:
                pair = costs.exchange[left[row - 1]][right[column - 1]]
                options.append(table[row - 1][column - 1] + pair)
            table[row][column] = min(options)
    found: list[Letters] = []
    row, column = len(left), len(right)
    while row or column:
        here = table[row][column]
        if row and column:
            a, b = left[row - 1], right[column - 1]
            pair = costs.exchange[a][b]
            if abs(table[row - 1][column - 1] + pair - here) < 1e-9:
                if a != b:
                    found.append((min(a, b), max(a, b)))
                row, column = row - 1, column - 1
                continue
        if row and abs(table[row - 1][column] + costs.gap[left[row - 1]] - here) < 1e-9:
            row -= 1
            found.append((left[row], "-"))
        else:
            column -= 1
            found.append((right[column], "-"))
    return found[::-1]


def observe(queries: Sequence[Query], costs: Costs) -> Evidence:
    """Count the exchanges of true pairs (each spelling with its nearest form) and of impostors."""
    true: dict[str, Counter[Letters]] = defaultdict(Counter)
    impostor: Counter[Letters] = Counter()
    letters_true = letters_impostor = 0
    for query in queries:
        nearest = max(query.right, key=lambda form: score(query.spoken, form, costs))
        true[query.origin].update(exchanges(query.spoken, nearest, costs))
        letters_true += len(query.spoken)
        for other in query.impostors:
            impostor.update(exchanges(query.spoken, other, costs))
            letters_impostor += len(query.spoken)
    return Evidence(true, impostor, letters_true, letters_impostor)


def fitted(evidence: Evidence, present: Costs, offset: float, scale: float) -> Costs:
    """Return costs from log odds, drawn towards the present ones where evidence is thin."""
    pairs: dict[str, dict[str, float]] = {a: dict(row) for a, row in present.pairs.items()}
    gaps = dict(present.gaps)
    seen = set(evidence.impostor)
    for counts in evidence.true.values():
        seen |= set(counts)
    for a, b in sorted(seen):
        weight = evidence.seen((a, b)) + evidence.impostor[a, b]
        before = present.gap[a] if b == "-" else present.exchange[a][b]
        listed = a in present.gaps if b == "-" else b in present.pairs.get(a, {})
        if (weight < LEAST_EVIDENCE and not listed) or (" " in (a, b) and b != "-"):
            continue
        learned = min(LIMITS[1], max(LIMITS[0], offset + scale * evidence.log_odds((a, b))))
        cost = round((weight * learned + PRIOR_WEIGHT * before) / (weight + PRIOR_WEIGHT), 2)
        if b == "-":
            gaps[a] = cost
        else:
            pairs.setdefault(a, {})[b] = pairs.setdefault(b, {})[a] = cost
    return Costs(pairs, gaps, present.vowel, present.consonant, present.mixed)


def rescaled(costs: Costs, queries: Sequence[Query], present: Costs) -> Costs:
    """Return the costs with true pairs as alike on average as by the present ones.

    The thresholds of the search and of the confidence model are similarities; they must keep their
    meaning. The general costs stay, so that an unrelated consonant is 1.0.
    """
    factor = (1.0 - _mean_likeness(queries, present)) / (1.0 - _mean_likeness(queries, costs))
    pairs = {
        a: {b: round(min(LIMITS[1], max(LIMITS[0], cost * factor)), 2) for b, cost in row.items()}
        for a, row in costs.pairs.items()
    }
    gaps = {a: round(min(LIMITS[1], cost * factor), 2) for a, cost in costs.gaps.items()}
    return Costs(pairs, gaps, present.vowel, present.consonant, present.mixed)


def _mean_likeness(queries: Sequence[Query], costs: Costs) -> float:
    likeness = (max(score(each.spoken, form, costs) for form in each.right) for each in queries)
    return sum(likeness) / max(1, len(queries))


def right_first(queries: Sequence[Query], costs: Costs) -> float:
    """Return the share of queries whose right place scores above every impostor; a tie is half."""
    total = 0.0
    for query in queries:
        right = max(score(query.spoken, form, costs) for form in query.right)
        rival = max((score(query.spoken, form, costs) for form in query.impostors), default=0.0)
        total += 1.0 if right > rival else 0.5 if right == rival else 0.0
    return total / max(1, len(queries))


def written(costs: Costs, evidence: Evidence, present: Costs) -> str:
    """Return the table: its comments and general rows as they stand, a row for every pair."""
    old = COSTS_FILE.read_text(encoding="utf-8").splitlines()
    notes = {
        tuple(line.split("\t")[:2]): line.split("\t")[3] for line in old if line.count("\t") == 3
    }
    head = [line for line in old if line.startswith(("#", "a\tb\t", "*\t"))]
    rows = {(a, "-"): cost for a, cost in costs.gaps.items()}
    rows |= {(a, b): cost for a, row in costs.pairs.items() for b, cost in row.items() if a < b}
    lines = []
    general = Costs({}, {}, present.vowel, present.consonant, present.mixed)
    for (a, b), cost in sorted(rows.items()):
        usual = general.gap[a] if b == "-" else general.exchange[a][b]
        if abs(cost - usual) < NEARLY and (a, b) not in notes:
            continue
        counts = ", ".join(
            f"{origin} {evidence.true[origin][a, b]}" for origin in sorted(evidence.true)
        )
        shown = "_" if a == " " else a
        words = notes.get((shown, b), "").split("; seen")[0]
        seen = f"seen {counts}; impostors {evidence.impostor[a, b]}"
        lines.append(f"{shown}\t{b}\t{cost:.2f}\t{'; '.join(filter(None, (words, seen)))}")
    return "\n".join([*head, *lines]) + "\n"


if __name__ == "__main__":
    main()
