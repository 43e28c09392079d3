"""The compiler: tables → index rows → one read-only SQLite file with the same bytes every time.

Read top to bottom: `compile_tables` collects entities and forms, `Index` groups the forms into
buckets by class key, `write` puts everything in sorted order into the file.
"""

from __future__ import annotations

import array
import hashlib
import json
import math
import shutil
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import cast

from translit_norm.errors import TableError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.background import hashes, listed_spellings, stopped_spellings
from translit_norm.gazetteer.forms import (
    UNITS,
    Form,
    Tag,
    admin_forms,
    alias_forms,
    canonical_forms,
    derived_forms,
    former_forms,
    official_name,
    polish_forms,
)
from translit_norm.gazetteer.table import Row, read_aliases, read_entities, read_people, read_sources
from translit_norm.script.fold import fold
from translit_norm.script.person_keys import index_keys
from translit_norm.script.sound import class_key, sound

NOWHERE = 0xFFFFFFFF
_SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district"})
_DECLINED = _SETTLEMENTS | {"country", "region", "river", "lake", "reservoir", "island", "continent"}


@dataclass(slots=True)
class Place:
    """One entity on its way into the file; `ordinal` is its row number there."""

    ordinal: int
    key: str
    kind: str
    feature: str
    name: str
    names: dict[str, str]
    ids: dict[str, str]
    parent: str
    country: str
    iso: str
    location: tuple[float, float] | None
    population: int
    valid_to: str
    source: str
    extra: dict[str, str] = field(default_factory=dict)


class Index:
    """Collects forms: fold → entity → the cheapest tag that leads there."""

    def __init__(self) -> None:
        self._tags: dict[Tag, int] = {}
        self._found: dict[str, dict[int, Tag]] = defaultdict(dict)
        self._texts: dict[str, str] = {}

    def add(self, forms: Iterable[Form], ordinals: Iterable[int]) -> None:
        """Index every form for every one of the entities."""
        bearers = tuple(ordinals)
        for text, tag in forms:
            key = fold(text)
            if not key:
                continue
            self._texts.setdefault(key, text)
            found = self._found[key]
            for ordinal in bearers:
                known = found.get(ordinal)
                if known is None or tag < known:
                    found[ordinal] = tag

    def lines(self) -> Iterator[tuple[str, str, str, Tag, tuple[int, ...]]]:
        """Yield (fold, sound, text, tag, ordinals), sorted: one line a form and tag.

        The text is empty where capitals alone tell it from the fold.
        """
        for key in sorted(self._found):
            text = self._texts[key]
            spoken, shown = sound(text), "" if text == key.title() else text
            by_tag: dict[Tag, list[int]] = defaultdict(list)
            for ordinal, tag in self._found[key].items():
                by_tag[tag].append(ordinal)
            for tag in sorted(by_tag):
                yield key, spoken, shown, tag, tuple(sorted(by_tag[tag]))


def compile_tables(folder: Path, output: Path, *, withheld: frozenset[str] = frozenset()) -> dict[str, object]:
    """Compile the tables below `folder` into `output` and return the manifest.

    `withheld` names folded spellings that the bench keeps out of the index, as (entity id, NUL,
    fold). Raises `TableError` for the first fault in a table.
    """
    sources = read_sources(folder / "sources.toml")
    entities = read_entities(folder / "places", sources)
    aliases = read_aliases(folder / "places", entities, sources)
    places = [_place(ordinal, row) for ordinal, row in enumerate(entities[key] for key in sorted(entities))]
    people, people_aliases = read_people(folder / "persons", sources)
    places += [_person(ordinal, row) for ordinal, row in enumerate(people, start=len(places))]
    if withheld:
        aliases = [row for row in aliases if f"{row['entity']}\0{fold(row['name'])}" not in withheld]
        _withhold_names(places, withheld)
    index = build_index(places, aliases, entities)
    manifest: dict[str, object] = {
        "format_version": artefact.FORMAT_VERSION,
        "counts": _counts(places, aliases),
        "sources": artefact.source_hashes(folder),
        "credits": {key: sources[key] for key in sorted(sources)},
        "python": "",
    }
    lists = {
        "background": hashes(listed_spellings(folder / "background")),
        "stoplist": hashes(stopped_spellings(folder / "stoplist.tsv")),
    }
    for name in ("category_words.tsv", "confidence.toml", "costs.tsv"):
        lists[name] = (folder / "languages" / name).read_bytes()
    return write(output, places, aliases + people_aliases, index, manifest, lists)


def _withhold_names(places: list[Place], withheld: frozenset[str]) -> None:
    for place in places:
        home = {"UA": "uk", "RU": "ru", "BY": "be"}.get(place.country)
        for language in list(place.names):
            if language != home and f"{place.key}\0{fold(place.names[language])}" in withheld:
                del place.names[language]


def _place(ordinal: int, row: Row) -> Place:
    names = {language: row[language] for language in ("uk", "ru", "be") if row[language]}
    name = row["name"] or official_name(row["uk"], row["ru"], row["be"], row["country"])
    if not name:
        raise row.fault("has no canonical name: fill name, or a Cyrillic name to romanise")
    authority, _, code = row["id"].partition(":")
    ids = {authority: code} if authority != "tn" else {}
    ids |= {key: row[key] for key in ("geonames", "wikidata") if row[key]}
    location = (float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else None
    return Place(
        ordinal, row["id"], "place", row["feature"], name, names, ids, row["parent"], row["country"],
        row["iso"], location, int(row["population"] or 0), row["valid_to"], row["source"],
    )  # fmt: skip


def _person(ordinal: int, row: Row) -> Place:
    names = {language: row[language] for language in ("uk", "ru", "be") if row[language]}
    authority, _, code = row["id"].partition(":")
    ids = {authority: code} if authority != "tn" else {}
    if row["wikidata"]:
        ids["wikidata"] = row["wikidata"]
    facts = {key: row[key] for key in ("gender", "role", "role_from", "role_to", "born") if row[key]}
    return Place(
        ordinal, row["id"], "person", "person", row["name"], names, ids, "", row["country"], "",
        None, 0, "", row["source"], facts,
    )  # fmt: skip


def person_keys(places: list[Place], aliases: list[Row]) -> list[tuple[str, int]]:
    """Return (key, ordinal) for every written name of every person, sorted."""
    ordinal_of = {place.key: place.ordinal for place in places if place.kind == "person"}
    written = [(name, each.ordinal) for each in places if each.kind == "person" for name in (each.name, *each.names.values())]
    written += [(row["name"], ordinal_of[row["entity"]]) for row in aliases if row["entity"] in ordinal_of]
    return sorted({(key, ordinal) for name, ordinal in written for key in index_keys(name)})


def _counts(places: list[Place], aliases: list[Row]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for place in places:
        counts[place.feature] += 1
    return dict(sorted(counts.items())) | {"entities": len(places), "aliases": len(aliases)}


def build_index(places: list[Place], aliases: list[Row], entities: dict[str, Row]) -> Index:
    """Return the index of all forms: attested, generated and inflected."""
    index = Index()
    ordinal_of = {place.key: place.ordinal for place in places}
    russian = attested_russian(places, aliases, entities)
    centres = bare_names(places)
    shared: dict[tuple[str, tuple[str, ...], str, bool], list[int]] = defaultdict(list)
    for place in places:
        if place.kind == "person":
            continue  # people are found by the parts of their names: see person_keys
        uk, ru, be = (place.names.get(language, "") for language in ("uk", "ru", "be"))
        index.add(canonical_forms(place.name, uk, ru, be, place.country, place.source), [place.ordinal])
        if place.feature in UNITS and uk:
            index.add(admin_forms(uk, place.feature, centres.get(place.ordinal, ())), [place.ordinal])
        elif place.feature in _DECLINED:
            known = tuple(dict.fromkeys(([ru] if ru else []) + russian.get(uk, [])))
            polish = place.country == "UA" and place.feature in ("city", "settlement") and bool(uk)
            shared[uk, known[:3], be, polish].append(place.ordinal)
    for (uk, known, be, polish), ordinals in sorted(shared.items()):
        index.add(derived_forms(uk, known, be), ordinals)
        index.add(((form, Tag(0.002, "alias", "ru", "", "namesake")) for form in known), ordinals)
        if polish:
            index.add(polish_forms(uk), ordinals)
    for row in aliases:
        forms = alias_forms(row["name"], row["language"], row["kind"], row["strength"], row["source"])
        index.add(forms, [ordinal_of[row["entity"]]])
        if row["kind"] == "former" and row["language"] == "uk":
            # Renamed places were written about in Russian and Belarusian too, mostly so.
            index.add(former_forms(row["name"], row["source"]), [ordinal_of[row["entity"]]])
    return index


_RANK = {"city": 0, "settlement": 1, "village": 2}


def bare_names(places: list[Place]) -> dict[int, tuple[str, ...]]:
    """Return unit → the names of the settlement its adjective comes from.

    The settlement lies inside the unit and its consonants begin like the adjective's stem; of
    several the one with the least left over wins, then the larger kind.
    """
    ordinal_of = {place.key: place.ordinal for place in places}
    members: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        if place.feature not in _RANK or place.country != "UA":
            continue
        above = place.parent
        while above:
            members[ordinal_of[above]].append(place)
            above = places[ordinal_of[above]].parent
    names: dict[int, tuple[str, ...]] = {}
    for unit in places:
        if unit.feature not in UNITS or not unit.names.get("uk"):
            continue
        stem = class_key(sound(unit.names["uk"].split(" ")[0])).removesuffix("sk")
        fitting = [
            (abs(len(key) - len(stem)), _RANK[place.feature], place.ordinal)
            for place in members[unit.ordinal]
            if (key := class_key(sound(place.names["uk"])))[: len(stem)] == stem or stem[: len(key)] == key
        ]
        close = [each for each in fitting if each[0] <= 2]
        if close and len(stem) >= 2:
            centre = places[min(close, key=lambda each: (each[1] if unit.feature == "oblast" else each[0], each))[2]]
            found = [centre.name, *(centre.names.get(language, "") for language in ("uk", "ru", "be"))]
            names[unit.ordinal] = tuple(dict.fromkeys(name for name in found if name))
        if unit.feature == "oblast":
            own = unit.name.rsplit(" ", 1)[0]
            names[unit.ordinal] = tuple(dict.fromkeys((own, *names.get(unit.ordinal, ()))))
    return names


def attested_russian(places: list[Place], aliases: list[Row], entities: dict[str, Row]) -> dict[str, list[str]]:
    """Return Ukrainian name → the Russian names attested for any of its bearers, commonest first."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for place in places:
        if place.country == "UA" and place.feature in _SETTLEMENTS and place.names.get("ru"):
            votes[place.names.get("uk", "")][place.names["ru"]] += 3
    for row in aliases:
        entity = entities[row["entity"]]
        plain = entity["country"] == "UA" and entity["feature"] in _SETTLEMENTS
        if plain and row["language"] == "ru" and row["kind"] in ("exonym", "variant", "endonym"):
            votes[entity["uk"]][row["name"]] += 10 if row["source"] == "curated" else 1
    return {
        uk: sorted(found, key=lambda name: (-found[name], name)) for uk, found in votes.items() if uk
    }


def write(
    output: Path, places: list[Place], aliases: list[Row], index: Index,
    manifest: dict[str, object], lists: dict[str, bytes],
) -> dict[str, object]:  # fmt: skip
    """Write the file in one transaction and return the manifest with the content hash."""
    output.parent.mkdir(parents=True, exist_ok=True)
    temporary = output.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    content = hashlib.sha256()
    connection = sqlite3.connect(temporary, isolation_level=None)
    try:
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")

        def insert(table: str, rows: Iterable[tuple[object, ...]]) -> None:
            for row in rows:
                content.update(repr((table, row)).encode())
                marks = ",".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)

        insert("entity", (_entity_row(place) for place in places))
        insert("alias", _alias_rows(places, aliases))
        insert("blob", sorted({**lists, **dict(_blobs(places))}.items()))
        insert("person_key", person_keys(places, aliases))
        _insert_forms(insert, places, index)
        manifest["content"] = content.hexdigest()
        text = json.dumps(manifest, ensure_ascii=False, sort_keys=True)
        connection.execute("INSERT INTO meta VALUES ('manifest', ?)", (text,))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
    temporary.replace(output)
    return manifest


_SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = {artefact.APPLICATION_ID};
PRAGMA user_version = {artefact.FORMAT_VERSION};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE blob (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE entity (
    ordinal INTEGER PRIMARY KEY, id TEXT, kind TEXT, feature TEXT, name TEXT, uk TEXT, ru TEXT,
    be TEXT, katottg TEXT, geonames TEXT, wikidata TEXT, country TEXT, iso TEXT, lat REAL, lon REAL,
    valid_to TEXT, extra TEXT);
CREATE TABLE external (id TEXT PRIMARY KEY, ordinal INTEGER) WITHOUT ROWID;
CREATE TABLE alias (
    entity INTEGER, name TEXT, language TEXT, kind TEXT, derived_from TEXT, year TEXT, source TEXT);
CREATE INDEX alias_of ON alias (entity);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY, cost REAL, via TEXT, language TEXT, inflection TEXT, source TEXT);
CREATE TABLE bucket (key TEXT PRIMARY KEY, folds TEXT, sounds TEXT, texts TEXT, refs BLOB);
CREATE TABLE oblique (key TEXT PRIMARY KEY, folds TEXT, sounds TEXT, texts TEXT, refs BLOB);
CREATE TABLE person_key (key TEXT, ordinal INTEGER, PRIMARY KEY (key, ordinal)) WITHOUT ROWID;
CREATE TABLE neighbour (less TEXT, key TEXT, PRIMARY KEY (less, key)) WITHOUT ROWID;
CREATE TABLE region (ordinal INTEGER PRIMARY KEY, folds TEXT, sounds TEXT, texts TEXT, refs BLOB);
"""


def _entity_row(place: Place) -> tuple[object, ...]:
    lat, lon = place.location or (None, None)
    names = (place.names.get(language, "") for language in ("uk", "ru", "be"))
    ids = (place.ids.get(authority, "") for authority in ("katottg", "geonames", "wikidata"))
    extra = json.dumps(place.extra, ensure_ascii=False, sort_keys=True) if place.extra else ""
    return (
        place.ordinal, place.key, place.kind, place.feature, place.name, *names, *ids,
        place.country, place.iso, lat, lon, place.valid_to or None, extra,
    )  # fmt: skip


def _alias_rows(places: list[Place], aliases: list[Row]) -> list[tuple[object, ...]]:
    ordinal_of = {place.key: place.ordinal for place in places}
    columns = ("name", "language", "kind", "derived_from", "year", "source")
    rows = {(ordinal_of[row["entity"]], *(row[column] for column in columns)) for row in aliases}
    return sorted(rows)


def _blobs(places: list[Place]) -> Iterator[tuple[str, bytes]]:
    ordinal_of = {place.key: place.ordinal for place in places}
    features = sorted({place.feature for place in places})
    countries = sorted({place.country for place in places})
    yield "countries", "\n".join(countries).encode()
    yield "country", packed("H", (countries.index(place.country) for place in places))
    yield "feature", packed("B", (features.index(place.feature) for place in places))
    yield "features", "\n".join(features).encode()
    yield "known", packed("B", (int("geonames" in place.ids or "wikidata" in place.ids) for place in places))
    yield "parent", packed("I", (ordinal_of.get(place.parent, NOWHERE) for place in places))
    yield "population", packed("I", (place.population for place in places))
    coordinates = (value for place in places for value in (place.location or (math.nan, math.nan)))
    yield "locations", packed("f", coordinates)


def packed(code: str, values: Iterable[float]) -> bytes:
    """Return numbers as little-endian bytes of the `array` type `code`."""
    numbers = array.array(code, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _insert_forms(insert: object, places: list[Place], index: Index) -> None:
    assert callable(insert)
    lines = list(index.lines())
    tags = {tag: number for number, tag in enumerate(sorted({line[3] for line in lines}))}
    groups: dict[tuple[int, ...], int] = {}
    buckets: dict[str, list[Line]] = defaultdict(list)
    obliques: dict[str, list[Line]] = defaultdict(list)
    regions: dict[int, set[Line]] = defaultdict(set)
    oblast_of = _oblasts(places)
    for key, spoken, text, tag, ordinals in lines:
        group = groups.setdefault(ordinals, len(groups))
        line = (key, spoken, text, group, tags[tag])
        (obliques if tag.via == "inflected" else buckets)[class_key(spoken)].append(line)
        if tag.via != "inflected":
            for ordinal in ordinals:
                if (unit := oblast_of[ordinal]) is not None:
                    regions[unit].add(line)
    insert("tag", ((n, t.cost, t.via, t.language, t.inflection, t.source) for t, n in tags.items()))
    starts = list(accumulate((len(ordinals) for ordinals in groups), initial=0))
    members = (ordinal for ordinals in groups for ordinal in ordinals)
    insert("blob", [("group_members", packed("I", members)), ("group_starts", packed("I", starts))])
    insert("bucket", ((key, *_columns(buckets[key])) for key in sorted(buckets)))
    insert("oblique", ((key, *_columns(obliques[key])) for key in sorted(obliques)))
    insert("region", ((ordinal, *_columns(sorted(regions[ordinal]))) for ordinal in sorted(regions)))
    less = {(key[:at] + key[at + 1 :], key) for key in buckets if len(key) >= 3 for at in range(len(key))}
    insert("neighbour", sorted(less))
    external = {
        f"{authority}:{code}": place.ordinal for place in reversed(places) for authority, code in place.ids.items()
    }
    external |= {place.iso: place.ordinal for place in reversed(places) if place.iso}
    external |= {place.key: place.ordinal for place in places}
    insert("external", sorted(external.items()))


#: Countries whose units are searched through when no key leads to a form.
_SEARCHED = frozenset({"UA", "RU", "BY"})


def _oblasts(places: list[Place]) -> list[int | None]:
    """Return for each place the ordinal of the unit right below its country, None elsewhere."""
    ordinal_of = {place.key: place.ordinal for place in places}
    units: list[int | None] = []
    for place in places:
        here, above = place, place.parent
        while above and places[ordinal_of[above]].parent:
            here = places[ordinal_of[above]]
            above = here.parent
        top = places[ordinal_of[above]] if above else None
        ours = top is not None and top.country in _SEARCHED
        units.append(here.ordinal if ours and here is not place else None)
    return units


#: A form in a bucket: fold, sound, text, group of bearers, tag.
Line = tuple[str, str, str, int, int]


def _columns(lines: list[Line]) -> tuple[str, str, str, bytes]:
    folds, sounds, texts = ("\n".join(line[column] for line in lines) for column in (0, 1, 2))
    return folds, sounds, texts, packed("I", (number for line in lines for number in line[3:]))


#: Tables that are read as text at run time and travel with the compiled file.
_READ_AS_TEXT = ("schemes", "languages", "persons", "styles")


def compile_package(tables: Path, target: Path) -> dict[str, object]:
    """Fill the package's data folder: the compiled gazetteer and the tables read as text."""
    for name in _READ_AS_TEXT:
        shutil.rmtree(target / name, ignore_errors=True)
        if (tables / name).is_dir():
            shutil.copytree(tables / name, target / name)
    return compile_tables(tables, target / artefact.BUNDLED.name)


def main() -> None:
    """Compile the checkout's tables into the package: what `make data` runs."""
    if not artefact.CHECKOUT_TABLES.is_dir():
        raise TableError("data", "folder", "is not here; run this in a checkout")
    manifest = compile_package(artefact.CHECKOUT_TABLES, artefact.DATA_FOLDER)
    counts = cast("dict[str, int]", manifest["counts"])
    print(f"{artefact.BUNDLED}: {counts['entities']} entities, {counts['aliases']} aliases", file=sys.stderr)


if __name__ == "__main__":
    main()
