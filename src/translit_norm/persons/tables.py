"""The tables of given names that every question about a person rests on, loaded once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from translit_norm.gazetteer.packed import table_text
from translit_norm.script.person_keys import plain_sounds
from translit_norm.tables import tsv_rows

GIVEN_HEADER = ("class", "name", "language", "form", "gender", "source")
#: A main form is the one to be written in its language; full forms are spellings of the same name.
FULL = frozenset({"main", "full"})
FORMS = FULL | {"weak", "diminutive"}

_ONE_BACK_SOUND = str.maketrans("gxq", "hhh")
_HUSHED = str.maketrans("gxq", "hhč")
_FINAL_VOWELS = "aeiou"
# Patronymics of these classes are made from another stem than the name's own.
_IRREGULAR_STEMS = {
    "lev": ("lv",),
    "yakiv": ("akovl", "iakovl", "iakavl"),
    "petro": ("petr", "ptr"),
    "pavlo": ("pavl", "paul"),
    "illia": ("il",),
    "heorhii": ("heorh",),
}


class GivenForm(NamedTuple):
    """One spelling of a given name; `form` is one of FORMS, `gender` m or f."""

    group: str
    name: str
    language: str
    form: str
    gender: str
    source: str

    @property
    def reviewed(self) -> bool:
        """Whether a person has checked that the class holds this form and differs from others."""
        return self.source == "curated"


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names by sound, by class, and by the stem their patronymics share."""

    by_key: dict[str, tuple[GivenForm, ...]]
    by_class: dict[str, tuple[GivenForm, ...]]
    by_stem: dict[str, frozenset[str]]


def given_keys(spoken: str) -> tuple[str, ...]:
    """Return the keys of a given name's sound: г, ґ and х are one; Latin `ch` may be ч or х.

    >>> given_keys("vaqeslav")
    ('vačeslav', 'vaheslav')
    """
    if "q" in spoken:
        return spoken.translate(_HUSHED), spoken.translate(_ONE_BACK_SOUND)
    return (spoken.translate(_ONE_BACK_SOUND),)


def read_rows(name: str, header: tuple[str, ...]) -> Iterator[list[str]]:
    """Return the rows of a table of names one by one; the header must be the expected one.

    Raises:
        TableError: the table is missing, its header differs or a row has another number of cells.
    """
    text = table_text(f"persons/{name}")
    return (cells for _line, cells in tsv_rows(text, name, header))


def index_given(forms: Iterable[GivenForm]) -> GivenNames:
    """Return `forms` indexed by sound, class and patronymic stem."""
    by_key: dict[str, list[GivenForm]] = {}
    by_class: dict[str, list[GivenForm]] = {}
    stems: dict[str, set[str]] = {}
    spelt: list[tuple[str, GivenForm]] = []
    for form in forms:
        by_class.setdefault(form.group, []).append(form)
        lowered = form.name.lower()
        spelt.append((lowered, form))
        if "ё" in lowered:
            # ё is mostly printed as е, and read as either.
            spelt.append((lowered.replace("ё", "е"), form))
    sounds = plain_sounds([spelling for spelling, _ in spelt])
    for spoken, (_, form) in zip(sounds, spelt, strict=True):
        for key in given_keys(spoken):
            entries = by_key.get(key)
            if entries is None:
                by_key[key] = [form]
            elif form is not entries[-1]:
                entries.append(form)
            if form.gender == "m" and form.form in FULL:
                for stem in patronymic_stems(key):
                    stems.setdefault(stem, set()).add(form.group)
    for group, irregular in _IRREGULAR_STEMS.items():
        if group in by_class:
            for stem in irregular:
                stems.setdefault(stem, set()).add(group)
    return GivenNames(
        {key: tuple(entries) for key, entries in by_key.items()},
        {group: tuple(entries) for group, entries in by_class.items()},
        {stem: frozenset(groups) for stem, groups in stems.items()},
    )


_OPENING_IA_RE = re.compile(r"^ia")


def patronymic_stems(key: str) -> tuple[str, ...]:
    """Return what is left of a given name's key in a patronymic: no final vowels.

    >>> patronymic_stems("mikola"), patronymic_stems("serhei")
    (('mikol',), ('serh',))
    """
    stem = key.rstrip(_FINAL_VOWELS)
    if len(stem) < 2:
        return ()
    # Belarusian writes дз for soft д (Arkadzievich), whatever language the given name is in.
    softened = stem + "z" if stem.endswith("d") else ""
    return (stem, softened) if softened else (stem,)


@lru_cache(maxsize=8)
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the words of a written name that are no part of it: kind "title" or "particle"."""
    header = ("word", "kind", "language", "source")
    return frozenset(cells[0] for cells in read_rows("words.tsv", header) if cells[1] == kind)


@lru_cache(maxsize=1)
def load() -> GivenNames:
    """Return the bundled given names (about 30 ms the first time, then at once)."""
    return index_given(GivenForm(*cells) for cells in read_rows("given_names.tsv", GIVEN_HEADER))
