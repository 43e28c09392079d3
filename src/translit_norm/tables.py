"""How the tables people edit are written, TSV and TOML: a fault is a `TableError` that says where."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

from translit_norm.errors import TableError


def read_text(path: Path) -> str:
    """Return the text of a table. Raises `TableError` where it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = "is not UTF-8; save the file as UTF-8"
        raise TableError(path.name, f"byte {error.start}", problem) from error
    except OSError as error:
        raise TableError(path.name, "file", f"cannot be read: {error.strerror}") from error


def tsv_lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of the tab-separated table called `name`, its header first.

    Lines that begin with `#` before the header are comments, empty lines are passed over. Raises
    `TableError` for a line that is not in NFC or has another number of cells than the header.
    """
    width = 0
    nfc = text.isascii() or is_normalized("NFC", text)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or (not width and line.startswith("#")):
            continue
        if not nfc and not is_normalized("NFC", line):
            problem = "is not in Unicode form NFC; save it composed"
            raise TableError(name, f"line {number}", problem)
        cells = line.rstrip("\r").split("\t")
        width = width or len(cells)
        if len(cells) != width:
            problem = f"has {len(cells)} cells, not {width} as the header"
            raise TableError(name, f"line {number}", problem)
        yield number, cells


def tsv_rows(text: str, name: str, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of a table whose header must be `header`, in this order.

    Raises `TableError` as `tsv_lines` does, and for another header or none.
    """
    lines = tsv_lines(text, name)
    number, cells = next(lines, (1, []))
    if tuple(cells) != header:
        raise TableError(name, f"line {number}", f"the header must be {' '.join(header)}")
    yield from lines


def read_toml(text: bytes, name: str) -> dict[str, Any]:
    """Return the parsed TOML of the file called `name`. Raises `TableError`."""
    try:
        return tomllib.loads(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise TableError(name, f"byte {error.start}", "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise TableError(name, "syntax", str(error)) from error
