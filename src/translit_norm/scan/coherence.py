"""Chooses the referents of all proposals of a text together.

One name has one referent, unless the words beside it say another kind of place. Names that are sure by
themselves are settled first; the others are weighed by how near they lie to those of the same sentence,
paragraph and text, and by the regions spoken of. `match.decide` alone says MATCHED.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import Container, Hit
from translit_norm.match.context import Spot
from translit_norm.match.decide import Circumstances, Model, Weighed, decide, weigh
from translit_norm.match.within import kilometres, locate
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import ENOUGH, Proposal
from translit_norm.scan.readings import UNITS
from translit_norm.scan.tokens import Layout
from translit_norm.types import Outcome

#: How much likelier a bearer is when a name of the same sentence lies in the same unit. Judgement.
_SHARED = {
    "hromada": 24.0,
    "raion": 16.0,
    "oblast": 4.0,
    "republic": 4.0,
    "krai": 3.0,
    "country": 1.0,
}
#: … and when the region itself is named there.
_NAMED_REGION = {
    "hromada": 30.0,
    "raion": 30.0,
    "oblast": 20.0,
    "republic": 20.0,
    "krai": 20.0,
    "country": 2.0,
}
_DISTANCES = ((15.0, 16.0), (40.0, 9.0), (120.0, 2.5))
#: A proposal with fewer points than this is not accepted whatever its company is.
_BEYOND_HOPE = 0.5
#: What company is worth by how far it is: the list, the sentence, the paragraph.
_LIST, _SENTENCE, _PARAGRAPH = 1.6, 1.0, 0.3
#: Members of a list are of one size: Zhytomyr, Rivne and Lutsk are three cities. In log-odds.
_LARGE, _ALIKE_SIZE = 60_000, 1.1
#: Names of the same paragraph that are looked at, and mentions of a name that are.
_COMPANY, _MENTIONS = 10, 6


@dataclass(slots=True)
class Referent:
    """All mentions of one spelling in one sense, and what it was found to mean."""

    proposals: list[Proposal]
    features: frozenset[str]
    weighed: list[Weighed] = field(default_factory=list)
    outcome: Outcome = Outcome.UNMATCHED
    settled: bool = False

    @property
    def points(self) -> float:
        """The points of its best mention: what holds for one holds for all."""
        return max(proposal.points for proposal in self.proposals)


class Chooser:
    """Settles the referents of one text over one gazetteer."""

    def __init__(
        self, layout: Layout, proposals: Sequence[Proposal], gazetteer: Gazetteer, model: Model,
        container: Container | None, mode: str, lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self._lexicon, self._foreign = lexicon, lexicon.foreign
        self._layout, self._gazetteer, self._model = layout, gazetteer, model
        self._container, self._mode = container, mode
        self.referents = _group(proposals)
        self.of: dict[int, Referent] = {
            id(proposal): referent for referent in self.referents for proposal in referent.proposals
        }
        self._by_paragraph: dict[int, list[Proposal]] = {}
        self._paragraph_of: dict[int, int] = {}
        for proposal in proposals:
            paragraph = layout.paragraph(proposal.start)
            self._paragraph_of[id(proposal)] = paragraph
            self._by_paragraph.setdefault(paragraph, []).append(proposal)
        self._in_text: dict[int, float] = {}
        self._places: dict[int, Spot | None] = {}
        self._worths: dict[int, tuple[dict[int, float], list[tuple[Spot, float]]]] = {}
        self._local: dict[int, float] = {}
        self._lineages: dict[int, tuple[int, ...]] = {}

    def choose(self) -> None:
        """Settle every referent: first the sure ones, then the others by their company, twice."""
        open_ones = []
        for referent in self.referents:
            self._weigh(referent, None)
            first = referent.weighed[0] if referent.weighed else None
            sure = first is not None and first.confidence >= 0.8 and referent.points >= ENOUGH
            if first is None:
                continue
            if sure and (self._is_famous(first.ordinal) or len(referent.weighed) == 1):
                referent.settled = True
            else:
                open_ones.append(referent)
        open_ones = [referent for referent in open_ones if referent.points >= _BEYOND_HOPE]
        for _turn in range(2):
            self._take_stock()
            self._worths.clear()
            for referent in open_ones:
                if (
                    referent.settled
                    and referent.points >= ENOUGH
                    and referent.weighed[0].confidence > 0.97
                ):
                    continue
                factors = self._factors(referent)
                if len(factors) > 1:
                    self._weigh(referent, factors)
                self._corroborate(referent)
            for referent in open_ones:
                first = referent.weighed[0] if referent.weighed else None
                referent.settled = (
                    first is not None and first.confidence >= 0.5 and referent.points >= 2.0
                )
        for referent in self.referents:
            referent.outcome, referent.weighed = decide(
                referent.weighed, self._gazetteer.name, self._model, self._mode
            )

    def _weigh(self, referent: Referent, nearby: dict[int, float] | None) -> None:
        head = referent.proposals[0]
        gazetteer = self._gazetteer
        inside = self._container.inside if self._container else None
        if referent.features:
            inside = self._with_features(inside, referent.features)
        elif inside is None and any(proposal.cued for proposal in referent.proposals):
            # A word that announces a place is the context a likeness needs.
            inside = b"\1" * len(gazetteer.parent)
        around = Circumstances(
            inside=inside,
            # A form to the letter is no stranger, whatever else bears it.
            background=not head.hits[0].exact and self._foreign(head.folded),
            length=len(head.folded),
            featured=bool(referent.features),
            nearby=nearby,
        )
        if nearby is None and self._container is None:
            what = ("weighed", referent.features, inside is not None, id(self._model))
            referent.weighed = self._lexicon.recall(
                what,
                head.hits,
                lambda hits: weigh(_present_names(hits), gazetteer, self._model, around),
            )
        else:
            referent.weighed = weigh(_present_names(head.hits), gazetteer, self._model, around)

    def _with_features(self, inside: bytes | None, features: frozenset[str]) -> bytes:
        """Return one byte an entity: 1 where it has one of the features and is inside."""
        mask = feature_mask(self._gazetteer, features)
        if inside is None:
            return mask
        return bytes(here & there for here, there in zip(inside, mask, strict=True))

    def _is_famous(self, ordinal: int) -> bool:
        gazetteer = self._gazetteer
        feature = gazetteer.features[gazetteer.feature[ordinal]]
        return feature not in ("village", "settlement") or gazetteer.population[ordinal] > 15_000

    def _take_stock(self) -> None:
        """Work out what lying in a country or region that the settled mentions lie in is worth."""
        gazetteer = self._gazetteer
        countries: Counter[int] = Counter()
        regions: Counter[int] = Counter()
        for referent in self.referents:
            if not referent.settled or not referent.weighed:
                continue
            weight = min(len(referent.proposals), 5)
            for unit in self._lineage(referent.weighed[0].ordinal):
                feature = gazetteer.features[gazetteer.feature[unit]]
                if feature == "country":
                    countries[unit] += weight
                elif feature in UNITS:
                    regions[unit] += weight
        self._in_text.clear()
        for counted, worth in ((countries, 6.0), (regions, 4.0)):
            total = sum(counted.values())
            for unit, count in counted.items():
                self._in_text[unit] = math.log1p(worth * count / total)

    def _lineage(self, ordinal: int) -> tuple[int, ...]:
        known = self._lineages.get(ordinal)
        if known is None:
            known = self._lineages[ordinal] = (ordinal, *self._gazetteer.ancestors(ordinal))
        return known

    def _factors(self, referent: Referent) -> dict[int, float]:
        """Return for each bearer by what factor its company makes it likelier."""
        ordinals = [each.ordinal for each in referent.weighed]
        logs = dict.fromkeys(ordinals, 0.0)
        mentions = referent.proposals[:_MENTIONS]
        lineages = [(ordinal, self._lineage(ordinal), self._place(ordinal)) for ordinal in ordinals]
        for proposal in mentions:
            for companion, closeness in self._company(proposal, referent):
                known = self._worths.get(id(companion))
                if known is None:
                    known = self._worths[id(companion)] = self._worth(companion)
                worth, spots = known
                for ordinal, lineage, here in lineages:
                    value = 0.0
                    for unit in lineage:  # the narrowest shared unit is worth the most
                        if unit in worth:
                            value = worth[unit]
                            break
                    if here is not None:
                        for spot, share in spots:
                            if -1.2 < here[0] - spot[0] < 1.2:
                                value = max(value, share * _closeness(here, spot))
                    if value:
                        logs[ordinal] += math.log1p(closeness * value)
                    if (
                        closeness == _LIST
                        and self._is_large(ordinal)
                        and self._means_large(companion)
                    ):
                        logs[ordinal] += _ALIKE_SIZE
        softened = math.sqrt(len(mentions))
        in_text = self._in_text
        factors = {}
        self._local = {}
        for ordinal, lineage, _here in lineages:
            log = min(logs[ordinal] / softened, 15.0)
            self._local[ordinal] = math.exp(log)
            for unit in lineage:
                log += in_text.get(unit, 0.0)
            factors[ordinal] = math.exp(log)
        return factors

    def _is_large(self, ordinal: int) -> bool:
        return self._gazetteer.population[ordinal] >= _LARGE

    def _means_large(self, referent: Referent) -> bool:
        return self._is_large(referent.weighed[0].ordinal)

    def _place(self, ordinal: int) -> Spot | None:
        if ordinal not in self._places:
            self._places[ordinal] = locate(self._gazetteer, ordinal)
        return self._places[ordinal]

    def _company(self, proposal: Proposal, own: Referent) -> Iterable[tuple[Referent, float]]:
        seen: dict[int, tuple[Referent, float]] = {}
        for other in self._by_paragraph[self._paragraph_of[id(proposal)]]:
            referent = self.of[id(other)]
            if referent is own or not referent.weighed or not referent.settled:
                continue
            if other.sentence == proposal.sentence:
                closeness = _LIST if other.listed == proposal.listed else _SENTENCE
            else:
                closeness = _PARAGRAPH
            known = seen.get(id(referent))
            if known is None or known[1] < closeness:
                seen[id(referent)] = (referent, closeness)
        nearest = sorted(seen.values(), key=lambda pair: -pair[1])
        return nearest[:_COMPANY]

    def _worth(
        self, companion: Referent
    ) -> tuple[dict[int, float], list[tuple[tuple[float, float], float]]]:
        gazetteer = self._gazetteer
        worth: dict[int, float] = {}
        spots = []
        for each in companion.weighed[:3]:
            share = each.confidence
            if share < 0.1:
                break
            for unit in self._lineage(each.ordinal):
                feature = gazetteer.features[gazetteer.feature[unit]]
                table = _NAMED_REGION if unit == each.ordinal else _SHARED
                if feature in table:
                    worth[unit] = worth.get(unit, 0.0) + share * table[feature]
            here = self._place(each.ordinal)
            feature = gazetteer.features[gazetteer.feature[each.ordinal]]
            if (
                here is not None
                and feature not in UNITS
                and feature not in ("country", "continent", "sea")
            ):
                spots.append((here, share))
        return worth, spots

    def _corroborate(self, referent: Referent) -> None:
        """Give a doubtful name points where its best bearer is at home among the names beside it."""
        if not referent.weighed:
            return
        factor = self._local.get(referent.weighed[0].ordinal, 1.0)
        head = referent.proposals[0]
        bonus = 2.0 if factor >= 60.0 else 1.0 if factor >= 12.0 else 0.0
        if bonus and "at home among its neighbours" not in head.reasons:
            head.reasons.append("at home among its neighbours")
            head.points += bonus


#: Former names of this cost are marked weak in the tables: old, or those of a part of a town.
_WEAK_FORMER = 0.010


def _present_names(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without weak former names where the spelling is a present name of another place.

    A text of today means the Oleksandrivka that is called so, not the Donetsk of 1869.
    """
    present = [hit for hit in hits if hit.tag.via != "former"]
    best = max((hit.similarity for hit in hits), default=0.0)
    alike = max((hit.similarity - hit.tag.cost for hit in present), default=0.0)
    if alike <= best - 0.04:
        return list(hits)
    return [hit for hit in hits if hit.tag.via != "former" or hit.tag.cost < _WEAK_FORMER]


@lru_cache(maxsize=128)
def feature_mask(gazetteer: Gazetteer, features: frozenset[str]) -> bytes:
    """Return one byte an entity of a gazetteer: 1 where it has one of the features."""
    table = bytearray(256)
    for number in gazetteer.feature_numbers(features):
        table[number] = 1
    return gazetteer.feature.tobytes().translate(bytes(table))


def _closeness(here: tuple[float, float], there: tuple[float, float]) -> float:
    distance = kilometres(here, there)
    return next((worth for limit, worth in _DISTANCES if distance <= limit), 0.0)


def _group(proposals: Sequence[Proposal]) -> list[Referent]:
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
    return [Referent(members, features) for (_folded, features), members in senses.items()]
