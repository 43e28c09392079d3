"""Forms that share a key, kept as the file holds them and split only when they are compared."""

from __future__ import annotations

import array
import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translit_norm.gazetteer.store import packed, unpacked

#: A form in a bucket: fold, sound, text ("" where it is the fold with capitals), bearers, tag.
BucketLine = tuple[str, str, str, int, int]
# Base forms, all forms, bytes of folds, bytes of sounds; then references, folds, sounds, texts.
_HEAD = struct.Struct("<4I")
_REFERENCE = 8


class FormTag(NamedTuple):
    """How an indexed form came about, and what that costs a match that rests on it."""

    cost: float
    via: str
    language: str
    inflection: str
    source: str


def key_number(key: str) -> int:
    """Return what a bucket is filed under: different for keys up to seven letters.

    Of longer ones a pair in 10¹⁸ shares a number, by a Mersenne prime that a row number has room for.
    """
    return int.from_bytes(key.encode()) % ((1 << 61) - 1)


def stored(base: Sequence[BucketLine], oblique: Sequence[BucketLine] = ()) -> bytes:
    """Return forms as a bucket is stored: base forms first, then oblique cases."""
    lines = (*base, *oblique)
    folds = _joined(line[0] for line in lines)
    sounds, texts = _joined(line[1] for line in lines), _joined(line[2] for line in lines)
    head = _HEAD.pack(len(base), len(lines), len(folds), len(sounds))
    return head + packed("I", (n for line in lines for n in line[3:])) + folds + sounds + texts


def _joined(lines: Iterable[str]) -> bytes:
    # Every line stands between two line ends, so that it is found whole.
    return "".join(["\n", *(f"{line}\n" for line in lines)]).encode()


class Bucket:
    """Forms as parallel columns of lines, found whole in the packed text; only what is read is decoded.

    `base` says how many of them, the first ones, are no oblique cases.
    """

    __slots__ = (
        "_fold_lines",
        "_folds",
        "_references",
        "_sound_lines",
        "_sounds",
        "_texts",
        "base",
    )

    def __init__(
        self, base: int, references: array.array[int], folds: bytes, sounds: bytes, texts: bytes
    ) -> None:
        self.base, self._references = base, references
        self._fold_lines, self._sound_lines, self._texts = folds, sounds, texts
        self._folds: list[str] | None = None
        self._sounds: list[str] | None = None

    @classmethod
    def read(cls, forms: bytes) -> Bucket:
        """Return the bucket that is stored as `forms`."""
        base, count, folds, sounds = _HEAD.unpack_from(forms)
        start = _HEAD.size + count * _REFERENCE
        middle, end = start + folds, start + folds + sounds
        references = unpacked("I", forms[_HEAD.size : start])
        return cls(base, references, forms[start:middle], forms[middle:end], forms[end:])

    def __len__(self) -> int:
        return len(self._references) // 2

    @property
    def folds(self) -> Sequence[str]:
        """The fold of every form."""
        if self._folds is None:
            self._folds = _lines(self._fold_lines)
        return self._folds

    @property
    def sounds(self) -> Sequence[str]:
        """The sound of every form."""
        if self._sounds is None:
            self._sounds = _lines(self._sound_lines)
        return self._sounds

    @property
    def texts(self) -> Sequence[str]:
        """The forms as they are written, "" for the fold with capitals."""
        return _lines(self._texts)

    @property
    def groups(self) -> Sequence[int]:
        """The number of the set of bearers of every form."""
        return self._references[::2]

    @property
    def tags(self) -> Sequence[int]:
        """The number of the tag of every form."""
        return self._references[1::2]

    def reference(self, at: int) -> tuple[int, int]:
        """Return the group and the tag of one form."""
        return self._references[2 * at], self._references[2 * at + 1]

    def group(self, at: int) -> int:
        """Return the number of the set of bearers of one form."""
        return self._references[2 * at]

    def text(self, at: int) -> str:
        """Return the form as it is written."""
        return self._texts.split(b"\n", at + 2)[at + 1].decode() or self.folds[at].title()

    def only(self, places: Sequence[int]) -> Bucket:
        """Return some of the forms as a bucket of their own, which keeps no others in memory.

        Their places must rise.
        """
        base = sum(place < self.base for place in places)
        references = array.array("I", [n for place in places for n in self.reference(place)])
        columns = (self._fold_lines, self._sound_lines, self._texts)
        return Bucket(base, references, *(_picked(column, places) for column in columns))

    def with_fold(self, folded: str) -> list[int]:
        """Return the positions of the forms that have this fold."""
        return _positions(folded, self._fold_lines)

    def with_sound(self, spoken: str) -> list[int]:
        """Return the positions of the forms that have this sound."""
        return _positions(spoken, self._sound_lines)


def _lines(joined: bytes) -> list[str]:
    return joined.decode().split("\n")[1:-1]


def _picked(joined: bytes, places: Sequence[int]) -> bytes:
    lines = joined.split(b"\n", places[-1] + 2)
    return b"\n".join([b"", *[lines[place + 1] for place in places], b""])


def _positions(wanted: str, lines: bytes) -> list[int]:
    line = f"\n{wanted}\n".encode()
    found: list[int] = []
    counted = passed = 0
    start = lines.find(line)
    while start >= 0:
        passed += lines.count(b"\n", counted, start)
        found.append(passed)
        counted = start
        start = lines.find(line, start + len(line) - 1)
    return found


EMPTY = Bucket.read(stored(()))
