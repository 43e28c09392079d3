"""Reads folders of case files: spellings as printed somewhere, with the place that is meant.

A file is tab-separated without quoting, with the columns surface, context, lang_hint, kind,
expected_name, expected_id, source. `context` is an oblast or country, then, after a semicolon,
`raion` or `hromada` (the expected unit), the name of one, or coordinates. Rows without an expected
id are negatives. Files with other columns (persons, texts) belong to other parts of the bench.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.script.detect import script_of

COLUMNS = ("surface", "context", "lang_hint", "kind", "expected_name", "expected_id", "source")
_UNITS = frozenset({"raion", "hromada"})


@dataclass(frozen=True, slots=True)
class Case:
    """One spelling and what it means: `ids` holds every identifier that counts as right."""

    surface: str
    within: str
    feature: str | None
    place_hint: str
    language: str
    kind: str
    name: str
    ids: frozenset[str]
    source: str
    derived: str

    @property
    def negative(self) -> bool:
        """Whether nothing of ours is meant."""
        return not self.ids


def case_files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold cases of places, sorted by name.

    Files that group the spellings of persons have the same columns; the ids tell them apart.
    """
    found = (path for path in sorted(folder.glob("*.tsv")) if _header(path) == COLUMNS)
    return [path for path in found if not all(_is_person(case) for case in read_cases(path))]


def _is_person(case: Case) -> bool:
    return any(identifier.startswith("entity:") for identifier in case.ids)


def _header(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8") as lines:
        return tuple(lines.readline().rstrip("\r\n").split("\t"))


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file; raises `TableError` for a row that does not fit the header."""
    return list(_rows(path.stem, path.read_text(encoding="utf-8").split("\n")))


def _rows(file: str, lines: Iterable[str]) -> Iterator[Case]:
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r").split("\t")
        if number == 1 or not line.strip():
            continue
        if len(cells) != len(COLUMNS):
            problem = f"has {len(cells)} cells where the header has {len(COLUMNS)}"
            raise TableError(file, f"line {number}", problem)
        surface, context, language, kind, name, ids, source = cells
        within, _, hint = (part.strip() for part in context.partition(";"))
        yield Case(
            surface,
            within,
            hint if hint in _UNITS else None,
            "" if hint in _UNITS else hint,
            language,
            kind,
            name,
            frozenset(ids.split("|")) - {""},
            source,
            derivation(surface, language),
        )


def derivation(surface: str, language: str = "", derived_from: str = "") -> str:
    """Return the kind of spelling, as far as script and language tell: `ru Cyrl`, `Latn from ru`, …

    >>> derivation("Киев", "ru"), derivation("Zaporozhye", "", "ru"), derivation("Kiew", "de")
    ('ru Cyrl', 'Latn from ru', 'de')
    """
    if script_of(surface) != "Latn":
        return f"{language or 'uk/ru/be'} Cyrl"
    if language in ("", "uk", "ru", "be", "en"):
        origin = derived_from or (language if language in ("uk", "ru", "be") else "")
        return f"Latn from {origin or 'uk/ru/be'}"
    return language
