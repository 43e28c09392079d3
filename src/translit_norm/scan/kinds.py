"""What kinds of places the bearers of a name are, by its hits alone."""

from __future__ import annotations

from collections.abc import Sequence

from translit_norm.gazetteer.reader import BARE
from translit_norm.match.hits import Hit
from translit_norm.scan.lexicon import Lexicon

UNITS = frozenset({"oblast", "republic", "krai"})
SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district", "federal-city"})
RANGES = frozenset({"mountain", "mountains"})
#: People from which a village is written of as often as the brook of its name.
_KNOWN = 300

Hits = tuple[Hit, ...]


class Kinds:
    """Tells the kinds of hits; what is worked out is remembered with them."""

    def __init__(self, lexicon: Lexicon) -> None:
        gazetteer = self._gazetteer = lexicon.gazetteer
        self._recall = lexicon.recall
        self._units = gazetteer.feature_numbers(UNITS)
        self._towns = gazetteer.feature_numbers(SETTLEMENTS)
        self._countries = gazetteer.feature_numbers({"country", "continent"})
        self._ranges = gazetteer.feature_numbers(RANGES)
        self._rivers = gazetteer.feature_numbers({"river"})

    def of(self, hits: Hits) -> tuple[bool, bool, bool]:
        """Say whether units, whether settlements and whether rivers bear the name."""
        return self._recall("kinds", hits, self._work_out_kinds)

    def _work_out_kinds(self, hits: Hits) -> tuple[bool, bool, bool]:
        same = [hit for hit in hits[:60] if hit.similarity >= 1.0]
        exact = [hit for hit in same if hit.exact] or same
        found = self._features_of(same) - self._rivers
        # Кринки is the village of that name, not a case of the river Кринка.
        bases = ("canonical", "alias")
        named = [hit for hit in exact if not hit.tag.inflection and hit.tag.via in bases]
        rivers = named if self._has_people(named) else exact
        found |= self._features_of(rivers) & self._rivers
        if self._features_of(exact) & self._countries:
            found = set()
        return (
            bool(found & self._units),
            bool(found & self._towns),
            bool(found & self._rivers),
        )

    def only_river(self, hits: Hits) -> bool:
        """Say whether to the letter nothing but a river bears the name: Dunaju."""
        return self._recall("river", hits, self._work_out_river)

    def _work_out_river(self, hits: Hits) -> bool:
        exact = [hit for hit in hits[:60] if hit.exact and hit.tag.via != "former"]
        return bool(exact) and self._features_of(exact) <= self._rivers

    def range(self, hits: Hits) -> bool:
        """Say whether mountains bear the name to the letter."""
        return self._recall("mountains", hits, self._work_out_range)

    def _work_out_range(self, hits: Hits) -> bool:
        return bool(self._features_of([hit for hit in hits[:60] if hit.exact]) & self._ranges)

    def attested_unit(self, hits: Hits) -> bool:
        """Say whether a source gives the bare name to a unit, rather than a rule."""
        return any(
            hit.tag.inflection != BARE and self._gazetteer.feature[ordinal] in self._units
            for hit in hits[:12]
            for ordinal in self._gazetteer.bearers(hit.group)[:20]
        )

    def largest(self, hits: Hits) -> int:
        """Return the population of the largest bearer of a name."""
        return self._recall("largest", hits, self._work_out_largest)

    def _work_out_largest(self, hits: Hits) -> int:
        gazetteer = self._gazetteer
        return max(
            (
                gazetteer.population[ordinal]
                for hit in hits[:4]
                for ordinal in gazetteer.bearers(hit.group)
            ),
            default=0,
        )

    def _has_people(self, hits: Sequence[Hit]) -> bool:
        """Say whether a bearer is a settlement of which more than the name is known."""
        gazetteer = self._gazetteer
        return any(
            gazetteer.population[ordinal] >= _KNOWN
            for hit in hits
            for ordinal in gazetteer.bearers(hit.group)[:20]
        )

    def _features_of(self, hits: Sequence[Hit]) -> set[int]:
        gazetteer = self._gazetteer
        return {
            gazetteer.feature[ordinal]
            for hit in hits
            for ordinal in gazetteer.bearers(hit.group)[:200]
        }
