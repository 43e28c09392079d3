"""The sounds of base forms as one long text, read piece by piece: what neighbouring keys are found by."""

from __future__ import annotations

import array
from collections.abc import Iterable, Iterator

from translit_norm.gazetteer.merge import Bucketful
from translit_norm.gazetteer.store import OPENING, SOUNDS, packed


class Heard:
    """Numbers the keys of base forms in their order and collects the sounds under each.

    What is kept: the sounds of a key as lines, each once, where the lines of each key begin, and
    which numbers the keys of one opening have.
    """

    def __init__(self) -> None:
        self._lines = bytearray()
        self._starts = array.array("I", [0])
        self._openings: dict[str, tuple[int, int]] = {}

    def add(self, filled: Iterable[Bucketful]) -> Iterator[tuple[str, int]]:
        """Take the sounds of buckets and yield the key and the number of each."""
        for each in filled:
            number, opening = len(self._starts) - 1, each.key[:OPENING]
            yield each.key, number
            first, _after = self._openings.get(opening, (number, number))
            self._openings[opening] = first, number + 1
            sounds = dict.fromkeys(spoken for _fold, spoken, *_rest in each.base)
            self._lines += "".join(f"{spoken}\n" for spoken in sounds).encode()
            self._starts.append(len(self._lines))

    def stored(self) -> list[tuple[int, bytes]]:
        """Return the row of the table `large`."""
        return [(SOUNDS, bytes(self._lines))]

    def openings(self) -> Iterator[tuple[str, int, int]]:
        """Yield the rows of the table `opening`: letters, the first number, the one after the last."""
        for letters, (first, after) in sorted(self._openings.items()):
            yield letters, first, after

    def blobs(self) -> dict[str, bytes]:
        """Return where the lines of each key begin, by the name it is stored under."""
        return {"heard_starts": packed("I", self._starts)}
