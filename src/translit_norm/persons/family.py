"""How far two family names are apart once the languages' known correspondences are allowed for.

The ending classes (-ov, -sky, -enko, -in, adjectives) are compared as classes, what is before them
by the cheapest alignment.
"""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.persons.alignment import alignment_cost
from translit_norm.script.person_keys import other_sounds, word_sound

#: A letter written once or twice, and a soft sign or й more: often a slip, sometimes another name.
DOUBLED = 0.3
SIGN = 0.65
# Consonants before which -ov and -ev are often one ending, spelt with ё.
_SOFT_ENDS = "čšžcqlvnr"
_OV_RE = re.compile(r"(..+?)([aeio])(?:v|f|u)(?:a?|i|oi|s)$")
_SKI_RE = re.compile(r"(.+?)d?([scz])k(?:i|oi|a|aa)$")
_KO_RE = re.compile(r"(..+?[^aeiou])k([oa])$")
_IN_RE = re.compile(r"(..+?)i(n)(a?)$")
_ENKO_RE = re.compile(r"(.+?)[aei]*nk[oa]$")
_OI_RE = re.compile(r"(..+?[^aeiou])(?:oi|i|ai)$")


class FamilyShape:
    """A family name's sound without the ending that gender, language and standard change."""

    __slots__ = ("ending", "gender", "sound", "stem", "vowel")

    def __init__(self, spoken: str) -> None:
        self.sound = spoken
        self.stem, self.ending, self.vowel, self.gender = spoken, "", "", ""
        found = _SKI_RE.match(spoken)
        if found:
            self.stem, self.ending = found[1], "ski"
            self.gender = "f" if spoken.endswith("a") else "m"
            return
        found = _OV_RE.match(spoken)
        if found:
            self.stem, self.ending, self.vowel = found[1], "ov", found[2]
            self.gender = "f" if spoken.endswith("a") else "m"
            return
        found = _ENKO_RE.match(spoken)
        if found:
            self.stem, self.ending = found[1], "enko"
            return
        found = _KO_RE.match(spoken)
        if found:
            # Млечко is Млечка in Belarusian: unstressed, and no sign of gender.
            self.stem, self.ending, self.vowel = found[1], "ko", found[2]
            return
        found = _IN_RE.match(spoken)
        if found:
            self.stem, self.ending = found[1] + "i", "in"
            self.gender = "f" if found[3] else "m"
            return
        found = _OI_RE.match(spoken)
        if found:
            self.stem, self.ending = found[1], "oi"


@lru_cache(maxsize=1 << 15)
def shape(spoken: str) -> FamilyShape:
    """Return the stem and the ending class of a family name's sound."""
    return FamilyShape(spoken)


#: What it costs that a letter must be read as in fewer standards.
RARE_READING = 0.1


def written_cost(one: str, other: str, language: str = "") -> float:
    """Return how far two written family names are apart, rarer readings of Latin letters tried.

    >>> written_cost("Mozhovyi", "Мозговий") < 0.2, written_cost("Loujanski", "Лужанский") < 0.2
    (True, True)
    """
    spoken, heard = word_sound(one), word_sound(other)
    cost = family_cost(spoken, heard, language)
    if cost <= RARE_READING:
        return cost
    for rare in other_sounds(one):
        cost = min(cost, RARE_READING + family_cost(rare, heard, language))
    for rare in other_sounds(other):
        cost = min(cost, RARE_READING + family_cost(spoken, rare, language))
    return cost


@lru_cache(maxsize=1 << 15)
def family_cost(one: str, other: str, language: str = "") -> float:
    """Return how far two family names' sounds are apart: 0.0 the same, 1.0 one letter, up to 9.0.

    `language` is be, uk, de or fr, or several joined by +, where the spelling of either name shows
    that it came through that language, which makes that language's changes cheap.

    >>> family_cost("haidai", "gaidai") < 0.1, family_cost("karlov", "karpov")
    (True, 1.0)
    >>> family_cost("paskou", "peskov", "be") < 0.3
    True
    """
    if one == other:
        return 0.0
    a, b = shape(one), shape(other)
    if a.ending == b.ending:
        cost = alignment_cost(a.stem, b.stem, language)
        # The endings are one class, written in two ways.
        return cost + _ending_cost(a, b, language)
    return alignment_cost(one, other, language)


def gender_pair(one: str, other: str) -> bool:
    """Return whether two family names' sounds are those of a man and a woman of one family.

    >>> gender_pair("ivanov", "ivanova"), gender_pair("sadovi", "sadova"), gender_pair("kalina", "kalina")
    (True, True, False)
    """
    if (one[-1:] == "a") == (other[-1:] == "a"):
        return False
    his, hers = (other, one) if one[-1:] == "a" else (one, other)
    man, woman = shape(his), shape(hers)
    if man.ending == woman.ending and man.ending in ("ov", "in", "ski"):
        return man.stem == woman.stem or alignment_cost(man.stem, woman.stem) < 0.7
    return man.ending == "oi" and alignment_cost(man.stem, hers[:-1]) < 0.7


def _ending_cost(a: FamilyShape, b: FamilyShape, language: str) -> float:
    """Return what two spellings of one class of ending cost: -ov, -ev, -iv, -au are not alike."""
    one, other = a.vowel, b.vowel
    if one == other:
        return 0.0 if len(a.sound) - len(a.stem) == len(b.sound) - len(b.stem) else 0.02
    # ё is written e or o (Kovalyov, Kovalev), and so is о after a hushing letter.
    if {one, other} == {"e", "o"}:
        return 0.05 if a.stem[-1] in _SOFT_ENDS else 0.3
    if "a" in (one, other):
        return 0.2 if a.ending == "ko" and "be" not in language else 0.05
    return 0.15 if "uk" in language else 0.3


def same_language_cost(one: str, other: str) -> float:
    """Return how far two family names of one language in Cyrillic are apart, letter by letter.

    >>> same_language_cost("Семёнов", "СЕМЕНОВ"), same_language_cost("Паньков", "Панков")
    (0.0, 0.65)
    """
    left, right = _plain(one), _plain(other)
    if left == right:
        return 0.0
    if _DOUBLED_RE.sub(r"\1", left) == _DOUBLED_RE.sub(r"\1", right):
        return DOUBLED
    if _SIGNS_RE.sub("", left) == _SIGNS_RE.sub("", right):
        return SIGN
    return max(SIGN, alignment_cost(word_sound(one), word_sound(other), "same"))


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е").replace("'", "’").replace("ʼ", "’")


_DOUBLED_RE = re.compile(r"(.)\1")
_SIGNS_RE = re.compile("[ьъй’]")
