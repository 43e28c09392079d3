"""Take a written name of a person apart: titles, initials, given name, patronymic, family name."""

from __future__ import annotations

from functools import lru_cache

from translit_norm.errors import InputTypeError
from translit_norm.persons.name import ParsedName, Parts, Word
from translit_norm.persons.order import Roles, assign
from translit_norm.persons.written import words_of

_NOTHING: frozenset[str] = frozenset()


def parse_person(text: str) -> ParsedName:
    """Return the parts of a person's name as written, in Cyrillic or Latin, any order and case.

    Never fails on a str: what cannot be told is left empty. Only the first 12 words are read.

    Raises:
        InputTypeError: `text` is not a str.

    >>> name = parse_person("полковник КОНАШЕНКОВ И.Е.")
    >>> name.family, name.initials, name.titles, name.order
    ('КОНАШЕНКОВ', ('И', 'Е'), ('полковник',), 'family-first')
    >>> name = parse_person("Syniehubov, Oleh Vasylovych")
    >>> name.given, name.patronymic, name.family, name.gender
    ('Oleh', 'Vasylovych', 'Syniehubov', 'm')
    """
    return parts_of(text).parsed()


def described(text: str) -> str:
    """Return the parts of a name in words, for the reader of an answer that knows nobody.

    >>> described("Петренко І. В."), described("Siarhei Piatrenka")
    ('initials І В, family name Петренко', 'given name Siarhei, family name Piatrenka')
    """
    name = parse_person(text)
    said = (
        ("given name", name.given), ("initials", " ".join(name.initials)),
        ("patronymic", name.patronymic), ("family name", name.family),
    )  # fmt: skip
    return ", ".join(f"{part} {written}" for part, written in said if written) or "no name in it"


def parts_of(text: str) -> Parts:
    """Return the analysed words of a name by their part."""
    if not isinstance(text, str):
        raise InputTypeError("text", text)
    return _parts_of(text)


@lru_cache(maxsize=16384)
def _parts_of(text: str) -> Parts:
    written = words_of(text)
    initials, linked = written.initials[:2], written.linked
    words, second = _without_repetition(written.words), ""
    if linked:
        words, second = _second_given_name(words, linked)
    if linked == {1} and len(words) == 2 and not initials and not _first_is_given(words):
        roles = Roles(None, None, tuple(words), "single", True)
    elif words:
        roles = assign(words, written.before_comma, initials)
    else:
        roles = Roles(None, None, (), "", False)
    if written.child:
        roles = roles._replace(patronymic=written.child)
    present = [word for word in (roles.given, roles.patronymic, *roles.family) if word is not None]
    return Parts(
        text=text,
        given=roles.given,
        second_given=second,
        patronymic=roles.patronymic,
        family=roles.family,
        initials=tuple(letter for _, letter in initials),
        gender=_gender(roles),
        named_gender=_named_gender(roles),
        order=roles.order,
        titles=written.titles,
        particles=written.particles,
        shows=_NOTHING.union(*[word.shows for word in present]),
        sure_order=roles.sure,
    )


def _named_gender(roles: Roles) -> str:
    """Return the gender of a patronymic, else that of a reviewed given name."""
    if roles.patronymic:
        return roles.patronymic.patronymic_gender
    given = roles.given
    return given.given_gender if given and given.reviewed else ""


def _gender(roles: Roles) -> str:
    """Return the gender a name shows, by its surest sign."""
    given = roles.given
    named = _named_gender(roles)
    if named:
        return named
    if roles.family and roles.family[-1].family_gender:
        return roles.family[-1].family_gender
    return given.given_gender if given else ""


def _without_repetition(words: list[Word]) -> list[Word]:
    """Return the first of two spellings that stand one after the other (registers do so)."""
    half = len(words) // 2
    if len(words) in (4, 6) and all(
        _akin(one, other) for one, other in zip(words[:half], words[half:], strict=True)
    ):
        return words[:half]
    return words


def _akin(one: Word, other: Word) -> bool:
    if one.classes & other.classes or one.stem_classes & other.stem_classes:
        return True
    return one.sound[:3] == other.sound[:3] and not one.classes and not one.stem


def _first_is_given(words: list[Word]) -> bool:
    """Return whether the first of two words is a given name: not in Кара-Мурза alone."""
    return words[0].reviewed and bool(words[0].classes)


def _second_given_name(words: list[Word], linked: set[int]) -> tuple[list[Word], str]:
    """Return the words without the second half of a double given name, and that half.

    Kassym-Jomart, Юнус-бек: two linked words of which the first is a given name, before others.
    """
    if 1 in linked and len(words) > 2 and words[0].classes and words[0].family_likeness < 2:
        return [words[0], *words[2:]], words[1].text
    return words, ""
