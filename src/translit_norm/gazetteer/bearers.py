"""Sets of entities by number: who bears a form. A number below the count is one entity alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from translit_norm.gazetteer.store import packed


class Bearers:
    """Numbers sets of ordinals; most sets have one member and take no memory here."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._numbers: dict[tuple[int, ...], int] = {}
        self._sets: list[tuple[int, ...]] = []

    def number(self, ordinals: tuple[int, ...]) -> int:
        """Return the number of a sorted set.

        >>> known = Bearers(10)
        >>> known.number((3,)), known.number((3, 5)), known.members(10)
        (3, 10, (3, 5))
        """
        if len(ordinals) == 1:
            return ordinals[0]
        found = self._numbers.get(ordinals)
        if found is None:
            found = self._numbers[ordinals] = self._count + len(self._sets)
            self._sets.append(ordinals)
        return found

    def members(self, number: int) -> tuple[int, ...]:
        """Return the ordinals of the set of this number, sorted."""
        return (number,) if number < self._count else self._sets[number - self._count]

    def blobs(self) -> dict[str, bytes]:
        """Return the sets as they are stored: all members in turn, and where each set begins."""
        lengths: Iterable[int] = (len(each) for each in self._sets)
        starts = accumulate(lengths, initial=self._count)
        members = (ordinal for each in self._sets for ordinal in each)
        return {
            "group_members": packed("I", range(self._count)) + packed("I", members),
            "group_starts": packed("I", range(self._count)) + packed("I", starts),
        }
