"""What goes into a gazetteer: entities and their further names, ready for the stage.

Rows of the tables and rows of callers both become these two records; everything after works on
them alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from translit_norm.gazetteer.forms import official_name
from translit_norm.gazetteer.table import Row

#: Features whose names are declined and carried over into the sister languages, beside the units.
SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district"})
DECLINED = SETTLEMENTS | {
    "country", "region", "continent", "river", "lake", "reservoir", "canal", "sea", "bay", "strait",
    "liman", "island", "peninsula", "spit", "mountain", "mountains", "power-plant", "dam", "bridge",
}  # fmt: skip
#: Units of Russia and Belarus whose names are declined as settlements' are.
UNITS = frozenset({"oblast", "krai", "republic", "autonomous-okrug", "autonomous-oblast"})
AUTHORITIES = ("katottg", "geonames", "wikidata")
LANGUAGES = ("uk", "ru", "be")
#: The language in which the places of a country have their own names.
HOME = {"UA": "uk", "RU": "ru", "BY": "be"}
#: The line of records whose forms a base gazetteer has already.
FROM_BASE = -1
#: A further name of this rank is never the name of its entity in a language.
NO_MAIN_NAME = 9


def _is_made(feature: str, country: str) -> bool:
    # The units of Ukraine are made of their adjectives, elsewhere.
    return feature in DECLINED or (feature in UNITS and country in HOME and country != "UA")


class Record(NamedTuple):
    """One entity. `made` says whether rules make forms of its names; `line` is where it stood."""

    id: str
    kind: str
    feature: str
    parent: str
    country: str
    name: str
    uk: str
    ru: str
    be: str
    iso: str
    katottg: str
    geonames: str
    wikidata: str
    lat: float | None
    lon: float | None
    population: int
    valid_to: str
    source: str
    extra: str
    made: int
    line: int


class OtherName(NamedTuple):
    """One more name of an entity; of several in a language the lowest `rank` may name it there."""

    entity: str
    name: str
    language: str
    kind: str
    derived_from: str
    strength: str
    year: str
    source: str
    rank: int
    line: int


def place_record(row: Row) -> Record:
    """Return the record of a row of an entity table. Raises `TableError` where no name is left."""
    name = row["name"] or official_name(row["uk"], row["ru"], row["be"], row["country"])
    if not name:
        raise row.fault("has no canonical name: fill name, or a Cyrillic name to romanise")
    codes = codes_of(row["id"], "", row["geonames"], row["wikidata"])
    located = bool(row["lat"] and row["lon"])
    return Record(
        row["id"], "place", row["feature"], row["parent"], row["country"], name, row["uk"],
        row["ru"], row["be"], row["iso"], *codes, float(row["lat"]) if located else None,
        float(row["lon"]) if located else None, int(row["population"] or 0), row["valid_to"],
        row["source"], "", int(_is_made(row["feature"], row["country"])), row.line,
    )  # fmt: skip


def person_record(row: Row) -> Record:
    """Return the record of a row of the table of known people."""
    facts = {key: row[key] for key in ("gender", "role", "role_from", "role_to", "born")}
    return Record(
        row["id"], "person", "person", "", row["country"], row["name"], row["uk"], row["ru"],
        row["be"], "", *codes_of(row["id"], "", "", row["wikidata"]), None, None, 0, "",
        row["source"], facts_text(facts), 0, row.line,
    )  # fmt: skip


def codes_of(identifier: str, katottg: str, geonames: str, wikidata: str) -> tuple[str, str, str]:
    """Return the codes by authority; an id of an authority gives its own."""
    authority, _, code = identifier.partition(":")
    given = zip(AUTHORITIES, (katottg, geonames, wikidata), strict=True)
    first, second, third = (known or (code if key == authority else "") for key, known in given)
    return first, second, third


def facts_text(facts: dict[str, str]) -> str:
    """Return an entity's further facts as they are stored; the empty ones fall out."""
    known = {key: value for key, value in facts.items() if value}
    return json.dumps(known, ensure_ascii=False, sort_keys=True) if known else ""


def other_names(rows: Iterable[Row]) -> Iterable[OtherName]:
    """Yield the records of rows of alias tables."""
    for row in rows:
        yield OtherName(
            row["entity"], row["name"], row["language"], row["kind"], row["derived_from"],
            row["strength"], row["year"], row["source"], 0, row.line,
        )  # fmt: skip
