"""Which language an untagged spelling is in, told by its letters and its look-alikes."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from translit_norm.script.sound import sound

_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэъё")
#: What Ukrainian never writes at a word's end where Russian has -ки, -ск: Раднікі, Кадзінск.
_BELARUSIAN_FINAL_RE = re.compile(r"(?:[кгх]і|[сц]к)(?=\s|-|$)")
#: A Caucasian palochka written as the letter І: ГІулари, Іалхан.
_PALOCHKA_RE = re.compile(r"[А-Яа-я]І(?!І)|І[ае]")
#: Letters of Cyrillic alphabets other than the three: Serbian, Macedonian, Turkic, Mongolian …
_THREE = frozenset("абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя’ -.")
_FINAL_RE = re.compile(r"(ськ|цьк|зьк)(ий|а|е|і|ого|ої|их)?(?=\s|-|$)|[оеи][вн]е$")
#: In Russian the hard sign stands before е, ё, ю, я only (elsewhere Bulgarian, Adyghe …).
_BARE_HARD_SIGN_RE = re.compile("ъ(?![еёюя])")
#: Belarusian writes о and ё only under stress, so once a word, and ў after a vowel at its end.
_NOT_BELARUSIAN_RE = re.compile(
    r"[оё][^\s-]*[оё]|[аеёоуыэюяі]в(?![аеёоуыэюяі])|[оеёи]во\b|ино\b|[ртд][еяюіь]"
)

#: Below this similarity of sounds two spellings are two names (measured on renamed towns).
SAME_NAME = 0.6
#: At or above it a Cyrillic spelling is taken for the same name in another language.
LOOK_ALIKE = 0.7


def likeness(one: str, other: str) -> float:
    """Return how alike two spellings sound, 0.0–1.0, whatever their scripts.

    >>> likeness("Харків", "Kharkov") > 0.8, likeness("Бахмут", "Артёмовск") < 0.4
    (True, True)
    """
    return Levenshtein.normalized_similarity(sound(one), sound(other))


def is_cyrillic(name: str) -> bool:
    """Return whether a name is wholly in letters of Ukrainian, Russian and Belarusian."""
    lowered = name.lower()
    if not name.isupper() and _PALOCHKA_RE.search(name):
        return False
    return set(lowered) <= _THREE and any("а" <= letter <= "я" for letter in lowered)


def language_of(name: str) -> str:
    """Return the only language of uk, ru, be that the letters allow, else ''.

    >>> language_of("Харків"), language_of("Мелитополь"), language_of("Сёлы"), language_of("Быхаў")
    ('uk', '', 'ru', 'be')
    """
    lowered = set(name.lower())
    if not is_cyrillic(name):
        return ""
    if "ў" in lowered or ("і" in lowered and lowered & {"ы", "э", "ё"}):
        return "be" if not lowered & set("иїєґщъ") else ""
    if lowered & _UKRAINIAN:
        return "uk" if not lowered & _RUSSIAN else ""
    if _FINAL_RE.search(name.lower()) or "’" in lowered:
        return "uk" if not lowered & _RUSSIAN else ""
    return "ru" if lowered & _RUSSIAN else ""


def looks_belarusian(name: str, russian: str) -> bool:
    """Return whether a name of a Russian place, with і for its only mark, is Belarusian and not Ukrainian.

    Belarusian writes а where Russian keeps an unstressed о, and дз for its soft д.

    >>> looks_belarusian("Радзішчава", "Радищево"), looks_belarusian("Кіріши", "Кириши")
    (True, False)
    """
    lowered, base = name.lower(), russian.lower()
    return (
        "і" in lowered
        and may_be(name, "be")
        and bool(
            lowered.count("а") > base.count("а")
            or lowered.count("дз") > base.count("дз")
            or _BELARUSIAN_FINAL_RE.search(lowered)
        )
    )


def may_be(name: str, language: str) -> bool:
    """Return whether the letters allow a Cyrillic name to be in `language` (uk, ru or be)."""
    lowered = set(name.lower())
    if not is_cyrillic(name) or name.isupper():
        return False
    if language == "ru":
        foreign = _FINAL_RE.search(name.lower()) or _BARE_HARD_SIGN_RE.search(name.lower())
        return not lowered & set("іїєґў’") and not foreign
    if language == "uk":
        return not lowered & set("ыэъёў")
    return not lowered & set("иїєґщъ") and not _NOT_BELARUSIAN_RE.search(name.lower())
