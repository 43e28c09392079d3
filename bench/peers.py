"""The public ways to do it, over the gazetteer's own names: what ours is measured against.

Each peer answers a spelling with the places that bear its best string. A string cannot choose among
namesakes: the most populous counts as the peer's first answer, which favours the peer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bench.daitch_mokotoff import codes
from bench.names import Names

#: A peer says MATCHED from this similarity on (0–1): the usual advice for these scorers.
MATCHED_FROM = 0.80


@dataclass(frozen=True, slots=True)
class PeerAnswer:
    """A peer's best string, how alike it is (0.0–1.0), and the places that bear it."""

    text: str
    similarity: float
    ordinals: tuple[int, ...]


NOTHING = PeerAnswer("", 0.0, ())


class Peer(Protocol):
    """One public method; `inside` (one byte an ordinal) is the region asked for, by filtering."""

    name: str

    def answer(self, query: str, inside: bytes | None = None) -> PeerAnswer:
        """Return the best string and its bearers."""


class _Filtered:
    """Strings with their bearers, and the part of them inside a region, remembered by region."""

    def __init__(self, owners: Mapping[str, tuple[int, ...]], population: Sequence[int]) -> None:
        self._owners = owners
        self._population = population
        self._everything = list(owners)
        self._parts: dict[bytes, list[str]] = {}

    def choices(self, inside: bytes | None) -> list[str]:
        if inside is None:
            return self._everything
        if inside not in self._parts:
            kept = [
                text
                for text, owners in self._owners.items()
                if any(inside[each] for each in owners)
            ]
            self._parts[inside] = kept
        return self._parts[inside]

    def bearers(self, text: str, inside: bytes | None) -> tuple[int, ...]:
        kept = [each for each in self._owners[text] if inside is None or inside[each]]
        return tuple(sorted(kept, key=lambda each: (-self._population[each], each)))


class Extract:
    """rapidfuzz `process.extractOne` with one of its scorers over the Latin names and aliases."""

    def __init__(
        self,
        name: str,
        scorer: Callable[..., float],
        scale: float,
        names: Names,
        population: Sequence[int],
    ) -> None:
        self.name = name
        self._scorer, self._scale = scorer, scale
        self.strings = _Filtered(names.strings(("Latn",)), population)

    def answer(self, query: str, inside: bytes | None = None) -> PeerAnswer:
        """Return the best string by the scorer."""
        found = process.extractOne(query, self.strings.choices(inside), scorer=self._scorer)
        if found is None:
            return NOTHING
        return PeerAnswer(found[0], found[1] / self._scale, self.strings.bearers(found[0], inside))


def wratio(names: Names, population: Sequence[int]) -> Extract:
    """Return `extractOne` with WRatio, the default of rapidfuzz."""
    return Extract("rapidfuzz extractOne WRatio", fuzz.WRatio, 100.0, names, population)


def levenshtein(names: Names, population: Sequence[int]) -> Extract:
    """Return `extractOne` with the normalised Levenshtein similarity."""
    scorer = Levenshtein.normalized_similarity
    return Extract("rapidfuzz extractOne Levenshtein", scorer, 1.0, names, population)


def ascii_fold(text: str) -> str:
    """Return a spelling as the recipe compares it: any script to ASCII letters, lower case."""
    return "".join(char for char in anyascii(text).lower() if char.isalnum())


class Recipe:
    """anyascii, then Levenshtein inside the Daitch–Mokotoff bucket, else over all strings.

    It knows the KATOTTG and GeoNames names with all alternates, in Latin and Cyrillic.
    """

    name = "anyascii + Daitch–Mokotoff + Levenshtein"

    def __init__(self, names: Names, population: Sequence[int]) -> None:
        owners: dict[str, set[int]] = defaultdict(set)
        for text, ordinals in names.strings().items():
            if folded := ascii_fold(text):
                owners[folded].update(ordinals)
        self._strings = _Filtered(
            {text: tuple(sorted(each)) for text, each in owners.items()}, population
        )
        self._buckets: dict[str, list[str]] = defaultdict(list)
        for text in self._strings.choices(None):
            for code in codes(text):
                self._buckets[code].append(text)

    def answer(self, query: str, inside: bytes | None = None) -> PeerAnswer:
        """Return the best string of the query's buckets, else of all."""
        folded = ascii_fold(query)
        near = dict.fromkeys(text for code in codes(folded) for text in self._buckets.get(code, ()))
        bucket = [text for text in near if self._strings.bearers(text, inside)]
        choices = bucket or self._strings.choices(inside)
        found = process.extractOne(folded, choices, scorer=Levenshtein.normalized_similarity)
        if found is None:
            return NOTHING
        return PeerAnswer(found[0], found[1], self._strings.bearers(found[0], inside))


def all_peers(names: Names, population: Sequence[int]) -> list[Peer]:
    """Return the peers, built over the names of one gazetteer."""
    return [wratio(names, population), levenshtein(names, population), Recipe(names, population)]
