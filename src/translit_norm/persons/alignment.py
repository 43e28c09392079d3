"""The cheapest alignment of two sounds: what it costs to read one spelling as the other.

0 for what the languages or their romanisations disagree on by rule, 1 for a letter that makes
another name. The pairs come from the sound correspondences of the three languages and from the
letters their romanisations share.
"""

from __future__ import annotations

from functools import lru_cache

#: Dearer than any cost that matters; ends an alignment early.
FAR = 9.0
#: An alignment that has become this dear is not followed further.
GIVEN_UP = 2.5
#: Two neighbouring letters exchanged: a slip of typing, hardly ever another name.
TRANSPOSED = 0.3
#: о, and е beside it, read as а throughout and nothing else: Belarusian, whatever else it shows.
AKANYE = 0.3

# Pairs of sounds and the cost of reading one as the other, in either direction: up to 0.3 for what
# standards or languages make of one sound, 0.65 and more for what makes another name.
_COSTS = {
    "ao": 0.50, "ae": 0.55, "ei": 0.50, "io": 0.65, "eo": 0.50, "ai": 0.85, "au": 0.85,
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
_UKRAINIAN = {"io": 0.50, "ei": 0.25, "lv": 0.35, "fx": 0.35, "fh": 0.4}
# ё is printed е, and written o in Ukrainian.
_SOFT_O = {"eo": 0.30}
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
    "": {}, "be": _BELARUSIAN, "uk": _UKRAINIAN, "yo": _SOFT_O, "de": _GERMAN, "fr": _FRENCH, "same": _SAME,
}  # fmt: skip


@lru_cache(maxsize=16)
def _costs_of(languages: str) -> dict[tuple[str, str], float]:
    """Return the pairs' costs where `languages`, joined by +, may have shaped a spelling."""
    return _both_ways(_COSTS, *(_TABLES[language] for language in languages.split("+")))


#: A language's own pairs up to this cost are its laws, dearer ones only likelier in it.
LAW = 0.25


def lawful(one: str, other: str, language: str) -> bool:
    """Return whether a Belarusian, German or French spelling writes one of two sounds as the other.

    >>> lawful("kazakov", "kozakov", "be"), lawful("saxarov", "zaxarov", "de")
    (True, True)
    >>> lawful("malavski", "milavski", "be"), lawful("kazakov", "kozakov", "uk")
    (False, False)
    """
    if not any(speller in language for speller in ("be", "de", "fr")):
        return False
    if len(one) != len(other):
        return True  # what a spelling adds or drops is told by its cost
    costs = _costs_of(language)
    return all(
        left == right or costs.get((left, right), 1.0) <= LAW
        for left, right in zip(one, other, strict=True)
    )


_DROPPED = {"i": 0.65, "e": 0.65, "o": 0.70, "a": 0.80, "u": 0.80, "h": 0.75}


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


_READ_AS_A = {("a", "o"), ("a", "e")}
_WRITTEN_AS_A = {("o", "a"), ("e", "a")}


def _only_akanye(left: str, right: str) -> bool:
    pairs = {pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]}
    return ("a", "o") in pairs <= _READ_AS_A or ("o", "a") in pairs <= _WRITTEN_AS_A


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
