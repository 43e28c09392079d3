"""Which sounds an initial may stand for, and the sounds of a class of given names."""

from __future__ import annotations

from functools import lru_cache

from translit_norm.persons.name import Word
from translit_norm.persons.tables import FULL, load
from translit_norm.script.person_keys import word_sound

# What one Latin letter may stand for at the start of a name, by the standards in use.
_LATIN = {
    "y": "ieuao", "j": "ieuaož", "i": "ie", "e": "eia", "u": "uv", "v": "vu", "w": "vu",
    "c": "cčksq", "k": "kxh", "g": "gh", "h": "hgx", "z": "zžs", "s": "sščz", "t": "tc", "d": "d",
    "x": "kx", "ye": "e", "yu": "u", "ya": "ia", "yo": "oe", "ju": "u", "ja": "ia", "je": "e",
    "iu": "u", "ia": "ia", "ie": "e", "zh": "ž", "kh": "xh", "ts": "c", "ch": "čxhqš", "sh": "š",
    "dz": "d", "a": "ao", "o": "oa", "f": "fhxt", "p": "pf", "q": "k",
}  # fmt: skip
_CYRILLIC = {"г": "hg", "ґ": "gh", "е": "eia", "є": "e", "ё": "oe", "ю": "u", "я": "iae", "у": "uv",
             "в": "vu", "а": "ao", "о": "oa", "х": "xhf", "ф": "fhxt", "т": "tc", "ц": "ct",
             "і": "ie", "и": "i", "й": "i", "э": "e", "п": "pf", "з": "zd"}  # fmt: skip


@lru_cache(maxsize=4096)
def letter_sounds(letter: str) -> frozenset[str]:
    """Return the sounds that an initial may stand for.

    >>> sorted(letter_sounds("В")), "e" in letter_sounds("Ye")
    (['u', 'v'], True)
    """
    lowered = letter.lower().rstrip(".")
    known = _LATIN.get(lowered) or _CYRILLIC.get(lowered)
    return frozenset(known or word_sound(lowered)[:1])


@lru_cache(maxsize=8192)
def class_sounds(classes: frozenset[str]) -> tuple[str, ...]:
    """Return the sounds of all full forms of the given-name classes."""
    table = load().by_class
    sounds = {
        word_sound(form.name)
        for group in classes
        for form in table.get(group, ())
        if form.form in FULL
    }
    return tuple(sorted(sounds))


@lru_cache(maxsize=16384)
def _word_sounds(word: Word) -> frozenset[str]:
    groups = word.classes | word.weak_classes | word.stem_classes
    letters = {spoken[:1] for spoken in class_sounds(groups)}
    return frozenset(letters | {word.sound[:1]})


def initial_sounds(part: Word | str) -> frozenset[str]:
    """Return the sounds that the first letter of a word, or an initial, may stand for."""
    return letter_sounds(part) if isinstance(part, str) else _word_sounds(part)
