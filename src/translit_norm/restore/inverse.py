"""The schemes of one language turned round: which letters a piece of Latin can stand for.

Every edge carries the set of schemes that write it so, as a bit mask; a reading keeps the
intersection along its way. What depends on the letters to the left is decided exactly here; what
depends on those to the right, or on longer sources, is checked by romanising the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from translit_norm.restore.pieces import left_holds, normal_marks, pieces
from translit_norm.romanise import catalogue
from translit_norm.romanise.engine import compiled
from translit_norm.romanise.scheme import SchemeTable
from translit_norm.tables import read_toml

LANGUAGES = ("uk", "ru", "be")


class Edge(NamedTuple):
    """A piece of Latin read as Cyrillic `letters` by the schemes in `mask`, at a cost."""

    letters: str
    mask: int
    cost: float


Edges = Mapping[str, tuple[Edge, ...]]


class Inverse:
    """The inverse tables of all schemes of one language."""

    def __init__(self, language: str, tables: tuple[SchemeTable, ...]) -> None:
        self.language = language
        self.ids = tuple(table.id for table in tables)
        self.everything = (1 << len(tables)) - 1
        self._tables = tables
        shares = commonness()
        weights = [shares.get(table.id, shares["other"]) for table in tables]
        self._weights = [weight / sum(weights) for weight in weights]
        # Where a word holds none of these, its reading follows from the edges alone.
        self._doubts = {
            1 << place: doubt for place, table in enumerate(tables) if (doubt := _doubt(table))
        }
        self._doubtful = sum(self._doubts)
        self._romanisers: dict[int, Callable[[str], str]] = {}
        self._rows: dict[tuple[str, bool], Edges] = {}
        self._by_left: dict[tuple[str, bool], Edges] = {}

    def bit(self, scheme_id: str) -> int:
        """Return the mask of one scheme, 0 where it is not of this language."""
        return 1 << self.ids.index(scheme_id) if scheme_id in self.ids else 0

    def names(self, mask: int) -> tuple[str, ...]:
        """Return the ids of the schemes in `mask`, the commonest first."""
        places = [place for place in range(len(self.ids)) if mask >> place & 1]
        return tuple(self.ids[p] for p in sorted(places, key=lambda p: (-self._weights[p], p)))

    @lru_cache(maxsize=4096)  # noqa: B019 - three inverses live as long as the interpreter
    def log_share(self, mask: int) -> float:
        """Return the logarithm of the joint share of the schemes in `mask`."""
        return log(sum(weight for p, weight in enumerate(self._weights) if mask >> p & 1) or 1e-9)

    def confirmed(self, cyrillic: str, spelling: str, mask: int) -> int:
        """Return the schemes of `mask` that really write `cyrillic` as `spelling`."""
        doubtful = mask & self._doubtful
        while doubtful:
            bit = doubtful & -doubtful
            doubtful ^= bit
            if self._doubts[bit](cyrillic) and self.written(cyrillic, bit) != spelling:
                mask ^= bit
        return mask

    def written(self, cyrillic: str, bit: int) -> str:
        """Return how the scheme with this bit writes a small-letter word, marks made plain."""
        romaniser = self._romanisers.get(bit)
        if romaniser is None:
            table = self._tables[bit.bit_length() - 1]
            romaniser = self._romanisers[bit] = compiled(table, "keep")
        return normal_marks(romaniser(cyrillic))

    def edges(self, left: str, *, loose: bool) -> Edges:
        """Return the edges that may follow the Cyrillic letter `left` ("" at the word's start).

        `loose` adds spellings that lost their diacritics and marks.
        """
        row = self._by_left.get((left, loose))
        if row is None:
            signature = repr([self._left_signature(table, left) for table in self._tables])
            row = self._rows.get((signature, loose))
            if row is None:
                row = self._rows[signature, loose] = self._row(left, loose)
            self._by_left[left, loose] = row
        return row

    @staticmethod
    def _left_signature(table: SchemeTable, left: str) -> list[bool]:
        return [
            left_holds(rule, left) for rule in table.rules if rule.after or rule.at == "initial"
        ]

    def _row(self, left: str, loose: bool) -> Edges:
        masks: dict[str, dict[tuple[str, float], int]] = {}
        for place, table in enumerate(self._tables):
            for latin, letters, cost in pieces(table, left, loose):
                found = masks.setdefault(latin, {})
                found[letters, cost] = found.get((letters, cost), 0) | 1 << place
        return {
            latin: tuple(
                Edge(letters, mask, cost) for (letters, cost), mask in sorted(found.items())
            )
            for latin, found in masks.items()
        }


def _doubt(table: SchemeTable) -> Callable[[str], object] | None:
    """Return a test for words in which a rule looks to the right or takes several letters."""
    parts = []
    for rule in table.rules:
        if len(rule.source) > 1 or rule.at == "final" or rule.before:
            ahead = f"(?=[{rule.before}])" if rule.before else ""
            parts.append(rule.source + ("$" if rule.at == "final" else "") + ahead)
    return re.compile("|".join(parts)).search if parts else None


@lru_cache(maxsize=1)
def commonness() -> dict[str, float]:
    """Return the share of each scheme, of "other" schemes, and of the languages uk, ru and be."""
    path = catalogue.scheme_folder() / "_commonness.toml"
    tables = read_toml(path.read_bytes(), path.name)
    return {"other": tables["other"], **tables["languages"], **tables["schemes"]}


@lru_cache(maxsize=3)
def inverse(language: str) -> Inverse:
    """Return the inverse tables of the bundled schemes of uk, ru or be."""
    facts = catalogue.schemes(language=language)
    return Inverse(language, tuple(catalogue.scheme(each.id) for each in facts))
