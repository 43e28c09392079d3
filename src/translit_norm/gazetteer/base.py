"""Taking over a compiled gazetteer: its entities, names and forms go into a new one as they are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import cast

from translit_norm.gazetteer.assemble import ReadyLine
from translit_norm.gazetteer.forms import Tag
from translit_norm.gazetteer.packed import is_carried
from translit_norm.gazetteer.reader import NOWHERE, Gazetteer
from translit_norm.gazetteer.records import FROM_BASE, NO_MAIN_NAME, OtherName, Record
from translit_norm.gazetteer.stage import Stage
from translit_norm.script.sound import class_key

#: Blobs that every compile makes anew.
_MADE_ANEW = frozenset(
    {
        "countries", "country", "feature", "features", "group_members", "group_starts",
        "heard_starts", "known", "locations", "name_number", "parent", "population",
        "sieve.folds", "sieve.openings", "sieve.sounds",
    }
)  # fmt: skip


class Base:
    """A gazetteer that another one is built on."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._ids = [card.id for card in gazetteer.cards()]

    def known(self, identifier: str) -> str:
        """Return the id of the entity that an id, code or ISO code means here, "" for none."""
        ordinal = self.gazetteer.ordinal(identifier)
        return "" if ordinal is None else self._ids[ordinal]

    def id_of(self, ordinal: int) -> str:
        """Return the id of an entity."""
        return self._ids[ordinal]

    def location(self, ordinal: int) -> tuple[float | None, float | None]:
        """Return latitude and longitude of an entity, None and None where unknown."""
        lat, lon = self.gazetteer.locations[2 * ordinal : 2 * ordinal + 2]
        return (None, None) if math.isnan(lat) else (lat, lon)

    def stage(self, stage: Stage) -> None:
        """Stage all entities and their further names."""
        for ordinal, card in enumerate(self.gazetteer.cards()):
            above = self.gazetteer.parent[ordinal]
            stage.add(
                Record(
                    card.id, card.kind, card.feature, "" if above == NOWHERE else self._ids[above],
                    card.country, card.name, card.uk, card.ru, card.be, card.iso, card.katottg,
                    card.geonames, card.wikidata, float(card.lat) if card.lat else None,
                    float(card.lon) if card.lon else None, self.gazetteer.population[ordinal],
                    card.valid_to, "", card.extra, 0, FROM_BASE,
                )
            )  # fmt: skip
        names = self.gazetteer._connection().execute(
            "SELECT entity, name, language, kind, derived_from, '', year, source FROM alias"
        )
        for ordinal, *name in names:
            stage.name(OtherName._make((self._ids[ordinal], *name, NO_MAIN_NAME, FROM_BASE)))

    def lines(self, stage: Stage) -> Iterator[ReadyLine]:
        """Yield all forms with the ordinals that their bearers have on the settled stage."""
        numbers = dict(cast("Iterator[tuple[str, int]]", stage.query("SELECT * FROM number")))
        ordinals = [numbers[identifier] for identifier in self._ids]
        del numbers
        tags = [Tag(t.cost, t.via, t.language, t.inflection, t.source) for t in self.gazetteer.tags]
        bearers: dict[int, tuple[int, ...]] = {}
        for bucket in self.gazetteer.buckets():
            columns = bucket.folds, bucket.sounds, bucket.texts, bucket.groups, bucket.tags
            key = class_key(bucket.sounds[0])
            for fold, spoken, text, group, tag in zip(*columns, strict=True):
                who = bearers.get(group)
                if who is None:
                    members = (ordinals[each] for each in self.gazetteer.bearers(group))
                    who = bearers[group] = tuple(sorted(members))
                yield key, fold, spoken, text, tags[tag], who

    def blobs(self) -> dict[str, bytes]:
        """Return what it carries beside its names, but for the tables only the bundled one serves."""
        rows = self.gazetteer._connection().execute("SELECT name, value FROM blob")
        return {
            name: value for name, value in rows if name not in _MADE_ANEW and not is_carried(name)
        }

    def lexicon(self) -> Iterator[tuple[str, str, int]]:
        """Yield the words that readings are weighed by."""
        query = "SELECT word, language, weight FROM lexicon ORDER BY language, word"
        return self.gazetteer._connection().execute(query)
