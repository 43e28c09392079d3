"""The hand-made tables: rows point at entities that exist, agree with themselves, name a source."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from translit_norm.gazetteer.table import (
    ALIAS_COLUMNS,
    ALIAS_KINDS,
    ENTITY_COLUMNS,
    read_table,
    tables_of,
)
from translit_norm.script.fold import fold

TABLES = Path(__file__).parents[1] / "data"
PLACES = TABLES / "places"
ENTITY_TABLES = ("water", "structures", "regions", "relief")
ALIAS_TABLES = (
    "features_aliases",
    "crimean_aliases",
    "exonyms_aliases",
    "former_aliases",
    "russian_names",
    "conventional",
)
STOPLIST = TABLES / "stoplist.tsv"
CATEGORY_WORDS = TABLES / "languages" / "category_words.tsv"
STOPLIST_COLUMNS = ("form", "language", "reason", "source")
WORD_COLUMNS = ("word", "language", "feature", "position", "note")
LANGUAGES = re.compile(r"(?:[a-z]{2})?")


@pytest.fixture(scope="module")
def entity_ids() -> frozenset[str]:
    found = []
    for path in tables_of(PLACES, "id"):
        lines = path.read_text(encoding="utf-8").splitlines()
        found.extend(line.partition("\t")[0] for line in lines)
    return frozenset(found)


@pytest.fixture(scope="module")
def sources() -> frozenset[str]:
    return frozenset(tomllib.loads((TABLES / "sources.toml").read_text(encoding="utf-8")))


def body(path: Path) -> list[str]:
    """Return the rows below the comments and the header."""
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:2] != "# "]
    return rows[1:]


ALL = [PLACES / f"{name}.tsv" for name in ENTITY_TABLES + ALIAS_TABLES] + [STOPLIST, CATEGORY_WORDS]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_rows_are_composed_sorted_and_said_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")
    rows = body(path)
    cells = [tuple(row.split("\t")) for row in rows]
    assert cells == sorted(cells)
    assert len(set(rows)) == len(rows)
    assert all(cell == cell.strip() for row in cells for cell in row)


@pytest.mark.parametrize("name", ENTITY_TABLES)
def test_entities_hang_below_a_known_parent(
    name: str, entity_ids: frozenset[str], sources: frozenset[str]
) -> None:
    rows = list(read_table(PLACES / f"{name}.tsv", ENTITY_COLUMNS))
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"tn:[a-z0-9-]+", row["id"]), row["id"]
        assert not row["parent"] or row["parent"] in entity_ids, row["id"]
        assert re.fullmatch(r"(?:[A-Z]{2})?", row["country"]), row["id"]
        assert re.fullmatch(r"(?:Q\d+)?", row["wikidata"]), row["id"]
        assert re.fullmatch(r"(?:\d{4})?", row["valid_to"]), row["id"]
        assert row["uk"] or row["ru"], row["id"]
        assert row["source"] in sources


@pytest.mark.parametrize("name", ENTITY_TABLES)
def test_each_cyrillic_column_keeps_its_own_letters(name: str) -> None:
    foreign = {"uk": "ыэъёў", "ru": "іїєґў", "be": "иїєъщґ"}
    for row in read_table(PLACES / f"{name}.tsv", ENTITY_COLUMNS):
        for column, letters in foreign.items():
            assert not set(row[column].lower()) & set(letters), (row["id"], row[column])
        assert not re.search("[А-я]", row["name"]), row["id"]


@pytest.mark.parametrize("name", ALIAS_TABLES)
def test_aliases_point_at_entities(
    name: str, entity_ids: frozenset[str], sources: frozenset[str]
) -> None:
    rows = list(read_table(PLACES / f"{name}.tsv", ALIAS_COLUMNS))
    assert rows
    said = Counter((row["entity"], row["name"], row["language"]) for row in rows)
    assert [key for key, times in said.items() if times > 1] == []
    for row in rows:
        where = (row["entity"], row["name"])
        assert row["entity"] in entity_ids, where
        assert fold(row["name"]), where
        assert row["kind"] in ALIAS_KINDS, where
        assert row["strength"] in {"strong", "weak"}, where
        assert row["shared"] in {"", "shared"}, where
        assert row["derived_from"] in {"", "uk", "ru", "be", "other"}, where
        assert LANGUAGES.fullmatch(row["language"]), where
        assert re.fullmatch(r"(?:\d{4})?", row["year"]), where
        assert row["source"] in sources, where


@pytest.mark.parametrize("name", ALIAS_TABLES)
def test_aliases_are_written_in_one_script(name: str) -> None:
    """A Latin letter inside a Cyrillic name is a slip of the keyboard that no look-up would hit."""
    cyrillic_written = {"uk", "ru", "be", "sr", "bg", "mk"}
    for row in read_table(PLACES / f"{name}.tsv", ALIAS_COLUMNS):
        letters = [
            unicodedata.name(letter, "").split()[0] for letter in row["name"] if letter.isalpha()
        ]
        assert len(set(letters)) == 1, (row["name"], row["language"])
        if letters[0] == "CYRILLIC":
            assert row["language"] in cyrillic_written | {"crh", ""}, row["name"]
        elif row["language"] in {"uk", "ru", "be"}:
            pytest.fail(f"{row['name']} is Latin but says {row['language']}")


def test_russian_names_are_russian() -> None:
    for row in read_table(PLACES / "russian_names.tsv", ALIAS_COLUMNS):
        assert row["language"] == "ru"
        assert not set(row["name"].lower()) & set("іїєґў’"), row["name"]


def test_stoplist_leaves_the_names_of_places_alone(sources: frozenset[str]) -> None:
    rows = list(read_table(STOPLIST, STOPLIST_COLUMNS))
    assert all(row["reason"] and row["source"] in sources for row in rows)
    stopped = {fold(row["form"]) for row in rows}
    for path in tables_of(PLACES, "id"):
        for row in read_table(path, ENTITY_COLUMNS):
            if row["feature"] in {"city", "oblast", "country", "river", "region"}:
                bearers = {fold(row[column]) for column in ("name", "uk", "ru", "be")} - {""}
                assert not bearers & stopped, bearers & stopped


def test_category_words_say_a_feature_and_a_side() -> None:
    rows = list(read_table(CATEGORY_WORDS, WORD_COLUMNS))
    for row in rows:
        assert re.fullmatch(r"[a-z-]+(?:\|[a-z-]+)*", row["feature"]), row["word"]
        assert row["position"] in {"before", "after", "both"}, row["word"]
    assert {row["language"] for row in rows} >= {"en", "uk", "ru", "be", "de", "pl", "fr"}


def test_what_occupiers_call_a_place_is_never_its_canonical_name() -> None:
    occupation = set()
    for name in ALIAS_TABLES:
        for row in read_table(PLACES / f"{name}.tsv", ALIAS_COLUMNS):
            if row["kind"] == "occupation":
                occupation.add((row["entity"], fold(row["name"])))
    for path in tables_of(PLACES, "id"):
        for row in read_table(path, ENTITY_COLUMNS):
            for column in ("name", "uk"):
                assert (row["id"], fold(row[column])) not in occupation, row["id"]
