"""Make ukraine_aliases.tsv and the tables of Russia and Belarus from GeoNames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tools.classify import Spelt, alias_rows
from tools.geonames import City
from tools.import_katottg import attested, old_names
from tools.inputs import Inputs
from tools.join import SETTLEMENTS, Joined
from tools.letters import LOOK_ALIKE, is_cyrillic, language_of, likeness, looks_belarusian, may_be
from tools.subjects import CAPITALS, parent_of_city
from tools.tables import AliasRow, EntityRow
from translit_norm.romanise.engine import romanise
from translit_norm.script.fold import fold

#: Population from which a place of Russia or Belarus counts as a city (Russian law on towns), and
#: as a settlement. cities500 does not say which places have the status of a town.
CITY_POPULATION, SETTLEMENT_POPULATION = 12_000, 3_000


def ukraine_alias_rows(inputs: Inputs, joined: Joined) -> Iterator[AliasRow]:
    """Yield the aliases of joined rows and of rows that stand for one of several namesakes."""
    old, near_by = old_names(inputs), names_by_oblast(inputs)
    for code, city in joined.unique.items():
        uk = inputs.units[code].name
        names = {"uk": uk} | {tag: attested(city, inputs, tag, uk) for tag in ("ru", "be")}
        place = _spelt(f"katottg:{code}", "uk", names, city, inputs)
        others = near_by[code[2:4]] - {uk.lower()}
        yield from alias_rows(replace(place, old=tuple(old.get(code, ())), others=others))
    for city, codes in joined.several:
        for code in codes:
            names = {"uk": inputs.units[code].name}
            place = _spelt(f"katottg:{code}", "uk", names, city, inputs)
            yield from alias_rows(place, several=True)


def names_by_oblast(inputs: Inputs) -> dict[str, frozenset[str]]:
    """Return the KATOTTG digits of an oblast → the names of its settlements, in lower case."""
    names: dict[str, set[str]] = {}
    for unit in inputs.units.values():
        if unit.category in SETTLEMENTS:
            names.setdefault(unit.code[2:4], set()).add(unit.name.lower())
    return {digits: frozenset(found) for digits, found in names.items()}


def _spelt(entity: str, home: str, names: dict[str, str], city: City, inputs: Inputs) -> Spelt:
    tagged = inputs.pycities.names.get(city.id, {}) | inputs.tagged.get(city.id, {})
    return Spelt(entity, home, names, tagged, tuple(sorted({city.name, *city.alternates})))


def neighbour_rows(inputs: Inputs, country: str) -> tuple[list[EntityRow], list[AliasRow]]:
    """Return the entities and aliases of Russia (RU) or Belarus (BY)."""
    entities, aliases = [], []
    for city in inputs.cities:
        if city.country != country:
            continue
        parent = parent_of_city(city, inputs)
        names = (_belarusian_names if country == "BY" else _names)(city, inputs)
        entity = f"geonames:{city.id}"
        latin, iso = CAPITALS.get(city.id, ("", ""))
        if not names["ru"] and not names["be"]:
            # Nothing to romanise: the Latin name of GeoNames stands.
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


def _names(city: City, inputs: Inputs) -> dict[str, str]:
    """Return the attested names: tagged ones, else those that letters and likeness tell."""
    names = {tag: attested(city, inputs, tag, city.name) for tag in ("uk", "ru", "be")}
    cyrillic = [name for name in city.alternates if is_cyrillic(name)]
    if not names["ru"]:
        names["ru"] = _likeliest(cyrillic, "ru", "ru-bgn-pcgn-1947", city.name)
    belarusian = {name for name in cyrillic if looks_belarusian(name, names["ru"])}
    names = {tag: "" if tag == "uk" and n in belarusian else n for tag, n in names.items()}
    for tag in ("uk", "be"):
        if not names[tag]:
            certain = [
                name
                for name in cyrillic
                if ("be" if name in belarusian else language_of(name)) == tag
            ]
            scheme = "uk-kmu-2010" if tag == "uk" else "be-bgn-pcgn-1979"
            names[tag] = _likeliest(certain, tag, scheme, city.name)
    return names


def _belarusian_names(city: City, inputs: Inputs) -> dict[str, str]:
    """Return the names of a place in Belarus, where both languages write most letters alike.

    A form that Belarusian spelling forbids is Russian; another one is Belarusian, and with a second
    form beside it that other is Russian.
    """
    names = {tag: attested(city, inputs, tag, city.name) for tag in ("uk", "ru", "be")}
    cyrillic = [name for name in city.alternates if is_cyrillic(name)]
    russian = [name for name in cyrillic if may_be(name, "ru") and not may_be(name, "be")]
    # The Latin name is romanised from Belarusian: of look-alikes the one with more о is Russian.
    alike = [name for name in russian if likeness(name, city.name) >= LOOK_ALIKE]
    names["ru"] = names["ru"] or max(alike, key=lambda name: (name.count("о"), name), default="")
    both = [n for n in cyrillic if may_be(n, "be") and n not in russian and n != names["ru"]]
    certain = [name for name in both if language_of(name) == "be"]
    names["be"] = names["be"] or _likeliest(certain or both, "be", "be-bgn-pcgn-1979", city.name)
    ukrainian = [name for name in cyrillic if language_of(name) == "uk"]
    names["uk"] = names["uk"] or _likeliest(ukrainian, "uk", "uk-kmu-2010", city.name)
    return names


def _likeliest(names: list[str], language: str, scheme: str, latin: str) -> str:
    """Return the name whose romanisation is nearest to the Latin one, if it sounds like it."""
    fitting = [n for n in names if may_be(n, language) and likeness(n, latin) >= LOOK_ALIKE]

    def nearness(name: str) -> tuple[bool, float, str]:
        exact = fold(romanise(name, scheme=scheme)) == fold(latin)
        return exact, likeness(romanise(name, scheme=scheme), latin), name

    return max(fitting, key=nearness, default="")
