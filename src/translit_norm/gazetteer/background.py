"""Names and words that are not ours: a sorted table of hashes, small enough to keep in memory.

Foreign towns and common words refuse fuzzy matches. Only membership is asked for, so each spelling
is kept as 32 bits of its BLAKE2b hash: with half a million spellings, one stranger in nine thousand
is taken for a known one, which costs it a fuzzy match and nothing else.
"""

from __future__ import annotations

import array
import hashlib
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from translit_norm.script.fold import fold


# A look-up asks two tables for the same spelling.
@lru_cache(maxsize=256)
def spelling_hash(folded: str) -> int:
    """Return the 32-bit hash a folded spelling is kept under."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=4).digest(), "little")


def hashes(spellings: Iterable[str]) -> bytes:
    """Return the sorted hashes of spellings, four little-endian bytes each."""
    folded = {fold(spelling) for spelling in spellings} - {""}
    numbers = array.array("I", sorted({spelling_hash(spelling) for spelling in folded}))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def listed_spellings(folder: Path) -> Iterator[str]:
    """Yield every line of the word and name lists in `folder`, comments left out."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield line


def stopped_spellings(stoplist: Path) -> Iterator[str]:
    """Yield the forms of the stoplist, which are never matched at all."""
    from translit_norm.gazetteer.table import read_table  # for compilers alone

    if stoplist.is_file():
        for row in read_table(stoplist, STOPLIST_COLUMNS):
            yield row["form"]


STOPLIST_COLUMNS = ("form", "language", "reason", "source")


class Background:
    """Answers whether a folded spelling is a known foreign name or common word."""

    def __init__(self, numbers: array.array[int]) -> None:
        self._numbers = numbers

    def __contains__(self, folded: str) -> bool:
        wanted = spelling_hash(folded)
        at = bisect_left(self._numbers, wanted)
        return at < len(self._numbers) and self._numbers[at] == wanted

    def __len__(self) -> int:
        return len(self._numbers)
