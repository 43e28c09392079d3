"""CSV and TSV: what is not added leaves as the bytes it came as."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import BinaryIO, cast

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import Added, added_names
from translit_norm.integrations.columns.layout import CHUNK_ROWS, Chunk, Request
from translit_norm.integrations.columns.output import Rejects
from translit_norm.integrations.columns.records import Record, read_records
from translit_norm.integrations.columns.sniff import find_delimiter, find_encoding, quoting
from translit_norm.integrations.distinct import Question

#: A row as it came, cut where the added fields go: before its line end and blank lines after it.
_Row = tuple[str, str]


class Delimited:
    """A CSV or TSV file that is read, resolved and written in one pass."""

    def __init__(
        self, source: io.BufferedReader, target: BinaryIO, request: Request, rejects: Rejects
    ) -> None:
        self._source, self._target, self._rejects = source, target, rejects
        self._request = request
        sample = source.peek()
        self._codec, mark = find_encoding(sample, request.encoding)
        source.read(len(mark))
        # Escaped bytes keep a row that is not text apart from its neighbours, byte for byte.
        wide = self._codec.startswith(("utf-16", "utf-32"))
        self._errors = "surrogatepass" if wide else "surrogateescape"
        shown = sample[len(mark) :].decode(self._codec, "replace").lstrip("\r\n")
        if not shown:
            raise TranslitNormError("the file is empty")
        wanted = [name for name in (request.column, request.within_column) if name is not None]
        self._delimiter = request.delimiter or find_delimiter(
            shown, request.quote, wanted if request.header else []
        )
        # Kept alive, since a wrapper that goes away closes the file below it.
        self._text = text = io.TextIOWrapper(source, self._codec, errors=self._errors, newline="")
        self._records = read_records(self._decoded(text), self._delimiter, request.quote)
        self._render = lru_cache(maxsize=65_536)(self._rendered)
        self._header = ""
        self._target.write(mark)
        self._kept_mark = mark
        self._begin()

    def _begin(self) -> None:
        first = Record(1, "", [])
        for first in self._records:
            if first.fields or first.problem:
                break
            self._target.write(self._encoded(first.raw))
        if first.problem or not first.fields:
            problem = first.problem or "the file is empty"
            raise TranslitNormError(f"line {first.line}: the columns cannot be read: {problem}")
        body, ending = _cut(first.raw)
        self._newline = ending or "\n"
        self._width = len(first.fields)
        self._column = self._index(self._request.column, first.fields)
        within = self._request.within_column
        self._within = None if within is None else self._index(within, first.fields)
        self._unread: list[Record] = []
        if not self._request.header:
            self._unread.append(first)
            return
        names = added_names(self._request.prefix, first.fields)
        self._header = body + self._newline
        self._target.write(self._encoded(f"{body}{self._delimiter}{self._joined(names)}{ending}"))

    def _index(self, name: str, header: list[str]) -> int:
        if not self._request.header:
            if name.isdecimal() and 1 <= int(name) <= len(header):
                return int(name) - 1
            raise TranslitNormError(
                f"without a header a column is a number from 1 to {len(header)}, not {name!r}"
            )
        if header.count(name) != 1:
            problem = "several columns are named" if name in header else "no column is named"
            raise TranslitNormError(
                f"{problem} {name!r}; the columns are {', '.join(map(repr, header))}"
            )
        return header.index(name)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows in order; rows that cannot be read go to the rejects."""
        questions: list[Question] = []
        rows: list[_Row] = []
        otherwise = self._request.within
        for record in self._all_records():
            fields = record.fields
            if len(fields) != self._width:
                if record.problem or fields:
                    self._reject(record)
                    continue
                if self._width > 1:
                    # A blank line is no row; it stays behind the row that it follows.
                    if rows:
                        rows[-1] = (rows[-1][0], rows[-1][1] + record.raw)
                    else:
                        self._target.write(self._encoded(record.raw))
                    continue
                fields = [""]
            if len(rows) == CHUNK_ROWS:
                yield Chunk(questions, rows)
                questions, rows = [], []
            place = (fields[self._within] if self._within is not None else None) or otherwise
            questions.append((fields[self._column], place))
            rows.append(_cut(record.raw))
        yield Chunk(questions, rows)

    def _all_records(self) -> Iterator[Record]:
        yield from self._unread
        yield from self._records

    def _reject(self, record: Record) -> None:
        reason = record.problem or (
            f"{len(record.fields)} fields where the first line has {self._width}"
        )
        stream = self._rejects.note(record.line, reason)
        if self._rejects.count == 1:
            # With the header in front the file can be mended and run again by itself.
            stream.write(self._kept_mark + self._encoded(self._header))
        raw = record.raw
        stream.write(self._encoded(raw if raw.endswith(("\n", "\r")) else raw + self._newline))

    def write(self, chunk: Chunk, added: Sequence[Added]) -> None:
        """Write the rows of a chunk, the added fields after their own."""
        rows = cast("list[_Row]", chunk.rows)
        fields = map(self._render, added)
        text = "".join(
            [f"{body}{more}{ending}" for (body, ending), more in zip(rows, fields, strict=True)]
        )
        self._target.write(self._encoded(text))

    def finish(self) -> None:
        """Write nothing more: a text file has no end of its own."""

    def position(self) -> int:
        """Return how many bytes were read so far."""
        return self._source.tell()

    def _decoded(self, text: io.TextIOWrapper) -> Iterator[str]:
        try:
            yield from text
        except UnicodeDecodeError as error:
            # Only encodings of two or four bytes a letter get here: the others escape single bytes.
            raise TranslitNormError(
                f"the file is not {self._codec}: {error.reason}; --encoding names another"
            ) from error

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._codec, self._errors)

    def _rendered(self, added: Added) -> str:
        values = ["" if value is None else str(value) for value in added]
        text = f"{self._delimiter}{self._joined(values)}"
        if text.isascii() or self._codec.startswith("utf"):
            return text
        # A Western code page has no Cyrillic: the reading is then written as \u escapes.
        return text.encode(self._codec, "backslashreplace").decode(self._codec)

    def _joined(self, values: Sequence[str]) -> str:
        if self._request.quote is None:
            return self._delimiter.join(value.replace(self._delimiter, " ") for value in values)
        line = io.StringIO()
        dialect = quoting(self._delimiter, self._request.quote)
        csv.writer(line, lineterminator="", **dialect).writerow(values)
        return line.getvalue()


def _cut(raw: str) -> _Row:
    body = raw.rstrip("\r\n")
    return body, raw[len(body) :]
