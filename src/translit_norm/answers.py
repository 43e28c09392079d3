"""From weighed bearers and known people to the candidates of a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from translit_norm.gazetteer.reader import ADJECTIVE, FormTag, Gazetteer
from translit_norm.match.decide import Weighed
from translit_norm.match.explain import describe
from translit_norm.match.hits import Hit
from translit_norm.script.sound import class_key, other_keys, sound
from translit_norm.types import Candidate, Entity, Evidence, Outcome, Reading, Result

if TYPE_CHECKING:
    from translit_norm.persons.known import KnownMatch

#: Candidates this much less likely than the first are left out of an ambiguous answer.
_NEGLIGIBLE = 0.02
#: How many near misses an UNMATCHED result keeps.
_NEAR_MISSES = 5
#: Two words of a name less alike than this are not compared any closer.
_ALIKE = 0.65
#: From this score on a known person is meant; another this close behind makes it ambiguous.
_PERSON, _PERSON_LEAD = 0.75, 0.05


def place_candidates(
    spelling: str, weighed: list[Weighed], outcome: Outcome, gazetteer: Gazetteer,
    steps: tuple[str, ...],
) -> tuple[Candidate, ...]:  # fmt: skip
    """Return the candidates of weighed bearers: all that matter, or the nearest of an UNMATCHED."""
    if outcome is Outcome.UNMATCHED:
        weighed = weighed[:_NEAR_MISSES]
    elif weighed:
        floor = weighed[0].confidence * _NEGLIGIBLE
        weighed = [each for each in weighed if each.confidence >= floor]
    explained: dict[int, tuple[Evidence, str]] = {}
    candidates = []
    entities = gazetteer.entities([each.ordinal for each in weighed])
    for entity, (_ordinal, score, confidence, hit) in zip(entities, weighed, strict=True):
        known = explained.get(id(hit))
        if known is None:
            tag, form = hit.tag, hit.form
            notes = (*steps, _note(hit, form))
            evidence = Evidence(spelling, form, tag.language, notes, describe, entity.names)
            known = evidence, tag.via if hit.exact or hit.similarity >= 1.0 else "fuzzy"
            explained[id(hit)] = known
        evidence, via = known
        candidates.append(
            Candidate(entity, round(score, 4), round(confidence, 4), via, hit.tag.source, evidence)
        )
    return tuple(candidates)


def _note(hit: Hit, form: str) -> str:
    tag: FormTag = hit.tag
    found = "exact" if hit.exact else f"{hit.similarity:.2f} alike by {hit.route}"
    case = f" {tag.inflection} case form" if tag.inflection else ""
    if tag.inflection == ADJECTIVE:
        case = " adjective of its unit"
    language = f" {tag.language}" if tag.language else ""
    return f"{found}: {tag.via}{language}{case} {form!r} ({tag.source})"


def people_candidates(name: str, heard: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the known people a spelling can mean, best first; none for most place names.

    `heard` is the spelling's sound. The compiled keys are asked first, so that a place name costs
    no parsing.
    """
    spoken, known = heard.split(), gazetteer.person_keys
    for word in spoken:
        if class_key(word) in known or not known.isdisjoint(other_keys(word)):
            break
    else:
        return ()
    from translit_norm.script.person_keys import index_keys  # not read for a place alone

    found = gazetteer.people(index_keys(name))
    ordinals = [each for each in found if _resembles(spoken, each, gazetteer)]
    if not ordinals:
        return ()
    from translit_norm.persons.known import KnownPerson, match_known

    people, entities = [], {}
    for ordinal in ordinals:
        entity = entities[gazetteer.entity(ordinal).id] = gazetteer.entity(ordinal)
        aliases = tuple(alias.name for alias in gazetteer.aliases(entity.id))
        facts = gazetteer.extra(ordinal)
        people.append(
            KnownPerson(
                entity.id, entity.name, entity.names, aliases, gender=facts.get("gender", "")
            )
        )
    matches = match_known(name, people)
    total = sum(match.score for match in matches if match.score >= matches[0].score - _PERSON_LEAD)
    return tuple(
        person_candidate(
            name,
            match,
            entities[match.person.id],
            match.score * match.score / total if total else 0.0,
        )
        for match in matches
    )


def _person_steps(evidence: Evidence) -> tuple[Reading | None, tuple[str, ...]]:
    return None, (f"known person, written {evidence.form!r}", *evidence.notes)


def person_candidate(
    surface: str, match: KnownMatch, entity: Entity, confidence: float, source: str = "curated",
    explain: Callable[[Evidence], tuple[Reading | None, tuple[str, ...]]] = _person_steps,
) -> Candidate:  # fmt: skip
    """Return the candidate that a spelling matched to a known person makes; `explain` words it."""
    exact = match.form == match.person.name and match.score >= 1.0
    return Candidate(
        entity, round(match.score, 4), round(confidence, 4), "canonical" if exact else "alias", source,
        Evidence(surface, match.form, "", match.steps, explain),
    )  # fmt: skip


def _resembles(spoken: list[str], ordinal: int, gazetteer: Gazetteer) -> bool:
    """Say whether a spoken word of a name is much like a word of the person's name.

    The keys are coarse; parsing and comparing is for those that may agree.
    """
    heard = _spoken_words(ordinal, gazetteer)
    return any(
        Levenshtein.normalized_similarity(word, other) >= _ALIKE
        for word in spoken
        for other in heard
    )


@lru_cache(maxsize=4096)
def _spoken_words(ordinal: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    entity = gazetteer.entity(ordinal)
    written = (entity.name, *entity.names.values(), *(a.name for a in gazetteer.aliases(entity.id)))
    return tuple(sorted({word for name in written for word in sound(name).split()}))


def people_result(text: str, people: Sequence[Candidate], steps: tuple[str, ...]) -> Result:
    """Return the answer when only people are asked for."""
    if not people or people[0].score < _PERSON:
        said = (*steps, "no known person")
        return Result(text, Outcome.UNMATCHED, tuple(people[:_NEAR_MISSES]), said)
    rivals = [each for each in people if each.score >= people[0].score - _PERSON_LEAD]
    if len(rivals) == 1:
        return Result(text, Outcome.MATCHED, tuple(people), steps)
    return Result(text, Outcome.AMBIGUOUS, tuple(rivals), steps)


def parsed(people: Result) -> Result:
    """Return an answer about people that says, where nobody is known, how the name parses.

    Only for who asked for a person: parsing reads the tables of given names.
    """
    if people.outcome is not Outcome.UNMATCHED:
        return people
    from translit_norm.persons.parse import described

    return replace(people, steps=(*people.steps, described(people.surface)))


def merged(places: Result, people: Result) -> Result:
    """Return one answer for a name that may be a place's or a person's.

    Whichever alone is found wins. Where both are, the closer spelling wins, and two equally close
    ones (Zhdanov, a man and an old name of a city) are AMBIGUOUS.
    """
    if people.outcome is Outcome.UNMATCHED:
        return places
    if places.outcome is Outcome.UNMATCHED:
        return people
    place, person = places.candidates[0], people.candidates[0]
    full_name = " " in person._evidence.surface if person._evidence else False
    attested = place.via in ("canonical", "alias", "former")
    if full_name and not attested:
        return people
    if person.score < 0.8 or (attested and person.score < 0.85 and not full_name):
        return places
    if not attested:
        return people
    candidates = (*places.candidates, *people.candidates)
    return Result(
        places.surface, Outcome.AMBIGUOUS, candidates, (*places.steps, "a place and a person")
    )
