"""Entities of a gazetteer, made from their rows when asked for: places, people, their aliases."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, cast

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer.facts import NOWHERE, Facts
from translit_norm.types import Entity, Parent, Record


@dataclass(frozen=True, slots=True)
class Alias(Record):
    """One attested name of an entity, with who says so."""

    name: str
    language: str
    kind: str
    derived_from: str
    year: str
    source: str


#: How many entities are kept; the bound keeps a process under 120 MB.
_REMEMBERED = 8192
_AT_ONCE = 500
_ENTITY = (
    "SELECT ordinal, id, kind, feature, name, uk, ru, be, katottg, geonames, wikidata, country, "
    "lat, lon, valid_to FROM entity"
)


class Entities(Facts):
    """The entities of a gazetteer by their ordinals and ids."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._entities: dict[int, Entity] = {}
        self.lineage = lru_cache(maxsize=16384)(self._lineage)

    def ordinal(self, identifier: str) -> int | None:
        """Return the ordinal of an entity id, `authority:code` or ISO 3166 code; None if unknown."""
        row = self._one("SELECT ordinal FROM external WHERE id = ?", identifier)
        return cast(int, row[0]) if row else None

    def entity(self, ordinal: int) -> Entity:
        """Return one entity."""
        return self.entities((ordinal,))[0]

    def entities(self, ordinals: Sequence[int]) -> list[Entity]:
        """Return entities in the order of their ordinals as given, read in one query."""
        known = self._entities
        missing = [ordinal for ordinal in ordinals if ordinal not in known]
        if missing:
            found = {}
            for start in range(0, len(missing), _AT_ONCE):
                wanted = missing[start : start + _AT_ONCE]
                marks = ",".join("?" * len(wanted))
                for row in self._rows(f"{_ENTITY} WHERE ordinal IN ({marks})", wanted):
                    found[row[0]] = self._entity(row)
            if len(found) < len(set(missing)):
                raise GazetteerError(f"{self.path} lacks entities; build it anew")
            if len(known) > _REMEMBERED:
                # A new one: another thread may be reading the old.
                known = self._entities = {
                    ordinal: known[ordinal] for ordinal in ordinals if ordinal in known
                }
            known.update(found)
        return [known[ordinal] for ordinal in ordinals]

    def _entity(self, row: tuple[Any, ...]) -> Entity:
        (
            ordinal, key, kind, feature, name, uk, ru, be, katottg, geonames, wikidata, country,
            lat, lon, ended,
        ) = row  # fmt: skip
        names = {code: each for code, each in (("uk", uk), ("ru", ru), ("be", be)) if each}
        codes = (("katottg", katottg), ("geonames", geonames), ("wikidata", wikidata))
        ids = {authority: code for authority, code in codes if code}
        parent = self.parent[ordinal]
        return Entity(
            key, kind, feature, name, names, ids, () if parent == NOWHERE else self.lineage(parent),
            country, None if lat is None or lon is None else (lat, lon),
            self.population[ordinal] or None, ended,
        )  # fmt: skip

    def _lineage(self, ordinal: int) -> tuple[Parent, ...]:
        row = self._one("SELECT id, name, feature FROM entity WHERE ordinal = ?", ordinal)
        if row is None:
            raise GazetteerError(f"{self.path} has no entity {ordinal}; build it anew")
        here, above = (Parent(*row),), self.parent[ordinal]
        return here if above == NOWHERE else here + self.lineage(above)

    def name(self, ordinal: int) -> str:
        """Return an entity's canonical name."""
        return self.lineage(ordinal)[0].name

    @cached_property
    def person_keys(self) -> frozenset[str]:
        """Every key that known people are indexed under."""
        return frozenset(key for (key,) in self._rows("SELECT DISTINCT key FROM person_key"))

    def people(self, keys: Sequence[str]) -> list[int]:
        """Return the ordinals of known people indexed under any of the keys."""
        if not keys:
            return []
        marks = ",".join("?" * len(keys))
        rows = self._rows(
            f"SELECT DISTINCT ordinal FROM person_key WHERE key IN ({marks}) ORDER BY ordinal", keys
        )
        return [row[0] for row in rows]

    def extra(self, ordinal: int) -> dict[str, str]:
        """Return an entity's further facts (a person's role, gender, years)."""
        row = self._one("SELECT extra FROM entity WHERE ordinal = ?", ordinal)
        return cast("dict[str, str]", json.loads(row[0])) if row and row[0] else {}

    def aliases(self, entity_id: str) -> tuple[Alias, ...]:
        """Return the attested aliases of an entity, sorted by name; empty for an unknown id."""
        ordinal = self.ordinal(entity_id)
        rows = self._rows(
            "SELECT name, language, kind, derived_from, year, source FROM alias WHERE entity = ? "
            "ORDER BY name, language, kind, source",
            (ordinal,),
        )
        return tuple(Alias(*row) for row in rows)
