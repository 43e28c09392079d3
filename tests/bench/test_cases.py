"""The case reader: contexts, negatives, files that hold something else, rows that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.cases import COLUMNS, case_files, derivation, read_cases
from translit_norm.errors import TableError


def written(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def test_context_with_a_unit_of_which_kind(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "a.tsv",
        "Сватовский\tLuhansk Oblast; raion\tru\tplace\tSvativskyi Raion\tx:1|y:2\tsrc",
    )
    (case,) = read_cases(path)
    assert (case.within, case.feature, case.place_hint) == ("Luhansk Oblast", "raion", "")
    assert case.ids == {"x:1", "y:2"} and not case.negative
    assert case.derived == "ru Cyrl"


def test_context_with_coordinates_or_a_named_unit(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "a.tsv",
        "Ізюма\tKharkiv Oblast; 49.2,37.3\tuk\tplace\tIzium\tx:1\tsrc",
        "Izyum\tKharkiv Oblast; Izium Raion\t\tplace\tIzium\tx:1\tsrc",
    )
    first, second = read_cases(path)
    assert first.place_hint == "49.2,37.3" and first.feature is None
    assert second.place_hint == "Izium Raion"


def test_a_row_without_id_is_a_negative(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, "a.tsv", "Winter\t\ten\tword\t\t\tsrc"))
    assert case.negative and case.within == ""


def test_quotes_are_characters(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, "a.tsv", '"Druzhba\tUA\t\tplace\tDruzhba\tx:1\tsrc'))
    assert case.surface == '"Druzhba'


def test_files_of_persons_and_of_other_columns_are_left_out(tmp_path: Path) -> None:
    written(tmp_path, "places.tsv", "Kiev\tUA\t\tplace\tKyiv\tx:1\tsrc")
    written(tmp_path, "persons.tsv", "Ivan Franko\t\t\tperson\tIvan Franko\tentity:1\tsrc")
    (tmp_path / "pairs.tsv").write_text("name_a\tname_b\nA\tB\n", encoding="utf-8")
    assert [path.stem for path in case_files(tmp_path)] == ["places"]


def test_a_row_of_another_width_is_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path, "a.tsv", "Kiev\tUA")
    with pytest.raises(TableError, match="line 2"):
        read_cases(path)


@pytest.mark.parametrize(
    ("surface", "language", "derived_from", "expected"),
    [
        ("Мікалаеў", "be", "", "be Cyrl"),
        ("Zdalbuniw", "", "be", "Latn from be"),
        ("Lvov", "", "", "Latn from uk/ru/be"),
        ("Charkow", "pl", "ru", "pl"),
    ],
)
def test_derivation(surface: str, language: str, derived_from: str, expected: str) -> None:
    assert derivation(surface, language, derived_from) == expected
