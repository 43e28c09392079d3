"""What the names beside a name are worth for each of its bearers: who lies near, who shares a region."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from translit_norm.gazetteer.reader import NOWHERE
from translit_norm.match.context import Spot
from translit_norm.match.decide import Weighed
from translit_norm.match.within import kilometres
from translit_norm.scan.circles import LIST, Circles
from translit_norm.scan.kinds import UNITS
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import Proposal
from translit_norm.scan.referents import Referent
from translit_norm.scan.tokens import Layout

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
#: Members of a list are of one size: Zhytomyr, Rivne and Lutsk are three cities. In log-odds.
_LARGE, _ALIKE_SIZE = 60_000, 1.1
#: So many mentions of a name are looked around.
_MENTIONS = 6

#: Where a bearer lies, and how sure it is to be meant.
_Located = tuple[Spot, float]
_Worth = tuple[dict[int, float], list[_Located]]


class Company:
    """Weighs the neighbours of names in one text. `of` tells the referent of each proposal by id."""

    def __init__(
        self, layout: Layout, proposals: Sequence[Proposal], lexicon: Lexicon,
        referents: Sequence[Referent], of: dict[int, Referent],
    ) -> None:  # fmt: skip
        self._gazetteer, self._referents = lexicon.gazetteer, referents
        self._lineage, self._place = lexicon.lineage, lexicon.place
        self._circles = Circles(layout, proposals, of)
        features = self._gazetteer.features
        self._shared = [_SHARED.get(feature, 0.0) for feature in features]
        self._named = [_NAMED_REGION.get(feature, 0.0) for feature in features]
        self._in_text: dict[int, float] = {}
        #: What sharing a unit with a referent is worth and where it may lie, as of its bearers then.
        self._worths: dict[int, tuple[Referent, list[Weighed], _Worth]] = {}
        #: What the units above an entity are worth in this text, by its parent.
        self._spoken: dict[int, list[float]] = {}

    def take_stock(self) -> None:
        """Work out what lying in a country or region that the settled mentions lie in is worth."""
        gazetteer = self._gazetteer
        named = Counter(
            chain.from_iterable(
                self._lineage(each.weighed[0].ordinal) * min(len(each.proposals), 5)
                for each in self._referents
                if each.settled and each.weighed
            )
        )
        self._worths = {
            number: known for number, known in self._worths.items() if known[0].weighed is known[1]
        }
        self._circles.forget()
        self._in_text.clear()
        self._spoken.clear()
        for features, worth in ((("country",), 6.0), (UNITS, 4.0)):
            numbers = gazetteer.feature_numbers(features)
            counted = {unit: named[unit] for unit in named if gazetteer.feature[unit] in numbers}
            total = sum(counted.values())
            for unit, count in counted.items():
                self._in_text[unit] = math.log1p(worth * count / total)

    def factors(self, referent: Referent, nearby: Mapping[int, float]) -> dict[int, float]:
        """Return for each bearer by what factor what is `nearby` and the text make it likelier."""
        factors = {}
        for each in referent.weighed:
            log = nearby.get(each.ordinal, 0.0)
            for worth in self._worth_in_text(each.ordinal):
                log += worth
            factors[each.ordinal] = math.exp(log)
        return factors

    def _worth_in_text(self, ordinal: int) -> Iterable[float]:
        """Return what the regions of an entity are worth because the text speaks of them."""
        above = self._gazetteer.parent[ordinal]
        known = self._spoken.get(above)
        if known is None:
            units = self._lineage(above) if above != NOWHERE else ()
            known = [self._in_text[unit] for unit in units if unit in self._in_text]
            self._spoken[above] = known
        own = self._in_text.get(ordinal)
        return known if own is None else (own, *known)

    def nearby(self, referent: Referent) -> dict[int, float]:
        """Return for each bearer the logarithm of the factor by which the names beside make it likelier.

        {} where nothing that is settled is named beside it.
        """
        mentions = referent.proposals[:_MENTIONS]
        beside = [pair for each in mentions for pair in self._circles.company(each, referent)]
        if not beside:
            return {}
        population = self._gazetteer.population
        company = [
            (closeness, *self._worth(other), closeness == LIST and self._means_large(other))
            for other, closeness in beside
        ]
        softened = math.sqrt(len(mentions))
        logs = {}
        for each in referent.weighed:
            ordinal, log = each.ordinal, 0.0
            lineage, here = self._lineage(ordinal), self._place(ordinal)
            large = population[ordinal] >= _LARGE
            for closeness, worth, spots, large_ones in company:
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
                    log += math.log1p(closeness * value)
                if large_ones and large:
                    log += _ALIKE_SIZE
            logs[ordinal] = min(log / softened, 15.0)
        return logs

    def _means_large(self, referent: Referent) -> bool:
        return self._gazetteer.population[referent.weighed[0].ordinal] >= _LARGE

    def _worth(self, companion: Referent) -> _Worth:
        """Return what sharing each unit with a referent is worth, and where its likely bearers lie."""
        known = self._worths.get(id(companion))
        if known is None:
            weighed = companion.weighed
            known = companion, weighed, self._work_out_worth(weighed)
            self._worths[id(companion)] = known
        return known[2]

    def _work_out_worth(self, weighed: list[Weighed]) -> _Worth:
        gazetteer = self._gazetteer
        feature_of, shared = gazetteer.feature, self._shared
        worth: dict[int, float] = {}
        spots = []
        for each in weighed[:3]:
            share = each.confidence
            if share < 0.1:
                break
            own, *above = self._lineage(each.ordinal)
            if value := self._named[feature_of[own]]:
                worth[own] = worth.get(own, 0.0) + share * value
            for unit in above:
                if value := shared[feature_of[unit]]:
                    worth[unit] = worth.get(unit, 0.0) + share * value
            here = self._place(own)
            feature = gazetteer.features[feature_of[own]]
            if (
                here is not None
                and feature not in UNITS
                and feature not in ("country", "continent", "sea")
            ):
                spots.append((here, share))
        return worth, spots


def _closeness(here: tuple[float, float], there: tuple[float, float]) -> float:
    distance = kilometres(here, there)
    return next((worth for limit, worth in _DISTANCES if distance <= limit), 0.0)
