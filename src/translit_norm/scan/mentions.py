"""`scan`: a text goes in, its mentions of places and people come out, resolved together.

protected spans → tokens → people → proposals of places → kinds → coherence → mentions.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from translit_norm.errors import InputTypeError, TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.decide import read_model
from translit_norm.match.score import read_costs
from translit_norm.match.surface import read_category_words
from translit_norm.match.within import Within
from translit_norm.scan.answers import person_result, result_of
from translit_norm.scan.automaton import WORTH_BUILDING
from translit_norm.scan.coherence import Chooser
from translit_norm.scan.fame import Fame
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.people import Spotter
from translit_norm.scan.places import Proposer
from translit_norm.scan.proposal import ENOUGH, Proposal
from translit_norm.scan.protect import protected_spans
from translit_norm.scan.readings import KindReader, link_lists
from translit_norm.scan.referents import Referent
from translit_norm.scan.roll import PersonSpan
from translit_norm.scan.style import language_of
from translit_norm.scan.tokens import Layout, Spans, capitalised
from translit_norm.types import Mention, Outcome, Result

#: Characters from which a text is long: its scan makes enough objects to set the collector off.
_LONG = 50_000

#: Points a mention needs of its own, however sure others of its name are: a firm of that name has less.
_LEAST = 1.0

KINDS = ("place", "person")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with what it refers to inside the text: the same key, the same referent."""

    mention: Mention
    kind: str
    key: str


@lru_cache(maxsize=8)
def lexicon_of(gazetteer: Gazetteer) -> Lexicon:
    """Return the lexicon of a gazetteer, made once."""
    return Lexicon(gazetteer, read_costs(gazetteer.blob("costs.tsv").decode()))


def scan(
    text: str,
    *,
    kinds: Collection[str] = KINDS,
    within: Within | None = None,
    fuzzy: bool = True,
    mode: str = "default",
    normaliser: Any = None,
    markup: str = "",
) -> list[Mention]:
    """Return the places and people that a text names, in order, not overlapping, offsets exact.

    `kinds` holds "place", "person" or both; `within` is a hard filter on places; with `fuzzy=False`
    only indexed forms are found, to the letter; `mode` is strict, default or wide; `markup` is
    "markdown", "html", "rst" or "" and says what of the text is code or an address. Raises
    `InputTypeError` for what is no str and `ContextError` for an unknown `within`.
    """
    return [
        found.mention
        for found in find(
            text,
            kinds=kinds,
            within=within,
            fuzzy=fuzzy,
            mode=mode,
            normaliser=normaliser,
            markup=markup,
        )
    ]


def find(
    text: str,
    *,
    kinds: Collection[str] = KINDS,
    within: Within | None = None,
    fuzzy: bool = True,
    mode: str = "default",
    normaliser: Any = None,
    markup: str = "",
) -> list[Found]:
    """Return the mentions of `scan` with their kind and the key of their referent."""
    with _collector_resting(text):
        return _find(text, kinds, within, fuzzy, mode, normaliser, markup)


@contextmanager
def _collector_resting(text: str) -> Iterator[None]:
    """Keep the cycle collector from walking all caches again and again while a long text is read.

    Nothing made here forms cycles; for a megabyte the collector takes as long as the work itself.
    """
    rests = isinstance(text, str) and len(text) > _LONG and gc.isenabled()
    if rests:
        gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()


def _find(
    text: str,
    kinds: Collection[str],
    within: Within | None,
    fuzzy: bool,
    mode: str,
    normaliser: Any,
    markup: str,
) -> list[Found]:
    if not isinstance(text, str):
        raise InputTypeError("text", text)
    wanted = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise TranslitNormError(f"kinds holds {kind!r}; use 'place', 'person' or both")
    resolver = normaliser if normaliser is not None else _default_normaliser()
    gazetteer: Gazetteer = resolver.gazetteers[0]
    lexicon = lexicon_of(gazetteer)
    layout = Layout(text)
    protected = Spans(protected_spans(text, markup))
    tokens = list(capitalised(text, layout, protected))
    if not tokens:
        return []
    if not fuzzy and len(text) >= WORTH_BUILDING:
        lexicon.rule_out({token.folded for token in tokens})
    words = read_category_words(gazetteer.blob("category_words.tsv").decode())
    fame = Fame(lexicon)
    language = language_of(text)
    spotter = Spotter(
        text,
        layout,
        tokens,
        stopped=lexicon.stopped,
        strong_place=fame,
        place=fame.is_place,
        country=fame.is_country,
        words=words,
        language=language,
    )
    spotter.spot()
    people = [span for span in spotter.spans if not fame.is_phrase(text, span, tokens)]
    taken = {number for span in people for number in range(span.first, span.last + 1)}
    found: list[Found] = []
    if "place" in wanted:
        proposer = Proposer(
            text,
            layout,
            tokens,
            lexicon,
            words,
            taken=taken,
            suspects=spotter.suspects,
            fuzzy=fuzzy,
            language=language,
        )
        proposals = list(proposer.proposals())
        proposals = _with_lower_case(proposals, list(proposer.lower_case_units()))
        container = resolver._container(gazetteer, within) if within is not None else None
        found += _places(text, layout, proposals, lexicon, container, mode)
    if "person" in wanted:
        found += _people(text, people)
    found.sort(key=lambda each: each.mention.start)
    return found


def _default_normaliser() -> Any:
    from translit_norm.api import default_normaliser

    return default_normaliser()


def _with_lower_case(proposals: list[Proposal], lower: list[Proposal]) -> list[Proposal]:
    if not lower:
        return proposals
    spans = [(each.start, each.end) for each in lower]
    kept = [
        each
        for each in proposals
        if not any(start < each.end and each.start < end for start, end in spans)
    ]
    return sorted(kept + lower, key=lambda each: each.start)


def _places(
    text: str, layout: Layout, proposals: list[Proposal], lexicon: Lexicon, container: Any, mode: str,
) -> Iterator[Found]:  # fmt: skip
    gazetteer = lexicon.gazetteer
    lists = link_lists(text, proposals)
    KindReader(text, layout, proposals, lists, lexicon).read()
    model = read_model(gazetteer.blob("confidence.toml").decode())
    chooser = Chooser(layout, proposals, gazetteer, model, container, mode, lexicon)
    chooser.choose()
    accepted = {
        id(proposal)
        for proposal in proposals
        if chooser.of[id(proposal)].points >= ENOUGH and proposal.points >= _LEAST
    }
    # A doubtful name in a list with a sure one is what the list is about.
    for members in lists:
        if len(members) > 1 and any(id(each) in accepted for each in members):
            accepted |= {id(each) for each in members if each.points >= 1.0}
    results: dict[tuple[int, str], Result] = {}
    for proposal in proposals:
        if id(proposal) not in accepted:
            continue
        referent = chooser.of[id(proposal)]
        surface = text[proposal.start : proposal.end]
        result = results.get((id(referent), surface))
        if result is None:
            result = results[id(referent), surface] = _result(
                surface, proposal, referent, gazetteer
            )
        if result.outcome is Outcome.UNMATCHED:
            continue
        key = result.candidates[0].entity.id if result.best else f"{proposal.folded}/{id(referent)}"
        yield Found(Mention(proposal.start, proposal.end, surface, result), "place", key)


def _result(surface: str, proposal: Proposal, referent: Referent, gazetteer: Gazetteer) -> Result:
    steps = tuple(proposal.reasons)
    return result_of(surface, proposal.name, referent.weighed, referent.outcome, gazetteer, steps)


def _people(text: str, spans: list[PersonSpan]) -> Iterator[Found]:
    for span in spans:
        person = span.person
        if not person.ours:
            continue
        surface = text[span.start : span.end]
        result = person_result(surface, person)
        key = result.candidates[0].entity.id if result.best else f"person:{person.name}"
        yield Found(Mention(span.start, span.end, surface, result), "person", key)
