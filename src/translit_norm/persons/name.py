"""What a person's name is made of: the parsed name, and what one word of it can be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from translit_norm.persons.tables import GivenForm
from translit_norm.script.detect import script_of
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


# Words and parts are made once for a spelling, remembered and never changed: identity tells them
# apart, and they are not frozen since that costs more than all else about making one.
@dataclass(slots=True, eq=False)
class Word:
    """What one word of a name can be, in itself: given name, patronymic, family name, initial."""

    text: str
    sound: str
    given: tuple[GivenForm, ...]
    given_gender: str
    languages: str
    classes: frozenset[str]
    weak_classes: frozenset[str]
    reviewed: bool
    stem: str
    stem_classes: frozenset[str]
    patronymic_gender: str
    family_likeness: float
    family_gender: str
    shows: frozenset[str]
    capitals: bool


@dataclass(slots=True, eq=False)
class Parts:
    """The analysed words of a name by their part; `initials` are given name, then patronymic.

    `gender` is what the whole name shows, `named_gender` only what a patronymic or a reviewed given
    name does. `shows` holds the languages that a word shows to have come through (be, uk, de, fr),
    and yo where one has ё. `sure_order` is False where given and family name may be the other way
    round.
    """

    text: str
    given: Word | None
    second_given: str
    patronymic: Word | None
    family: tuple[Word, ...]
    initials: tuple[str, ...]
    gender: str
    named_gender: str
    order: str
    titles: tuple[str, ...]
    particles: tuple[str, ...]
    shows: frozenset[str]
    sure_order: bool

    def parsed(self) -> ParsedName:
        """Return the name's parts as they are written."""
        given = self.given.text if self.given else ""
        return ParsedName(
            self.text,
            given=f"{given}-{self.second_given}" if self.second_given else given,
            patronymic=self.patronymic.text if self.patronymic else "",
            family=self.written_family(),
            gender=self.gender,
            order=self.order or "single",
            initials=self.initials,
            titles=self.titles,
            particles=self.particles,
            script=script_of(self.text),
        )

    def written_family(self) -> str:
        """Return the family name's words joined as in the text, by a hyphen or by a space."""
        joined = self.family[0].text if self.family else ""
        for before, after in pairwise(self.family):
            hyphen = any(f"{before.text}{mark}{after.text}" in self.text for mark in "-‐‑–")
            joined += ("-" if hyphen else " ") + after.text
        return joined
