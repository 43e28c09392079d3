"""What a compiled gazetteer holds, as plain strings: the same names for us and for the peers."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of a gazetteer and its names: canonical Latin, attested Cyrillic."""

    ordinal: int
    key: str
    feature: str
    name: str
    cyrillic: tuple[str, ...]
    country: str


class Names:
    """The entities and names of a compiled gazetteer, read once from its SQLite file."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            cards = Gazetteer(path).cards()
            self.entities = {
                ordinal: Named(
                    ordinal, card.id, card.feature, card.name,
                    tuple(filter(None, (card.uk, card.ru, card.be))), card.country,
                )
                for ordinal, card in enumerate(cards)
                if card.kind == "place"
            }  # fmt: skip
            rows = connection.execute(
                "SELECT entity, name, source FROM alias ORDER BY entity, name, source"
            )
            self.aliases = [
                (owner, name, source) for owner, name, source in rows if owner in self.entities
            ]
        finally:
            connection.close()

    @cached_property
    def bearers(self) -> dict[str, frozenset[int]]:
        """Canonical Latin name → the ordinals of the places that bear it."""
        found: dict[str, set[int]] = defaultdict(set)
        for entity in self.entities.values():
            found[entity.name].add(entity.ordinal)
        return {name: frozenset(ordinals) for name, ordinals in found.items()}

    @cached_property
    def geonames_folds(self) -> frozenset[tuple[int, str]]:
        """(ordinal, fold) of every name that stands in GeoNames for the same record."""
        folds = {
            (owner, fold(name))
            for owner, name, source in self.aliases
            if source.startswith("geonames")
        }
        for entity in self.entities.values():
            folds |= {(entity.ordinal, fold(name)) for name in (entity.name, *entity.cyrillic)}
        return frozenset(folds)

    def strings(self, scripts: Iterable[str] = ("Latn", "Cyrl")) -> dict[str, tuple[int, ...]]:
        """Return every name and alias in the scripts → the ordinals of the places that bear it."""
        wanted = frozenset(scripts)
        owners: dict[str, set[int]] = defaultdict(set)
        for entity in self.entities.values():
            for name in (entity.name, *entity.cyrillic):
                owners[name].add(entity.ordinal)
        for owner, name, _source in self.aliases:
            owners[name].add(owner)
        return {
            name: tuple(sorted(ordinals))
            for name, ordinals in sorted(owners.items())
            if script_of(name) in wanted
        }
