"""The names that readings of a spelling are weighed by: words with a weight, a letter model each.

Attested names only: models that learnt names made by rule were no better on withheld names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from translit_norm.gazetteer.table import ALIAS_COLUMNS, ENTITY_COLUMNS, read_table
from translit_norm.inflect.correspond import belarusian_forms, russian_forms
from translit_norm.romanise.scheme import ALPHABETS, APOSTROPHES
from translit_norm.script.letter_model import pack_model

LANGUAGES = ("uk", "ru", "be")
#: How many aliases an entity's own name outweighs: aliases of a language are at times mislabelled.
_CANONICAL = 4
_HOME = {"UA": "uk", "RU": "ru", "BY": "be"}
_APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
_WORD = {
    language: re.compile(f"(?<![\\w'])[{letters}]+(?:'[{letters}]+)*(?![\\w'])")
    for language, letters in ALPHABETS.items()
}


@dataclass(slots=True)
class Group:
    """The names of one place, or one class of given names, by language.

    `home` is the language of the country the place lies in, "" for others and for persons.
    """

    home: str = ""
    person: bool = False
    attested: dict[str, list[str]] = field(default_factory=dict)
    generated: dict[str, list[str]] = field(default_factory=dict)


def words_of(name: str, language: str) -> list[str]:
    """Return the words of a name in small letters; words with letters of another language fall out.

    >>> words_of("Кам’янка-Дніпровська", "uk"), words_of("Ялта І", "ru")
    (["кам'янка", 'дніпровська'], ['ялта'])
    """
    return _WORD[language].findall(_APOSTROPHE.sub("'", name.lower()))


def build_rows(names_by_language: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, int]]:
    """Yield (word, language, weight) of every word of the names, sorted; it counts the names."""
    for language in sorted(names_by_language):
        counts = Counter(
            word for name in names_by_language[language] for word in words_of(name, language)
        )
        for word in sorted(counts):
            yield word, language, counts[word]


def compile_model(names: Mapping[str, Iterable[str]]) -> dict[str, bytes]:
    """Return the packed letter model of each language; the same names give the same bytes."""
    return {
        language: pack_model({word for name in listed for word in words_of(name, language)})
        for language, listed in sorted(names.items())
    }


def read_groups(folder: Path, *, generate: bool = False) -> list[Group]:
    """Return the names in the tables below `folder`: places, given names, family names.

    `generate` adds the Russian and Belarusian names that rules make of Ukrainian ones. Raises
    `TableError`.
    """
    groups: dict[str, Group] = {}
    tables = sorted((folder / "places").glob("*.tsv"))
    headers = {path: _header(path) for path in tables}
    for path in tables:
        if "id" in headers[path]:
            for row in read_table(path, ENTITY_COLUMNS):
                group = groups[row["id"]] = Group(_HOME.get(row["country"], ""))
                for language in LANGUAGES:
                    if row[language]:
                        group.attested[language] = [row[language]] * _CANONICAL
                if generate and group.home == "uk":
                    _generate(group)
    for path in tables:
        if "entity" in headers[path]:
            for row in read_table(path, ALIAS_COLUMNS, optional=ALIAS_COLUMNS):
                if row["language"] in LANGUAGES and row["kind"] != "misspelling":
                    named = groups.setdefault(row["entity"], Group()).attested
                    named.setdefault(row["language"], []).append(row["name"])
    return [*groups.values(), *_persons(folder / "persons")]


def _generate(group: Group) -> None:
    for name in group.attested.get("uk", ())[:1]:
        russian = group.attested.get("ru", [])[:1] or [form for form, _ in russian_forms(name)[:1]]
        group.generated["ru"] = russian
        group.generated["be"] = [form for form, _ in belarusian_forms(name, russian)[:1]]


def _persons(folder: Path) -> Iterator[Group]:
    classes: dict[str, Group] = {}
    given, family = folder / "given_names.tsv", folder / "family_names.tsv"
    if given.exists():
        for row in read_table(given, ("class", "name", "language", "form", "gender", "source")):
            if row["language"] in LANGUAGES:
                named = classes.setdefault(row["class"], Group(person=True)).attested
                named.setdefault(row["language"], []).append(row["name"])
    yield from classes.values()
    if family.exists():
        for row in read_table(family, ("key", "uk", "ru")):
            yield Group(person=True, attested={"uk": [row["uk"]], "ru": [row["ru"]]})


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                return line.rstrip("\n").split("\t")
    return []


def lexicon(groups: Iterable[Group]) -> tuple[list[tuple[str, str, int]], dict[str, bytes]]:
    """Return the rows (word, language, weight) and the letter models of these names.

    The compiler stores the rows in the table `lexicon`, the models as blobs `letters.uk` and so on.
    """
    attested: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for group in groups:
        for language in LANGUAGES:
            attested[language] += group.attested.get(language, [])
    return list(build_rows(attested)), compile_model(attested)
