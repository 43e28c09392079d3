"""How alike two spellings are: an alignment whose costs know the three languages.

Both sides are sounds (`script.sound`). A vowel exchanged by vowel reduction or by the languages'
correspondences is cheap, a consonant of another class is dear. rapidfuzz narrows a bucket down; the
few that remain are aligned here, since its weights are not per pair of letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein, Postfix, Prefix
from rapidfuzz.process import extract

from translit_norm.memo import Memo
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

    @cached_property
    def exchange(self) -> Mapping[str, Mapping[str, float]]:
        """The cost of writing the first letter where the other side has the second."""
        return Memo(lambda a: Memo(lambda b: self._pair(a, b)))

    @cached_property
    def gap(self) -> Mapping[str, float]:
        """The cost of a letter that only one side has."""
        return Memo(lambda a: self.gaps.get(a, self.vowel if a in VOWELS else self.consonant))

    def _pair(self, a: str, b: str) -> float:
        known = self.pairs.get(a, {})
        if a == b or b in known:
            return 0.0 if a == b else known[b]
        if a in VOWELS and b in VOWELS:
            return self.vowel
        return self.mixed if a in VOWELS or b in VOWELS else self.consonant


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
    if not a or not b or len(a) == len(b) == 1:
        return align(a, b, costs)
    cost = 0.0
    done_a = done_b = 0
    for at_a, at_b, size in Levenshtein.editops(a, b).as_matching_blocks():
        if done_a < at_a or done_b < at_b:
            cost += align(a[done_a:at_a], b[done_b:at_b], costs)
        done_a, done_b = at_a + size, at_b + size
    return cost


def align(left: str, right: str, costs: Costs) -> float:
    """Return the cheapest alignment of two short stretches, by dynamic programming."""
    gap, exchange = costs.gap, costs.exchange
    if not left or not right:
        return sum([gap[letter] for letter in left or right])
    if len(left) == len(right) == 1:
        return exchange[left][right]
    gaps = [gap[letter] for letter in right]
    above = list(accumulate(gaps, initial=0.0))
    for letter in left:
        lost, instead = gap[letter], exchange[letter]
        here = above[0] + lost
        row = [here]
        # Written out: the built-in min of three costs as much as all the rest.
        for other, added, corner, upper in zip(right, gaps, above, above[1:], strict=False):
            here += added
            if upper + lost < here:
                here = upper + lost
            if corner + instead[other] < here:
                here = corner + instead[other]
            row.append(here)
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
    length = (len(a) + len(b)) / 2.0
    alike = 1.0 - distance(a, b, costs) / (length if length > SHORT else SHORT)
    return alike if alike > 0.0 else 0.0


def closest(
    query: str, sounds: Sequence[str], cutoff: int, most: int
) -> list[tuple[str, int, int]]:
    """Return (sound, unweighted edit distance, position) of at most `most` sounds within `cutoff`.

    The nearest come first; of equally near ones the earlier in `sounds`.
    """
    return extract(query, sounds, scorer=Levenshtein.distance, score_cutoff=cutoff, limit=most)
