"""From settled referents to the values people see: candidates with their evidence in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translit_norm.answers import (
    people_candidates,
    people_result,
    person_candidate,
    place_candidates,
)
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.decide import Weighed
from translit_norm.match.explain import describe
from translit_norm.persons.known import KnownPerson
from translit_norm.scan.roll import Person
from translit_norm.script.sound import sound
from translit_norm.types import Entity, Mention, Outcome, Result


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with what it refers to inside the text: the same key, the same referent."""

    mention: Mention
    kind: str
    key: str


def result_of(
    surface: str,
    name: str,
    weighed: list[Weighed],
    outcome: Outcome,
    gazetteer: Gazetteer,
    steps: tuple[str, ...],
) -> Result:
    """Return the `Result` of one surface form from its weighed bearers."""
    candidates = place_candidates(name, weighed, outcome, gazetteer, steps)
    return Result(surface, outcome, candidates, steps)


def person_result(surface: str, person: Person) -> Result:
    """Return the `Result` of a mention of a person: MATCHED where one known person is meant.

    A person nobody has listed is UNMATCHED, with a step that says whose mention it is.
    """
    if not person.known:
        step = f"a person, named {person.name} in this text; not among the known people"
        return Result(surface, Outcome.UNMATCHED, (), (step,))
    share = 0.95 / len(person.known)
    candidates = tuple(
        person_candidate(
            surface, match, person_entity(match.person), share, match.person.source, describe
        )
        for match in person.known
    )
    outcome = Outcome.MATCHED if len(candidates) == 1 else Outcome.AMBIGUOUS
    return Result(surface, outcome, candidates, (f"named {person.name} in this text",))


def own_person(surface: str, person: Person, gazetteers: Sequence[Gazetteer]) -> Result | None:
    """Return the `Result` of a mention of a person whom a gazetteer of the caller's lists."""
    for gazetteer in gazetteers:
        found = people_candidates(person.name, sound(person.name), gazetteer)
        result = people_result(surface, found, (f"named {person.name} in this text",))
        if result.outcome is not Outcome.UNMATCHED:
            return result
    return None


def person_entity(person: KnownPerson) -> Entity:
    """Return a known person as an entity."""
    ids = {"wikidata": person.wikidata} if person.wikidata else {}
    return Entity(
        person.id, "person", "person", person.name, dict(person.names), ids, (), person.country
    )
