"""Parquet and Arrow files, batch by batch; needs the `arrow` extra."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, cast

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import Added, added_names
from translit_norm.integrations.arrow import ADDED_TYPES, added_arrays, compute, pa
from translit_norm.integrations.columns.layout import CHUNK_ROWS, Chunk, Request
from translit_norm.integrations.columns.output import Rejects
from translit_norm.integrations.distinct import Question
from translit_norm.integrations.settings import require

#: Rows of one Parquet row group: larger than a chunk, so that the output stays fast to scan.
GROUP_ROWS = CHUNK_ROWS * 8


class ArrowColumns:
    """A file of Arrow batches; the original columns keep their types, values and metadata."""

    def __init__(
        self, source: BinaryIO, target: BinaryIO, request: Request, rejects: Rejects, shape: str
    ) -> None:
        self._target, self._rejects, self._request = target, rejects, request
        try:
            self._schema, self._batches, self._writer_of, self._place = _opened(shape, source)
        except pa.ArrowInvalid as error:
            raise TranslitNormError(f"no {shape} file: {error}") from error
        self._column = self._index(request.column)
        within = request.within_column
        self._within = None if within is None else self._index(within)
        schema = self._schema
        for name, kind in zip(added_names(request.prefix, schema.names), ADDED_TYPES, strict=True):
            schema = schema.append(pa.field(name, kind))
        self._output = self._writer_of(target, schema)
        self._full_schema = schema
        self._rejected: Any = None
        self._read = 0
        self._pending: list[Any] = []

    def _index(self, name: str) -> int:
        found = self._schema.get_all_field_indices(name)
        if len(found) != 1:
            problem = "several columns are named" if found else "no column is named"
            raise TranslitNormError(
                f"{problem} {name!r}; the columns are {', '.join(map(repr, self._schema.names))}"
            )
        kind = self._schema.field(found[0]).type
        types = pa.types
        inner = kind.value_type if types.is_dictionary(kind) else kind
        views = getattr(types, "is_string_view", lambda _kind: False)
        if not (
            types.is_string(inner)
            or types.is_large_string(inner)
            or views(inner)
            or types.is_null(inner)
        ):
            raise TranslitNormError(f"the column {name!r} holds {kind}; names must be strings")
        return cast(int, found[0])

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows in order; rows whose name is not UTF-8 go to the rejects."""
        for whole in self._batches:
            for start in range(0, whole.num_rows, CHUNK_ROWS):
                batch = whole.slice(start, CHUNK_ROWS)
                batch = self._readable(batch)
                self._read += batch.num_rows
                yield Chunk(self._questions(batch), batch)

    def _questions(self, batch: Any) -> list[Question]:
        names = batch.column(self._column).to_pylist()
        if self._within is None:
            return [(name, self._request.within) for name in names]
        places = batch.column(self._within).to_pylist()
        otherwise = self._request.within
        return [(name, place or otherwise) for name, place in zip(names, places, strict=True)]

    def _readable(self, batch: Any) -> Any:
        for index in (self._column, self._within):
            if index is None:
                continue
            try:
                batch.column(index).validate(full=True)
            except pa.ArrowInvalid:
                return self._sorted_out(batch)
        return batch

    def _sorted_out(self, batch: Any) -> Any:
        good = []
        for row in range(batch.num_rows):
            try:
                batch.column(self._column)[row].as_py()
                if self._within is not None:
                    batch.column(self._within)[row].as_py()
                good.append(True)
            except UnicodeDecodeError:
                good.append(False)
                stream = self._rejects.note(self._read + row + 1, "bytes that are not UTF-8")
                if self._rejected is None:
                    self._rejected = self._writer_of(stream, self._schema)
        kept = pa.array(good)
        self._rejected.write_batch(batch.filter(compute.invert(kept)))
        self._read += good.count(False)
        return batch.filter(kept)

    def write(self, chunk: Chunk, added: Sequence[Added]) -> None:
        """Write the rows of a chunk with their added columns."""
        batch = cast(Any, chunk.rows)
        full = pa.RecordBatch.from_arrays(
            [*batch.columns, *added_arrays(added)], schema=self._full_schema
        )
        self._pending.append(full)
        if sum(each.num_rows for each in self._pending) >= GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._pending:
            table = pa.Table.from_batches(self._pending)
            self._output.write_table(table)
            self._pending = []

    def finish(self) -> None:
        """Write the last rows and the footer."""
        self._flush()
        self._output.close()
        if self._rejected is not None:
            self._rejected.close()

    def position(self) -> int:
        """Return how many bytes were read so far."""
        return self._place()


def _opened(shape: str, source: BinaryIO) -> tuple[Any, Any, Callable[..., Any], Callable[[], int]]:
    """Return the schema, the batches, a maker of writers alike, and the read position."""
    ipc = require("pyarrow.ipc", "arrow")
    options = ipc.IpcWriteOptions(emit_dictionary_deltas=True)
    if shape == "parquet":
        parquet = require("pyarrow.parquet", "arrow")
        file = parquet.ParquetFile(source)
        groups = file.metadata.num_row_groups
        codec = file.metadata.row_group(0).column(0).compression.lower() if groups else "snappy"
        codec = {"uncompressed": "none", "lz4_raw": "lz4"}.get(codec, codec)

        def parquet_writer(target: BinaryIO, schema: Any) -> Any:
            return parquet.ParquetWriter(target, schema, compression=codec)

        return file.schema_arrow, file.iter_batches(CHUNK_ROWS), parquet_writer, source.tell
    if shape == "arrows":
        stream = ipc.open_stream(source)

        def stream_writer(target: BinaryIO, schema: Any) -> Any:
            return ipc.new_stream(target, schema, options=options)

        return stream.schema, stream, stream_writer, source.tell
    file = ipc.open_file(pa.PythonFile(source, mode="r"))
    batches = (file.get_batch(number) for number in range(file.num_record_batches))

    def file_writer(target: BinaryIO, schema: Any) -> Any:
        return ipc.new_file(target, schema, options=options)

    return file.schema, batches, file_writer, source.tell
