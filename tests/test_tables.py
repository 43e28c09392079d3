"""The committed tables of places: form, sources, ids, and facts that must never be lost."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from translit_norm.gazetteer.table import Row, read_aliases, read_entities, read_sources, tables_of

TABLES = Path(__file__).parents[1] / "data"
PLACES = TABLES / "places"
ALL_TABLES = [path.name for path in sorted(PLACES.glob("*.tsv"))]


@lru_cache(maxsize=1)
def _entities() -> dict[str, Row]:
    return read_entities(PLACES, read_sources(TABLES / "sources.toml"))


@lru_cache(maxsize=1)
def _aliases() -> list[Row]:
    return read_aliases(PLACES, _entities(), read_sources(TABLES / "sources.toml"))


@pytest.mark.parametrize("name", ALL_TABLES)
def test_a_table_is_composed_sorted_and_ends_its_lines_with_lf(name: str) -> None:
    text = (PLACES / name).read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n") and not text.endswith("\n\n")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    keys = [line.split("\t")[0] for line in lines]
    assert keys == sorted(keys)
    assert len(set(lines)) == len(lines)


def test_entities_have_known_sources_unique_ids_and_existing_parents() -> None:
    assert len(_entities()) > 38_000


def test_aliases_stand_for_existing_entities_and_say_when_they_are_shared() -> None:
    assert len(_aliases()) > 50_000


def test_no_geonames_id_stands_for_two_entities() -> None:
    ids = Counter(row["geonames"] for row in _entities().values() if row["geonames"])
    assert [number for number, times in ids.items() if times > 1] == []


def test_every_chain_of_parents_ends_in_a_country() -> None:
    entities = _entities()
    for row in entities.values():
        seen = {row["id"]}
        while row["parent"]:
            row = entities[row["parent"]]
            assert row["id"] not in seen
            seen.add(row["id"])


def test_ukraine_holds_the_whole_codifier() -> None:
    units = [row for row in _entities().values() if row["id"].startswith("katottg:")]
    counts = Counter(row["feature"] for row in units)
    settlements = sum(counts[feature] for feature in ("city", "settlement", "village"))
    assert settlements == 29_703
    assert (counts["oblast"], counts["republic"], counts["raion"]) == (24, 1, 136)
    assert {row["country"] for row in units} == {"UA"}


def test_iso_codes_of_ukraine_are_all_there_once() -> None:
    codes = [r["iso"] for r in _entities().values() if r["iso"].startswith("UA-")]
    assert len(codes) == len(set(codes)) == 27


def test_crimea_and_sevastopol_lie_in_ukraine_only() -> None:
    entities = _entities()
    for code in ("UA-43", "UA-40"):
        (row,) = [row for row in entities.values() if row["iso"] == code]
        assert row["parent"] == "geonames:690791"
    for row in entities.values():
        if row["country"] == "RU" and row["lat"]:
            inside = 44.3 < float(row["lat"]) < 46.2 and 32.4 < float(row["lon"]) < 36.5
            assert not inside, row["id"]


@pytest.mark.parametrize(
    ("entity", "column", "value"),
    [
        ("katottg:UA65020130020047363", "geonames", "709465"),  # Dudchany
        ("katottg:UA14120110320081898", "geonames", "691358"),  # Torske near Lyman
        ("katottg:UA80000000000093317", "geonames", "703448"),
        ("katottg:UA65000000000030969", "iso", "UA-65"),
        ("geonames:588409", "name", "Tallinn"),
        ("geonames:524901", "name", "Moscow"),
        ("geonames:614540", "name", "Georgia"),
        ("geonames:6255148", "feature", "continent"),
    ],
)
def test_facts_that_others_rest_on(entity: str, column: str, value: str) -> None:
    assert _entities()[entity][column] == value


def test_renamed_towns_keep_their_old_names() -> None:
    former = {
        (row["entity"], row["name"]) for row in read_aliases_named("ukraine_former.tsv")
        if row["kind"] == "former"
    }  # fmt: skip
    names = {name for _entity, name in former}
    assert {"Красноград", "Червоноград", "Новомосковськ", "Молодогвардійськ"} <= names


def read_aliases_named(table: str) -> list[Row]:
    """Return the alias rows of one table."""
    return [row for row in _aliases() if row.table == table]


@pytest.mark.parametrize("name", ["foreign.txt", "words.txt"])
def test_background_lists_are_sorted_lower_case_and_small(name: str) -> None:
    path = TABLES / "background" / name
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    assert lines == sorted(set(lines))
    assert path.stat().st_size <= 3_000_000
    assert all(line == line.lower() and len(line) >= 3 for line in lines)


def test_every_entity_table_is_read() -> None:
    assert "ukraine.tsv" in {path.name for path in tables_of(PLACES, "id")}
