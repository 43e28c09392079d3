"""A letter model of the names of one language: how likely each letter is after those before it.

Interpolated Kneser-Ney smoothing (Chen and Goodman 1999) over the distinct words of the names,
packed as sorted arrays of n-gram codes with their counts, so that loading is a copy.
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from math import log

#: Letters looked at together; longer ones gained nothing on withheld names.
ORDER = 6
#: What is taken off every count and given to the shorter contexts.
DISCOUNT = 0.9
_MAGIC = b"TNlm1"
_BITS = 6
START, END = "^", "$"
#: How often the same longer context counts for the shorter one. Kneser and Ney count it once, plain
#: counts without limit; something between is better on withheld names.
_REPEATS = 5
#: Cached contexts; beyond that the cache starts anew, which bounds memory for any input.
_CACHE_LIMIT = 30_000


def pack_model(words: Iterable[str]) -> bytes:
    """Return the letter model of these distinct words (small letters) as deterministic bytes."""
    distinct = sorted(set(words))
    alphabet = START + END + "".join(sorted({letter for word in distinct for letter in word}))
    if len(alphabet) >= 1 << _BITS:
        raise ValueError(f"{len(alphabet)} different letters do not fit the code")
    number = {letter: place + 1 for place, letter in enumerate(alphabet)}
    counts: list[Counter[int]] = [Counter() for _ in range(ORDER)]
    for word in distinct:
        codes = [number[letter] for letter in f"{START}{word}{END}"]
        for end in range(1, len(codes)):
            code = 0
            for length in range(min(ORDER, end + 1)):
                code |= codes[end - length] << (_BITS * length)
                # Nothing stands before the start mark: such n-grams are counted as they are.
                if length == ORDER - 1 or length == end:
                    counts[length][code] += 1
    for length in range(ORDER - 1, 0, -1):
        mask = (1 << (_BITS * length)) - 1
        for code, count in counts[length].items():
            counts[length - 1][code & mask] += min(count, _REPEATS)
    header = json.dumps([alphabet, [len(table) for table in counts]]).encode()
    parts = [_MAGIC, struct.pack("<I", len(header)), header]
    for table in counts:
        ordered = sorted(table)
        parts.append(_little(array("Q", ordered)))
        parts.append(_little(array("H", [min(table[code], 0xFFFF) for code in ordered])))
    return b"".join(parts)


def _little(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


class Context(dict[str, tuple[float, "Context"]]):
    """The letters seen so far; maps what may follow (one or more letters) to (log p, context)."""

    __slots__ = ("likely", "model", "rest", "shorter", "text")

    def __init__(
        self, model: LetterModel, text: str, shorter: Context | None, likely: dict[str, float],
        rest: float,
    ) -> None:  # fmt: skip
        super().__init__()
        self.model, self.text, self.shorter = model, text, shorter
        self.likely, self.rest = likely, rest

    def __missing__(self, letters: str) -> tuple[float, Context]:
        total = 0.0
        context: Context = self
        for letter in letters:
            total += log(context.probability(letter))
            context = self.model.context((context.text + letter)[-(ORDER - 1) :])
        self[letters] = total, context
        return total, context

    def probability(self, letter: str) -> float:
        """Return how likely `letter` is next, 0.0 to 1.0."""
        lower = self.model.uniform if self.shorter is None else self.shorter.probability(letter)
        return self.likely.get(letter, 0.0) + self.rest * lower


class LetterModel:
    """A packed model opened for reading."""

    def __init__(self, packed: bytes) -> None:
        if packed[: len(_MAGIC)] != _MAGIC:
            raise ValueError("these bytes are no letter model of this version")
        place = len(_MAGIC) + 4
        (length,) = struct.unpack_from("<I", packed, len(_MAGIC))
        self.alphabet, sizes = json.loads(packed[place : place + length])
        place += length
        self._codes: list[array[int]] = []
        self._counts: list[array[int]] = []
        for size in sizes:
            for kind, tables in (("Q", self._codes), ("H", self._counts)):
                values = array(kind)
                values.frombytes(packed[place : place + size * values.itemsize])
                if sys.byteorder == "big":
                    values.byteswap()
                tables.append(values)
                place += size * values.itemsize
        self._number = {letter: place + 1 for place, letter in enumerate(self.alphabet)}
        #: What is left after all discounts is spread evenly, so that no letter is impossible.
        self.uniform = 1.0 / len(self.alphabet)
        self._empty = Context(self, "", None, *self.successors(""))
        self._contexts: dict[str, Context] = {"": self._empty}
        self.start = self.context(START)

    def context(self, text: str) -> Context:
        """Return the context after the letters `text` (at most ORDER - 1 of them).

        Letters that were never seen before any other are forgotten: what follows them is decided
        by the shorter context alone, so few contexts serve all spellings.
        """
        found = self._contexts.get(text)
        while found is None:
            likely, rest = self.successors(text)
            if likely:
                return self._remember(text, likely, rest)
            text = text[1:]
            found = self._contexts.get(text)
        return found

    def _remember(self, text: str, likely: dict[str, float], rest: float) -> Context:
        if len(self._contexts) >= _CACHE_LIMIT:
            self._contexts = {"": self._empty}
            self._empty.clear()
            self.start.clear()
        made = Context(self, text, self.context(text[1:]), likely, rest)
        self._contexts[text] = made
        return made

    def successors(self, text: str) -> tuple[dict[str, float], float]:
        """Return the discounted shares of the letters seen after `text`, and the share left."""
        codes, counts = self._codes[len(text)], self._counts[len(text)]
        prefix = 0
        for letter in text:
            prefix = prefix << _BITS | self._number.get(letter, 0)
        low = bisect_left(codes, prefix << _BITS)
        high = bisect_left(codes, (prefix + 1) << _BITS, low)
        if low == high:
            return {}, 1.0
        total = sum(counts[low:high])
        letters = self.alphabet
        mask = (1 << _BITS) - 1
        likely = {
            letters[(codes[place] & mask) - 1]: (counts[place] - DISCOUNT) / total
            for place in range(low, high)
        }
        return likely, DISCOUNT * (high - low) / total

    def log_probability(self, word: str) -> float:
        """Return the natural logarithm of how likely the word (small letters) is."""
        value, context = self.start[word] if word else (0.0, self.start)
        return value + context[END][0]
