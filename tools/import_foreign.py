"""Make foreign.tsv: the capitals of the neighbouring states."""

from __future__ import annotations

from tools.geonames import TAGS, City, is_spelling
from tools.inputs import Inputs
from tools.letters import may_be
from tools.tables import AliasRow, EntityRow

OURS = frozenset({"UA", "RU", "BY"})
#: States around ours and those that shared a state with them. Their capitals stand in the news
#: beside our places; any other town abroad belongs to the background, which refuses a match.
NEIGHBOURS = frozenset(
    {
        *("AM", "AZ", "BG", "EE", "FI", "GE", "HU", "KG", "KZ", "LT"),
        *("LV", "MD", "MN", "PL", "RO", "SK", "TJ", "TM", "TR", "UZ"),
    }
)


def is_foreign(city: City, capitals: frozenset[tuple[str, str]]) -> bool:
    """Return whether a row is the capital of a neighbouring state."""
    return city.country in NEIGHBOURS and (city.country, city.name) in capitals


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
