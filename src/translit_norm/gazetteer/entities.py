"""Entities of a gazetteer, made from their rows when asked for: places, people, their aliases."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer.card import BLOCK, Card, card_of
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
#: … and of the rows that hold them, five kilobytes each.
_BLOCKS = 1024


class Entities(Facts):
    """The entities of a gazetteer by their ordinals and ids."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._entities: dict[int, Entity] = {}
        self._block = lru_cache(maxsize=_BLOCKS)(self._read_block)
        self.lineage = lru_cache(maxsize=16384)(self._lineage)

    def ordinal(self, identifier: str) -> int | None:
        """Return the ordinal of an entity id, `authority:code` or ISO 3166 code; None if unknown."""
        row = self._one("SELECT ordinal FROM external WHERE id = ?", identifier)
        return cast(int, row[0]) if row else None

    def entity(self, ordinal: int) -> Entity:
        """Return one entity."""
        return self.entities((ordinal,))[0]

    def entities(self, ordinals: Sequence[int]) -> list[Entity]:
        """Return entities in the order of their ordinals as given."""
        known = self._entities
        missing = [ordinal for ordinal in ordinals if ordinal not in known]
        if missing:
            found = {ordinal: self._entity(ordinal) for ordinal in missing}
            if len(known) > _REMEMBERED:
                # A new one: another thread may be reading the old.
                known = self._entities = {
                    ordinal: known[ordinal] for ordinal in ordinals if ordinal in known
                }
            known.update(found)
        return [known[ordinal] for ordinal in ordinals]

    def cards(self) -> Iterator[Card]:
        """Yield the cards of all entities in the order of their ordinals."""
        for (lines,) in self._connection().execute("SELECT cards FROM entity ORDER BY block"):
            yield from map(card_of, lines.split(b"\n"))

    def _read_block(self, number: int) -> list[bytes]:
        row = self._one("SELECT cards FROM entity WHERE block = ?", number)
        if row is None:
            raise GazetteerError(f"{self.path} lacks entities; build it anew")
        return cast("list[bytes]", row[0].split(b"\n"))

    def _card(self, ordinal: int) -> Card:
        return card_of(self._block(ordinal // BLOCK)[ordinal % BLOCK])

    def _entity(self, ordinal: int) -> Entity:
        (
            key, kind, feature, name, uk, ru, be, katottg, geonames, wikidata, country, _iso, lat, lon,
            ended, _extra,
        ) = self._card(ordinal)  # fmt: skip
        names = {code: each for code, each in (("uk", uk), ("ru", ru), ("be", be)) if each}
        codes = (("katottg", katottg), ("geonames", geonames), ("wikidata", wikidata))
        ids = {authority: code for authority, code in codes if code}
        parent = self.parent[ordinal]
        return Entity(
            key, kind, feature, name, names, ids, () if parent == NOWHERE else self.lineage(parent),
            country, (float(lat), float(lon)) if lat and lon else None,
            self.population[ordinal] or None, ended or None,
        )  # fmt: skip

    def _lineage(self, ordinal: int) -> tuple[Parent, ...]:
        card, above = self._card(ordinal), self.parent[ordinal]
        here = (Parent(card.id, card.name, card.feature),)
        return here if above == NOWHERE else here + self.lineage(above)

    def name(self, ordinal: int) -> str:
        """Return an entity's canonical name."""
        return self.lineage(ordinal)[0].name

    @cached_property
    def person_keys(self) -> frozenset[str]:
        """Every key that known people are indexed under."""
        return frozenset(key for (key,) in self._rows("SELECT DISTINCT key FROM person_key"))

    def people(self, keys: Iterable[str]) -> list[int]:
        """Return the ordinals of known people indexed under any of the keys."""
        query = "SELECT ordinal FROM person_key WHERE key = ?"
        known = self.person_keys
        return sorted({n for key in keys if key in known for (n,) in self._rows(query, (key,))})

    def extra(self, ordinal: int) -> dict[str, str]:
        """Return an entity's further facts (a person's role, gender, years)."""
        extra = self._card(ordinal).extra
        return cast("dict[str, str]", json.loads(extra)) if extra else {}

    def aliases(self, entity_id: str) -> tuple[Alias, ...]:
        """Return the attested aliases of an entity, sorted by name; empty for an unknown id."""
        ordinal = self.ordinal(entity_id)
        rows = self._rows(
            "SELECT name, language, kind, derived_from, year, source FROM alias WHERE entity = ? "
            "ORDER BY name, language, kind, source",
            (ordinal,),
        )
        return tuple(Alias(*row) for row in rows)
