"""Known people: whose name a spelling can be, in full, inflected or the family name alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from translit_norm.gazetteer.table import ALIAS_COLUMNS, PEOPLE_COLUMNS
from translit_norm.persons.compare import same_parts
from translit_norm.persons.family import family_cost
from translit_norm.persons.inflected import is_case_of
from translit_norm.persons.name import Parts, Word
from translit_norm.persons.parse import parts_of
from translit_norm.persons.tables import read_rows
from translit_norm.script.person_keys import index_keys
from translit_norm.types import Record

#: A family name alone has nothing beside it that could confirm a loose likeness.
ALONE_COST = 0.35
FAMILY_ALONE = 0.85
INFLECTED = 0.8
#: Peskova is a woman's name before it is the genitive of Peskov.
WOMAN_OR_GENITIVE = 0.6


@dataclass(frozen=True, slots=True)
class KnownPerson(Record):
    """A person whose names are known: `names` maps languages to Cyrillic names.

    `aliases` are further written names in any script; `gender` is "m", "f" or ""; `born` is a year
    or ""; `source` is a key of sources.toml or the caller's own word.
    """

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    gender: str = ""
    role: str = ""
    role_from: str = ""
    role_to: str = ""
    country: str = ""
    born: str = ""
    wikidata: str = ""
    source: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """All written names, the canonical one first."""
        return tuple(dict.fromkeys((self.name, *self.names.values(), *self.aliases)))


@dataclass(frozen=True, slots=True)
class KnownMatch(Record):
    """A known person that a spelling can mean.

    `form` is the written name that fits best; `how` is "full" (given and family name agree),
    "family" (only a family name was given) or "inflected"; `score` runs from 0.0 to 1.0.
    """

    person: KnownPerson
    score: float
    form: str
    how: str
    steps: tuple[str, ...] = ()


def match_known(text: str, people: Iterable[KnownPerson]) -> list[KnownMatch]:
    """Return which of `people` the spelling `text` can mean, best first; none where nobody fits.

    Two matches of about the same score (a family name that two bear) are for the caller to call
    ambiguous. `people` is meant to be a short list, found through `index_keys`.

    Raises:
        InputTypeError: `text` is not a str.

    >>> [match.person.name for match in match_known("Piaskov", known_people())]
    ['Dmitry Peskov']
    """
    query = parts_of(text)
    matches = [match for person in people if (match := _best_form(query, person))]
    matches.sort(key=lambda match: (-match.score, match.person.id))
    return matches


def find_known(text: str) -> list[KnownMatch]:
    """Return which of the bundled people a spelling can mean, best first.

    >>> find_known("Siarhei Gaidai")[0].person.name, find_known("Vladimir")
    ('Serhii Haidai', [])
    """
    index = _index()
    people = dict.fromkeys(person for key in index_keys(text) for person in index.get(key, ()))
    return match_known(text, [known_by_id()[person] for person in people]) if people else []


def _best_form(query: Parts, person: KnownPerson) -> KnownMatch | None:
    if any(_another_father(query, parts_of(form)) for form in person.forms):
        return None
    best: KnownMatch | None = None
    words = _words(query)
    for form in person.forms:
        match = _match_form(query, words, person, form)
        if match and (best is None or match.score > best.score):
            best = match
    return best


def _another_father(one: Parts, other: Parts) -> bool:
    """Return whether both names have a patronymic, of fathers of different names."""
    if not one.patronymic or not other.patronymic:
        return False
    fathers, others = one.patronymic.stem_classes, other.patronymic.stem_classes
    return bool(fathers and others) and fathers.isdisjoint(others)


def _words(parts: Parts) -> tuple[Word, ...]:
    named = (parts.given, parts.patronymic, *parts.family)
    return tuple(word for word in named if word is not None)


def _match_form(
    query: Parts, words: tuple[Word, ...], person: KnownPerson, form: str
) -> KnownMatch | None:
    known = parts_of(form)
    family = known.family or ((known.given,) if known.given else ())
    if not query.initials and (len(words) == 1 or words == query.family):
        return _family_alone(words, family, person, form)
    comparison = same_parts(query, known)
    if comparison is not None:
        return KnownMatch(person, comparison.score, form, "full", comparison.steps)
    if len(words) == 2 and known.given and len(family) == 1:
        for given, last in (words, words[::-1]):
            if (
                is_case_of(given.sound, known.given.sound) or given.classes & known.given.classes
            ) and is_case_of(last.sound, family[0].sound):
                step = f"{given.text} {last.text}: an oblique case of {form}"
                return KnownMatch(person, INFLECTED, form, "inflected", (step,))
    return None


def _family_alone(
    words: tuple[Word, ...], family: tuple[Word, ...], person: KnownPerson, form: str
) -> KnownMatch | None:
    if len(family) != len(words):
        return None
    both = list(zip(words, family, strict=True))
    cost = max(_alone_cost(word, known) for word, known in both)
    gender = words[-1].family_gender
    fits = not (gender and person.gender and gender != person.gender)
    written, meant = ("-".join(word.text for word in each) for each in (words, family))
    if cost <= ALONE_COST and (fits or all(word.sound == known.sound for word, known in both)):
        step = f"family name alone: {written} ~ {meant}"
        return KnownMatch(person, FAMILY_ALONE * (1.0 - 0.3 * cost), form, "family", (step,))
    if all(is_case_of(w.sound, known.sound) or w.sound == known.sound for w, known in both):
        step = f"family name alone: {written}, an oblique case of {meant}"
        score = FAMILY_ALONE * (INFLECTED if fits else WOMAN_OR_GENITIVE)
        return KnownMatch(person, score, form, "inflected", (step,))
    return None


def _alone_cost(word: Word, known: Word) -> float:
    belarusian = "be" in word.shows or "be" in known.shows
    language = "de" if "de" in word.shows else "be" if belarusian else ""
    return family_cost(word.sound, known.sound, language)


@lru_cache(maxsize=1)
def known_people() -> tuple[KnownPerson, ...]:
    """Return the bundled known people, in the order of their ids."""
    aliases: dict[str, list[str]] = {}
    for cells in read_rows("known_people_aliases.tsv", ALIAS_COLUMNS):
        aliases.setdefault(cells[0], []).append(cells[1])
    people = []
    for cells in read_rows("known_people.tsv", PEOPLE_COLUMNS):
        row = dict(zip(PEOPLE_COLUMNS, cells, strict=True))
        names = {language: row.pop(language) for language in ("uk", "ru", "be")}
        attested = {language: name for language, name in names.items() if name}
        people.append(KnownPerson(**row, names=attested, aliases=tuple(aliases.get(row["id"], ()))))
    return tuple(people)


@lru_cache(maxsize=1)
def known_by_id() -> dict[str, KnownPerson]:
    """Return the bundled known people by their ids."""
    return {person.id: person for person in known_people()}


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, dict[str, None]] = {}
    for person in known_people():
        for form in person.forms:
            for key in index_keys(form):
                index.setdefault(key, {})[person.id] = None
    return {key: tuple(ids) for key, ids in index.items()}
