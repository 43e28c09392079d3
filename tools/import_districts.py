"""Make districts.tsv: parts of Kyiv and Sevastopol that GeoNames has and KATOTTG has not."""

from __future__ import annotations

from collections.abc import Iterator

from tools.inputs import Inputs
from tools.join import Joined
from tools.letters import language_of, likeness, may_be
from tools.tables import EntityRow

#: GeoNames admin1 of the two special cities → the entity of the city. Elsewhere an unmatched row
#: may be a renamed or abandoned settlement as well, and is left out.
_CITIES = {
    "12": "katottg:UA80000000000093317", "20": "katottg:UA85000000000065278",
}  # fmt: skip


def entity_rows(inputs: Inputs, joined: Joined) -> Iterator[EntityRow]:
    """Yield the unmatched rows that lie in one of the two cities."""
    official = {
        unit.name.removesuffix("ий") for unit in inputs.units.values() if unit.category == "B"
    }
    for city in joined.unmatched:
        if city.admin1 not in _CITIES:
            continue
        alike = [name for name in city.alternates if likeness(name, city.name) >= 0.8]
        ukrainian = [name for name in alike if may_be(name, "uk") and "айон" not in name]
        uk = max(sorted(ukrainian), key=lambda name: language_of(name) == "uk", default="")
        if not uk or uk.removesuffix("ий") in official:
            continue
        yield EntityRow(
            id=f"geonames:{city.id}", feature="city-district", parent=_CITIES[city.admin1],
            country="UA", uk=uk, geonames=city.id, lat=f"{city.lat:.4f}", lon=f"{city.lon:.4f}",
            population=str(city.population) if city.population else "", source="geonames",
        )  # fmt: skip
