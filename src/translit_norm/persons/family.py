"""How far two family names are apart once the languages' known correspondences are allowed for.

The measure is the cost of the cheapest alignment of two sounds: 0 for what the languages or their
romanisations disagree on by rule, 1 for a letter that makes another name. The pairs come from the
sound correspondences of the three languages and from the letters their romanisations share.
"""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.script.person_keys import other_sounds, word_sound

#: Dearer than any cost that matters; ends an alignment early.
FAR = 9.0
#: An alignment that has become this dear is not followed further.
GIVEN_UP = 2.5
#: Two neighbouring letters exchanged: a slip of typing, hardly ever another name.
TRANSPOSED = 0.3
#: о read as а throughout, and nothing else: Belarusian, even where nothing else shows it.
AKANYE = 0.3

_OV_RE = re.compile(r"(..+?)([aeio])(?:v|f|u)(?:a?|i|oi|s)$")
#: A letter written once or twice, and a soft sign or й more: often a slip, sometimes another name.
DOUBLED = 0.3
SIGN = 0.65
# Consonants before which -ov and -ev are often one ending, spelt with ё.
_SOFT_ENDS = "čšžcqlvnr"
_SKI_RE = re.compile(r"(.+?)d?([scz])k(?:i|oi|a|aa)$")
_KO_RE = re.compile(r"(..+?[^aeiou])k([oa])$")
_IN_RE = re.compile(r"(..+?)i(n)(a?)$")
_ENKO_RE = re.compile(r"(.+?)[aei]*nk[oa]$")
_OI_RE = re.compile(r"(..+?[^aeiou])(?:oi|i|ai)$")

# Pairs of sounds and the cost of reading one as the other, in either direction: up to 0.3 for what
# standards or languages make of one sound, 0.65 and more for what makes another name.
_COSTS = {
    "ao": 0.50, "ae": 0.55, "ei": 0.50, "io": 0.65, "eo": 0.30, "ai": 0.85, "au": 0.85,
    "eu": 0.85, "iu": 0.75, "ou": 0.75, "uv": 0.15, "iv": 0.90,
    "gh": 0.05, "hx": 0.12, "gx": 0.65, "kx": 0.65, "kq": 0.80, "qx": 0.08, "hq": 0.30, "gq": 0.8,
    "qč": 0.02, "qš": 0.85, "cq": 0.85, "kg": 0.80, "hk": 0.80, "fx": 0.65, "fh": 0.70, "fv": 0.65,
    "sz": 0.80, "sš": 0.75, "zž": 0.75, "cč": 0.75, "cs": 0.80, "cz": 0.8, "ck": 0.80, "ct": 0.75,
    "čš": 0.85, "žš": 0.80, "lv": 0.80, "td": 0.85, "pb": 0.85, "dž": 0.7, "iž": 0.7,
}  # fmt: skip
# What a Belarusian spelling does to a name: vowel reduction, soft т and д, ў for л.
_BELARUSIAN = {
    "ao": 0.05, "ae": 0.12, "eo": 0.2, "ei": 0.2, "ct": 0.10, "lv": 0.25, "iv": 0.6, "fx": 0.35,
    "fh": 0.4, "io": 0.4,
    "ai": 0.35,
}  # fmt: skip
# Ukrainian і stands for Russian о and е in closed syllables, вовк for волк, Хома for Фома.
_UKRAINIAN = {"io": 0.30, "ei": 0.25, "lv": 0.35, "fx": 0.35, "fh": 0.4}
# German writes s for з (Saporischschja, Selenskyj) and sch for ж.
_GERMAN = {"sz": 0.12, "žš": 0.12, "cz": 0.3, "fv": 0.15}
# Two names in one language and script: nothing is a matter of spelling but ё.
_SAME = dict.fromkeys(_COSTS, 1.0) | {"ei": 0.8, "ao": 0.8, "eo": 0.8}


def _both_ways(*tables: dict[str, float]) -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for table in tables:
        for pair, price in table.items():
            costs[pair[0], pair[1]] = costs[pair[1], pair[0]] = price
    return costs


# French writes ch for ш and j for ж.
_FRENCH = {"qš": 0.10, "iž": 0.20}
_TABLES = {
    "": {}, "be": _BELARUSIAN, "uk": _UKRAINIAN, "de": _GERMAN, "fr": _FRENCH, "same": _SAME,
}  # fmt: skip


@lru_cache(maxsize=16)
def _costs_of(languages: str) -> dict[tuple[str, str], float]:
    """Return the pairs' costs where `languages`, joined by +, may have shaped a spelling."""
    return _both_ways(_COSTS, *(_TABLES[language] for language in languages.split("+")))


_DROPPED = {"i": 0.65, "e": 0.65, "o": 0.70, "a": 0.80, "u": 0.80, "h": 0.75}


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


@lru_cache(maxsize=65536)
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


@lru_cache(maxsize=65536)
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


def alignment_cost(one: str, other: str, language: str = "") -> float:
    """Return the cost of the cheapest alignment of two sounds, `FAR` where it is hopeless."""
    if one == other:
        return 0.0
    if abs(len(one) - len(other)) > 3:
        return FAR
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = one[start : len(one) - end]
    right = other[start : len(other) - end]
    costs = _costs_of(language)
    if len(left) == 1 and len(right) == 1:
        return costs.get((left, right), 1.0)
    if len(left) == len(right):
        if len(left) == 2 and left == right[::-1]:
            return TRANSPOSED
        if len(left) > 2 and _only_akanye(left, right):
            return AKANYE
    # One more letter on either side, for the drops whose cost depends on a neighbour.
    first, last = one[start - 1] if start else "", one[len(one) - end : len(one) - end + 1]
    drops_left = _drops(left, first, last, language)
    drops_right = _drops(right, first, last, language)
    previous = [0.0]
    for price in drops_right:
        previous.append(previous[-1] + price)
    for letter, price in zip(left, drops_left, strict=True):
        current = [previous[0] + price]
        for column, facing in enumerate(right):
            best = previous[column]
            if letter != facing:
                best += costs.get((letter, facing), 1.0)
            best = min(best, previous[column + 1] + price, current[column] + drops_right[column])
            current.append(best)
        if min(current) > GIVEN_UP:
            return FAR
        previous = current
    return previous[-1]


def difference(one: str, other: str) -> str:
    """Return the stretch in which two sounds differ, in brackets, "" where they do not.

    >>> difference("gaidai", "haidai"), difference("stremousov", "stremusov")
    (' (g as h)', ' (o left out)')
    """
    if one == other:
        return ""
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if not left or not right:
        return f" ({left or right} left out)"
    return f" ({left} as {right})"


def _drops(letters: str, first: str, last: str, language: str) -> list[float]:
    """Return what it costs to leave out each of `letters`, which stand between two others."""
    around = f"{first or ' '}{letters}{last or ' '}"
    return [
        _drop(letter, around[at], around[at + 2], language) for at, letter in enumerate(letters)
    ]


def _only_akanye(left: str, right: str) -> bool:
    pairs = {pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]}
    return pairs in ({("a", "o")}, {("o", "a")})


def _drop(letter: str, behind: str, ahead: str, language: str) -> float:
    """Return the cost of a letter that only one of two sounds has."""
    if letter == "z" and behind == "d":
        return 0.15 if "be" in language else 0.5
    if letter == "s" and behind == "t":
        return 0.15 if "be" in language else 0.5
    if letter == "o" and ahead == "u":
        return 0.2
    if letter == "v" and ahead in "uo" and "be" in language:
        return 0.3
    if letter == "i" and behind == " " and ahead in "ae":
        return 0.15
    if letter == "k" and (ahead == "x" or behind == "x"):
        return 0.2
    if letter in "td" and behind in "szš":
        return 0.5
    return _DROPPED.get(letter, 1.0)
