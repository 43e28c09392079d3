"""Given and family names under the case endings of running text, and whether two are one family name."""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.persons.compare import compare_parts, same_parts
from translit_norm.persons.parse import parts_of
from translit_norm.persons.words import analyse, is_given
from translit_norm.scan.latin import readings
from translit_norm.script.fold import fold
from translit_norm.script.person_keys import family_keys, word_sound
from translit_norm.types import Verdict

#: Languages whose oblique given names are put back into the nominative by trying these endings.
_BASE_ENDINGS = ("", "о", "й", "а", "я", "ь", "ий", "ія", "ей", "ій")
_CASE_ENDING_RE = re.compile(
    r"(?:ого|ому|ага|аму|ією|ієм|ії|ія|ію|ою|ові|еві|єві|ым|им|ім|ом|ем|єм|ам|ою|ей|ой|ий|ый|ій|ая|ую|ої|ьою|ею|єю|ю|я|у|а|е|і|ы|и|о|є|ь)$"
)
_LATIN_CASE_RE = re.compile(r"(?:iego|iemu|ego|emu|owi|iem|em|ym|im|a|u|y|ą|ę)$")


@lru_cache(maxsize=1 << 15)
def given_base(word: str) -> str:
    """Return the nominative of a given name written in any case, "" for another word.

    >>> given_base("Володимира"), given_base("Oleg"), given_base("Kharkiv")
    ('Володимир', 'Oleg', '')
    """
    if len(word) < 3 or not word.replace("-", "").isalpha():
        return ""
    if is_given(word):
        return word
    cyrillic = word[-1] >= "Ѐ"
    pattern = _CASE_ENDING_RE if cyrillic else _LATIN_CASE_RE
    found = pattern.search(word)
    if found is None or found.start() < 3:
        return ""
    if not cyrillic:
        stem = word[: found.start()]
        return next((base for base in (stem, stem + "o", stem + "a") if is_given(base)), "")
    for cut in range(len(word) - found.start(), 0, -1):
        for ending in _BASE_ENDINGS:
            if is_given(word[:-cut] + ending):
                return word[:-cut] + ending
    return ""


#: The case endings of patronymics: Ивановича, Іванівною.
_PATRONYMIC_RE = re.compile(
    r"(?<=[иі]ч)(?:а|у|е[мв]|ом|ові|еві|е|і)$|(?<=[вўч]н)(?:ы|и|е|і|у|ою|ой|ай|аю)$"
)


@lru_cache(maxsize=1 << 12)
def is_patronymic(word: str) -> bool:
    """Say whether a word is a patronymic in any case, made of a given name.

    >>> is_patronymic("Сергеевича"), is_patronymic("Іванівною"), is_patronymic("Драздовіч")
    (True, True, False)
    """
    base = _PATRONYMIC_RE.sub(lambda found: "а" if word[found.start() - 1] == "н" else "", word)
    return bool(analyse(base).stem_classes)


#: Family names of women in the nominative, of men in the genitive and dative only.
_NOT_HIS_RE = re.compile(r"(?:[оеё]в|[иі]н)(?:а|у|ой|ою|ої)$|[сц]ь?к(?:ая|ой|ого|ому|ої|ій|а)$")


def disagree(given: str, family: str) -> bool:
    """Say whether a man's given name in the nominative cannot stand with a family name's form.

    >>> disagree("Роман", "Пушкина"), disagree("Иван", "Пушкин"), disagree("Мария", "Пушкина")
    (True, False, False)
    """
    return analyse(given).given_gender == "m" and _NOT_HIS_RE.search(family) is not None


def family_stem(folded: str) -> str:
    """Return a folded family name without its case and gender ending.

    >>> family_stem("путина"), family_stem("зеленського"), family_stem("lavrov")
    ('путин', 'зеленськ', 'lavrov')
    """
    if folded and folded[-1] >= "Ѐ":
        found = _CASE_ENDING_RE.search(folded)
        if found and found.start() >= 3:
            return folded[: found.start()]
    return folded


@lru_cache(maxsize=1 << 16)
def name_keys(family: str) -> tuple[str, ...]:
    """Return the keys under which a family name and its case forms are looked up."""
    folded = fold(family)
    stems = (family_stem(folded), folded[:-1]) if folded.endswith("й") else (family_stem(folded),)
    return tuple(dict.fromkeys((*family_keys(family), *stems)))


#: What Polish puts at the end of a family name, and what stood there before. German adds an s.
_POLISH_RE = re.compile(r"(?:iego|iemu|ego|emu|owi|iem|em|im|ym|ie|a|u|i|y|ę|ą|o)$")


#: Languages whose family names `bases` puts back into the nominative.
CASES = frozenset({"de", "pl"})
_VOWELS = frozenset("aeiouyąęó")


@lru_cache(maxsize=1 << 14)
def bases(word: str, language: str) -> tuple[str, ...]:
    """Return the nominatives that a Polish or German family name in another case may have.

    For French, which declines nothing, what its letters may stand for: Chmyhal.

    >>> bases("Putins", "de"), "Zełenski" in bases("Zełenskiego", "pl")
    (('Putin',), True)
    """
    if language == "de":
        return (word[:-1],) if len(word) > 4 and word.endswith("s") else ()
    if language == "fr":
        return readings(fold(word), "fr")
    if language != "pl":
        return ()
    found = _POLISH_RE.search(word)
    if found is None or found.start() < 3:
        return ()
    stem = word[: found.start()]
    found_bases = [stem + ending for ending in ("", "i", "y", "o", "a") if stem + ending != word]
    if stem[-1] == "c" and stem[-2] not in _VOWELS:
        found_bases += [stem[:-1] + "ec", stem[:-1] + "eć"]  # Maszowca
    return tuple(found_bases)


#: The endings of a family name in -й after a vowel: Шурмей, Шурмея.
_SOFT_RE = re.compile(r"(?<=[аеиоуы])(?:й|я|ю|е[мю]|єм)$")


def agree(classes: frozenset[str], given: str) -> bool:
    """Say whether a given name may be of one of the classes; initials and unknown names may."""
    others = analyse(given).classes
    return not classes or not others or bool(classes & others)


@lru_cache(maxsize=1 << 15)
def sound_alike(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return (
        word_sound(one) == word_sound(other)
        or family_stem(first) == family_stem(second)
        or _SOFT_RE.sub("", first) == _SOFT_RE.sub("", second)
    )


@lru_cache(maxsize=1 << 14)
def same(one: str, other: str) -> bool:
    return same_parts(parts_of(one), parts_of(other)) is not None


@lru_cache(maxsize=1 << 14)
def same_family(one: str, other: str) -> bool:
    if family_stem(fold(one)) == family_stem(fold(other)):
        return True
    if abs(len(one) - len(other)) > 3:
        return False
    return compare_parts(parts_of(one), parts_of(other)).outcome is not Verdict.DIFFERENT
