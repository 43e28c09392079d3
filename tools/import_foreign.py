"""Make foreign.tsv: capitals and large cities abroad, and the towns of the neighbours."""

from __future__ import annotations

from tools.geonames import TAGS, City, is_spelling
from tools.inputs import Inputs
from tools.letters import may_be
from tools.tables import AliasRow, EntityRow

OURS = frozenset({"UA", "RU", "BY"})
NEIGHBOURS = frozenset({"PL", "MD", "RO", "HU", "SK", "LT", "LV", "EE", "GE", "KZ"})
LARGE, TOWN = 150_000, 15_000


def is_foreign(city: City, capitals: frozenset[tuple[str, str]]) -> bool:
    """Return whether a row is a capital, a large city abroad or a town of a neighbour."""
    if city.country in OURS:
        return False
    limit = TOWN if city.country in NEIGHBOURS else LARGE
    return city.population >= limit or (city.country, city.name) in capitals


def foreign_rows(inputs: Inputs) -> tuple[list[EntityRow], list[AliasRow]]:
    """Return the entities and aliases of places abroad."""
    capitals = frozenset((code, str(row["capital"])) for code, row in inputs.countries.items())
    entities, aliases = [], []
    for city in inputs.cities:
        country = inputs.countries.get(city.country)
        if country is None or not is_foreign(city, capitals):
            continue
        tagged = inputs.pycities.names.get(city.id, {}) | inputs.tagged.get(city.id, {})
        names = {tag: tagged.get(tag, "") for tag in ("uk", "ru", "be")}
        names = {tag: name if may_be(name, tag) else "" for tag, name in names.items()}
        entities.append(EntityRow(
            id=f"geonames:{city.id}", feature="city", parent=f"geonames:{country['geonameid']}",
            country=city.country, name=city.name, uk=names["uk"], ru=names["ru"], be=names["be"],
            geonames=city.id, lat=f"{city.lat:.4f}", lon=f"{city.lon:.4f}",
            population=str(city.population) if city.population else "", source="geonames",
        ))  # fmt: skip
        for language in TAGS:
            name = tagged.get(language, "")
            taken = {city.name, *names.values()}
            if name and name not in taken and is_spelling(name):
                if language in names and not may_be(name, language):
                    continue
                aliases.append(AliasRow(
                    f"geonames:{city.id}", name, language, "exonym", source="geonames-tagged",
                ))  # fmt: skip
    return entities, aliases
