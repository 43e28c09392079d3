"""Which words of a written name are the given name, the patronymic and the family name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from translit_norm.persons.name import Word

# Classes whose patronymics are not family names as well.
_FATHER_CLASSES = """
    anatolii borys dmytro hennadii heorhii ihor kostiantyn leonid mykola oleh oleksandr serhii
    valentyn valerii viacheslav viktor vitalii volodymyr yevhen yurii
"""
_FATHERS = frozenset(_FATHER_CLASSES.split())


#: A reading that leads the next by more than this is sure.
SURE = 0.8


class Roles(NamedTuple):
    """The words of a name by their part; `sure` is False where another reading is as good."""

    given: Word | None
    patronymic: Word | None
    family: tuple[Word, ...]
    order: str
    sure: bool


def assign(words: Sequence[Word], before_comma: int, initials: Sequence[tuple[int, str]]) -> Roles:
    """Return the parts of a name.

    `before_comma` counts the words before a comma; `initials` are (place among all words, letter).
    """
    count = len(words)
    if 0 < before_comma < count and before_comma <= 2 and _comma_tells(words, before_comma):
        rest = words[before_comma:]
        patronymic = next((word for word in rest[1:] if word.stem), None)
        return Roles(rest[0], patronymic, tuple(words[:before_comma]), "family-comma", True)
    if initials:
        return _with_initials(words, initials)
    if count == 1:
        return _single(words[0])
    return _assign_full(words)


def _with_initials(words: Sequence[Word], initials: Sequence[tuple[int, str]]) -> Roles:
    first = initials[0][0] == 0
    one_letter = len(words) > 1 and len(initials) == 1
    if one_letter and not first and words[0].given:
        # Peter A. Savchenko: the letter stands for the patronymic.
        return Roles(words[0], None, tuple(words[1:]), "given-first", True)
    order = "given-first" if first else "family-first"
    if one_letter and words[-1].stem_classes:
        return Roles(None, words[-1], tuple(words[:-1]), order, True)
    return Roles(None, None, tuple(words), order, True)


def _comma_tells(words: Sequence[Word], before: int) -> bool:
    """Return whether a comma can stand after the family name (some writers put it anywhere)."""
    left, right = words[:before], words[before:]
    named_left = any(word.classes and word.reviewed for word in left)
    return not named_left or any(word.classes and word.reviewed for word in right)


def _single(word: Word) -> Roles:
    if word.patronymic_gender == "f":
        return Roles(None, word, (), "single", True)
    if word.classes and word.reviewed and word.family_likeness < 2:
        return Roles(word, None, (), "single", False)
    return Roles(None, None, (word,), "single", True)


def _assign_full(words: Sequence[Word]) -> Roles:
    count = len(words)
    # Where only some words are in capitals, those are the family name.
    capitals = [word.capitals for word in words]
    mixed = any(capitals) and not all(capitals)
    middle = _patronymic_at(words)
    best = (-1.0, 0)
    second = -1.0
    likenesses = [_family_likeness(word) for word in words]
    if middle >= 0:
        likenesses[middle] = 0.0
    for index, word in enumerate(words):
        if index == middle:
            continue
        own, likenesses[index] = likenesses[index], 0.0
        score = _given_likeness(word) + max(likenesses)
        likenesses[index] = own
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
    return Roles(words[at], patronymic, family, order, best[0] - second > SURE)


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
