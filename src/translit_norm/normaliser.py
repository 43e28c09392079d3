"""The pipeline, top to bottom: a surface form goes in, a `Result` comes out.

surface → bare name → overrides → hits → weighed bearers → outcome. `match.decide` alone decides;
this module only brings the rooms together and builds the values people see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from translit_norm.answers import (
    merged,
    parsed,
    people_candidates,
    people_result,
    place_candidates,
)
from translit_norm.decisions import Decisions, Overrides
from translit_norm.errors import ContextError, InputTypeError, TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import Container, Hit, exact_hits
from translit_norm.match.context import Nearby, Spot, nearby_factors
from translit_norm.match.decide import Circumstances, Weighed, decide, weigh
from translit_norm.match.propose import propose
from translit_norm.match.rules import rules_of
from translit_norm.match.surface import LONGEST, Surface, prepare
from translit_norm.match.within import Within, resolve_within
from translit_norm.romanise.engine import romanise
from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold
from translit_norm.script.sound import sound
from translit_norm.types import Candidate, Finding, Mention, Outcome, Result, Rewrite

#: Results kept for spellings seen before; the bound keeps a process under 120 MB.
REMEMBERED = 16_384
#: Below this likeness inside a region, a place outside that has exactly the name is the better guess.
_CLOSE_INSIDE = 0.93

#: How many parts of `Bucha, Bucha raion, Kyiv region, Ukraine` after the first are tried as context.
_CONTEXTS = 4

Near = str | Spot


class Normaliser:
    """Resolves spellings over one or several gazetteers, with the caller's own decisions on top.

    `deny` holds spellings never to be matched; `overrides` maps a spelling, or (spelling, within),
    to an entity id and beats everything (a mapping, or a TSV file with the columns surface, within,
    id). With several gazetteers the first that matches wins. Safe to share between threads.
    """

    def __init__(
        self,
        gazetteers: Gazetteer | Sequence[Gazetteer] | None = None,
        *,
        style: str = "official",
        deny: Iterable[str] = (),
        overrides: Overrides = None,
    ) -> None:
        if gazetteers is None:
            gazetteers = Gazetteer.bundled()
        self.gazetteers = (gazetteers,) if isinstance(gazetteers, Gazetteer) else tuple(gazetteers)
        self.style = style
        self.decisions = Decisions(self.gazetteers, deny, overrides)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._resolve)
        self.container = lru_cache(maxsize=256)(self._find_container)

    def normalise(
        self,
        text: str,
        *,
        within: Within | None = None,
        kind: str | None = None,
        feature: str | None = None,
        near: Iterable[Near] = (),
        mode: str = "default",
    ) -> Result:
        """Return what a spelling means: MATCHED, AMBIGUOUS or UNMATCHED, with its candidates.

        `within` is a hard filter (a name, an id, ISO 3166, or latitude, longitude, kilometres);
        `near` holds names or (latitude, longitude) points of the same text, which are evidence;
        `mode` is strict, default or wide. Raises `InputTypeError` for what is no str and
        `ContextError` for a `within` that is unknown or fits several places.
        """
        if not isinstance(text, str):
            raise InputTypeError("text", text)
        if kind not in (None, "place", "person"):
            raise TranslitNormError(f"kind={kind!r} is unknown; use 'place', 'person' or None")
        return self._remembered(text, within, kind, feature, tuple(near), mode)

    def normalise_many(
        self,
        texts: Iterable[str | None],
        *,
        within: Within | Sequence[Within | None] | None = None,
        kind: str | None = None,
        near: Iterable[Near] = (),
        coherent: bool = False,
        mode: str = "default",
    ) -> list[Result]:
        """Return a result a row; never raises for a row.

        `within` is one context or one per row. A null is UNMATCHED, so is a row whose `within` is
        unknown, with the reason in `steps`. With `coherent` the rows disambiguate each other, as the
        names of one sentence do.
        """
        rows = list(texts)
        contexts = _per_row(within, len(rows))
        results = [
            self._row(text, context, kind, tuple(near), mode)
            for text, context in zip(rows, contexts, strict=True)
        ]
        if not coherent:
            return results
        others = [text for text in dict.fromkeys(rows) if isinstance(text, str)]
        return [
            self._row(
                text, context, kind, tuple(near) + tuple(o for o in others if o != text)[:12], mode
            )
            for text, context in zip(rows, contexts, strict=True)
        ]

    normalize, normalize_many = normalise, normalise_many

    def _row(
        self,
        text: object,
        within: Within | None,
        kind: str | None,
        near: tuple[Near, ...],
        mode: str,
    ) -> Result:
        if not isinstance(text, str):
            shown = "" if text is None else repr(text)
            reason = "no value" if text is None else f"not a str but {type(text).__name__}"
            return Result(shown, Outcome.UNMATCHED, (), (reason,))
        try:
            return self.normalise(text, within=within, kind=kind, near=near, mode=mode)
        except ContextError as error:
            return Result(text, Outcome.UNMATCHED, (), (str(error),))

    def _resolve(
        self, text: str, within: Within | None, kind: str | None, feature: str | None,
        near: tuple[Near, ...], mode: str,
    ) -> Result:  # fmt: skip
        answer = self.decisions.override(text, within)
        if answer is not None:
            return answer
        for gazetteer in self.gazetteers:
            found = self._resolve_in(gazetteer, text, within, kind, feature, near, mode)
            if found.outcome is Outcome.MATCHED:
                return found
            if answer is None or (answer.outcome, found.outcome) == (
                Outcome.UNMATCHED,
                Outcome.AMBIGUOUS,
            ):
                answer = found
        assert answer is not None
        if answer.outcome is Outcome.UNMATCHED and within is None and kind != "person":
            return self._with_own_context(text, kind, feature, near, mode) or answer
        return answer

    def _with_own_context(
        self, text: str, kind: str | None, feature: str | None, near: tuple[Near, ...], mode: str
    ) -> Result | None:
        """Return what `Bucha, Kyiv region, Ukraine` means: the first part within one of the others."""
        name, *around = (part.strip() for part in text[:LONGEST].split(","))
        if fold(text) in self.decisions.denied:
            return None
        for context in filter(None, around[:_CONTEXTS]):
            try:
                found = self._resolve(name, context, kind, feature, near, mode)
            except ContextError:
                continue
            if found.outcome is not Outcome.UNMATCHED:
                step = f"{context!r} in it taken for where it lies"
                return replace(found, surface=text, steps=(step, *found.steps))
        return None

    def _resolve_in(
        self, gazetteer: Gazetteer, text: str, within: Within | None, kind: str | None,
        feature: str | None, near: tuple[Near, ...], mode: str,
    ) -> Result:  # fmt: skip
        container = self.container(gazetteer, within) if within is not None else None
        if len(text) > LONGEST:
            step = f"{len(text)} characters: longer than any name ({LONGEST})"
            return Result(text, Outcome.UNMATCHED, (), (step,))
        surface = prepare(text, rules_of(gazetteer).words)
        folded = fold(surface.name)
        refusal = self._refusal(folded, gazetteer, container)
        if refusal:
            return Result(text, Outcome.UNMATCHED, (), (*surface.steps, refusal))
        people, heard = None, sound(surface.name)
        if kind != "place" and feature is None and container is None:
            found = people_candidates(surface.name, heard, gazetteer)
            people = people_result(text, found, surface.steps)
            if kind == "person":
                return parsed(people)
        elif kind == "person":
            return Result(
                text, Outcome.UNMATCHED, (), (*surface.steps, "no known person within a place")
            )
        steps = surface.steps
        spelling = surface.name
        if script_of(spelling) == "other" and not exact_hits(folded, heard, gazetteer, None):
            spelling = romanise(spelling, uncovered="fold")
            steps += (f"other script read as {spelling!r}",)
        weighed = self._weighed(gazetteer, spelling, surface, container, feature, near)
        outcome, weighed = decide(
            weighed, gazetteer.name_number.__getitem__, rules_of(gazetteer).model, mode
        )
        candidates = place_candidates(spelling, weighed, outcome, gazetteer, steps)
        if (
            container is not None
            and outcome is Outcome.UNMATCHED
            and (not weighed or _better_outside(weighed[0].score, folded, heard, gazetteer))
        ):
            outsiders = self._weighed(gazetteer, spelling, surface, None, feature, near)
            steps += (f"nothing like it within {container.label}; the best outside are kept",)
            candidates = place_candidates(spelling, outsiders, Outcome.UNMATCHED, gazetteer, steps)
        places = Result(text, outcome, candidates, steps)
        return merged(places, people) if people else places

    def _weighed(
        self, gazetteer: Gazetteer, spelling: str, surface: Surface, container: Container | None,
        feature: str | None, near: tuple[Near, ...],
    ) -> list[Weighed]:  # fmt: skip
        hits, read, where, featured, misfit = propose(
            spelling, surface, container, feature, gazetteer
        )
        folded, spoken = fold(read), sound(read)
        nearby = self._nearby(gazetteer, hits, near) if near else None
        around = Circumstances(
            where.inside if where else None,
            folded in gazetteer.background,
            len(spoken),
            featured,
            bool(where and hits) and _better_outside(hits[0].similarity, folded, spoken, gazetteer),
            nearby.factors if nearby else None,
            nearby.placed if nearby else frozenset(),
            misfit,
        )
        return weigh(hits, gazetteer, rules_of(gazetteer).model, around)

    def _nearby(self, gazetteer: Gazetteer, hits: list[Hit], near: tuple[Near, ...]) -> Nearby:
        spots = [each for each in near if not isinstance(each, str)]
        others = []
        for name in near:
            if isinstance(name, str):
                surface = prepare(name, rules_of(gazetteer).words)
                weighed = self._weighed(gazetteer, surface.name, surface, None, None, ())
                others.append([(each.ordinal, each.confidence) for each in weighed[:60]])
        ordinals = {ordinal for hit in hits for ordinal in gazetteer.bearers(hit.group)}
        return nearby_factors(ordinals, others, spots, gazetteer)

    def _find_container(self, gazetteer: Gazetteer, within: Within) -> Container:
        name = within if isinstance(within, str) else ""
        surface = prepare(name, rules_of(gazetteer).words)

        def find(features: frozenset[str]) -> tuple[Candidate, ...]:
            wanted = replace(surface, features=surface.features & features or features)
            weighed = self._weighed(gazetteer, surface.name, wanted, None, None, ())
            found = place_candidates(surface.name, weighed, Outcome.AMBIGUOUS, gazetteer, ())
            return tuple(each for each in found if each.entity.feature in wanted.features)

        return resolve_within(within, gazetteer, find, surface.features)

    def _refusal(self, folded: str, gazetteer: Gazetteer, container: Container | None) -> str:
        if not any(char.isalpha() for char in folded):
            return "no letters in it"
        if folded in self.decisions.denied:
            return "on the caller's deny list"
        if folded not in gazetteer.stoplist:
            return ""
        inside = container and exact_hits(folded, sound(folded), gazetteer, container)
        return "" if inside else "on the stoplist: never a name by itself"

    def scan(self, text: str, **options: Any) -> list[Mention]:
        """Return the places and people that a text names; see `translit_norm.scan` for the options."""
        from translit_norm import scan

        return scan(text, normaliser=self, **options)

    def rewrite(self, text: str, **options: Any) -> Rewrite:
        """Return a text in this normaliser's style and the edits; see `translit_norm.rewrite`."""
        from translit_norm import rewrite

        return rewrite(text, normaliser=self, **{"style": self.style, **options})

    def check(self, text: str, **options: Any) -> list[Finding]:
        """Return the names that this normaliser's style spells otherwise; see `translit_norm.check`."""
        from translit_norm import check

        return check(text, normaliser=self, **{"style": self.style, **options})


def _better_outside(alike: float, folded: str, spoken: str, gazetteer: Gazetteer) -> bool:
    """Say whether outside there is a place of exactly this name, inside nothing that close."""
    return alike < _CLOSE_INSIDE and bool(exact_hits(folded, spoken, gazetteer, None))


def _per_row(within: object, rows: int) -> list[Within | None]:
    if (
        within is None
        or isinstance(within, str)
        or (
            isinstance(within, tuple)
            and len(within) == 3
            and all(isinstance(v, (int, float)) for v in within)
        )
    ):
        return [cast("Within | None", within)] * rows
    contexts = list(cast("Iterable[Within | None]", within))
    if len(contexts) != rows:
        raise TranslitNormError(
            f"within has {len(contexts)} contexts for {rows} names; give one a row"
        )
    return contexts
