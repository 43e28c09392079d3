"""Make ukraine_aliases.tsv and the tables of Russia and Belarus from GeoNames."""

from __future__ import annotations

from collections.abc import Iterator

from tools.classify import Spelt, alias_rows
from tools.geonames import City
from tools.import_katottg import attested, old_names
from tools.inputs import Inputs
from tools.join import Joined
from tools.letters import is_cyrillic, language_of, likeness, may_be
from tools.subjects import CAPITALS, parent_of_city
from tools.tables import AliasRow, EntityRow
from translit_norm.romanise.engine import romanise
from translit_norm.script.fold import fold

#: Population from which a place of Russia or Belarus counts as a city (Russian law on towns), and
#: as a settlement. cities500 does not say which places have the status of a town.
CITY_POPULATION, SETTLEMENT_POPULATION = 12_000, 3_000


def ukraine_alias_rows(inputs: Inputs, joined: Joined) -> Iterator[AliasRow]:
    """Yield the aliases of joined rows and of rows that stand for one of several namesakes."""
    old = old_names(inputs)
    for code, city in joined.unique.items():
        uk = inputs.units[code].name
        names = {"uk": uk} | {tag: attested(city, inputs, tag, uk) for tag in ("ru", "be")}
        yield from alias_rows(_spelt(f"katottg:{code}", "uk", names, city, inputs, old.get(code)))
    for city, codes in joined.several:
        for code in codes:
            names = {"uk": inputs.units[code].name}
            place = _spelt(f"katottg:{code}", "uk", names, city, inputs, old.get(code))
            yield from alias_rows(place, several=True)


def _spelt(
    entity: str, home: str, names: dict[str, str], city: City, inputs: Inputs,
    old: list[str] | None = None,
) -> Spelt:  # fmt: skip
    tagged = inputs.pycities.names.get(city.id, {}) | inputs.tagged.get(city.id, {})
    alternates = tuple(sorted({city.name, *city.alternates}))
    return Spelt(entity, home, names, tagged, alternates, tuple(old or ()))


def neighbour_rows(inputs: Inputs, country: str) -> tuple[list[EntityRow], list[AliasRow]]:
    """Return the entities and aliases of Russia (RU) or Belarus (BY)."""
    entities, aliases = [], []
    for city in inputs.cities:
        if city.country != country:
            continue
        parent = parent_of_city(city, inputs)
        names = _names(city, inputs, country)
        entity = f"geonames:{city.id}"
        latin, iso = CAPITALS.get(city.id, ("", ""))
        if not names["ru"] and not names["be"]:
            latin = latin or city.name
        if city.population >= CITY_POPULATION or iso:
            feature = "city"
        else:
            feature = "settlement" if city.population >= SETTLEMENT_POPULATION else "village"
        entities.append(EntityRow(
            id=entity, feature=feature, parent=parent, country=country, name=latin,
            uk=names["uk"], ru=names["ru"], be=names["be"], iso=iso, geonames=city.id,
            lat=f"{city.lat:.4f}", lon=f"{city.lon:.4f}",
            population=str(city.population) if city.population else "", source="geonames",
        ))  # fmt: skip
        home = "be" if country == "BY" else "ru"
        aliases += alias_rows(_spelt(entity, home, names, city, inputs))
    return entities, aliases


def _names(city: City, inputs: Inputs, country: str) -> dict[str, str]:
    """Return the attested names: tagged ones, else those that letters and likeness tell."""
    names = {tag: attested(city, inputs, tag, city.name) for tag in ("uk", "ru", "be")}
    cyrillic = [name for name in city.alternates if is_cyrillic(name)]
    if not names["ru"]:
        names["ru"] = _likeliest(cyrillic, "ru", "ru-bgn-pcgn-1947", city.name)
    for tag in ("uk", "be"):
        if not names[tag]:
            certain = [name for name in cyrillic if language_of(name) == tag]
            scheme = "uk-kmu-2010" if tag == "uk" else "be-bgn-pcgn-1979"
            names[tag] = _likeliest(certain, tag, scheme, city.name)
    if country == "BY" and not names["be"]:
        # A name of letters that both languages have is the same in both.
        plain = [n for n in cyrillic if may_be(n, "be") and n == names["ru"] and len(cyrillic) == 1]
        names["be"] = plain[0] if plain else ""
    return names


def _likeliest(names: list[str], language: str, scheme: str, latin: str) -> str:
    """Return the name whose romanisation is nearest to the Latin one, if it sounds like it."""
    fitting = [n for n in names if may_be(n, language) and likeness(n, latin) >= 0.7]

    def nearness(name: str) -> tuple[bool, float, str]:
        exact = fold(romanise(name, scheme=scheme)) == fold(latin)
        return exact, likeness(romanise(name, scheme=scheme), latin), name

    return max(fitting, key=nearness, default="")
