"""The table of attested family names: its rows by key, and which names a spelling can be.

Two spellings that are both attested, and never of one name, are two names however alike they are:
Belov and Balov, Kazakov and Kozakov.
"""

from __future__ import annotations

from functools import lru_cache

from translit_norm.errors import TableError
from translit_norm.gazetteer.packed import table_text
from translit_norm.persons.family import shape
from translit_norm.persons.tables import given_keys
from translit_norm.script.person_keys import family_keys, plain_sounds, word_sound

#: What it costs that spellings differ by a correspondence that the table attests, and by none.
ONE_NAME, TWO_NAMES = 0.15, 1.0
#: No two forms that the table attests for one name are as far apart (півторацький, полторацкий: 1.45).
FARTHEST = 2.0

_HEADER = "key\tuk\tru"


@lru_cache(maxsize=1)
def _text() -> str:
    """Return the rows of the table after its header, each with a line end before it."""
    _, header, rows = table_text("persons/family_names.tsv").partition(f"\n{_HEADER}\n")
    if not header:
        raise TableError("family_names.tsv", "header", f"must be {_HEADER!r}")
    return f"\n{rows}"


def _first_row(text: str, key: str) -> int:
    """Return where the line end before the first row of a key stands: the rows are sorted."""
    low, high = 0, len(text) - 1
    while low < high:
        middle = text.rfind("\n", low, (low + high) // 2 + 1)
        if text[middle + 1 : text.index("\t", middle)] < key:
            low = text.index("\n", middle + 1)
        else:
            high = middle
    return low


@lru_cache(maxsize=4096)
def attested_rows(key: str) -> tuple[tuple[str, str], ...]:
    """Return the Ukrainian and Russian forms of the rows of a key, the commonest first.

    >>> attested_rows("snhbv"), attested_rows("zzz")
    ((('синєгубов', 'синегубов'),), ())
    """
    text = _text()
    rows: list[tuple[str, str]] = []
    at = _first_row(text, key)
    while text.startswith(f"\n{key}\t", at):
        end = text.index("\n", at + 1)
        _, uk, ru = text[at + 1 : end].split("\t")
        rows.append((uk, ru))
        at = end
    return tuple(rows)


_Heard = tuple[str, str, str]


def _heard(spoken: str) -> _Heard:
    """Return what is heard of a family name whatever its gender."""
    found = shape(spoken)
    return found.stem, found.ending, found.vowel if found.ending == "ov" else ""


def _heard_loosely(word: str) -> frozenset[_Heard]:
    """Return what is heard of a family name with г and х as one sound."""
    return frozenset(_heard(key) for key in given_keys(word_sound(word)))


_Names = dict[_Heard, set[str]]


@lru_cache(maxsize=4096)
def _names_heard(key: str) -> tuple[_Names, _Names]:
    """Return the Russian forms of a key's rows by what is heard: as spelt, with г and х as one."""
    spelt: _Names = {}
    alike: _Names = {}
    rows = attested_rows(key)
    sounds = plain_sounds([form for row in rows for form in row])
    names = [ru for row in rows for ru in row[1:] * 2]
    for sound, ru in set(zip(sounds, names, strict=True)):
        spelt.setdefault(_heard(sound), set()).add(ru)
        for folded in given_keys(sound):
            alike.setdefault(_heard(folded), set()).add(ru)
    return spelt, alike


@lru_cache(maxsize=8192)
def attested_as(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the Russian forms of the attested names that a family name sounds as.

    First as spelt, then with г and х as one sound, as many spellings have them.

    >>> [sorted(names) for names in attested_as("Dorogov")]
    [['дорогов'], ['дорогов', 'дорохов']]
    """
    exact = _heard(word_sound(word).replace("g", "h").replace("q", "č"))
    loose = _heard_loosely(word)
    found = [_names_heard(key) for key in family_keys(word)]
    return (
        frozenset().union(*(spelt.get(exact, ()) for spelt, _ in found)),
        frozenset().union(*(alike.get(heard, ()) for _, alike in found for heard in loose)),
    )


def attested_cost(one: str, other: str, cost: float) -> float:
    """Return what the table makes of the cost of two spellings of family names.

    Little where both are attested for one name, a letter's where they are for different names.

    >>> attested_cost("Pidhirnyi", "Podgorny", 0.9), attested_cost("Belov", "Balov", 0.5)
    (0.15, 1.0)
    """
    if cost >= FARTHEST or not _heard_loosely(one).isdisjoint(_heard_loosely(other)):
        return cost
    if cost >= TWO_NAMES and set(family_keys(one)).isdisjoint(family_keys(other)):
        return cost
    left, left_alike = attested_as(one)
    if not left_alike:
        return cost
    right, right_alike = attested_as(other)
    if left & right:
        return min(cost, ONE_NAME)
    return max(cost, TWO_NAMES) if right_alike and not left_alike & right_alike else cost
