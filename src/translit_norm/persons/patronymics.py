"""Patronymics made from given names by the rules of Ukrainian, Russian and Belarusian.

The rules are those of the orthographies' chapters on patronymics; names that leave them are listed
in data/persons/patronymics.tsv.
"""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.persons.tables import load, read_rows

HEADER = ("class", "language", "masculine", "feminine", "source")

_HUSHING = "жшщчц"
_CLUSTER_RE = re.compile(r"(?:[бвгджзйклмнпрстфхцчшщ]{2}|[гкх])$")


@lru_cache(maxsize=1)
def _listed() -> dict[tuple[str, str], tuple[str, str]]:
    rows = read_rows("patronymics.tsv", HEADER)
    return {(group, language): (he, she) for group, language, he, she, _ in rows}


@lru_cache(maxsize=4096)
def patronymic_of(group: str, language: str, gender: str) -> str:
    """Return the patronymic of a father whose name is of a class, "" where it is not known.

    `language` is uk, ru or be; `gender` is that of the child, "m" or "f".

    >>> patronymic_of("volodymyr", "uk", "m"), patronymic_of("serhii", "ru", "f")
    ('Володимирович', 'Сергеевна')
    >>> patronymic_of("oleh", "be", "m"), patronymic_of("illia", "ru", "f")
    ('Алегавіч', 'Ильинична')
    """
    listed = _listed().get((group, language))
    if listed:
        return listed[1] if gender == "f" else listed[0]
    name = main_form(group, language)
    return (
        {"uk": _ukrainian, "ru": _russian, "be": _belarusian}[language](name, gender)
        if name
        else ""
    )


def main_form(group: str, language: str) -> str:
    """Return the form of a given-name class that is written in a language, "" where none is known.

    >>> main_form("volodymyr", "be")
    'Уладзімір'
    """
    for form in load().by_class.get(group, ()):
        if form.language == language and form.form == "main":
            return form.name
    return ""


def _ukrainian(name: str, gender: str) -> str:
    if name.endswith("ій"):
        return name[:-1] + ("йович" if gender == "m" else "ївна")
    if name.endswith("й"):
        return name + "ович" if gender == "m" else name[:-1] + "ївна"
    if name.endswith("ь"):
        return name + "ович" if gender == "m" else name[:-1] + "івна"
    stem = name.rstrip("оая")
    return stem + ("ович" if gender == "m" else "івна")


def _russian(name: str, gender: str) -> str:
    ending = ("ович", "евич") if gender == "m" else ("овна", "евна")
    if name.endswith("ий"):
        stem = name[:-2]
        return stem + ("и" if _CLUSTER_RE.search(stem) else "ь") + ending[1]
    if name.endswith(("й", "ь")):
        return name[:-1] + ending[1]
    stem = name.rstrip("оая").replace("ё", "е") if name.endswith(("о", "а", "я")) else name
    return stem + ending[stem[-1] in _HUSHING]


def _belarusian(name: str, gender: str) -> str:
    hard, soft = ("авіч", "евіч") if gender == "m" else ("аўна", "еўна")
    if name.endswith("рый"):
        return name[:-2] + "’" + soft
    if name.endswith("ій"):
        return name[:-1] + soft
    if name.endswith("й"):
        return name[:-1] + soft
    if name.endswith("ь"):
        return name + soft
    stem = name.rstrip("оая")
    if stem.endswith("ў"):
        stem = stem[:-1] + "в"
    return stem + hard
