"""Untagged alternates become alias rows with language, kind, origin and strength."""

from __future__ import annotations

from tools.classify import Spelt, alias_rows, origin_of
from tools.tables import AliasRow

DNIPRO = Spelt(
    "katottg:UA1",
    "uk",
    {"uk": "Дніпро", "ru": "Днепр"},
    {"pl": "Dniepr"},
    ("Dnipro", "DNK", "Dnepropetrovsk", "Днепропетровск", "Дніпропетровськ", "Киев ош", "Ντνίπρο",
     "聶伯城", "Dnipropetrovsko"),
)  # fmt: skip


def _by_name(rows: list[AliasRow]) -> dict[str, AliasRow]:
    return {row.name: row for row in rows}


def test_former_names_get_their_language_and_romanisations_their_origin() -> None:
    rows = _by_name(alias_rows(DNIPRO))
    ukrainian, russian = rows["Дніпропетровськ"], rows["Днепропетровск"]
    assert (ukrainian.language, ukrainian.kind) == ("uk", "former")
    assert (russian.language, russian.kind, russian.strength) == ("ru", "former", "strong")
    latin = rows["Dnepropetrovsk"]
    assert (latin.language, latin.derived_from, latin.strength) == ("", "ru", "strong")


def test_a_latin_spelling_nothing_explains_is_weak() -> None:
    assert _by_name(alias_rows(DNIPRO))["Dnipropetrovsko"].strength == "weak"


def test_codes_other_scripts_and_canonical_names_are_left_out() -> None:
    rows = _by_name(alias_rows(DNIPRO))
    assert not {"DNK", "聶伯城", "Dnipro", "Киев ош"} & set(rows)
    assert rows["Ντνίπρο"].language == "el"
    assert (rows["Dniepr"].language, rows["Dniepr"].kind) == ("pl", "exonym")


def test_a_row_of_several_namesakes_gives_weak_shared_variants_only() -> None:
    rows = alias_rows(DNIPRO, several=True)
    assert {(row.strength, row.shared) for row in rows} == {("weak", "shared")}
    assert "former" not in {row.kind for row in rows}


def test_origin_is_empty_where_both_languages_spell_alike() -> None:
    names = {"uk": ["Полтава"], "ru": ["Полтава"]}
    assert origin_of("Poltava", names) == ""
    assert origin_of("Kharkov", {"uk": ["Харків"], "ru": ["Харьков"]}) == "ru"
