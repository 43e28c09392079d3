"""JSON lines: the added keys go before the closing brace, everything else stays as it is."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import BinaryIO, cast

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import Added, added_names
from translit_norm.integrations.columns.layout import CHUNK_ROWS, Chunk, Request
from translit_norm.integrations.columns.output import Rejects
from translit_norm.integrations.columns.sniff import find_encoding
from translit_norm.integrations.distinct import Question

#: A line cut before its closing brace; False where the object has no keys of its own.
_Row = tuple[bytes, bytes, bool]


class JsonLines:
    """A file with one JSON object a line, in UTF-8."""

    def __init__(
        self, source: io.BufferedReader, target: BinaryIO, request: Request, rejects: Rejects
    ) -> None:
        codec, mark = find_encoding(source.peek(), request.encoding)
        if codec != "utf-8":
            raise TranslitNormError(f"JSON lines are read as UTF-8; the file looks like {codec}")
        target.write(source.read(len(mark)))
        self._source, self._target, self._rejects = source, target, rejects
        self._request = request
        self._names = added_names(request.prefix, ())
        self._render = lru_cache(maxsize=65_536)(self._rendered)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows in order; lines that hold no JSON object go to the rejects."""
        questions: list[Question] = []
        rows: list[_Row] = []
        for number, line in enumerate(self._source, start=1):
            problem, found = self._read(line)
            if problem:
                stream = self._rejects.note(number, problem)
                stream.write(line if line.endswith(b"\n") else line + b"\n")
                continue
            if found is None:
                if rows:
                    rows[-1] = (rows[-1][0], rows[-1][1] + line, rows[-1][2])
                else:
                    self._target.write(line)
                continue
            if len(rows) == CHUNK_ROWS:
                yield Chunk(questions, rows)
                questions, rows = [], []
            questions.append(self._question(found))
            at = line.rindex(b"}")
            rows.append((line[:at], line[at:], bool(found)))
        yield Chunk(questions, rows)

    def _read(self, line: bytes) -> tuple[str, dict[str, object] | None]:
        if line.isspace():
            return "", None
        try:
            found = json.loads(line)
        except ValueError as error:
            return f"no JSON: {error}", None
        if not isinstance(found, dict):
            return f"a JSON {type(found).__name__}, not an object", None
        taken = next((name for name in self._names if name in found), None)
        if taken is not None:
            return f"the key {taken!r} exists already; --prefix chooses other names", None
        return "", found

    def _question(self, found: dict[str, object]) -> Question:
        name = found.get(self._request.column)
        place = found.get(self._request.within_column) if self._request.within_column else None
        within = place if isinstance(place, str) and place else self._request.within
        return name if isinstance(name, str) else None, within

    def write(self, chunk: Chunk, added: Sequence[Added]) -> None:
        """Write the lines of a chunk, the added keys after their own."""
        rows = cast("list[_Row]", chunk.rows)
        self._target.write(
            b"".join(
                [
                    b"".join((body, b", " if filled else b"", self._render(each), ending))
                    for (body, ending, filled), each in zip(rows, added, strict=True)
                ]
            )
        )

    def finish(self) -> None:
        """Write nothing more: a text file has no end of its own."""

    def position(self) -> int:
        """Return how many bytes were read so far."""
        return self._source.tell()

    def _rendered(self, added: Added) -> bytes:
        keys = dict(zip(self._names, added, strict=True))
        return json.dumps(keys, ensure_ascii=False)[1:-1].encode()
