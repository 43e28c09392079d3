"""Join GeoNames rows of Ukraine to KATOTTG settlements: oblast and name, then raion, then category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tools.geonames import City
from tools.katottg import Unit
from tools.letters import is_cyrillic, likeness
from tools.units import BY_ADMIN1

SETTLEMENTS = frozenset("KMXC")
#: From this population on a bearer of the name that is a city or settlement is meant, not a village.
TOWN_POPULATION = 2000


@dataclass(slots=True)
class Joined:
    """The outcome: code → its GeoNames row; rows with several bearers; rows with none."""

    unique: dict[str, City] = field(default_factory=dict)
    several: list[tuple[City, tuple[str, ...]]] = field(default_factory=list)
    unmatched: list[City] = field(default_factory=list)
    second: list[City] = field(default_factory=list)


def name_index(
    units: Iterable[Unit], old_names: Mapping[str, Iterable[str]]
) -> dict[tuple[str, str], set[str]]:
    """Return (KATOTTG oblast digits, folded name) → codes, for present and old names."""
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in units:
        if unit.category in SETTLEMENTS:
            for name in (unit.name, *old_names.get(unit.code, ())):
                index[unit.code[2:4], plain(name)].add(unit.code)
    return dict(index)


def plain(name: str) -> str:
    """Return the form in which Ukrainian names of both sources are compared.

    >>> plain("Куп’янськ"), plain("Новоолексіївка ")
    ('купянськ', 'новоолексіївка')
    """
    return name.lower().replace("’", "").replace("-", " ").strip()


def join(
    cities: Iterable[City],
    units: Mapping[str, Unit],
    index: Mapping[tuple[str, str], set[str]],
    admin2: Mapping[str, str],
) -> Joined:
    """Join the Ukrainian rows; where two rows find one settlement, the more populous keeps it."""
    joined = Joined()
    for city in sorted(cities, key=lambda city: (-city.population, int(city.id))):
        codes = bearers(city, units, index, admin2.get(city.id, ""))
        if not codes:
            joined.unmatched.append(city)
        elif len(codes) > 1:
            joined.several.append((city, tuple(sorted(codes))))
        elif codes[0] in joined.unique:
            joined.second.append(city)
        else:
            joined.unique[codes[0]] = city
    return joined


def bearers(
    city: City, units: Mapping[str, Unit], index: Mapping[tuple[str, str], set[str]], raion: str
) -> list[str]:
    """Return the codes a GeoNames row may stand for, narrowed as far as the sources tell."""
    region = BY_ADMIN1.get(city.admin1)
    if region is None:
        return []
    codes: set[str] = set()
    for name in city.alternates:
        if is_cyrillic(name):
            codes |= index.get((region.katottg, plain(name)), set())
    narrowed = sorted(codes)
    for test in (
        lambda code: bool(raion) and code[2:6] == raion,
        # An alternate may be a neighbour's name: the main name decides, if it can.
        lambda code: likeness(units[code].name, city.name) >= 0.9,
        lambda code: city.population >= TOWN_POPULATION and units[code].category in "KMX",
        lambda code: city.population >= TOWN_POPULATION * 5 and units[code].category in "KM",
    ):
        if len(narrowed) > 1:
            narrowed = [code for code in narrowed if test(code)] or narrowed
    return narrowed
