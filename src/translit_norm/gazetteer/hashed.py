"""Spellings of which only membership is asked: a sorted table of hashes, small enough for memory.

Each spelling is kept as 32 bits of its BLAKE2b hash: with half a million spellings, one stranger in
nine thousand is taken for a known one, which costs it a fuzzy match and nothing else.
"""

from __future__ import annotations

import array
import hashlib
from bisect import bisect_left
from functools import lru_cache


# A look-up asks two tables for the same spelling.
@lru_cache(maxsize=256)
def spelling_hash(folded: str) -> int:
    """Return the 32-bit hash a folded spelling is kept under."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=4).digest(), "little")


class Hashed:
    """Answers whether a folded spelling is one of those kept."""

    def __init__(self, numbers: array.array[int]) -> None:
        self._numbers = numbers

    def __contains__(self, folded: str) -> bool:
        wanted = spelling_hash(folded)
        at = bisect_left(self._numbers, wanted)
        return at < len(self._numbers) and self._numbers[at] == wanted

    def __len__(self) -> int:
        return len(self._numbers)
