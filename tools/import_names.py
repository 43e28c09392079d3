"""Refresh the imported rows of data/persons from pinned packages; curated rows are left alone.

    python -m tools.import_names

Reads the files inside the installed packages names-translator 2.1.0 (MIT), russiannames 2.0.0
(BSD-3-Clause; not imported, since that asks for a database) and shevchenko-py 0.8.0 (MIT). The 891
short forms of name-recognize 0.1.0 were reviewed and left out: what the curated rows lack there is
slips of typing. Needs pyarrow and rapidfuzz. Writes given_names.tsv and
family_names.tsv.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from translit_norm.persons.tables import (
    GIVEN_HEADER,
    GivenForm,
    GivenNames,
    given_keys,
    index_given,
    read_rows,
)
from translit_norm.persons.words import is_patronymic_sound
from translit_norm.script.person_keys import family_keys, word_sound

TARGET = Path(__file__).parent.parent / "data" / "persons"
#: A given name borne less often than this in russiannames is mostly a slip of typing.
LEAST_GIVEN = 20
#: data-sources: a pair is kept where the Russian side is borne at least this often.
LEAST_FAMILY = 5

_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+")
_UKRAINIAN = re.compile(r"[а-щьюяєіїґ’'-]+")
_FEMININE = re.compile("(?:[ое]ва|[иы]на|[сцз]кая|ая)$")
_FAMILY = re.compile(r"[а-яёєіїґ’-]{3,}")
_LATIN = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "io",
     "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
     "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
     "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
     "ю": "iu", "я": "ia", "’": ""}
)  # fmt: skip


class Bearer(NamedTuple):
    """A given name in russiannames with how often it is borne."""

    name: str
    gender: str
    times: int


def package_file(package: str, *parts: str) -> Path:
    """Return a file inside an installed package, which is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: see data/sources.toml for its version")
    return Path(spec.submodule_search_locations[0], *parts)


def russian_given() -> list[Bearer]:
    """Return the given names of russiannames, the commonest first."""
    import pyarrow.parquet as parquet  # type: ignore[import-untyped]

    table = parquet.read_table(package_file("russiannames", "data", "names.parquet"))
    rows = [
        Bearer(row["text"], row["gender"], int(row["count"]))
        for row in table.to_pylist()
        if row["gender"] in ("m", "f") and _RUSSIAN.fullmatch(row["text"] or "")
    ]
    return sorted(rows, key=lambda row: (-row.times, row.name))


def russian_family() -> dict[str, int]:
    """Return how often each family name of russiannames is borne, both genders' forms."""
    import pyarrow.parquet as parquet

    table = parquet.read_table(package_file("russiannames", "data", "surnames.parquet"))
    counts: dict[str, int] = {}
    for row in table.to_pylist():
        for name in (row["text"], row["f_form"]):
            if name:
                folded = name.lower().replace("ё", "е")
                counts[folded] = counts.get(folded, 0) + int(row["count"])
    return counts


def ukrainian_pairs(pool: str) -> dict[str, list[str]]:
    """Return Ukrainian → Russian names of one pool of names-translator."""
    from names_translator.dicts import NameDicts

    pairs: Mapping[str, list[str]] = NameDicts().as_dict(pool)
    return {uk.replace("'", "’").replace("ʼ", "’"): list(ru) for uk, ru in pairs.items()}


def known(names: GivenNames, name: str) -> tuple[GivenForm, ...]:
    """Return the forms that sound like `name`."""
    for key in given_keys(word_sound(name)):
        if key in names.by_key:
            return names.by_key[key]
    return ()


def new_classes(names: GivenNames, bearers: Iterable[Bearer]) -> list[GivenForm]:
    """Return one class for each common given name that no curated class holds."""
    from rapidfuzz.distance import DamerauLevenshtein

    curated = {form.name for forms in names.by_class.values() for form in forms}
    ids = set(names.by_class)
    taken: dict[str, tuple[str, str]] = {}
    forms: list[GivenForm] = []
    for bearer in bearers:
        if bearer.times < LEAST_GIVEN or known(names, bearer.name) or len(bearer.name) < 3:
            continue
        spoken = word_sound(bearer.name)
        key = given_keys(spoken)[0]
        if is_patronymic_sound(spoken):
            continue
        # Алексанр, Владимр: one slip away from a name that is checked.
        if len(bearer.name) > 4 and any(
            abs(len(bearer.name) - len(other)) < 2
            and DamerauLevenshtein.distance(bearer.name, other, score_cutoff=1) <= 1
            for other in curated
        ):
            continue
        if key in taken:
            group, gender = taken[key]
            if gender != bearer.gender:
                continue
        else:
            group = bearer.name.lower().translate(_LATIN)
            while group in ids:
                group += "-2"
            ids.add(group)
            taken[key] = (group, bearer.gender)
        forms.append(GivenForm(group, bearer.name, "ru", "full", bearer.gender, "russiannames"))
    return forms


def ukrainian_forms(names: GivenNames, pairs: Mapping[str, list[str]]) -> list[GivenForm]:
    """Return the Ukrainian forms of classes that have none yet."""
    forms: list[GivenForm] = []
    for uk, russian in sorted(pairs.items()):
        if not _UKRAINIAN.fullmatch(uk) or len(russian) != 1:
            continue
        groups = {
            (form.group, form.gender)
            for form in known(names, russian[0])
            if form.source == "russiannames" and form.name == russian[0]
        }
        if len(groups) == 1 and not re.search("[ыэёъ]", uk):
            group, gender = groups.pop()
            name = uk[:1].upper() + uk[1:]
            forms.append(GivenForm(group, name, "uk", "full", gender, "names-translator"))
    return forms


def shevchenko_forms(names: GivenNames) -> list[GivenForm]:
    """Return Ukrainian given names that are in no class yet, with their gender."""
    genders = json.loads(package_file("shevchenko", "data", "given-names.json").read_text("utf-8"))
    forms = []
    for uk, gender in sorted(genders.items()):
        name = uk.replace("'", "’")
        if (
            not _UKRAINIAN.fullmatch(name)
            or known(names, name)
            or gender not in ("masculine", "feminine")
            or len(name) < 3
        ):
            continue
        group = name.translate(_LATIN)
        if group in names.by_class:
            group += "-uk"
        letter = "m" if gender == "masculine" else "f"
        forms.append(
            GivenForm(group, name[:1].upper() + name[1:], "uk", "full", letter, "shevchenko")
        )
    return forms


def with_main_forms(forms: Iterable[GivenForm]) -> list[GivenForm]:
    """Return `forms` with the first imported form of each class and language made the main one."""
    seen: set[tuple[str, str]] = set()
    chosen = []
    for form in sorted(forms):
        key = (form.group, form.language)
        if form.form == "full" and not form.reviewed and key not in seen:
            form = form._replace(form="main")
        seen.add(key)
        chosen.append(form)
    return sorted(chosen)


def family_pairs() -> list[tuple[str, str, str]]:
    """Return (key, Ukrainian, Russian) of masculine or genderless names, the commonest first."""
    counts = russian_family()
    rows = set()
    for uk, russian in ukrainian_pairs("last").items():
        for ru in russian:
            folded = ru.lower().replace("ё", "е")
            feminine = _FEMININE.search(folded)
            if feminine or counts.get(folded, 0) < LEAST_FAMILY:
                continue
            if _FAMILY.fullmatch(uk) and _FAMILY.fullmatch(ru.lower()) and "ы" not in uk:
                rows.add((family_keys(ru)[0], -counts[folded], ru.lower(), uk))
    return [(key, uk, ru) for key, _, ru, uk in sorted(rows)]


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]], note: str = "") -> None:
    """Write a table of data/persons: LF, UTF-8, a note about the source above the header."""
    lines = [f"# {line}" for line in note.splitlines()]
    lines += ["\t".join(row) for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Rewrite the imported rows of both tables."""
    rows = read_rows("given_names.tsv", GIVEN_HEADER)
    forms = {form for form in (GivenForm(*cells) for cells in rows) if form.reviewed}
    forms.update(new_classes(index_given(sorted(forms)), russian_given()))
    forms.update(ukrainian_forms(index_given(sorted(forms)), ukrainian_pairs("first")))
    forms.update(shevchenko_forms(index_given(sorted(forms))))
    write(TARGET / "given_names.tsv", GIVEN_HEADER, with_main_forms(forms))
    note = (
        "Family names, Ukrainian and Russian, by blocking key: names-translator 2.1.0 (MIT),\n"
        f"kept where russiannames 2.0.0 (BSD-3-Clause) has the Russian one {LEAST_FAMILY} times.\n"
        "The commonest of a key stand first. Read by persons/lexicon.py and gazetteer/lexicon.py;\n"
        "written by tools/import_names.py."
    )
    write(TARGET / "family_names.tsv", ("key", "uk", "ru"), family_pairs(), note)


if __name__ == "__main__":
    main()
