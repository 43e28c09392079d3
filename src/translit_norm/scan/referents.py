"""What the mentions of one spelling in one sense refer to, and which forms may be meant by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from translit_norm.gazetteer.reader import BARE, Gazetteer
from translit_norm.match.decide import Weighed
from translit_norm.match.hits import Hit
from translit_norm.scan.kinds import UNITS
from translit_norm.scan.proposal import Proposal
from translit_norm.types import Outcome


@dataclass(slots=True)
class Referent:
    """All mentions of one spelling in one sense, and what it was found to mean.

    `points` are those of its best mention: what holds for one holds for all. `apart` is what its
    bearers weigh whatever else the text names; where that stands, it is the same list in every text.
    """

    proposals: list[Proposal]
    features: frozenset[str]
    points: float
    weighed: list[Weighed] = field(default_factory=list)
    apart: list[Weighed] | None = None
    outcome: Outcome = Outcome.UNMATCHED
    settled: bool = False


def group_proposals(proposals: Sequence[Proposal]) -> list[Referent]:
    """Return the proposals by spelling and sense; a kind said once holds for the bare mentions too."""
    senses: dict[tuple[str, frozenset[str]], list[Proposal]] = {}
    said: dict[str, frozenset[str]] = {}
    for proposal in proposals:
        if proposal.features and not proposal.features & UNITS and "river" not in proposal.features:
            known = said.get(proposal.folded)
            narrowed = known & proposal.features if known else proposal.features
            said[proposal.folded] = narrowed or proposal.features
    for proposal in proposals:
        features = proposal.features
        if not features or (proposal.folded in said and features >= said[proposal.folded]):
            features = said.get(proposal.folded, features)
        senses.setdefault((proposal.folded, features), []).append(proposal)
    return [
        Referent(members, features, max(member.points for member in members))
        for (_folded, features), members in senses.items()
    ]


#: Former names of this cost are marked weak in the tables: old, or those of a part of a town.
_WEAK_FORMER = 0.010


def likely_forms(hits: Sequence[Hit], gazetteer: Gazetteer) -> list[Hit]:
    """Return the hits without weak former names where the spelling is a present name of another place.

    A text of today means the Oleksandrivka that is called so, not the Donetsk of 1869.
    """
    hits = _to_the_letter(hits, gazetteer)
    if any(
        gazetteer.population[ordinal] >= _CITY
        for hit in hits
        if hit.exact
        and hit.tag.via != "former"
        and hit.tag.cost < _STRONG
        and hit.tag.inflection != BARE
        for ordinal in gazetteer.bearers(hit.group)
    ):
        return [hit for hit in hits if hit.tag.via != "former"]
    present = [hit for hit in hits if hit.tag.via != "former"]
    best = max((hit.similarity for hit in hits), default=0.0)
    alike = max((hit.similarity - hit.tag.cost for hit in present), default=0.0)
    if alike <= best - 0.04:
        return list(hits)
    return [hit for hit in hits if hit.tag.via != "former" or hit.tag.cost < _WEAK_FORMER]


#: A city of so many people owns its present name: Kaliningrad is not Korolev.
_CITY = 100_000
#: A town of so many people is known by its spelling; dearer tags than this are weak forms.
_KNOWN, _STRONG = 50_000, 0.01


def _to_the_letter(hits: Sequence[Hit], gazetteer: Gazetteer) -> Sequence[Hit]:
    """Return the hits without the merely sounded ones where a well-known place is spelt so.

    Uman is no Oman, and who is w Wilnie is not in one of the villages of Vilne.
    """
    exact = [hit for hit in hits if hit.exact]
    if len(exact) < len(hits) and any(
        gazetteer.population[ordinal] >= _KNOWN
        for hit in exact
        if hit.tag.cost < _STRONG and hit.tag.inflection != BARE and hit.tag.via != "former"
        for ordinal in gazetteer.bearers(hit.group)
    ):
        # Regions and districts are named as their towns are, in any spelling.
        units = gazetteer.feature_numbers(UNITS | {"raion", "hromada"})
        return [
            hit
            for hit in hits
            if hit.exact
            or any(gazetteer.feature[each] in units for each in gazetteer.bearers(hit.group))
        ]
    return hits
