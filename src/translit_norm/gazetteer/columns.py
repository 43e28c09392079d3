"""What is kept in memory of every entity while compiling: some thirty bytes, no names."""

from __future__ import annotations

import array
import math
from collections.abc import Iterator
from typing import cast

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer.stage import NOWHERE, Stage
from translit_norm.gazetteer.store import packed

#: Countries whose units are searched through when no key leads to a form.
SEARCHED = frozenset({"UA", "RU", "BY"})
#: A feature is stored as one byte.
MOST_FEATURES = 256


class Columns:
    """Parent, feature, country, population, place and name of every entity by its ordinal."""

    def __init__(self, stage: Stage) -> None:
        self.parent, self.population = array.array("I"), array.array("I")
        self.known, self._country = array.array("B"), array.array("H")
        self.locations = array.array("f")
        self._feature = array.array("H")
        self._features: dict[str, int] = {}
        self._countries: dict[str, int] = {}
        for _ordinal, record, parent in stage.records():
            self.parent.append(parent)
            self.population.append(record.population)
            self.known.append(int(bool(record.geonames or record.wikidata)))
            self._feature.append(self._features.setdefault(record.feature, len(self._features)))
            self._country.append(self._countries.setdefault(record.country, len(self._countries)))
            located = record.lat is not None and record.lon is not None
            self.locations.append(record.lat if located and record.lat is not None else math.nan)
            self.locations.append(record.lon if located and record.lon is not None else math.nan)
        if len(self._features) > MOST_FEATURES:
            raise GazetteerError(
                f"{len(self._features)} features are more than the {MOST_FEATURES} a gazetteer holds; "
                "name fewer"
            )
        # Numbered by SQLite, which sorts on disk: names are not kept in memory.
        numbers = stage.query("SELECT dense_rank() OVER (ORDER BY name) FROM entity ORDER BY id")
        self._name_number = array.array("I", (cast(int, number) for (number,) in numbers))
        self._check_parents(stage)

    def __len__(self) -> int:
        return len(self.parent)

    def _check_parents(self, stage: Stage) -> None:
        sound: bytearray = bytearray(len(self.parent))
        for ordinal in range(len(self.parent)):
            path: dict[int, None] = {}
            here = ordinal
            while here != NOWHERE and not sound[here]:
                if here in path:
                    ((identifier,),) = stage.query("SELECT id FROM number WHERE ordinal = ?", here)
                    raise GazetteerError(f"{identifier} lies in itself; correct its parents")
                path[here] = None
                here = self.parent[here]
            for each in path:
                sound[each] = 1

    def ancestors(self, ordinal: int) -> Iterator[int]:
        """Yield the ordinals of an entity's parents, narrowest first."""
        above = self.parent[ordinal]
        while above != NOWHERE:
            yield above
            above = self.parent[above]

    def units(self) -> array.array[int]:
        """Return for each entity the unit right below its country, NOWHERE for none.

        Only the countries that are searched region by region have such units.
        """
        countries = list(self._countries)
        units = array.array("I")
        for ordinal in range(len(self.parent)):
            lineage = [ordinal, *self.ancestors(ordinal)]
            ours = len(lineage) > 2 and countries[self._country[lineage[-1]]] in SEARCHED
            units.append(lineage[-2] if ours else NOWHERE)
        return units

    def blobs(self) -> dict[str, bytes]:
        """Return the columns as they are stored."""
        features, countries = sorted(self._features), sorted(self._countries)
        feature = _renumbered(self._feature, self._features, features)
        return {
            "countries": "\n".join(countries).encode(),
            "country": packed("H", _renumbered(self._country, self._countries, countries)),
            "feature": packed("B", feature),
            "features": "\n".join(features).encode(),
            "known": packed("B", self.known),
            "name_number": packed("I", self._name_number),
            "locations": packed("f", self.locations),
            "parent": packed("I", self.parent),
            "population": packed("I", self.population),
        }

    def feature_counts(self) -> dict[str, int]:
        """Return how many entities each feature has."""
        counts = [0] * len(self._features)
        for number in self._feature:
            counts[number] += 1
        return {feature: counts[self._features[feature]] for feature in sorted(self._features)}


def _renumbered(
    column: array.array[int], first: dict[str, int], ordered: list[str]
) -> Iterator[int]:
    places = {first[value]: place for place, value in enumerate(ordered)}
    return (places[number] for number in column)
