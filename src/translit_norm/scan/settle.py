"""From the proposals of a text to its mentions of places: kinds, referents, then who is accepted."""

from __future__ import annotations

from collections.abc import Iterator

from translit_norm.match.decide import Weighed
from translit_norm.match.hits import Container
from translit_norm.match.rules import rules_of
from translit_norm.scan.answers import Found, result_of
from translit_norm.scan.coherence import Chooser
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import ENOUGH, PENDING, Proposal, link_lists
from translit_norm.scan.readings import KindReader
from translit_norm.scan.referents import Referent
from translit_norm.scan.tokens import Layout
from translit_norm.types import Mention, Outcome, Result

#: Points a mention needs of its own, however sure others of its name are: a firm of that name has less.
_LEAST = 1.0

#: So many members make a list an enumeration.
_ENUMERATED = 3


def found_places(
    text: str, layout: Layout, proposals: list[Proposal], lexicon: Lexicon, container: Container | None,
    mode: str,
) -> Iterator[Found]:  # fmt: skip
    """Yield the mentions of places among the proposals of one text, their kinds and referents settled."""
    gazetteer = lexicon.gazetteer
    lists = link_lists(text, proposals)
    for members in lists:
        # Three names of places side by side are no chance.
        if len(members) >= _ENUMERATED and all(
            each.points >= PENDING and not each.fuzzy and len(each.folded) >= 6 for each in members
        ):
            for each in members:
                each.points += 1.0
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
    results: dict[tuple[int, str], tuple[Result, str]] = {}
    for proposal in proposals:
        referent = chooser.of[id(proposal)]
        if id(proposal) not in accepted or referent.outcome is Outcome.UNMATCHED:
            continue
        surface = text[proposal.start : proposal.end]
        known = results.get((id(referent), surface))
        if known is None:
            result = _result(surface, proposal, referent, lexicon)
            unsure = f"{proposal.folded}/{id(referent)}"
            key = result.candidates[0].entity.id if result.best else unsure
            known = results[id(referent), surface] = result, key
        yield Found(Mention(proposal.start, proposal.end, surface, known[0]), "place", known[1])


def _result(surface: str, proposal: Proposal, referent: Referent, lexicon: Lexicon) -> Result:
    name, outcome, steps = proposal.name, referent.outcome, tuple(proposal.reasons)

    def made(weighed: list[Weighed]) -> Result:
        return result_of(surface, name, weighed, outcome, lexicon.gazetteer, steps)

    if referent.weighed is not referent.apart:
        return made(referent.weighed)
    # Nothing in the text changed what the bearers weigh: the answer is that of other texts.
    return lexicon.recall((surface, name, outcome, steps), referent.apart, made)
