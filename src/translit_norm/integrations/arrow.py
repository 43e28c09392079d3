"""Arrow arrays of names, answered once a distinct value; needs the `arrow` extra.

DuckDB and Spark both hand over Arrow, and the Parquet files of the command line hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from translit_norm.integrations.added import Added
from translit_norm.integrations.settings import require

pa: Any = require("pyarrow", "arrow")
compute: Any = require("pyarrow.compute", "arrow")

#: The Arrow types of the added columns: strings, and a float64 for the confidence.
ADDED_TYPES = tuple(pa.float64() if name == "confidence" else pa.string() for name in Added._fields)


def added_arrays(added: Sequence[Added]) -> list[Any]:
    """Return the added values of some rows as Arrow arrays, a column each.

    >>> [len(array) for array in added_arrays([])]
    [0, 0, 0, 0, 0, 0, 0]
    """
    columns = zip(*added, strict=True) if added else [()] * len(Added._fields)
    return [pa.array(values, kind) for values, kind in zip(columns, ADDED_TYPES, strict=True)]


def answer_distinct(columns: Sequence[Any], answer: Callable[..., Sequence[Any]]) -> list[Any]:
    """Return arrays of answers for rows given as one array or several of equal length.

    `answer` gets a list of distinct values for every column, so that together they are the distinct
    rows, and returns arrays with an entry for each; these are spread over the rows again.

    >>> rows = pa.array(["a", "b", "a", None])
    >>> (doubled,) = answer_distinct([rows], lambda names: [pa.array([n and n * 2 for n in names])])
    >>> doubled.to_pylist()
    ['aa', 'bb', 'aa', None]
    """
    encoded = [_encoded(column) for column in columns]
    rows = encoded[0][0]
    for codes, values in encoded[1:]:
        rows = compute.add(compute.multiply(rows, len(values)), codes)
    spread = rows.dictionary_encode()
    distinct = spread.dictionary.to_pylist()
    lists = []
    for _codes, values in reversed(encoded):
        lists.append([values[code % len(values)] for code in distinct])
        distinct = [code // len(values) for code in distinct]
    return [array.take(spread.indices) for array in answer(*reversed(lists))]


def _encoded(column: Any) -> tuple[Any, list[str | None]]:
    """Return a column as int64 codes into a list of its distinct values, of which None is one."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
        column = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    values = column.dictionary.to_pylist()
    codes = column.indices.cast(pa.int64())
    return compute.fill_null(codes, len(values)), [*values, None]
