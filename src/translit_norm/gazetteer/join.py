"""Which rows mean an entity that the base knows already: by place in the hierarchy, name, distance.

From the widest units down, so that a unit that is found carries what lies in it along. A row that
fits several is left out: a second village of the name would be worse than none.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from translit_norm.gazetteer.base import Base
from translit_norm.gazetteer.card import Card
from translit_norm.gazetteer.reader import NOWHERE
from translit_norm.gazetteer.records import (
    FROM_BASE,
    HOME,
    LANGUAGES,
    NO_MAIN_NAME,
    OtherName,
    Record,
)
from translit_norm.gazetteer.stage import Stage
from translit_norm.script.fold import fold

_UNITS = ("oblast", "republic", "krai", "autonomous-okrug", "autonomous-oblast", "federal-city")
#: Features that sources do not keep apart, from the widest down.
FAMILIES = (("country",), _UNITS, ("raion",), ("hromada",), ("city", "settlement", "village"))
#: Kilometres: closer than the first namesakes are one place, farther than the second two.
_SAME, _ANOTHER = 5.0, 30.0
_KILOMETRES_A_DEGREE = 111.2

Point = tuple[float | None, float | None]


class _Fit(NamedTuple):
    """A row and the entities of the base that bear its name in the narrowest unit that has any."""

    record: Record
    known: tuple[int, ...]
    where: int


def tell(stage: Stage, known: str, record: Record) -> None:
    """Tell what a row knows of an entity of the base: names, coordinates, population, code."""
    stage.connection.execute(
        "UPDATE entity SET population = max(population, ?), lon = CASE WHEN lat IS NULL THEN ? "
        "ELSE lon END, lat = ifnull(lat, ?), geonames = CASE geonames WHEN '' THEN ? "
        "ELSE geonames END WHERE id = ?",
        (record.population, record.lon, record.lat, record.geonames, known),
    )
    for language in ("", *LANGUAGES):
        name = str(getattr(record, language or "name"))
        if name:
            strength = "strong" if language else "weak"
            stage.name(OtherName(
                known, name, language, "variant", "", strength, "", record.source, NO_MAIN_NAME,
                record.line,
            ))  # fmt: skip


def join(stage: Stage, base: Base, reject: Callable[[Record, str], None]) -> int:
    """Join the staged rows that mean an entity of `base` with it; return how many did.

    `reject` is told those that may be any of several, which are dropped.
    """
    count = 0
    for features in FAMILIES:
        fits = list(_fits(stage, base, features))
        claims = Counter(ordinal for fit in fits for ordinal in fit.known)
        pairs: list[tuple[str, str]] = []
        gone: list[str] = []
        for fit in fits:
            chosen = _chosen(fit, claims, base)
            if chosen is not None:
                pairs.append((fit.record.id, base.id_of(chosen)))
                tell(stage, pairs[-1][1], fit.record)
            elif not _far_from_all(fit, base):
                gone.append(fit.record.id)
                where = "" if fit.where == NOWHERE else f" inside {base.gazetteer.name(fit.where)}"
                several = max(len(fit.known), 2)
                problem = f"{fit.record.name} may be any of {several} of the name{where}"
                reject(fit.record, f"{problem}; its coordinates tell none of them")
        _replace(stage, pairs, gone)
        count += len(pairs)
    return count


def _replace(stage: Stage, pairs: list[tuple[str, str]], gone: list[str]) -> None:
    """Put known entities in the place of joined ones (id, known id), and drop what is gone.

    The names and members of a joined entity go over to the known one.
    """
    stage.index_names()
    run = stage.connection
    run.execute("CREATE TEMP TABLE pair (id TEXT PRIMARY KEY, known TEXT) WITHOUT ROWID")
    run.executemany("INSERT INTO pair VALUES (?, ?)", pairs)
    for table, column in (("entity", "parent"), ("other_name", "entity")):
        run.execute(
            f"UPDATE {table} SET {column} = (SELECT known FROM pair WHERE pair.id = {column}) "
            f"WHERE {column} IN (SELECT id FROM pair)"
        )
    run.execute("DROP TABLE pair")
    run.executemany("DELETE FROM entity WHERE id = ?", [(each[0],) for each in pairs])
    run.executemany("DELETE FROM other_name WHERE entity = ?", [(each,) for each in gone])
    run.executemany("DELETE FROM entity WHERE id = ?", [(each,) for each in gone])


def _fits(stage: Stage, base: Base, features: tuple[str, ...]) -> Iterator[_Fit]:
    index = _index(base, features)
    marks = ",".join("?" * len(features))
    rows = stage.query(
        f"SELECT * FROM entity WHERE line <> ? AND kind = 'place' AND feature IN ({marks}) ORDER BY id",
        FROM_BASE, *features,
    )  # fmt: skip
    for row in rows:
        record = Record._make(row)
        above = base.gazetteer.ordinal(record.parent) if record.parent else None
        if above is None and (record.parent or features != ("country",)):
            continue
        folds = [fold(name) for name in _names(record) if name]
        for where in _containers(base, above):
            found = next((known for each in folds if (known := index.get((where, each)))), None)
            if found:
                yield _Fit(record, tuple(found), where)
                break


def _names(record: Record | Card) -> Iterator[str]:
    """Yield an entity's names, the one in its own language first."""
    home = HOME.get(record.country, "")
    yield str(getattr(record, home)) if home else ""
    yield record.name


def _containers(base: Base, above: int | None) -> Iterator[int]:
    """Yield the parent and what it lies in, but for the country; NOWHERE for no parent."""
    if above is None:
        yield NOWHERE
        return
    yield above
    lineage = list(base.gazetteer.ancestors(above))
    yield from lineage[:-1]


def _index(base: Base, features: tuple[str, ...]) -> dict[tuple[int, str], list[int]]:
    """Return (container, folded name) → entities of the base, for all that contain them."""
    index: dict[tuple[int, str], list[int]] = defaultdict(list)
    for ordinal, card in enumerate(base.gazetteer.cards()):
        if card.feature not in features:
            continue
        containers = list(base.gazetteer.ancestors(ordinal)) or [NOWHERE]
        for each in {fold(name) for name in _names(card)} - {""}:
            for container in containers:
                index[container, each].append(ordinal)
    return index


def _chosen(fit: _Fit, claims: Counter[int], base: Base) -> int | None:
    here = (fit.record.lat, fit.record.lon)
    apart = {ordinal: _kilometres(here, base.location(ordinal)) for ordinal in fit.known}
    if len(fit.known) == 1 and claims[fit.known[0]] == 1:
        return fit.known[0] if not apart[fit.known[0]] > _ANOTHER else None
    near = [ordinal for ordinal in fit.known if apart[ordinal] <= _SAME]
    return near[0] if len(near) == 1 else None


def _far_from_all(fit: _Fit, base: Base) -> bool:
    here = (fit.record.lat, fit.record.lon)
    return all(_kilometres(here, base.location(each)) > _ANOTHER for each in fit.known)


def _kilometres(a: Point, b: Point) -> float:
    """Return the distance of two points, NaN where one is unknown: good to a percent at 30 km."""
    if None in (*a, *b):
        return math.nan
    lat_a, lon_a, lat_b, lon_b = cast("tuple[float, ...]", (*a, *b))
    east = (lon_b - lon_a) * math.cos(math.radians((lat_a + lat_b) / 2))
    return _KILOMETRES_A_DEGREE * math.hypot(lat_b - lat_a, east)
