"""Pairs of people's names: those of a case file, and those made from the tables by standards.

A made person has a given name, a father's name and a family name of the tables, and is written in
any of the three languages, order and standard; what differs between two people is one part. Both
kinds are halved by family name, so that no name stands in the half to fit on and in the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from translit_norm.gazetteer.packed import table_text
from translit_norm.persons.family_forms import feminine, rewritten, titled
from translit_norm.persons.patronymics import main_form, patronymic_of
from translit_norm.persons.tables import load
from translit_norm.romanise import romanise, schemes
from translit_norm.script import person_keys

SEED = 7
LANGUAGES = ("uk", "ru", "be")


class Pair(NamedTuple):
    """Two names, and whether they are one person's."""

    one: str
    other: str
    same: bool
    category: str


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a case file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    at = [header.index(column) for column in ("name_a", "name_b", "label", "category")]
    rows = [line.split("\t") for line in lines[1:] if line]
    return [Pair(row[at[0]], row[at[1]], row[at[2]] == "same", row[at[3]]) for row in rows]


def _judged(name: str) -> bool:
    """Return whether a family name stands in the half that is judged."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 2 == 1


def halves(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to fit on and to judge on: no family name is in both."""
    leader: dict[str, str] = {}

    def root(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    firsts = [
        [key for name in (pair.one, pair.other) for key in person_keys.index_keys(name)[:1]]
        for pair in pairs
    ]
    for keys in firsts:
        for key in keys[1:]:
            leader[root(key)] = root(keys[0])
    fit: list[Pair] = []
    judge: list[Pair] = []
    for pair, keys in zip(pairs, firsts, strict=True):
        (judge if _judged(root(keys[0]) if keys else pair.one) else fit).append(pair)
    return fit, judge


@lru_cache(maxsize=1)
def family_rows() -> tuple[tuple[str, str], ...]:
    """Return the attested family names, Ukrainian and Russian."""
    lines = table_text("persons/family_names.tsv").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple((uk, ru) for _, uk, ru in cells[1:])


def neighbours() -> Iterator[tuple[tuple[str, str], tuple[str, str], str]]:
    """Yield attested family names whose Russian forms are one letter apart, and the two letters."""
    by_russian: dict[str, list[str]] = {}
    for uk, ru in family_rows():
        by_russian.setdefault(ru.replace("ё", "е"), []).append(uk)
    gaps: dict[str, list[str]] = {}
    for name in by_russian:
        for at in range(len(name) if len(name) > 3 else 0):
            gaps.setdefault(f"{name[:at]}*{name[at + 1 :]}", []).append(name)
    near = [(gap, a, b) for gap, names in gaps.items() for a in names for b in names if a < b]
    Random(SEED).shuffle(near)
    for gap, a, b in near:
        if set(by_russian[a]).isdisjoint(by_russian[b]):  # else two spellings of one name
            at = gap.index("*")
            yield (by_russian[a][0], a), (by_russian[b][0], b), a[at] + b[at]


class Person(NamedTuple):
    """A made person: classes of given names, a family name in Ukrainian and Russian, the gender."""

    given: str
    father: str
    family: tuple[str, str]
    gender: str


@lru_cache(maxsize=2)
def given_classes(gender: str) -> tuple[str, ...]:
    """Return the reviewed classes of a gender that have a form in all three languages."""
    return tuple(
        sorted(
            group
            for group, forms in load().by_class.items()
            if forms[0].reviewed
            and forms[0].gender == gender
            and all(main_form(group, language) for language in LANGUAGES)
        )
    )


def _family(person: Person, language: str) -> str:
    uk, ru = person.family
    name = titled(ru if language == "ru" else uk)
    if language == "be":
        name = rewritten(name, "uk", "be")[0]
    return feminine(name, language) if person.gender == "f" else name


def written(person: Person, random: Random, *, full: bool = False) -> str:
    """Return a person's name in some language, script, standard and order; in full or shortened."""
    language = random.choice(("uk", "uk", "ru", "ru", "be"))
    given = main_form(person.given, language)
    patronymic = patronymic_of(person.father, language, person.gender)
    family = _family(person, language)
    if random.random() < 0.65:
        usable = [each.id for each in schemes(language=language) if each.certainty != "low"]
        scheme = random.choice(usable)
        given, patronymic, family = (
            romanise(part, scheme=scheme) for part in (given, patronymic, family)
        )
    if random.random() < 0.15:
        family = family.upper()
    fullness = 1.0 if full else random.random()
    if fullness < 0.1:
        given, patronymic = f"{given[0]}.", f"{patronymic[:1]}."
    elif fullness < 0.6:
        patronymic = ""
    first = " ".join(part for part in (given, patronymic) if part)
    return random.choice((f"{first} {family}", f"{family} {first}", f"{family}, {first}"))


def _another_given(person: Person, random: Random) -> Person:
    others = [each for each in given_classes(person.gender) if each != person.given]
    return person._replace(given=random.choice(others))


def _another_father(person: Person, random: Random) -> Person:
    others = [each for each in given_classes("m") if each != person.father]
    return person._replace(father=random.choice(others))


def _another_gender(person: Person, random: Random) -> Person:
    gender = "f" if person.gender == "m" else "m"
    return person._replace(gender=gender, given=random.choice(given_classes(gender)))


def made_pairs(size: int, *, judged: bool) -> list[Pair]:
    """Return pairs of made names of one half, half of them of one person."""
    random = Random(f"{SEED} {judged}")
    near = [
        (a, b) for a, b, _ in islice(neighbours(), 40 * size)
        if _judged(a[1]) == _judged(b[1]) == judged
    ]  # fmt: skip
    changes: tuple[Callable[[Person, Random], Person], ...] = (
        _another_given, _another_father, _another_gender,
    )  # fmt: skip
    pairs: list[Pair] = []
    for at in range(size):
        family, neighbour = random.choice(near)
        gender = random.choice("mmf")
        person = Person(
            random.choice(given_classes(gender)), random.choice(given_classes("m")), family, gender
        )
        other = person
        if at % 2:
            change = random.choice(changes) if random.random() < 0.6 else None
            other = change(person, random) if change else person._replace(family=neighbour)
        # Without the patronymic, nothing would tell the son of one man from that of another.
        full = other.father != person.father
        one, two = (written(each, random, full=full) for each in (person, other))
        pairs.append(Pair(one, two, not at % 2, "made"))
    return pairs
