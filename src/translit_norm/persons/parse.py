"""Take a written name of a person apart: titles, initials, given name, patronymic, family name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from translit_norm.errors import InputTypeError
from translit_norm.persons.name import ParsedName, Parts, Word
from translit_norm.persons.tables import words_of_kind
from translit_norm.persons.words import analyse
from translit_norm.script.detect import script_of
from translit_norm.script.person_keys import WORD_RE

#: A name longer than this many words is not one: only the first are looked at.
MOST_WORDS = 12
HYPHENS = frozenset("-‐‑–")
POSSESSIVE = frozenset("'’ʼ")

# Two letters and a full stop can be an initial where they write one Cyrillic letter.
_INITIAL_RE = re.compile(
    r"(?:[^\W\d_]|yu|ya|ye|yo|ju|ja|je|iu|ia|ie|zh|kh|ts|ch|sh|shch|dz|dm|вл|ал|дм|ст|дз|дж)\.?$",
    re.IGNORECASE,
)
# Classes whose patronymics are not family names as well.
_FATHER_CLASSES = """
    anatolii borys dmytro hennadii heorhii ihor kostiantyn leonid mykola oleh oleksandr serhii
    valentyn valerii viacheslav viktor vitalii volodymyr yevhen yurii
"""
_FATHERS = frozenset(_FATHER_CLASSES.split())
_BRACKETS_RE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"«“„][^\"»”“]*[\"»”“]")
_LIST_SPLIT_RE = re.compile(r"\s+(?:aka|a\.k\.a\.|alias|також|также)\s+", re.IGNORECASE)


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
    return parts_of(text).parsed


def parts_of(text: str) -> Parts:
    """Return the parsed name together with the analysed words behind it."""
    if not isinstance(text, str):
        raise InputTypeError("text", text)
    return _parts_of(text)


@lru_cache(maxsize=16384)
def _parts_of(text: str) -> Parts:
    written = text
    if "(" in text or "[" in text or not text.isascii():
        written = _BRACKETS_RE.sub(" ", text) if _BRACKETS_RE.search(text) else text
    comma = written.find(",")
    title_words, particle_words = words_of_kind("title"), words_of_kind("particle")
    titles: list[str] = []
    particles: list[str] = []
    initials: list[tuple[int, str]] = []
    words: list[Word] = []
    linked: set[int] = set()
    before_comma = 0
    position = 0
    for found in WORD_RE.finditer(written[:400]):
        token = found.group()
        bare = token[:-1] if token.endswith(".") else token
        if bare[-2:-1] in POSSESSIVE and bare[-1:] in "sS":
            bare = bare[:-2]
        lowered = bare.lower()
        if lowered in title_words and len(lowered) > 1:
            titles.append(token)
        elif len(bare) == 1 or (token is not bare and _INITIAL_RE.fullmatch(token)):
            initials.append((position, bare))
            position += 1
        elif lowered in particle_words:
            particles.append(token)
        else:
            if found.start() and written[found.start() - 1] in HYPHENS and words:
                linked.add(len(words))
            words.append(analyse(bare))
            position += 1
            if found.start() < comma:
                before_comma = len(words)
        if len(words) == MOST_WORDS:
            break
    words = _without_repetition(words)
    words, seconds = _second_given_names(words, linked)
    script = script_of(text)
    if not words:
        parsed = ParsedName(
            text, initials=tuple(letter for _, letter in initials[:2]), titles=tuple(titles),
            particles=tuple(particles), script=script,
        )  # fmt: skip
        return Parts(parsed, None, None, (), parsed.initials, "", False, False, False, False)
    letters = tuple(letter for _, letter in initials[:2])
    given, patronymic, family, order, sure = _assign(words, before_comma, letters, initials)
    parts = _build(text, given, patronymic, family, letters, order, sure, titles, particles, script)
    if not linked:
        return parts
    joined = "-".join(word.text for word in (given, *seconds) if word) if seconds else ""
    parsed = replace(
        parts.parsed, family=_as_linked(family, text), given=joined or parts.parsed.given
    )
    return replace(parts, parsed=parsed)


def _without_repetition(words: list[Word]) -> list[Word]:
    """Return the first of two spellings that stand one after the other (registers do so)."""
    half = len(words) // 2
    if len(words) in (4, 6) and all(
        _akin(one, other) for one, other in zip(words[:half], words[half:], strict=True)
    ):
        return words[:half]
    return words


def _second_given_names(words: list[Word], linked: set[int]) -> tuple[list[Word], tuple[Word, ...]]:
    """Return the words without the second half of a double given name, and that half.

    Kassym-Jomart, Юнус-бек: two linked words of which the first is a given name, before others.
    """
    if 1 in linked and len(words) > 2 and words[0].classes and words[0].family_likeness < 2:
        return [words[0], *words[2:]], (words[1],)
    return words, ()


def _as_linked(words: Sequence[Word], text: str) -> str:
    """Return words joined as they stand in the text: by a hyphen or by a space."""
    joined = words[0].text if words else ""
    for before, after in pairwise(words):
        hyphen = any(f"{before.text}{hyphen}{after.text}" in text for hyphen in HYPHENS)
        joined += ("-" if hyphen else " ") + after.text
    return joined


def _akin(one: Word, other: Word) -> bool:
    if one.classes & other.classes or one.stem_classes & other.stem_classes:
        return True
    return one.sound[:3] == other.sound[:3] and not one.classes and not one.stem


def _assign(
    words: Sequence[Word],
    before_comma: int,
    letters: tuple[str, ...],
    initials: Sequence[tuple[int, str]],
) -> tuple[Word | None, Word | None, tuple[Word, ...], str, bool]:
    """Return given name, patronymic, family name, their order and whether it is sure."""
    count = len(words)
    if 0 < before_comma < count and before_comma <= 2 and _comma_tells(words, before_comma):
        rest = words[before_comma:]
        patronymic = next((word for word in rest[1:] if word.stem), None)
        return rest[0], patronymic, tuple(words[:before_comma]), "family-comma", True
    if letters:
        first = initials[0][0] == 0
        given_too = None
        patronymic = None
        family = tuple(words)
        if count > 1 and len(letters) == 1 and not first and words[0].given:
            # Peter A. Savchenko: the letter stands for the patronymic.
            given_too, family = words[0], tuple(words[1:])
        elif count > 1 and len(letters) == 1 and words[-1].stem and words[-1].stem_classes:
            patronymic, family = words[-1], tuple(words[:-1])
        order = "given-first" if first or given_too else "family-first"
        return given_too, patronymic, family, order, True
    if count == 1:
        return _single(words[0])
    return _assign_full(words)


def _comma_tells(words: Sequence[Word], before: int) -> bool:
    """Return whether a comma can stand after the family name (some writers put it anywhere)."""
    left, right = words[:before], words[before:]
    named_left = any(word.classes and word.reviewed for word in left)
    return not named_left or any(word.classes and word.reviewed for word in right)


def _single(word: Word) -> tuple[Word | None, Word | None, tuple[Word, ...], str, bool]:
    if word.patronymic_gender == "f":
        return None, word, (), "single", True
    if word.classes and word.reviewed and word.family_likeness < 2:
        return word, None, (), "single", False
    return None, None, (word,), "single", True


def _assign_full(
    words: Sequence[Word],
) -> tuple[Word | None, Word | None, tuple[Word, ...], str, bool]:
    count = len(words)
    # Where only some words are in capitals, those are the family name.
    capitals = [word.capitals for word in words]
    mixed = any(capitals) and not all(capitals)
    middle = _patronymic_at(words)
    best = (-1.0, 0)
    second = -1.0
    for index, word in enumerate(words):
        if index == middle:
            continue
        rest = [other for at, other in enumerate(words) if at not in (index, middle)]
        score = _given_likeness(word)
        score += max((_family_likeness(other) for other in rest), default=0.0)
        if index == 0:
            score += 0.6
        elif count > 2 and index not in (middle - 1, middle + 1) and index != count - 1:
            score -= 1.0
        if middle >= 0 and index == middle - 1:
            score += 1.5
        if mixed:
            score += -2.0 if word.capitals else 1.0
        if score > best[0]:
            best, second = (score, index), best[0]
        elif score > second:
            second = score
    at = best[1]
    family = tuple(word for index, word in enumerate(words) if index not in (at, middle))
    patronymic = words[middle] if middle >= 0 else None
    order = "given-first" if at == 0 or (at < middle and at + 2 < count) else "family-first"
    if not family:
        order = "given-first"
    return words[at], patronymic, family, order, best[0] - second > 0.8


def _given_likeness(word: Word) -> float:
    if word.classes:
        if word.reviewed:
            return 3.0
        return 0.4 if word.family_likeness > 1 else 1.5
    if word.weak_classes:
        return 2.0
    return 0.0


def _family_likeness(word: Word) -> float:
    if word.classes and word.reviewed:
        return 0.0
    return word.family_likeness


def _patronymic_at(words: Sequence[Word]) -> int:
    """Return the place of the patronymic among `words`, -1 where there is none."""
    count = len(words)
    best, at = 0.0, -1
    for index, word in enumerate(words):
        if not word.stem:
            continue
        score = 1.0 + (1.0 if word.stem_classes else 0.0)
        score += 1.0 if word.patronymic_gender == "f" else 0.0
        if index and words[index - 1].given:
            score += 1.0
        if index == 0:
            score -= 0.5
        if count == 2 and word.patronymic_gender == "m":
            # Viktor Yanukovych, Roman Abramovich: the second of two words is a family name,
            # unless hardly anybody bears it as one.
            other = words[1 - index]
            common = word.stem_classes & _FATHERS
            if not (index == 1 and common and other.classes and other.given_gender == "m"):
                continue
        if score > best:
            best, at = score, index
    return at


def _build(
    text: str,
    given: Word | None,
    patronymic: Word | None,
    family: tuple[Word, ...],
    letters: tuple[str, ...],
    order: str,
    sure: bool,
    titles: Sequence[str],
    particles: Sequence[str],
    script: str,
) -> Parts:
    present = [word for word in (given, patronymic, *family) if word is not None]
    gender = ""
    if patronymic and patronymic.patronymic_gender:
        gender = patronymic.patronymic_gender
    elif given and given.given_gender:
        gender = given.given_gender
    elif family:
        gender = family[-1].family_gender
    if given and patronymic and given.given_gender and given.reviewed:
        gender = given.given_gender if not patronymic.stem else patronymic.patronymic_gender
    parsed = ParsedName(
        text,
        given=given.text if given else "",
        patronymic=patronymic.text if patronymic else "",
        family=" ".join(word.text for word in family),
        gender=gender,
        order=order,
        initials=letters,
        titles=tuple(titles),
        particles=tuple(particles),
        script=script,
    )
    return Parts(
        parsed,
        given,
        patronymic,
        family,
        letters,
        gender,
        any(word.belarusian for word in present),
        any(word.ukrainian for word in present),
        any(word.german for word in present),
        sure,
    )
