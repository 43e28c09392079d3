"""Names and words that are not ours: a sorted table of hashes, small enough to keep in memory.

Foreign towns and common words refuse fuzzy matches. Only membership is asked for, so each spelling
is kept as 40 bits of its BLAKE2b hash: with half a million spellings, one stranger in two million is
taken for a known one.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from translit_norm.gazetteer.table import read_table
from translit_norm.script.fold import fold

WIDTH = 5


def spelling_hash(folded: str) -> bytes:
    """Return the hash a folded spelling is kept under."""
    return hashlib.blake2b(folded.encode(), digest_size=WIDTH).digest()


def hashes(spellings: Iterable[str]) -> bytes:
    """Return the sorted hashes of spellings."""
    folded = {fold(spelling) for spelling in spellings} - {""}
    return b"".join(sorted({spelling_hash(spelling) for spelling in folded}))


def listed_spellings(folder: Path) -> Iterator[str]:
    """Yield every line of the word and name lists in `folder`, comments left out."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield line


def stopped_spellings(stoplist: Path) -> Iterator[str]:
    """Yield the forms of the stoplist, which are never matched at all."""
    if stoplist.is_file():
        for row in read_table(stoplist, STOPLIST_COLUMNS):
            yield row["form"]


STOPLIST_COLUMNS = ("form", "language", "reason", "source")


class Background:
    """Answers whether a folded spelling is a known foreign name or common word."""

    def __init__(self, blob: bytes) -> None:
        self._blob = memoryview(blob)

    def __contains__(self, folded: str) -> bool:
        wanted = spelling_hash(folded)
        at = bisect_left(_Rows(self._blob), wanted)
        return bytes(self._blob[at * WIDTH : (at + 1) * WIDTH]) == wanted

    def __len__(self) -> int:
        return len(self._blob) // WIDTH


class _Rows:
    """A view of the packed hashes as a sequence, for `bisect`."""

    def __init__(self, blob: memoryview) -> None:
        self._blob = blob

    def __len__(self) -> int:
        return len(self._blob) // WIDTH

    def __getitem__(self, at: int) -> bytes:
        return bytes(self._blob[at * WIDTH : (at + 1) * WIDTH])
