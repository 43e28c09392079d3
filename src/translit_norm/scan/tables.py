"""Where the tables that scanning reads as text lie: in the checkout, else in the package."""

from __future__ import annotations

from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.packed import table_text


def table_path(folder: str, name: str) -> Path:
    """Return the path of `data/<folder>/<name>`, which an installed package carries as `_data`."""
    path = artefact.CHECKOUT_TABLES / folder / name
    return path if path.is_file() else artefact.DATA_FOLDER / folder / name


def table_rows(name: str, header: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of `data/<name>` as dicts. Raises `TableError` naming the line."""
    rows: list[dict[str, str]] = []
    seen = False
    for number, line in enumerate(table_text(name).split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not seen:
            if tuple(cells) != header:
                raise TableError(name, f"line {number}", f"the header must be {header}")
            seen = True
            continue
        if len(cells) != len(header):
            raise TableError(name, f"line {number}", f"has {len(cells)} cells, not {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows
