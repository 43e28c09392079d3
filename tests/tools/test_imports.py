"""Reading and writing around the import: the sheet, the catalogue, pins, sharing, countries."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tools.fetch import Pin, command, read_pins
from tools.geonames import is_spelling, read_catalogue
from tools.import_countries import bare, forms_of
from tools.import_katottg import noun_phrase, parent_of
from tools.katottg import Unit, tidy_name
from tools.sharing import claims_of, mark_shared
from tools.tables import AliasRow, write_aliases


def test_units_are_noun_phrases_and_settlements_bare() -> None:
    oblast, raion = "UA65000000000030969", "UA65020000000000000"
    assert noun_phrase(Unit(oblast, (oblast,), "O", "Херсонська")) == "Херсонська область"
    assert noun_phrase(Unit("x", (oblast, "x"), "C", "Дудчани")) == "Дудчани"
    assert parent_of(Unit(raion, (oblast, raion), "P", "Бериславський")) == f"katottg:{oblast}"


def test_kyiv_lies_in_the_country_and_its_districts_in_kyiv() -> None:
    kyiv, district = "UA80000000000093317", "UA80000000000126643"
    assert parent_of(Unit(kyiv, (kyiv,), "K", "Київ")) == "geonames:690791"
    levels = (kyiv, kyiv, kyiv, kyiv, district)
    assert parent_of(Unit(district, levels, "B", "Голосіївський")) == f"katottg:{kyiv}"


def test_apostrophes_become_the_official_one() -> None:
    assert tidy_name(" Кам'янська\u00a0") == "Кам’янська"


@pytest.mark.parametrize("name", ["HRK", "UKHRK1", "Kyiv, Ukraine", "ha er ke fu", "Ky"])
def test_codes_and_remarks_are_no_spellings(name: str) -> None:
    assert not is_spelling(name)


def test_catalogues_are_read_in_either_byte_order() -> None:
    for order in "<>":
        words = [b"706483", "Харків".encode()]
        at = 20 + 16
        head = struct.pack(f"{order}5I", 0x950412DE, 0, 1, 20, 28)
        tables = struct.pack(f"{order}4I", 6, at, len(words[1]), at + 7)
        mo = head + tables + words[0] + b"\0" + words[1] + b"\0"
        assert read_catalogue(mo) == {"706483": "Харків"}


def test_every_pin_has_a_hash_and_a_command_that_names_its_version() -> None:
    pins = read_pins()
    assert len({pin.file for pin in pins}) == len(pins) > 10
    for pin in pins:
        assert len(pin.sha256) == 64
        assert any(pin.version in word for word in command(pin))
    with pytest.raises(TypeError):
        Pin("pip", "x")  # type: ignore[call-arg]


def test_spellings_that_two_entities_claim_are_marked_and_yield_to_curated_rows() -> None:
    one, other = AliasRow("a:1", "Oural"), AliasRow("a:2", "oural")
    assert [row.shared for row in mark_shared([one, other], claims_of([one, other]))] == [
        "shared"
    ] * 2
    (yielding,) = mark_shared([one], claims_of([one]), claims_of([other]))
    assert (yielding.strength, yielding.shared) == ("weak", "shared")
    (alone,) = mark_shared([one], claims_of([one]), {})
    assert alone == one


def test_tables_are_sorted_and_keep_the_row_with_a_language(tmp_path: Path) -> None:
    rows = [
        AliasRow("b", "Kiew", source="geonames"),
        AliasRow("b", "Kiew", "de", source="geonames"),
        AliasRow("a", "Lemberg", "de", source="geonames"),
    ]
    path = tmp_path / "x_aliases.tsv"
    assert write_aliases(path, rows, "made here") == 2
    comment, header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert comment == "# made here"
    assert header.startswith("entity\tname\tlanguage\tkind")
    assert [line.split("\t")[:3] for line in lines] == [["a", "Lemberg", "de"], ["b", "Kiew", "de"]]


def test_brackets_of_country_names() -> None:
    assert bare("М’янма (Бірма)") == "М’янма"
    assert list(forms_of("Hongkong (China)", "HK")) == ["Hongkong"]
    assert list(forms_of("Myanmar (Burma)", "MM")) == ["Myanmar", "Burma"]
