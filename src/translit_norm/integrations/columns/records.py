"""Delimited text as records, each with its own characters, so that it can be written unchanged."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from translit_norm.integrations.columns.sniff import quoting

#: The longest field in characters; a quote that is never closed is given up after as much.
LONGEST_FIELD = 1 << 24
# Bytes that are no text in the file's encoding come out of the decoder as lone surrogates.
_BROKEN_RE = re.compile("[\ud800-\udfff]")


class Record(NamedTuple):
    """One record: where it starts (lines count from 1), its characters, its fields.

    A blank line has no fields; a record that cannot be read has a `problem` and no fields.
    """

    line: int
    raw: str
    fields: list[str]
    problem: str = ""


class _Lines:
    """The lines of a text one by one; remembers those taken for a record, and takes lines back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._returned: list[str] = []
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._returned.pop() if self._returned else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self) -> str:
        """Return the first line taken and take the others back."""
        first, *others = self.taken
        self._returned.extend(reversed(others))
        self.number -= len(others)
        return first


def read_records(text: Iterator[str], delimiter: str, quote: str | None) -> Iterator[Record]:
    r"""Yield the records of a text, given line by line with line ends kept.

    A record with a quote that is not closed, or closed in mid-field, gives up its first line only;
    reading goes on with the next line, so that one stray quote does not swallow its neighbours.

    >>> text = iter(['a,"b\n', 'c",d\r\n', 'e,"f\n', 'g,h\n'])
    >>> [record.raw for record in read_records(text, ",", '"')]
    ['a,"b\nc",d\r\n', 'e,"f\n', 'g,h\n']
    """
    lines = _Lines(text)
    reader = csv.reader(lines, **quoting(delimiter, quote))
    with _long_fields():
        while True:
            taken: list[str] = []
            lines.taken = taken
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # A record is begun anew after an error, so the reader can go on.
                first = lines.give_back()
                yield Record(lines.number, first, [], str(error))
                continue
            raw = taken[0] if len(taken) == 1 else "".join(taken)
            line = lines.number - len(taken) + 1
            if not raw.isascii() and _BROKEN_RE.search(raw):
                yield Record(line, raw, [], "bytes that are not in the file's encoding")
            else:
                yield Record(line, raw, fields)


@contextmanager
def _long_fields() -> Iterator[None]:
    # The csv module knows this limit only as a global; geometries in a cell exceed its default.
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
