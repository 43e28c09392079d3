"""Forms that share a key, kept as the file holds them and split only when they are compared."""

from __future__ import annotations

import array
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from translit_norm.gazetteer.store import unpacked


@dataclass(frozen=True, slots=True)
class FormTag:
    """How an indexed form came about, and what that costs a match that rests on it."""

    cost: float
    via: str
    language: str
    inflection: str
    source: str


class Bucket:
    """Forms as parallel columns of lines, found whole without a line of Python for each.

    `rows` hold folds, sounds and texts, each joined by line ends, and references: group and tag of
    every form in turn. A text is empty where it is the fold with capitals.
    """

    __slots__ = ("_fold_lines", "_folds", "_references", "_sound_lines", "_sounds", "_text_lines")

    def __init__(self, rows: Sequence[tuple[str, str, str, bytes]]) -> None:
        if len(rows) == 1:
            ((folds, sounds, self._text_lines, references),) = rows
        else:
            folds = "\n".join([row[0] for row in rows])
            sounds = "\n".join([row[1] for row in rows])
            self._text_lines = "\n".join([row[2] for row in rows])
            references = b"".join([row[3] for row in rows])
        # Every line stands between two line ends; an empty bucket has not even the empty line.
        self._fold_lines = f"\n{folds}\n" if rows else ""
        self._sound_lines = f"\n{sounds}\n" if rows else ""
        self._references: array.array[int] = unpacked("I", references)
        self._folds: list[str] | None = None
        self._sounds: list[str] | None = None

    def __len__(self) -> int:
        return len(self._references) // 2

    @property
    def folds(self) -> Sequence[str]:
        """The fold of every form."""
        if self._folds is None:
            self._folds = self._fold_lines[1:-1].split("\n") if self._references else []
        return self._folds

    @property
    def sounds(self) -> Sequence[str]:
        """The sound of every form."""
        if self._sounds is None:
            self._sounds = self._sound_lines[1:-1].split("\n") if self._references else []
        return self._sounds

    @property
    def texts(self) -> str:
        """The forms as they are written, joined by line ends, empty ones as said above."""
        return self._text_lines

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
        return self._text_lines.split("\n", at + 1)[at] or self.folds[at].title()

    def only(self, places: Sequence[int]) -> Bucket:
        """Return some of the forms as a bucket of their own, which keeps no others in memory."""
        columns = (self._fold_lines[1:-1], self._sound_lines[1:-1], self._text_lines)
        folds, sounds, texts = (_lines_at(places, lines) for lines in columns)
        references = [number for at in places for number in self.reference(at)]
        return Bucket([(folds, sounds, texts, struct.pack(f"<{len(references)}I", *references))])

    def with_fold(self, folded: str) -> list[int]:
        """Return the positions of the forms that have this fold."""
        return _positions(folded, self._fold_lines)

    def with_sound(self, spoken: str) -> list[int]:
        """Return the positions of the forms that have this sound."""
        return _positions(spoken, self._sound_lines)


def _lines_at(places: Sequence[int], lines: str) -> str:
    each = lines.split("\n")
    return "\n".join([each[at] for at in places])


def _positions(wanted: str, lines: str) -> list[int]:
    line = f"\n{wanted}\n"
    found: list[int] = []
    counted = passed = 0
    start = lines.find(line)
    while start >= 0:
        passed += lines.count("\n", counted, start)
        found.append(passed)
        counted = start
        start = lines.find(line, start + len(line) - 1)
    return found


EMPTY = Bucket(())
