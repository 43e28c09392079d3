"""The pipeline over one gazetteer, top to bottom: a surface form goes in, a `Result` comes out.

surface → bare name → hits → weighed bearers → outcome. `match.decide` alone decides; this module
only brings the rooms together.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property, lru_cache
from typing import NamedTuple

from translit_norm.answers import (
    merged,
    parsed,
    people_candidates,
    people_result,
    place_candidates,
)
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.context import Nearby, Spot, nearby_factors
from translit_norm.match.decide import Circumstances, Weighed, decide, weigh
from translit_norm.match.hits import Container, Hit, exact_hits
from translit_norm.match.propose import propose
from translit_norm.match.rules import Rules, rules_of
from translit_norm.match.surface import LONGEST, Surface, prepare
from translit_norm.match.within import Within, resolve_within
from translit_norm.script.detect import script_of
from translit_norm.script.sound import sound
from translit_norm.script.spelling import Spelling, spelling_of
from translit_norm.types import Candidate, Outcome, Result

#: Below this likeness inside a region, a place outside that has exactly the name is the better guess.
_CLOSE_INSIDE = 0.93
#: How many bearers of a name around are looked at.
_NAMESAKES = 60

Near = str | Spot


class Question(NamedTuple):
    """What is asked: a spelling and what is known of it, as `Normaliser.normalise` takes them."""

    text: str
    within: Within | None
    kind: str | None
    feature: str | None
    near: tuple[Near, ...]
    mode: str


class LookUp:
    """Answers questions from one gazetteer; `denied` holds the folded spellings never to match."""

    def __init__(self, gazetteer: Gazetteer, denied: Set[str]) -> None:
        self.gazetteer = gazetteer
        self.denied = denied
        self.container = lru_cache(maxsize=256)(self._find_container)

    @cached_property
    def _rules(self) -> Rules:
        return rules_of(self.gazetteer)

    def answer(self, asked: Question) -> Result:
        """Return what a spelling means here. Raises `ContextError` for a `within` unknown here."""
        gazetteer, text = self.gazetteer, asked.text
        container = self.container(asked.within) if asked.within is not None else None
        if len(text) > LONGEST:
            step = f"{len(text)} characters: longer than any name ({LONGEST})"
            return Result(text, Outcome.UNMATCHED, (), (step,))
        surface = prepare(text, self._rules.words)
        spelling = spelling_of(surface.name)
        refusal = self._refusal(spelling, container)
        if refusal:
            return Result(text, Outcome.UNMATCHED, (), (*surface.steps, refusal))
        people = None
        if asked.kind != "place" and asked.feature is None and container is None:
            found = people_candidates(spelling.text, spelling.spoken, gazetteer)
            if asked.kind == "person":
                return parsed(people_result(text, found, surface.steps))
            people = people_result(text, found, surface.steps) if found else None
        elif asked.kind == "person":
            step = "no known person within a place"
            return Result(text, Outcome.UNMATCHED, (), (*surface.steps, step))
        places = self._places(asked, surface, spelling, container)
        return merged(places, people) if people else places

    def _refusal(self, spelling: Spelling, container: Container | None) -> str:
        folded = spelling.folded
        if not (folded.isalpha() or any(char.isalpha() for char in folded)):
            return "no letters in it"
        if folded in self.denied:
            return "on the caller's deny list"
        if folded not in self.gazetteer.stoplist:
            return ""
        inside = container and exact_hits(folded, sound(folded), self.gazetteer, container)
        return "" if inside else "on the stoplist: never a name by itself"

    def _places(
        self, asked: Question, surface: Surface, named: Spelling, container: Container | None
    ) -> Result:
        gazetteer, steps = self.gazetteer, surface.steps
        spelling, folded, heard = named
        other = not spelling.isascii() and script_of(spelling) == "other"
        if other and not exact_hits(folded, heard, gazetteer, None):
            from translit_norm.romanise.engine import romanise  # reads the schemes

            spelling = romanise(spelling, uncovered="fold")
            steps += (f"other script read as {spelling!r}",)
        weighed = self._weighed(spelling, surface, container, asked.feature, asked.near)
        names = gazetteer.name_number.__getitem__
        outcome, weighed = decide(weighed, names, self._rules.model, asked.mode)
        if (
            container is not None
            and outcome is Outcome.UNMATCHED
            and (not weighed or self._better_outside(weighed[0].score, folded, heard))
        ):
            weighed = self._weighed(spelling, surface, None, asked.feature, asked.near)
            steps += (f"nothing like it within {container.label}; the best outside are kept",)
        candidates = place_candidates(spelling, weighed, outcome, gazetteer, steps)
        return Result(asked.text, outcome, candidates, steps)

    def _weighed(
        self, spelling: str, surface: Surface, container: Container | None,
        feature: str | None = None, near: tuple[Near, ...] = (),
    ) -> list[Weighed]:  # fmt: skip
        gazetteer = self.gazetteer
        hits, read, where, featured, misfit = propose(
            spelling, surface, container, feature, gazetteer
        )
        _text, folded, spoken = spelling_of(read)
        nearby = self._nearby(hits, near) if near else None
        around = Circumstances(
            inside=where.inside if where else None,
            background=lambda: folded in gazetteer.background,
            length=len(spoken),
            featured=featured,
            elsewhere=bool(where and hits)
            and self._better_outside(hits[0].similarity, folded, spoken),
            nearby=nearby.factors if nearby else None,
            placed=nearby.placed if nearby else frozenset(),
            misfit=misfit,
        )
        return weigh(hits, gazetteer, self._rules.model, around)

    def _better_outside(self, alike: float, folded: str, spoken: str) -> bool:
        """Say whether outside there is a place of exactly this name, inside nothing that close."""
        return alike < _CLOSE_INSIDE and bool(exact_hits(folded, spoken, self.gazetteer, None))

    def _nearby(self, hits: list[Hit], near: tuple[Near, ...]) -> Nearby:
        gazetteer = self.gazetteer
        spots = [each for each in near if not isinstance(each, str)]
        others = []
        for name in near:
            if isinstance(name, str):
                surface = prepare(name, self._rules.words)
                weighed = self._weighed(surface.name, surface, None)
                others.append([(each.ordinal, each.confidence) for each in weighed[:_NAMESAKES]])
        ordinals = {ordinal for hit in hits for ordinal in gazetteer.bearers(hit.group)}
        return nearby_factors(ordinals, others, spots, gazetteer)

    def _find_container(self, within: Within) -> Container:
        gazetteer = self.gazetteer
        surface = prepare(within if isinstance(within, str) else "", self._rules.words)

        def find(features: frozenset[str]) -> tuple[Candidate, ...]:
            wanted = surface._replace(features=surface.features & features or features)
            weighed = self._weighed(surface.name, wanted, None)
            found = place_candidates(surface.name, weighed, Outcome.AMBIGUOUS, gazetteer, ())
            return tuple(each for each in found if each.entity.feature in wanted.features)

        return resolve_within(within, gazetteer, find, surface.features)
