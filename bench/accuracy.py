"""Asks every case and counts: right place given the context, right name without, honest MATCHED."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bench.cases import Case
from bench.names import Names
from bench.peers import MATCHED_FROM, Peer
from translit_norm.errors import ContextError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.hits import Container
from translit_norm.normaliser import Normaliser
from translit_norm.script.fold import fold
from translit_norm.types import Outcome, Result


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one case: with its context, and without any."""

    case: Case
    given: Result
    alone: Result
    problem: str
    known: bool
    reachable: bool
    unique: bool
    alternate: bool
    right: bool
    listed: bool
    right_with_hint: bool
    name_alone: bool

    @property
    def matched(self) -> bool:
        """Whether MATCHED was said, given the context."""
        return self.given.outcome is Outcome.MATCHED


class Examiner:
    """Asks one gazetteer; holds what is needed to judge the answers."""

    def __init__(self, gazetteer: Gazetteer, names: Names | None = None) -> None:
        self.gazetteer = gazetteer
        self.names = names or Names(gazetteer.path)
        self.normaliser = Normaliser(gazetteer)
        self.container = lru_cache(maxsize=None)(self._container)

    def _container(self, within: str) -> Container | str:
        """Return the region a context means, or why it means none."""
        try:
            # The very region that `normalise` filters by, so that peers are asked for the same one.
            return self.normaliser.container(self.gazetteer, within)
        except ContextError as error:
            return str(error)

    def wanted(self, case: Case) -> frozenset[int]:
        """Return the ordinals that count as right; empty where the gazetteer has none of them."""
        found = (self.gazetteer.ordinal(identifier) for identifier in case.ids)
        return frozenset(ordinal for ordinal in found if ordinal is not None)

    def ask(self, case: Case) -> Answer:
        """Ask one case with its context and without."""
        wanted = self.wanted(case)
        region = self.container(case.within) if case.within else None
        problem = region if isinstance(region, str) else ""
        inside = region.inside if isinstance(region, Container) else None
        within = case.within if case.within and not problem else None
        alone = self._ask(case, None, ())
        given = Result(case.surface, Outcome.UNMATCHED) if problem else self._ask(case, within, ())
        ordinals = self._ordinals(given)
        right = bool(ordinals) and ordinals[0] in wanted
        hinted = right
        if not right and case.place_hint and not problem:
            hinted = self._right_with_hint(case, within, wanted)
        return Answer(
            case,
            given,
            alone,
            problem,
            bool(wanted),
            bool(wanted) and (inside is None or any(inside[each] for each in wanted)),
            self._unique(wanted, inside),
            any((each, fold(case.surface)) in self.names.geonames_folds for each in wanted),
            right,
            bool(wanted & set(ordinals)),
            hinted,
            self._named(alone, case, wanted),
        )

    def _ask(
        self, case: Case, within: str | None, near: tuple[str | tuple[float, float], ...]
    ) -> Result:
        kind = "place" if case.ids else None
        return self.normaliser.normalise(
            case.surface, within=within, kind=kind, feature=case.feature, near=near
        )

    def _ordinals(self, result: Result) -> list[int]:
        found = (self.gazetteer.ordinal(candidate.entity.id) for candidate in result.candidates)
        return [ordinal for ordinal in found if ordinal is not None]

    def _unique(self, wanted: frozenset[int], inside: bytes | None) -> bool:
        """Say whether no other place of the region bears the expected place's name."""
        for ordinal in wanted:
            namesakes = self.names.bearers[self.names.entities[ordinal].name] - wanted
            if any(inside is None or inside[each] for each in namesakes):
                return False
        return bool(wanted)

    def _right_with_hint(self, case: Case, within: str | None, wanted: frozenset[int]) -> bool:
        try:
            lat, lon = (float(part) for part in case.place_hint.split(","))
            result = self._ask(case, within, ((lat, lon),))
        except ValueError:
            try:
                result = self._ask(case, case.place_hint, ())
            except ContextError:
                return False
        ordinals = self._ordinals(result)
        return bool(ordinals) and ordinals[0] in wanted

    def _named(self, alone: Result, case: Case, wanted: frozenset[int]) -> bool:
        """Say whether the first candidate without context bears the expected name."""
        if not alone.candidates:
            return False
        names = {self.names.entities[each].name for each in wanted} | {case.name}
        return alone.candidates[0].entity.name in names


def share(part: int, whole: int) -> float:
    """Return a share, 0.0 of nothing."""
    return part / whole if whole else 0.0


def positive_row(answers: Sequence[Answer]) -> dict[str, float]:
    """Return the figures of one file or kind, by column title."""
    others = [answer for answer in answers if not answer.alternate]
    matched = [answer for answer in answers if answer.matched]
    unique = [answer for answer in answers if answer.unique]
    known = [answer for answer in answers if answer.known]
    return {
        "rows": len(answers),
        "right": share(sum(a.right for a in answers), len(answers)),
        "right with hint": share(sum(a.right_with_hint for a in answers), len(answers)),
        "right of known": share(sum(a.right for a in known), len(known)),
        "others": len(others),
        "right of others": share(sum(a.right for a in others), len(others)),
        "name alone": share(sum(a.name_alone for a in answers), len(answers)),
        "MATCHED": share(len(matched), len(answers)),
        "MATCHED right": share(sum(a.right for a in matched), len(matched)),
        "unique MATCHED": share(sum(a.matched for a in unique), len(unique)),
    }


def error_class(answer: Answer) -> str:
    """Return the class of a wrong or withheld answer; empty where there is nothing to say."""
    if answer.right:
        if answer.matched or not answer.unique:
            return ""
        return f"right place first, but {answer.given.outcome} though unique"
    if answer.problem:
        return "context not understood"
    if not answer.known:
        return "entity not in the gazetteer"
    if not answer.reachable:
        return "entity outside the context given"
    if answer.listed:
        first = answer.given.candidates[0].entity.name
        shared = first == answer.case.name
        return (
            "a namesake in the region first" if shared else "another name first, right one listed"
        )
    if answer.matched:
        return "MATCHED to another place, right one not proposed"
    return "right one not proposed" if answer.given.candidates else "nothing proposed"


#: From this score on a spelling is a form to the letter, or as the rules of a standard write it.
_BY_RULE = 0.985


def alone_class(answer: Answer) -> str:
    """Return why another name comes first without context; empty where the right one does."""
    if answer.name_alone:
        return ""
    if not answer.alone.candidates:
        return "nothing proposed"
    first = answer.alone.candidates[0]
    if first.score >= _BY_RULE:
        attested = first.via in ("canonical", "alias", "former")
        return "attested as another name" if attested else "another name by rule"
    named = {candidate.entity.name for candidate in answer.alone.candidates}
    return "another name closer" if answer.case.name in named else "right one not proposed"


def errors_per_thousand(
    answers: Iterable[Answer], kind: Callable[[Answer], str]
) -> list[tuple[str, int, int]]:
    """Return (kind, rows, errors per 1,000) with the kinds of most rows first."""
    asked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for answer in answers:
        asked[kind(answer)] += 1
        wrong[kind(answer)] += not answer.right
    return [(name, rows, round(1000 * wrong[name] / rows)) for name, rows in asked.most_common()]


def peer_row(
    peer: Peer, cases: Sequence[Case], examiner: Examiner, alone: bool
) -> dict[str, float]:
    """Return a peer's figures for the same cases: right place, or without context right name."""
    right = matched = matched_right = 0
    for case in cases:
        region = examiner.container(case.within) if case.within and not alone else None
        answer = peer.answer(case.surface, region.inside if isinstance(region, Container) else None)
        wanted = examiner.wanted(case)
        if alone:
            names = {examiner.names.entities[each].name for each in wanted} | {case.name}
            ok = any(examiner.names.entities[each].name in names for each in answer.ordinals)
        else:
            ok = bool(answer.ordinals) and answer.ordinals[0] in wanted
        right += ok
        if answer.similarity >= MATCHED_FROM:
            matched += 1
            matched_right += ok
    return {
        "rows": len(cases),
        "right": share(right, len(cases)),
        "MATCHED": share(matched, len(cases)),
        "MATCHED right": share(matched_right, matched),
    }
