"""CSV and TSV files of a caller → rows for `build`, with the line each stood in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.gazetteer.intake import Given, Rejected
from translit_norm.gazetteer.rows import COLUMNS
from translit_norm.gazetteer.table import Row

#: A cell longer than this is a quote that was never closed.
_LONGEST_CELL = 1 << 20


def read_delimited(path: Path, *, tabs: bool) -> Iterator[Given]:
    """Yield the rows of a file with a header: CSV with quotes, or TSV without.

    The header needs `id` (or `entity`, or both) and `name` (or `names`); lines of a TSV that begin
    with `# ` before the header are comments. Raises `TableError` for a header that will not do.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
            csv.field_size_limit(_LONGEST_CELL)
            reader = (
                csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
                if tabs
                else csv.reader(lines)
            )
            header: list[str] | None = None
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    yield Rejected(path.name, line, str(error))
                    continue
                if cells is None:
                    break
                if not cells or (header is None and cells[0].startswith("# ")):
                    continue
                if header is None:
                    header = _checked([cell.strip() for cell in cells], path, line)
                elif len(cells) != len(header):
                    problem = f"{len(cells)} cells where the header has {len(header)}"
                    yield Rejected(path.name, line, problem)
                else:
                    yield Row(path.name, line, dict(zip(header, cells, strict=True)))
    except OSError as error:
        raise TableError(str(path), "file", f"cannot be read: {error.strerror}") from error
    if header is None:
        raise TableError(path.name, "file", "is empty; its first line should name the columns")


def _checked(header: list[str], path: Path, line: int) -> list[str]:
    named = {"id", "entity"} & set(header) and {"name", "names"} & set(header)
    if not named or len(set(header)) != len(header):
        known = ", ".join(sorted(COLUMNS))
        problem = "the header should have id and name, and each column once"
        raise TableError(path.name, f"line {line}", f"{problem}; known columns: {known}")
    return header
