"""Which spellings are withheld: namesakes together, parts apart, canonical names never asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("anyascii", reason="likeness is measured as the peers see it")

from bench.withheld import UNLIKE, part_of, withhold
from translit_norm.gazetteer.table import ALIAS_COLUMNS, ENTITY_COLUMNS

KHERSON, ONE, TWO = "tn:kherson-oblast", "tn:one", "tn:two"
ENTITIES = [
    {"id": "geonames:1", "feature": "country", "name": "Ukraine", "iso": "UA"},
    {"id": KHERSON, "feature": "oblast", "parent": "geonames:1", "name": "Kherson Oblast"},
    {"id": ONE, "feature": "village", "parent": KHERSON, "uk": "Миролюбівка", "ru": "Миролюбовка"},
    {"id": TWO, "feature": "village", "parent": KHERSON, "uk": "Миролюбівка"},
]
ALIASES = [
    {"entity": ONE, "name": "Miralyubavka", "derived_from": "be"},
    {"entity": ONE, "name": "Myroliubivka", "derived_from": "uk"},
    {"entity": TWO, "name": "Stalindorf"},
]


def written(
    path: Path, columns: Sequence[str], rows: list[dict[str, str]], usual: dict[str, str]
) -> None:
    lines = [columns, *([(usual | row).get(column, "") for column in columns] for row in rows)]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    (tmp_path / "places").mkdir()
    home = {"country": "UA", "source": "x"}
    said = {"kind": "variant", "strength": "weak", "source": "x"}
    written(tmp_path / "places" / "a.tsv", ENTITY_COLUMNS, ENTITIES, home)
    written(tmp_path / "places" / "a_aliases.tsv", ALIAS_COLUMNS, ALIASES, said)
    fields = ["title", "version", "licence", "retrieved"]
    source = "[x]\n" + "".join(f'{field} = "x"\n' for field in fields)
    (tmp_path / "sources.toml").write_text(source, encoding="utf-8")
    return tmp_path


def test_all_spellings_of_a_name_are_in_its_part(tables: Path) -> None:
    part = part_of("Миролюбівка")
    withheld = withhold(tables, part)
    surfaces = {case.surface: case for case in withheld.cases}
    assert set(surfaces) == {"Миролюбовка", "Miralyubavka", "Stalindorf"}
    assert surfaces["Stalindorf"].derived == UNLIKE
    assert surfaces["Miralyubavka"].derived == "Latn from be"
    assert surfaces["Miralyubavka"].within == "tn:kherson-oblast"
    assert surfaces["Miralyubavka"].name == "Myroliubivka"
    assert "tn:one\0miralyubavka" in withheld.spellings


def test_other_parts_hold_none_of_it(tables: Path) -> None:
    part = part_of("Миролюбівка")
    others = [withhold(tables, other) for other in range(3) if other != part]
    assert not any("tn:one" in case.ids for other in others for case in other.cases)
