"""Take a written name of a person apart: titles, initials, given name, patronymic, family name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from translit_norm.errors import InputTypeError
from translit_norm.persons.name import ParsedName, Parts, Word
from translit_norm.persons.order import Roles, assign
from translit_norm.persons.tables import words_of_kind
from translit_norm.persons.words import analyse
from translit_norm.script.person_keys import WORD_RE

#: A name longer than this many words or characters is not one: only the first are looked at.
MOST_WORDS = 12
MOST_CHARACTERS = 400

# Turkic words for son and daughter, which follow the father's name.
_CHILD_OF = {
    "ogly": "m", "oglu": "m", "ogli": "m", "uly": "m", "ulu": "m", "uulu": "m", "огли": "m",
    "оглы": "m", "улы": "m", "уулу": "m", "kyzy": "f", "kizi": "f", "qizi": "f", "кизи": "f",
    "кызы": "f",
}  # fmt: skip
_NOTHING: frozenset[str] = frozenset()
_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = frozenset("'’ʼ")
# Two letters and a full stop can be an initial where they write one Cyrillic letter.
_INITIAL_RE = re.compile(
    r"(?:[^\W\d_]|yu|ya|ye|yo|ju|ja|je|iu|ia|ie|zh|kh|ts|ch|sh|shch|dz|dm|вл|ал|дм|ст|дз|дж)\.?$",
    re.IGNORECASE,
)
_OPENING_RE = re.compile('[(\\["«“„]')
_BRACKETS_RE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"«“„][^\"»”“]*[\"»”“]")


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
    written = text[:MOST_CHARACTERS]
    if _OPENING_RE.search(written):
        written = _BRACKETS_RE.sub(" ", written)
    comma = written.find(",")
    title_words, particle_words = words_of_kind("title"), words_of_kind("particle")
    titles: list[str] = []
    particles: list[str] = []
    initials: list[tuple[int, str]] = []
    words: list[Word] = []
    linked: set[int] = set()
    father: Word | None = None
    before_comma = 0
    for found in WORD_RE.finditer(written):
        token = found.group()
        bare = token[:-1] if token.endswith(".") else token
        if bare[-2:-1] in _APOSTROPHES and bare[-1:] in "sS":
            bare = bare[:-2]
        lowered = bare.lower()
        if len(bare) == 1 or (token is not bare and _INITIAL_RE.fullmatch(token)):
            initials.append((len(words) + len(initials), bare))
        elif lowered in title_words:
            titles.append(token)
        elif lowered in particle_words:
            particles.append(token)
            if words and lowered in _CHILD_OF:
                # Nasimi ogly: the son of Nasimi.
                father = words.pop()
        elif bare:
            if words and written[found.start() - 1] in _HYPHENS:
                linked.add(len(words))
            words.append(analyse(bare))
            if found.start() < comma:
                before_comma = len(words)
        if len(words) == MOST_WORDS:
            break
    second = ""
    child = _child_of(father, particles[-1]) if father else None
    if len(words) > 3:
        words = _without_repetition(words)
    if linked:
        words, second = _second_given_name(words, linked)
    if linked == {1} and len(words) == 2 and not initials and not _first_is_given(words):
        roles = Roles(None, None, tuple(words), "single", True)
    elif words:
        roles = assign(words, before_comma, initials[:2])
    else:
        roles = Roles(None, None, (), "", False)
    if child:
        roles = roles._replace(patronymic=child)
    present = [word for word in (roles.given, roles.patronymic, *roles.family) if word is not None]
    return Parts(
        text=text,
        given=roles.given,
        second_given=second,
        patronymic=roles.patronymic,
        family=roles.family,
        initials=tuple(letter for _, letter in initials[:2]),
        gender=_gender(roles),
        named_gender=_named_gender(roles),
        order=roles.order,
        titles=tuple(titles),
        particles=tuple(particles),
        shows=_NOTHING.union(*[word.shows for word in present]),
        sure_order=roles.sure,
    )


def _child_of(father: Word, particle: str) -> Word:
    """Return a father's name with a particle as a patronymic."""
    return replace(
        father,
        text=f"{father.text} {particle}",
        stem=father.sound,
        stem_classes=father.classes,
        patronymic_gender=_CHILD_OF[particle.lower().rstrip(".")],
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
