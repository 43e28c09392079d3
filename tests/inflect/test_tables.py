"""The loader refuses faulty tables and says where the fault is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from translit_norm.errors import TableError
from translit_norm.inflect.tables import DECLINED, LANGUAGES, load

FOLDER = Path(__file__).resolve().parents[2] / "data" / "languages"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "languages"
    shutil.copytree(FOLDER, target)
    return target


def test_all_languages_have_endings() -> None:
    tables = load(FOLDER)
    assert set(tables.endings) == set(DECLINED)
    assert set(tables.rules) == set(LANGUAGES)
    assert all(len(tables.endings[language]) > 30 for language in LANGUAGES)
    assert len(tables.stems) > 500


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("uk_cases.tsv", "noun\tа\tи\tі\tу\tою\tі\tx", "unknown kind"),
        ("uk_cases.tsv", "feminine\t(а\tи\tі\tу\tою\tі\tx", "ending"),
        ("uk_cases.tsv", "feminine\tа\tи", "3 cells"),
        ("letters_uk_ru.tsv", "[ъ]\tъ=90\t5", "letters:percent"),
        ("russian_stems.tsv", "и\u0306\tй\tcurated", "NFC"),
    ],
)
def test_a_fault_names_table_and_line(folder: Path, table: str, row: str, problem: str) -> None:
    path = folder / table
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    last = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(TableError, match=problem) as caught:
        load(folder)
    assert caught.value.table == table
    assert caught.value.where == f"line {last}"


def test_a_wrong_header_is_refused(folder: Path) -> None:
    (folder / "russian_stems.tsv").write_text("uk\trussian\n", encoding="utf-8")
    with pytest.raises(TableError, match="header"):
        load(folder)


@pytest.mark.parametrize("table", sorted(path.name for path in FOLDER.glob("*_cases.tsv")))
def test_rows_are_sorted_and_unique(table: str) -> None:
    lines = [
        line.split("\t")[:2]
        for line in (FOLDER / table).read_text(encoding="utf-8").splitlines()
        if not line.startswith("# ")
    ][1:]
    assert lines == sorted(lines)
    assert len({tuple(line) for line in lines}) == len(lines)
