"""Names and words that are not ours, for the compiler: foreign towns and common words.

They refuse fuzzy matches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from translit_norm.gazetteer.hashed import spelling_hash
from translit_norm.gazetteer.store import packed
from translit_norm.gazetteer.table import read_table
from translit_norm.script.fold import fold


def hashes(spellings: Iterable[str]) -> bytes:
    """Return the sorted hashes of spellings, four little-endian bytes each."""
    folded = {fold(spelling) for spelling in spellings} - {""}
    return packed("I", sorted({spelling_hash(spelling) for spelling in folded}))


def listed_spellings(folder: Path) -> Iterator[str]:
    """Yield every line of the word and name lists in `folder`, comments left out."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield line


def given_names(table: Path) -> Iterator[str]:
    """Yield the given names of data/persons: alone they are somebody's, whatever they resemble."""
    if table.is_file():
        for row in read_table(table, GIVEN_NAME_COLUMNS):
            yield row["name"]


def stopped_spellings(stoplist: Path) -> Iterator[str]:
    """Yield the forms of the stoplist, which are never matched at all."""
    if stoplist.is_file():
        for row in read_table(stoplist, STOPLIST_COLUMNS):
            yield row["form"]


GIVEN_NAME_COLUMNS = ("class", "name", "language", "form", "gender", "source")
STOPLIST_COLUMNS = ("form", "language", "reason", "source")
