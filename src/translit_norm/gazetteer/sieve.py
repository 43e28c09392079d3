"""A Bloom filter: a few bits for each of many strings, which tell most others apart from them.

Bloom, Communications of the ACM 13 (1970) 422-426: with sixteen bits and eight probes a string about
one stranger in two thousand slips through, and none of the strings themselves is held back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_BITS, _PROBES = 16, 8


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


class Gathering:
    """Takes strings and returns the packed filter that holds them."""

    def __init__(self) -> None:
        self._hashes: set[int] = set()

    def add(self, texts: Iterable[str]) -> None:
        """Take some strings."""
        self._hashes.update(map(_hashed, texts))

    def packed(self) -> bytes:
        """Return the filter of all strings taken; the same strings give the same bytes."""
        size = max(1, len(self._hashes) * _BITS // 8)
        packed = bytearray(size)
        for number in self._hashes:
            at, step = number & 0xFFFFFFFF, number >> 32
            for _probe in range(_PROBES):
                bit = at % (8 * size)
                packed[bit >> 3] |= 1 << (bit & 7)
                at += step
        return bytes(packed)


class Sieve:
    """Answers whether a string may be one of those gathered: False is certain, True is likely.

    Nothing packed holds nothing back.
    """

    def __init__(self, packed: bytes) -> None:
        self._packed, self._size = packed, 8 * len(packed)

    def __contains__(self, text: str) -> bool:
        packed, size = self._packed, self._size
        if not size:
            return True
        number = _hashed(text)
        at, step = number & 0xFFFFFFFF, number >> 32
        for _probe in range(_PROBES):
            bit = at % size
            if not packed[bit >> 3] >> (bit & 7) & 1:
                return False
            at += step
        return True
