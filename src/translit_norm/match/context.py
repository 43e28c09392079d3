"""Names of one text disambiguate each other: what lies near the others' referents weighs more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.within import kilometres, locate

#: How much likelier a bearer is when it shares a unit with another name's referent. Judgement:
#: three in four villages named together in the reference text share a raion.
_SHARED_UNIT = {"hromada": 40.0, "raion": 15.0, "oblast": 5.0, "republic": 5.0, "country": 1.5}
#: … and when both have coordinates: within so many kilometres.
_DISTANCES = ((15.0, 40.0), (40.0, 15.0), (120.0, 4.0))

#: From this worth on another name says where this one is: it shares the oblast, nearly for certain.
_PLACED = 4.0

Weighted = Sequence[tuple[int, float]]
Spot = tuple[float, float]


class Nearby(NamedTuple):
    """By what factor the names around make each bearer likelier, and which they say to be there."""

    factors: dict[int, float]
    placed: frozenset[int]


def nearby_factors(
    ordinals: Iterable[int], others: Sequence[Weighted], spots: Sequence[Spot], gazetteer: Gazetteer
) -> Nearby:
    """Return for each bearer by what factor the other names make it likelier (1.0: not at all).

    `others` holds for every other name its bearers with their confidences; `spots` are points given
    by the caller.
    """
    factors: dict[int, float] = {}
    placed: set[int] = set()
    units = [_units(each, gazetteer) for each in others]
    for ordinal in ordinals:
        lineage = [ordinal, *gazetteer.ancestors(ordinal)]
        here = locate(gazetteer, ordinal)
        worths: list[float] = []
        for other, shared in zip(others, units, strict=True):
            near = max((shared.get(unit, 0.0) for unit in lineage), default=0.0)
            if here is not None:
                near = max(
                    near,
                    *(_close(here, locate(gazetteer, each)) * share for each, share in other),
                    0.0,
                )
            worths.append(near)
        worths += [_close(here, spot) for spot in spots if here is not None]
        factors[ordinal] = math.prod(1.0 + worth for worth in worths)
        if max(worths, default=0.0) >= _PLACED:
            placed.add(ordinal)
    return Nearby(factors, frozenset(placed))


def _units(bearers: Weighted, gazetteer: Gazetteer) -> dict[int, float]:
    """Return unit → what sharing it is worth, summed over a name's bearers by their confidence."""
    worth: dict[int, float] = {}
    for ordinal, share in bearers:
        for unit in (ordinal, *gazetteer.ancestors(ordinal)):
            feature = gazetteer.features[gazetteer.feature[unit]]
            if feature in _SHARED_UNIT:
                worth[unit] = worth.get(unit, 0.0) + share * _SHARED_UNIT[feature]
    return worth


def _close(here: Spot, there: Spot | None) -> float:
    if there is None:
        return 0.0
    distance = kilometres(here, there)
    return next((worth for limit, worth in _DISTANCES if distance <= limit), 0.0)
