"""How alike two spellings are: an alignment whose costs know the three languages.

Both sides are sounds (`script.sound`). A vowel exchanged by vowel reduction or by the languages'
correspondences is cheap, a consonant of another class is dear. rapidfuzz narrows a bucket down; the
few that remain are aligned here, since its weights are not per pair of letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein, Postfix, Prefix
from rapidfuzz.process import extract

from translit_norm.script.sound import VOWELS

#: Names shorter than this are scored as if they were this long less a little: see `score`.
SHORT = 4.0


@dataclass(frozen=True)
class Costs:
    """Letter-pair costs: `pairs[a][b]` for a exchanged by b, `gaps[a]` for a lost or added."""

    pairs: Mapping[str, Mapping[str, float]]
    gaps: Mapping[str, float]
    vowel: float
    consonant: float
    mixed: float

    def __post_init__(self) -> None:
        # A cache of its own for each table: stretches repeat from name to name.
        remembered = lru_cache(maxsize=1 << 14)(lambda left, right: differing(left, right, self))
        object.__setattr__(self, "stretch", remembered)

    if TYPE_CHECKING:

        def stretch(self, left: str, right: str) -> float:
            """Return the remembered cost of two stretches, see `differing`."""

    def pair(self, a: str, b: str) -> float:
        """Return the cost of writing `a` where the other side has `b`."""
        known = self.pairs.get(a)
        if known is not None and b in known:
            return known[b]
        if a in VOWELS and b in VOWELS:
            return self.vowel
        return self.mixed if a in VOWELS or b in VOWELS else self.consonant

    def gap(self, a: str) -> float:
        """Return the cost of a letter that only one side has."""
        return self.gaps.get(a, self.vowel if a in VOWELS else self.consonant)


@lru_cache(maxsize=4)
def read_costs(table: str) -> Costs:
    """Return the costs written in the text of data/languages/costs.tsv."""
    pairs: dict[str, dict[str, float]] = {}
    gaps: dict[str, float] = {}
    general = {"vowel": 0.4, "consonant": 1.0, "mixed": 1.0}
    for line in table.splitlines():
        if not line or line.startswith(("#", "a\t")):
            continue
        a, b, cost, *_note = line.split("\t")
        if a == "*":
            general[b] = float(cost)
        elif b == "-":
            gaps[" " if a == "_" else a] = float(cost)
        else:
            pairs.setdefault(a, {})[b] = float(cost)
            pairs.setdefault(b, {})[a] = float(cost)
    return Costs(pairs, gaps, general["vowel"], general["consonant"], general["mixed"])


def distance(a: str, b: str, costs: Costs) -> float:
    """Return the weighted cost of writing sound `a` for `b`: 0.0 for the same, 1.0 a wrong consonant.

    rapidfuzz finds which stretches differ; only those, mostly a letter or two, are aligned with our
    costs, and the same stretches come again and again. `reference.full_alignment` in the tests is
    the slow oracle.
    """
    start = Prefix.similarity(a, b)
    if start:
        a, b = a[start:], b[start:]
    shared = Postfix.similarity(a, b)
    if shared:
        a, b = a[:-shared], b[:-shared]
    return costs.stretch(a, b)


def differing(a: str, b: str, costs: Costs) -> float:
    """Return the weighted cost of two stretches that begin and end with other letters."""
    if len(a) == 1 == len(b):
        return costs.pair(a, b)
    if not a or not b:
        return align(a, b, costs)
    cost = 0.0
    end_a = end_b = 0
    start_a = start_b = 0
    for operation in Levenshtein.opcodes(a, b):
        from_a, to_a, from_b, to_b = (
            operation.src_start, operation.src_end, operation.dest_start, operation.dest_end,
        )  # fmt: skip
        equal = operation.tag == "equal"
        if equal:
            if start_a < end_a or start_b < end_b:
                cost += align(a[start_a:end_a], b[start_b:end_b], costs)
            start_a, start_b = to_a, to_b
        end_a, end_b = to_a, to_b
        if not equal and start_a > from_a:
            start_a, start_b = from_a, from_b
    if start_a < end_a or start_b < end_b:
        cost += align(a[start_a:end_a], b[start_b:end_b], costs)
    return cost


def align(left: str, right: str, costs: Costs) -> float:
    """Return the cheapest alignment of two short stretches, by dynamic programming."""
    if not left or not right:
        return sum(costs.gap(letter) for letter in left or right)
    if len(left) == len(right) == 1:
        return costs.pair(left, right)
    gaps = [costs.gap(letter) for letter in right]
    above = [0.0]
    for gap in gaps:
        above.append(above[-1] + gap)
    for letter in left:
        lost = costs.gap(letter)
        row = [above[0] + lost]
        for at, other in enumerate(right):
            best = above[at] if letter == other else above[at] + costs.pair(letter, other)
            row.append(min(best, above[at + 1] + lost, row[at] + gaps[at]))
        above = row
    return above[-1]


def score(a: str, b: str, costs: Costs) -> float:
    """Return the similarity of two sounds, 0.0–1.0: the alignment's cost over the mean length.

    >>> costs = read_costs("")
    >>> score("mirolubivka", "mirolubivka", costs)
    1.0
    """
    if a == b:
        return 1.0
    return max(0.0, 1.0 - distance(a, b, costs) / max(SHORT, (len(a) + len(b)) / 2.0))


def closest(
    query: str, sounds: Sequence[str], cutoff: int, most: int
) -> list[tuple[str, int, int]]:
    """Return (sound, unweighted edit distance, position) of at most `most` sounds within `cutoff`.

    The nearest come first; of equally near ones the earlier in `sounds`.
    """
    return extract(query, sounds, scorer=Levenshtein.distance, score_cutoff=cutoff, limit=most)
