"""From the proposals of a text to its mentions of places: kinds, referents, then who is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit_norm.match.decide import Weighed
from translit_norm.match.hits import Container
from translit_norm.match.rules import rules_of
from translit_norm.scan.answers import Found, result_of
from translit_norm.scan.coherence import Chooser
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import ENOUGH, Proposal
from translit_norm.scan.readings import KindReader, link_lists
from translit_norm.scan.referents import Referent
from translit_norm.scan.tokens import Layout
from translit_norm.types import Mention, Outcome, Result

#: Points a mention needs of its own, however sure others of its name are: a firm of that name has less.
_LEAST = 1.0

#: So many of the likeliest bearers of so many mentions are read from the gazetteer at once, which is
#: fewer than it remembers.
_READ_AHEAD, _AT_ONCE = 8, 500


def found_places(
    text: str, layout: Layout, proposals: list[Proposal], lexicon: Lexicon, container: Container | None,
    mode: str,
) -> Iterator[Found]:  # fmt: skip
    """Yield the mentions of places among the proposals of one text, their kinds and referents settled."""
    gazetteer = lexicon.gazetteer
    lists = link_lists(text, proposals)
    KindReader(text, layout, proposals, lists, lexicon).read()
    model = rules_of(gazetteer).model
    chooser = Chooser(layout, proposals, gazetteer, model, container, mode, lexicon)
    chooser.choose()
    accepted = {
        id(proposal)
        for referent in chooser.referents
        if referent.points >= ENOUGH
        for proposal in referent.proposals
        if proposal.points >= _LEAST
    }
    # A doubtful name in a list with a sure one is what the list is about.
    for members in lists:
        if len(members) > 1 and any(id(each) in accepted for each in members):
            accepted |= {id(each) for each in members if each.points >= 1.0}
    kept = [
        (proposal, referent)
        for proposal in proposals
        if id(proposal) in accepted
        and (referent := chooser.of[id(proposal)]).outcome is not Outcome.UNMATCHED
    ]
    results: dict[tuple[int, str], tuple[Result, str]] = {}
    for number, (proposal, referent) in enumerate(kept):
        if number % _AT_ONCE == 0:
            _read_ahead(text, kept[number : number + _AT_ONCE], lexicon)
        surface = text[proposal.start : proposal.end]
        known = results.get((id(referent), surface))
        if known is None:
            result = _result(text, proposal, referent, lexicon)
            unsure = f"{proposal.folded}/{id(referent)}"
            key = result.candidates[0].entity.id if result.best else unsure
            known = results[id(referent), surface] = result, key
        yield Found(Mention(proposal.start, proposal.end, surface, known[0]), "place", known[1])


def _read_ahead(text: str, mentions: Sequence[tuple[Proposal, Referent]], lexicon: Lexicon) -> None:
    """Have the gazetteer read together the entities of results that are not remembered."""
    likely = {
        each.ordinal
        for proposal, referent in mentions
        if referent.weighed is not referent.apart
        or not lexicon.recalls(_asked(text, proposal, referent), referent.apart)
        for each in referent.weighed[:_READ_AHEAD]
    }
    lexicon.gazetteer.entities(sorted(likely))


def _asked(text: str, proposal: Proposal, referent: Referent) -> tuple[object, ...]:
    """Return what the result of a mention rests on besides the weighed bearers."""
    surface = text[proposal.start : proposal.end]
    return surface, proposal.name, referent.outcome, *proposal.reasons


def _result(text: str, proposal: Proposal, referent: Referent, lexicon: Lexicon) -> Result:
    def made(weighed: list[Weighed]) -> Result:
        surface, steps = text[proposal.start : proposal.end], tuple(proposal.reasons)
        return result_of(
            surface, proposal.name, weighed, referent.outcome, lexicon.gazetteer, steps
        )

    if referent.weighed is not referent.apart:
        return made(referent.weighed)
    # Nothing in the text changed what the bearers weigh: the answer is that of other texts.
    return lexicon.recall(_asked(text, proposal, referent), referent.apart, made)
