"""What a person's name is made of: the parsed name, and what one word of it can be."""

from __future__ import annotations

from dataclasses import dataclass

from translit_norm.persons.tables import GivenForm
from translit_norm.types import Record


@dataclass(frozen=True, slots=True)
class ParsedName(Record):
    """The parts of a person's name as they are written, "" where a part is missing.

    `gender` is "m", "f" or ""; `order` is "given-first", "family-first", "family-comma" or
    "single"; `initials` stand for the given name and then the patronymic; `titles` and `particles`
    are kept in their order; `script` is that of `translit_norm.script.detect.script_of`.
    """

    text: str
    given: str = ""
    patronymic: str = ""
    family: str = ""
    gender: str = ""
    order: str = "single"
    initials: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    script: str = "none"


@dataclass(frozen=True, slots=True)
class Word:
    """What one word of a name can be, in itself: given name, patronymic, family name, initial."""

    text: str
    sound: str
    given: tuple[GivenForm, ...]
    given_gender: str
    classes: frozenset[str]
    weak_classes: frozenset[str]
    reviewed: bool
    stem: str
    stem_classes: frozenset[str]
    patronymic_gender: str
    family_likeness: float
    family_gender: str
    belarusian: bool
    ukrainian: bool
    german: bool
    capitals: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """A parsed name with the analysed words behind it; `initials` are given, then patronymic."""

    parsed: ParsedName
    given: Word | None
    patronymic: Word | None
    family: tuple[Word, ...]
    initials: tuple[str, ...]
    gender: str
    belarusian: bool
    ukrainian: bool
    german: bool
    sure_order: bool
