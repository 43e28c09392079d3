"""Tables asked as text at run time: in a checkout its files, else what the gazetteer carries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.gazetteer import artefact

#: The tables that are carried; `schemes`, `inflect` and the styles are read before any gazetteer.
_CARRIED = (
    "persons/*.tsv",
    "languages/latin_letters.tsv",
    "languages/protected.tsv",
    "languages/text_words.tsv",
    "styles/*.tsv",
)


def carried(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the text of every table below `folder` that the gazetteer carries."""
    for pattern in _CARRIED:
        for path in sorted(folder.glob(pattern)):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def is_carried(name: str) -> bool:
    """Say whether a blob of the bundled gazetteer is such a table, named as `folder/file`."""
    return "/" in name


def table_text(name: str) -> str:
    """Return the text of a table, as in `persons/words.tsv`. Raises `TableError` without it."""
    path = artefact.CHECKOUT_TABLES / name
    if path.is_file():
        return path.read_text(encoding="utf-8")
    with closing(artefact.connect(artefact.BUNDLED)) as connection:
        row = connection.execute("SELECT value FROM blob WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise TableError(name, "table", "cannot be read: the gazetteer does not carry it")
    return bytes(row[0]).decode()
