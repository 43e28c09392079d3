"""Reads the language tables of `data/languages/` into frozen values, checking every row.

Nothing here knows grammar: which ending goes with which case is in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.tables import read_text, read_toml, tsv_rows

#: Languages that have a file of rules, ISO 639-1.
LANGUAGES = ("uk", "ru", "be", "pl")
#: Languages that have a table of case endings; `hr` serves Serbian and Slovene in Latin letters too.
DECLINED = (*LANGUAGES, "cs", "sk", "hr")

#: The cases of the tables, in the order of their columns.
CASES = ("genitive", "dative", "accusative", "instrumental", "locative")

_KINDS = frozenset(
    {
        "adjective", "modifier", "feminine", "feminine-soft", "neuter", "masculine", "plural",
        "fixed",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EndingClass:
    """One row of a case table: a pattern at a word's end and the endings of each case.

    `forms` has one tuple per case of CASES, the usual ending first; an empty ending is the bare
    stem, None the nominative itself.
    """

    kind: str
    pattern: re.Pattern[str]
    forms: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class LanguageTables:
    """All tables of one folder, by language where they belong to one."""

    endings: Mapping[str, tuple[EndingClass, ...]]
    rules: Mapping[str, Mapping[str, object]]
    stems: tuple[tuple[str, str], ...]
    letters: Mapping[str, Mapping[str, tuple[tuple[str, float], ...]]]


def _rows(path: Path, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    return tsv_rows(read_text(path), path.name, header)


def _ending_classes(path: Path) -> tuple[EndingClass, ...]:
    classes: list[EndingClass] = []
    for number, (kind, ending, *cells) in _rows(path, ("kind", "ending", *CASES, "example")):
        where = f"line {number}"
        if kind not in _KINDS:
            raise TableError(path.name, where, f"unknown kind {kind!r}; one of {sorted(_KINDS)}")
        try:
            pattern = re.compile(f"(?:{ending})$")
        except re.error as problem:
            raise TableError(path.name, where, f"ending {ending!r}: {problem}") from problem
        if pattern.groups > 1 or not ending:
            raise TableError(path.name, where, "an ending has one group at most and is not empty")
        forms = tuple(
            tuple({"=": None, "-": ""}.get(form, form) for form in cell.split())
            for cell in cells[: len(CASES)]
        )
        classes.append(EndingClass(kind, pattern, forms))
    return tuple(classes)


def _stems(path: Path) -> tuple[tuple[str, str], ...]:
    return tuple((cells[0], cells[1]) for _, cells in _rows(path, ("uk", "ru", "source")))


def _letters(path: Path) -> dict[str, tuple[tuple[str, float], ...]]:
    table: dict[str, tuple[tuple[str, float], ...]] = {}
    for number, (context, outcomes, _count) in _rows(path, ("context", "outcomes", "count")):
        try:
            entries = (entry.split(":") for entry in outcomes.split())
            shares = [(letters, int(share)) for letters, share in entries]
        except ValueError as problem:
            text = "outcomes are letters:percent, separated by spaces"
            raise TableError(path.name, f"line {number}", text) from problem
        if context in table:
            raise TableError(path.name, f"line {number}", f"context {context!r} is there twice")
        # Rounded one by one, the percents of three outcomes may come to 101.
        whole = max(100, sum(share for _letters, share in shares))
        table[context] = tuple(
            (letters.replace("-", ""), share / whole) for letters, share in shares
        )
    return table


def load(folder: Path) -> LanguageTables:
    """Return the tables of `folder`; TableError names the table and line of a fault."""
    rules: dict[str, Mapping[str, object]] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.toml"
        rules[language] = read_toml(path.read_bytes(), path.name)
    return LanguageTables(
        endings={code: _ending_classes(folder / f"{code}_cases.tsv") for code in DECLINED},
        rules=rules,
        stems=_stems(folder / "russian_stems.tsv"),
        letters={pair: _letters(folder / f"letters_{pair}.tsv") for pair in ("uk_ru", "ru_uk")},
    )


@lru_cache(maxsize=1)
def bundled() -> LanguageTables:
    """Return the tables of the checkout, where they are edited, else those of the wheel."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1] / "data" / "languages"
    return load(checkout if checkout.is_dir() else package / "_data" / "languages")
