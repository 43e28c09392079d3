"""A Bloom filter: a few bits for each of many strings, which tell most others apart from them.

Bloom, Communications of the ACM 13 (1970) 422-426: with sixteen bits and eight probes a string about
one stranger in two thousand slips through, and none of the strings themselves is held back.
"""

from __future__ import annotations

import array
import hashlib
from collections.abc import Iterable
from itertools import chain

_BITS, _PROBES = 16, 8
_PARTS = 64


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


class Gathering:
    """Takes strings and returns the packed filter that holds them.

    Hashes wait in arrays, apart by their last bits: millions of them in one set of Python's integers
    take ten times the room, and what is taken twice is told when a part is looked at.
    """

    def __init__(self) -> None:
        self._parts = [array.array("Q") for _ in range(_PARTS)]

    def add(self, texts: Iterable[str]) -> None:
        """Take some strings."""
        for number in set(map(_hashed, texts)):
            self._parts[number % _PARTS].append(number)

    def packed(self) -> bytes:
        """Return the filter of all strings taken; the same strings give the same bytes."""
        count = sum(len(set(part)) for part in self._parts)
        size = max(1, count * _BITS // 8)
        packed = bytearray(size)
        for number in chain.from_iterable(map(set, self._parts)):
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
