"""Join GeoNames rows of Ukraine to KATOTTG: oblast and name, category, raion, neighbours."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tools.geonames import City
from tools.katottg import Unit
from tools.letters import is_cyrillic, likeness
from tools.units import BY_ADMIN1
from translit_norm.romanise.engine import romanise
from translit_norm.script.sound import sound

SETTLEMENTS = frozenset("KMXC")
#: From this population on a city or settlement of the name is meant, not a village.
TOWN_POPULATION = 2000
#: A bearer is meant if a landmark of its hromada is this near, and others are this much farther.
#: Tried on rows that the raion had already decided; tools/README.md has the figures.
NEAR_KM, CLEARLY_FARTHER = 12.0, 2.5
#: No hromada is so wide that its settlements lie this far from all others of it.
FAR_KM = 40.0


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
    """Return (KATOTTG oblast digits, plain name or sound) → codes, for present and old names."""
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in units:
        if unit.category in SETTLEMENTS:
            for name in (unit.name, *old_names.get(unit.code, ())):
                index[unit.code[2:4], plain(name)].add(unit.code)
                # Latin ch and х sound alike to `sound`, so the Latin side is compared as Latin.
                index[unit.code[2:4], sound(romanise(name))].add(unit.code)
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


def resolve_by_place(joined: Joined, units: Mapping[str, Unit]) -> int:
    """Join rows with several bearers by their coordinates and return how many were.

    The bearer whose hromada has a joined settlement near the row is meant, if no other bearer's
    hromada is anywhere as near. Only rows joined by name serve as landmarks.
    """
    landmarks = landmarks_of(joined, units)
    remaining, found = [], 0
    for city, codes in joined.several:
        code = nearest_bearer(city, codes, units, landmarks)
        if code and code not in joined.unique:
            joined.unique[code] = city
            found += 1
        else:
            remaining.append((city, codes))
    joined.several = remaining
    return found


def drop_misplaced(joined: Joined, units: Mapping[str, Unit]) -> int:
    """Take back joins that lie far from the whole hromada, and return how many did."""
    landmarks = landmarks_of(joined, units)
    far = []
    for code, city in joined.unique.items():
        around = [near for near in landmarks[hromada(units[code])] if near.id != city.id]
        if len(around) > 1 and min(kilometres(city, near) for near in around) > FAR_KM:
            far.append(code)
    joined.unmatched += [joined.unique.pop(code) for code in far]
    return len(far)


def landmarks_of(joined: Joined, units: Mapping[str, Unit]) -> Mapping[str, list[City]]:
    """Return hromada → the GeoNames rows joined in it."""
    landmarks: dict[str, list[City]] = defaultdict(list)
    for code, city in joined.unique.items():
        landmarks[hromada(units[code])].append(city)
    return landmarks


def nearest_bearer(
    city: City, codes: Iterable[str], units: Mapping[str, Unit],
    landmarks: Mapping[str, Iterable[City]],
) -> str:  # fmt: skip
    """Return the bearer whose hromada is clearly the nearest, else ''."""
    ranked = sorted(
        (
            min((kilometres(city, near) for near in landmarks.get(hromada(units[code]), ())
                 if near.id != city.id), default=math.inf),
            code,
        )
        for code in codes
    )  # fmt: skip
    best, code = ranked[0]
    clear = len(ranked) == 1 or ranked[1][0] >= CLEARLY_FARTHER * best
    return code if best <= NEAR_KM and clear else ""


def hromada(unit: Unit) -> str:
    """Return the code of the hromada, or of the special city, that a settlement lies in."""
    return unit.levels[2] if len(unit.levels) > 2 else unit.levels[0]


def kilometres(one: City, other: City) -> float:
    """Return the distance of two places on a plane tangent between them: good below 100 km."""
    shrink = math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(one.lat - other.lat, (one.lon - other.lon) * shrink)


def bearers(
    city: City, units: Mapping[str, Unit], index: Mapping[tuple[str, str], set[str]], raion: str
) -> list[str]:
    """Return the codes a GeoNames row may stand for, narrowed as far as the sources tell."""
    region = BY_ADMIN1.get(city.admin1)
    if region is None:
        return []
    # GeoNames counts the surroundings of Sevastopol to the city, KATOTTG to Crimea.
    oblasts = ("85", "01") if region.katottg == "85" else (region.katottg,)
    codes: set[str] = set()
    for name in (name for name in city.alternates if is_cyrillic(name)):
        for oblast in oblasts:
            codes |= index.get((oblast, plain(name)), set())
    alike = any(likeness(units[code].name, city.name) >= 0.9 for code in codes)
    if not alike and city.population >= TOWN_POPULATION:
        # The row may lack the Ukrainian name; its Latin one then has to sound like a town's.
        named = [code for oblast in oblasts for code in index.get((oblast, sound(city.name)), ())]
        codes = {code for code in named if units[code].category in "KM"} or codes
    narrowed = sorted(codes)
    for test in (
        # An alternate may be a neighbour's name: the main name decides, if it can.
        lambda code: likeness(units[code].name, city.name) >= 0.9,
        lambda code: city.population >= TOWN_POPULATION * 3 and units[code].category in "KM",
        lambda code: bool(raion) and code[2:6] == raion,
        lambda code: city.population >= TOWN_POPULATION and units[code].category in "KMX",
    ):
        if len(narrowed) > 1:
            narrowed = [code for code in narrowed if test(code)] or narrowed
    return narrowed
