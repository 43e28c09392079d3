"""What is kept in memory of every entity: small arrays, read when first asked for."""

from __future__ import annotations

import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import cast

from translit_norm.gazetteer.bucket import FormTag
from translit_norm.gazetteer.hashed import Hashed
from translit_norm.gazetteer.sieve import Sieve
from translit_norm.gazetteer.store import Store

NOWHERE = 0xFFFFFFFF


class Facts(Store):
    """The packed tables of a gazetteer: facts of entities by their ordinals, bearers by groups."""

    @cached_property
    def parent(self) -> array.array[int]:
        """The ordinal of every entity's parent, NOWHERE where there is none."""
        return self._array("I", "parent")

    @cached_property
    def population(self) -> array.array[int]:
        """The population of every entity, 0 where unknown."""
        return self._array("I", "population")

    @cached_property
    def known(self) -> array.array[int]:
        """1 for every entity that GeoNames or Wikidata lists too."""
        return self._array("B", "known")

    @cached_property
    def name_number(self) -> array.array[int]:
        """A number for every entity's canonical name, the same for all that share the name."""
        return self._array("I", "name_number")

    @cached_property
    def feature(self) -> array.array[int]:
        """The number of every entity's feature in `features`."""
        return self._array("B", "feature")

    @cached_property
    def features(self) -> list[str]:
        """The features in the order of their numbers."""
        return self.blob("features").decode().split("\n")

    def feature_numbers(self, features: Iterable[str]) -> frozenset[int]:
        """Return the numbers of features; those no entity has are left out."""
        known = self.features
        return frozenset(known.index(feature) for feature in features if feature in known)

    @cached_property
    def locations(self) -> array.array[float]:
        """Latitude and longitude of every entity in turn, NaN where unknown."""
        return cast("array.array[float]", self._array("f", "locations"))

    @cached_property
    def country(self) -> array.array[int]:
        """The number of every entity's country."""
        return self._array("H", "country")

    @cached_property
    def foreign(self) -> list[bool]:
        """Whether the country of a number is another than Ukraine, the spine of the tables."""
        countries = self.blob("countries").decode().split("\n")
        return [country not in ("UA", "") for country in countries]

    @cached_property
    def _starts(self) -> array.array[int]:
        # Where each group of bearers begins in `_members`.
        return self._array("I", "group_starts")

    @cached_property
    def _members(self) -> array.array[int]:
        return self._array("I", "group_members")

    def bearers(self, group: int) -> tuple[int, ...]:
        """Return the ordinals of the entities of a group; a number below theirs is one entity."""
        if group < len(self.parent):
            return (group,)
        return tuple(self._members[self._starts[group] : self._starts[group + 1]])

    def ancestors(self, ordinal: int) -> Iterator[int]:
        """Yield the ordinals of an entity's parents, narrowest first."""
        above = self.parent[ordinal]
        while above != NOWHERE:
            yield above
            above = self.parent[above]

    @cached_property
    def tags(self) -> list[FormTag]:
        """The tags in the order of their numbers."""
        rows = self._rows("SELECT cost, via, language, inflection, source FROM tag ORDER BY id")
        return [FormTag(*row) for row in rows]

    @cached_property
    def background(self) -> Hashed:
        """Foreign names and common words, which refuse a fuzzy match."""
        return Hashed(self._array("I", "background"))

    @cached_property
    def stoplist(self) -> Hashed:
        """Forms that are never matched."""
        return Hashed(self._array("I", "stoplist"))

    @cached_property
    def folds(self) -> Sieve:
        """The folds of all forms."""
        return Sieve(self.blob("sieve.folds"))

    @cached_property
    def sounds(self) -> Sieve:
        """The sounds of all forms."""
        return Sieve(self.blob("sieve.sounds"))

    @cached_property
    def openings(self) -> Sieve:
        """What forms of several words begin with: their first word, their first two words."""
        return Sieve(self.blob("sieve.openings"))
