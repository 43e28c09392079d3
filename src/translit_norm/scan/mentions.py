"""`scan`: a text goes in, its mentions of places and people come out, resolved together.

protected spans → tokens → people → proposals of places → kinds → coherence → mentions.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from translit_norm.errors import ContextError, InputTypeError, TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.hits import Container
from translit_norm.match.rules import rules_of
from translit_norm.match.surface import CategoryWords, prepare
from translit_norm.match.within import Within
from translit_norm.normaliser import Normaliser
from translit_norm.scan.answers import Found, own_person, person_result
from translit_norm.scan.automaton import WORTH_BUILDING
from translit_norm.scan.fame import Fame
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.overrides import overridden, settled
from translit_norm.scan.people import Spotter
from translit_norm.scan.places import Proposer
from translit_norm.scan.proposal import Proposal
from translit_norm.scan.protect import protected_spans
from translit_norm.scan.roll import PersonSpan
from translit_norm.scan.settle import found_places
from translit_norm.scan.small_units import lower_case_units
from translit_norm.scan.style import language_of
from translit_norm.scan.tokens import Layout, Spans, capitalised
from translit_norm.script.fold import fold
from translit_norm.types import Mention

#: Characters from which a text is long: its scan makes enough objects to set the collector off.
_LONG = 50_000

KINDS = ("place", "person")


@lru_cache(maxsize=8)
def lexicon_of(gazetteer: Gazetteer) -> Lexicon:
    """Return the lexicon of a gazetteer, made once."""
    return Lexicon(gazetteer, rules_of(gazetteer).costs)


def scan(
    text: str,
    *,
    kinds: Collection[str] = KINDS,
    within: Within | None = None,
    fuzzy: bool = True,
    mode: str = "default",
    normaliser: Normaliser | None = None,
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
            text, kinds=kinds, within=within, fuzzy=fuzzy, mode=mode, normaliser=normaliser, markup=markup
        )
    ]  # fmt: skip


def find(
    text: str,
    *,
    kinds: Collection[str] = KINDS,
    within: Within | None = None,
    fuzzy: bool = True,
    mode: str = "default",
    normaliser: Normaliser | None = None,
    markup: str = "",
) -> list[Found]:
    """Return the mentions of `scan` with their kind and the key of their referent."""
    if not isinstance(text, str):
        raise InputTypeError("text", text)
    wanted = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise TranslitNormError(f"kinds holds {kind!r}; use 'place', 'person' or both")
    resolver = normaliser if normaliser is not None else default_resolver()
    with _collector_resting(text):
        found = _find(text, wanted, within, fuzzy, mode, resolver, markup)
    for gazetteer in resolver.gazetteers:
        lexicon_of(gazetteer).shorten()
    return found


@contextmanager
def _collector_resting(text: str) -> Iterator[None]:
    """Keep the cycle collector from walking all caches again and again while a long text is read.

    Nothing made here forms cycles; for a megabyte the collector takes as long as the work itself.
    Afterwards all of it counts as old, as if the collector had seen it.
    """
    rests = isinstance(text, str) and len(text) > _LONG and gc.isenabled()
    if rests:
        gc.disable()
    try:
        yield
    finally:
        if rests:
            if not gc.get_freeze_count():  # else a server has set objects aside for good
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _find(
    text: str, wanted: tuple[str, ...], within: Within | None, fuzzy: bool, mode: str, resolver: Normaliser,
    markup: str,
) -> list[Found]:  # fmt: skip
    containers, denied = _containers(resolver, within), resolver.decisions.denied
    layout = Layout(text)
    protected = Spans(protected_spans(text, markup))
    tokens = list(capitalised(text, layout, protected))
    if not tokens:
        return []
    lexicons = [lexicon_of(gazetteer) for gazetteer in resolver.gazetteers]
    # The distinct words are as many as the tokens or fewer, and rarely worth counting.
    long = len(tokens) >= WORTH_BUILDING
    if long and len(folded := {token.folded for token in tokens}) >= WORTH_BUILDING:
        for lexicon in lexicons:
            lexicon.rule_out(folded)
    fame, language = Fame(lexicons), language_of(text)
    spotter = Spotter(
        text, tokens, fame, stopped=lexicons[0].stopped,
        words=rules_of(lexicons[0].gazetteer).words, language=language,
    )  # fmt: skip
    spotter.spot()
    people = [span for span in spotter.spans if not fame.is_phrase(text, span)]
    taken = {number for span in people for number in range(span.first, span.last + 1)}
    layers = [list(overridden(text, protected, resolver.decisions, within))]
    if "place" in wanted:
        for lexicon, container in zip(lexicons, containers, strict=True):
            if within is not None and container is None:
                continue
            words = rules_of(lexicon.gazetteer).words
            proposer = Proposer(
                text, layout, tokens, lexicon, words,
                taken=taken, suspects=spotter.suspects, fuzzy=fuzzy, language=language,
            )  # fmt: skip
            proposals = list(proposer.proposals())
            proposals = _with_lower_case(proposals, list(lower_case_units(text, layout, lexicon)))
            proposals = [
                each
                for each in proposals
                if not _is_denied(text[each.start : each.end], denied, words)
            ]
            layers.append(list(found_places(text, layout, proposals, lexicon, container, mode)))
    if "person" in wanted:
        layers.append(list(_people(text, people, denied, resolver.gazetteers)))
    return [each for each in settled(layers) if each.kind in wanted]


def _is_denied(surface: str, denied: frozenset[str], words: CategoryWords) -> bool:
    """Say whether the caller denies a spelling, whole or without its category words."""
    return bool(denied) and not denied.isdisjoint(
        (fold(surface), fold(prepare(surface, words).name))
    )


def _containers(resolver: Normaliser, within: Within | None) -> list[Container | None]:
    """Return what `within` means in each gazetteer; raises `ContextError` where it is in none."""
    if within is None:
        return [None] * len(resolver.gazetteers)
    containers: list[Container | None] = []
    unknown: ContextError | None = None
    for gazetteer in resolver.gazetteers:
        try:
            containers.append(resolver.container(gazetteer, within))
        except ContextError as error:
            containers.append(None)
            unknown = unknown or error
    if unknown is not None and not any(containers):
        raise unknown
    return containers


def default_resolver() -> Normaliser:
    """Return the `Normaliser` over the bundled gazetteer."""
    from translit_norm.api import default_normaliser

    return default_normaliser()


def _with_lower_case(proposals: list[Proposal], lower: list[Proposal]) -> list[Proposal]:
    if not lower:
        return proposals
    spans = Spans([(each.start, each.end) for each in lower])
    kept = [each for each in proposals if not spans.covers(each.start, each.end)]
    return sorted(kept + lower, key=lambda each: each.start)


def _people(
    text: str, spans: list[PersonSpan], denied: frozenset[str], gazetteers: Sequence[Gazetteer]
) -> Iterator[Found]:
    bundled = Gazetteer.bundled()
    listed = [gazetteer for gazetteer in gazetteers if gazetteer is not bundled]
    for span in spans:
        person = span.person
        surface = text[span.start : span.end]
        own = own_person(surface, person, listed)
        if (not person.ours and own is None) or (denied and fold(surface) in denied):
            continue
        result = own or person_result(surface, person)
        key = result.candidates[0].entity.id if result.best else f"person:{person.name}"
        yield Found(Mention(span.start, span.end, surface, result), "person", key)
