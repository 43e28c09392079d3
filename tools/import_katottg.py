"""Make data/places/ukraine.tsv: every unit of KATOTTG with what GeoNames and CLDR know of it."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import Levenshtein

from tools.geonames import City
from tools.inputs import Inputs
from tools.join import (
    SETTLEMENTS,
    Joined,
    drop_misplaced,
    join,
    name_index,
    resolve_by_place,
)
from tools.katottg import Unit
from tools.letters import LOOK_ALIKE, SAME_NAME, language_of, likeness, may_be
from tools.tables import AliasRow, EntityRow
from tools.units import BY_KATOTTG, UKRAINE
from translit_norm.romanise.engine import romanise

FEATURES = {
    "O": "oblast", "P": "raion", "H": "hromada", "K": "city", "M": "city", "X": "settlement",
    "C": "village", "B": "city-district",
}  # fmt: skip
_NOUNS = {"O": "область", "P": "район", "H": "громада", "B": "район"}
#: Editions that differ in so many letters spell the same name.
SPELT_OTHERWISE = 2
_LATIN_NOUNS = {"P": "Raion", "H": "hromada", "B": "District"}


def old_names(inputs: Inputs) -> dict[str, list[str]]:
    """Return code → the names that earlier editions gave it, where they differ."""
    names: dict[str, list[str]] = {}
    for edition in (inputs.units_2021, inputs.units_2023):
        for code, unit in edition.items():
            now = inputs.units.get(code)
            if now and unit.name != now.name and unit.name not in names.get(code, []):
                names.setdefault(code, []).append(unit.name)
    return names


def settlements_by_name(inputs: Inputs) -> dict[tuple[str, str], list[Unit]]:
    """Return (the two digits of the oblast, present or earlier name) → its settlements of that name."""
    named: dict[tuple[str, str], list[Unit]] = {}
    earlier = old_names(inputs)
    for unit in inputs.units.values():
        if unit.category in SETTLEMENTS:
            for name in {unit.name, *earlier.get(unit.code, [])}:
                named.setdefault((unit.code[2:4], name), []).append(unit)
    return named


def kind_of(earlier: str, present: str) -> str:
    """Return what an earlier name is: former, or a variant that spells the present one otherwise."""
    changed = Levenshtein.distance(earlier.lower(), present.lower())
    return "variant" if changed <= SPELT_OTHERWISE else "former"


def join_ukraine(inputs: Inputs) -> Joined:
    """Join the GeoNames rows of Ukraine to the settlements of KATOTTG."""
    index = name_index(inputs.units.values(), old_names(inputs))
    cities = [city for city in inputs.cities if city.country == "UA"]
    joined = join(cities, inputs.units, index, inputs.pycities.admin2 | inputs.admin2)
    drop_misplaced(joined, inputs.units)
    resolve_by_place(joined, inputs.units)
    return joined


def entity_rows(inputs: Inputs, joined: Joined) -> list[EntityRow]:
    """Return the rows of the table, one a unit."""
    return [
        _entity_row(unit, inputs, joined.unique.get(unit.code)) for unit in inputs.units.values()
    ]


def _entity_row(unit: Unit, inputs: Inputs, city: City | None) -> EntityRow:
    uk = noun_phrase(unit)
    latin, iso, geonames, ru, be = "", "", "", "", ""
    if unit.category in SETTLEMENTS and city:
        geonames = city.id
        ru = attested(city, inputs, "ru", unit.name)
        be = attested(city, inputs, "be", unit.name)
    region = BY_KATOTTG[unit.code[2:4]]
    if unit.category in "OK":
        latin, iso = region.name, region.iso
    elif unit.category in _LATIN_NOUNS:
        adjective = romanise(unit.name, scheme="uk-kmu-2010")
        latin = f"{adjective} {_LATIN_NOUNS[unit.category]}"
    if unit.category == "O":
        geonames = inputs.pycities.units[f"UA.{region.admin1}"][0]
        subdivision = region.iso.lower().replace("-", "")
        ru, be = (inputs.subdivisions[language].get(subdivision, "") for language in ("ru", "be"))
    return EntityRow(
        id=f"katottg:{unit.code}",
        feature="republic" if unit.code.startswith("UA01") and unit.category == "O"
        else FEATURES[unit.category],
        parent=parent_of(unit), country="UA", name=latin, uk=uk, ru=ru, be=be, iso=iso,
        geonames=geonames,
        lat=f"{city.lat:.4f}" if city else "", lon=f"{city.lon:.4f}" if city else "",
        population=str(city.population) if city and city.population else "", source="katottg",
    )  # fmt: skip


def noun_phrase(unit: Unit) -> str:
    """Return the Ukrainian name in full: settlements bare, units with their noun."""
    if unit.category == "O" and unit.name.startswith("Автономна"):
        return unit.name
    noun = _NOUNS.get(unit.category, "")
    return f"{unit.name} {noun}".strip()


def parent_of(unit: Unit) -> str:
    """Return the id of the narrowest unit above; the two special cities lie in the country.

    The sheet repeats the code of Kyiv and Sevastopol on every level above their districts.
    """
    above = [code for code in unit.levels if code != unit.code]
    return f"katottg:{above[-1]}" if above else UKRAINE


def attested(city: City, inputs: Inputs, language: str, present: str) -> str:
    """Return the tagged name of a city in `language`, if letters and likeness allow it, else ''.

    Where the two tagged sources differ, the one that sounds more like `present` wins, since
    GeoNames tags former names too; of equals, that of pycities, whose letters err less.
    """
    tagged: list[Mapping[str, str]] = [
        inputs.pycities.names.get(city.id, {}), inputs.tagged.get(city.id, {}),
    ]  # fmt: skip
    names = [names[language] for names in tagged if language in names]
    fitting = [
        name
        for name in names
        if may_be(name, language)
        and likeness(name, present) >= SAME_NAME
        and (city.id, language) not in WRONGLY_TAGGED
    ]
    best = max(fitting, key=lambda name: likeness(name, present), default="")
    return _more_russian(best, city) if language == "ru" and best == present else best


#: Tags of GeoNames that are plainly of another language: Дніпро as Belarusian.
WRONGLY_TAGGED = frozenset({("709930", "be")})


def _more_russian(name: str, city: City) -> str:
    """Return the alternate that only Russian writes, where the tag merely repeats the Ukrainian.

    Охтирка is tagged as Russian beside Ахтырка, Лозова beside Лозовая.
    """
    surer = [
        other
        for other in city.alternates
        if may_be(other, "ru")
        and (language_of(other) == "ru" or other.endswith(("ая", "ое")))
        and not set(other.lower()) & set("эъ")
        and likeness(other, name) >= LOOK_ALIKE
    ]
    return max(sorted(surer), key=lambda other: likeness(other, name), default=name)


def former_rows(inputs: Inputs) -> list[AliasRow]:
    """Return the names of earlier editions: renamings as former, spelling fixes as variants.

    The year is empty: an edition dates only the last day on which a name stood. Which edition that
    was, the source says.
    """
    rows = []
    editions = ((inputs.units_2021, "katottg-2021"), (inputs.units_2023, "katottg-0-3-1"))
    for edition, source in editions:
        for code, unit in edition.items():
            now = inputs.units.get(code)
            if now is None or now.name == unit.name:
                continue
            kind = kind_of(unit.name, now.name)
            rows.append(AliasRow(
                f"katottg:{code}", noun_phrase(unit), "uk", kind, "uk", "strong", source=source
            ))  # fmt: skip
    return rows
