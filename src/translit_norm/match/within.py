"""What `within` and `near` mean: a name, an id, an ISO code or a point becomes a set of entities."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache

from translit_norm.errors import ContextError, InputTypeError
from translit_norm.gazetteer.reader import NOWHERE, Gazetteer
from translit_norm.match.hits import Container
from translit_norm.types import Candidate

#: A point with a radius: latitude, longitude (degrees), kilometres.
Point = tuple[float, float, float]
Within = str | Point

#: A name means the widest unit that bears it: `Kherson` the oblast before its raion and its city.
_COUNTRY_OR_OBLAST = frozenset(
    {
        "country",
        "oblast",
        "republic",
        "krai",
        "autonomous-okrug",
        "autonomous-oblast",
        "federal-city",
    }
)
_SMALLER_UNITS = frozenset({"raion", "hromada"})
_SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district", "region", "island"})
#: How alike the name of a context must be: it filters, so a doubtful one is an error, not a guess.
_SURE = 0.93
_EARTH_RADIUS_KM = 6371.0


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) points in kilometres."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def locate(gazetteer: Gazetteer, ordinal: int) -> tuple[float, float] | None:
    """Return the coordinates of an entity, None where no source gives them."""
    lat, lon = gazetteer.locations[2 * ordinal], gazetteer.locations[2 * ordinal + 1]
    return None if math.isnan(lat) else (lat, lon)


def resolve_within(
    within: object,
    gazetteer: Gazetteer,
    find: Callable[[frozenset[str]], Iterable[Candidate]],
    said: frozenset[str],
) -> Container:
    """Return the container a `within` means; `find` proposes candidates of some features for
    its name, and `said` holds the features that its category words say.

    Raises `ContextError` for an unknown place, naming the nearest known ones, and for a name that
    fits several, listing their ids; `InputTypeError` for another type.
    """
    if isinstance(within, tuple) and len(within) == 3:
        return _around(within, gazetteer)
    if not isinstance(within, str):
        raise InputTypeError(
            "within", within, "a name, an id, or (latitude, longitude, kilometres)"
        )
    ordinal = gazetteer.ordinal(within.strip())
    if ordinal is not None:
        return container(ordinal, gazetteer)
    for features in (_COUNTRY_OR_OBLAST, _SMALLER_UNITS, _SETTLEMENTS):
        candidates = list(find(features))
        fitting = [each for each in candidates if each.score >= _SURE]
        if fitting:
            break
    if not fitting:
        known = [f"{each.entity.name} ({each.entity.id})" for each in candidates[:3]]
        hint = (
            f"; nearest known: {', '.join(known)}"
            if known
            else "; give an oblast, raion, country or id"
        )
        raise ContextError(f"within={within!r} is no known place{hint}", known)
    leading = [
        each for each in fitting if each.confidence >= 0.9 * sum(e.confidence for e in fitting)
    ]
    if len(fitting) > 1 and not leading:
        ids = [f"{each.entity.id} ({_lineage(each)})" for each in fitting[:8]]
        raise ContextError(
            f"within={within!r} fits several places: {'; '.join(ids)}; give one id", ids
        )
    chosen = gazetteer.ordinal((leading or fitting)[0].entity.id)
    assert chosen is not None
    if features is _SETTLEMENTS and "raion" in said:
        # A raion abolished in 2020, named after its seat: what is known of it is the oblast.
        lineage = list(gazetteer.ancestors(chosen))
        chosen = lineage[-2] if len(lineage) > 1 else chosen
    return container(chosen, gazetteer)


def _lineage(candidate: Candidate) -> str:
    return ", ".join([candidate.entity.name, *(parent.name for parent in candidate.entity.parents)])


def container(ordinal: int, gazetteer: Gazetteer) -> Container:
    """Return what lies inside an entity, the entity itself included."""
    lineage = [ordinal, *gazetteer.ancestors(ordinal)]
    entity = gazetteer.entity(ordinal)
    # Forms are listed by the unit below the country; a whole country is searched by key instead.
    regions = (
        (lineage[-2],) if len(lineage) > 1 and gazetteer.parent[lineage[-1]] == NOWHERE else ()
    )
    return Container(gazetteer.inside(ordinal), regions, f"{entity.name} ({entity.id})")


@lru_cache(maxsize=256)
def of_features(
    within: Container | None, features: frozenset[str], gazetteer: Gazetteer
) -> Container:
    """Return a container narrowed to entities of some features."""
    numbers = gazetteer.feature_numbers(features)
    mask = gazetteer.feature.tobytes().translate(bytes(number in numbers for number in range(256)))
    if within is None:
        return Container(mask, (), " or ".join(sorted(features)))
    both = int.from_bytes(mask, "little") & int.from_bytes(within.inside, "little")
    return Container(both.to_bytes(len(mask), "little"), within.regions, within.label)


def _around(point: tuple[object, ...], gazetteer: Gazetteer) -> Container:
    try:
        lat, lon, radius = (float(value) for value in point)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise InputTypeError("within", point, "(latitude, longitude, kilometres)") from None
    inside = bytearray(len(gazetteer.parent))
    for ordinal in range(len(inside)):
        here = locate(gazetteer, ordinal)
        if (
            here is not None
            and abs(here[0] - lat) * 111.0 <= radius
            and kilometres(here, (lat, lon)) <= radius
        ):
            inside[ordinal] = 1
    return Container(bytes(inside), (), f"{radius:g} km around {lat:g}, {lon:g}")
