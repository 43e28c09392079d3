"""What the names beside a name are worth for each of its bearers: who lies near, who shares a region."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from translit_norm.gazetteer.reader import NOWHERE, Gazetteer
from translit_norm.match.context import Spot
from translit_norm.match.decide import Weighed
from translit_norm.match.within import kilometres, locate
from translit_norm.scan.circles import LIST, Circles
from translit_norm.scan.proposal import Proposal
from translit_norm.scan.readings import UNITS
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


class Company:
    """Weighs the neighbours of names in one text. `of` tells the referent of each proposal by id."""

    def __init__(
        self, layout: Layout, proposals: Sequence[Proposal], gazetteer: Gazetteer,
        referents: Sequence[Referent], of: dict[int, Referent],
    ) -> None:  # fmt: skip
        self._gazetteer, self._referents = gazetteer, referents
        self._circles = Circles(layout, proposals, of)
        self._in_text: dict[int, float] = {}
        self._places: dict[int, Spot | None] = {}
        self._worths: dict[
            int, tuple[list[Weighed], dict[int, float], list[tuple[Spot, float]]]
        ] = {}
        self._lineages: dict[int, tuple[int, ...]] = {}
        #: What the units above an entity are worth in this text, by its parent.
        self._spoken: dict[int, list[float]] = {}
        #: By what factor the company nearby alone made each bearer of the last referent likelier.
        self.local: dict[int, float] = {}
        self._logs: dict[int, float] = {}

    def take_stock(self) -> None:
        """Work out what lying in a country or region that the settled mentions lie in is worth."""
        gazetteer = self._gazetteer
        countries: Counter[int] = Counter()
        regions: Counter[int] = Counter()
        for referent in self._referents:
            if not referent.settled or not referent.weighed:
                continue
            weight = min(len(referent.proposals), 5)
            for unit in self._lineage(referent.weighed[0].ordinal):
                feature = gazetteer.features[gazetteer.feature[unit]]
                if feature == "country":
                    countries[unit] += weight
                elif feature in UNITS:
                    regions[unit] += weight
        self._worths = {
            id(each): known
            for each in self._referents
            if (known := self._worths.get(id(each))) is not None and known[0] is each.weighed
        }
        self._circles.forget()
        self._in_text.clear()
        self._spoken.clear()
        for counted, worth in ((countries, 6.0), (regions, 4.0)):
            total = sum(counted.values())
            for unit, count in counted.items():
                self._in_text[unit] = math.log1p(worth * count / total)

    def _lineage(self, ordinal: int) -> tuple[int, ...]:
        known = self._lineages.get(ordinal)
        if known is None:
            known = self._lineages[ordinal] = (ordinal, *self._gazetteer.ancestors(ordinal))
        return known

    def factors(self, referent: Referent) -> dict[int, float]:
        """Return for each bearer by what factor its company and the text make it likelier."""
        self.local = self.nearby(referent)
        factors = {}
        for each in referent.weighed:
            log = self._logs.get(each.ordinal, 0.0)
            for worth in self._worth_in_text(each.ordinal):
                log += worth
            factors[each.ordinal] = math.exp(log)
        return factors

    def nearby(self, referent: Referent) -> dict[int, float]:
        """Return for each bearer by what factor the names beside it make it likelier; {} without any."""
        mentions = referent.proposals[:_MENTIONS]
        softened = math.sqrt(len(mentions))
        logs = self._added_up(mentions, referent, [each.ordinal for each in referent.weighed])
        self._logs = {ordinal: min(log / softened, 15.0) for ordinal, log in logs.items()}
        return {ordinal: math.exp(log) for ordinal, log in self._logs.items()}

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

    def _added_up(
        self, mentions: Sequence[Proposal], referent: Referent, ordinals: Sequence[int]
    ) -> dict[int, float]:
        """Return the logarithms of what the names beside the mentions are worth; {} without any."""
        company = [pair for each in mentions for pair in self._circles.company(each, referent)]
        if not company:
            return {}
        logs = dict.fromkeys(ordinals, 0.0)
        lineages = [(ordinal, self._lineage(ordinal), self._place(ordinal)) for ordinal in ordinals]
        for companion, closeness in company:
            known = self._worths.get(id(companion))
            if known is None:
                known = self._worths[id(companion)] = companion.weighed, *self._worth(companion)
            _weighed, worth, spots = known
            alike = closeness == LIST and self._means_large(companion)
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
                if alike and self._is_large(ordinal):
                    logs[ordinal] += _ALIKE_SIZE
        return logs

    def _is_large(self, ordinal: int) -> bool:
        return self._gazetteer.population[ordinal] >= _LARGE

    def _means_large(self, referent: Referent) -> bool:
        return self._is_large(referent.weighed[0].ordinal)

    def _place(self, ordinal: int) -> Spot | None:
        if ordinal not in self._places:
            self._places[ordinal] = locate(self._gazetteer, ordinal)
        return self._places[ordinal]

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


def _closeness(here: tuple[float, float], there: tuple[float, float]) -> float:
    distance = kilometres(here, there)
    return next((worth for limit, worth in _DISTANCES if distance <= limit), 0.0)
