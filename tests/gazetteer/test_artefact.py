"""Files that are no gazetteer of ours: each is refused with what is wrong and what would be right."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.build import build
from translit_norm.gazetteer.reader import Gazetteer


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A small gazetteer that opens."""
    path = tmp_path / "good.sqlite"
    build([{"id": f"x:{n}", "name": f"Place {chr(65 + n)}"} for n in range(20)], path)
    assert Gazetteer.open(path).manifest["counts"]
    return path


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("id,name\n" * 500, encoding="utf-8")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _stump(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _other_version(path: Path) -> None:
    _change(path, f"PRAGMA user_version = {artefact.FORMAT_VERSION + 1}")


def _other_application(path: Path) -> None:
    _change(path, "PRAGMA application_id = 7")


def _no_manifest(path: Path) -> None:
    _change(path, "DELETE FROM meta")


def _no_table(path: Path) -> None:
    _change(path, "DROP TABLE meta")


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (_missing, "does not exist; name an existing gazetteer"),
        (_folder, "is a folder"),
        (_empty, "no gazetteer"),
        (_text, "no gazetteer"),
        (_stump, "truncated"),
        (_truncated, "truncated"),
        (_other_version, f"format version {artefact.FORMAT_VERSION + 1}, this release reads"),
        (_other_application, "no gazetteer made by translit-norm"),
        (_no_manifest, "no manifest"),
        (_no_table, "no manifest"),
    ],
)  # fmt: skip
def test_another_file_is_refused(good: Path, damage: object, problem: str) -> None:
    """The message names the file and says what is wrong with it."""
    assert callable(damage)
    damage(good)
    with pytest.raises(GazetteerError, match=problem):
        Gazetteer.open(good)


def test_damage_inside_is_told_when_it_is_met(good: Path) -> None:
    """A page overwritten in the middle gives the error of this package, not one of SQLite."""
    content = bytearray(good.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    good.write_bytes(content)
    gazetteer = Gazetteer.open(good) if _opens(good) else None
    if gazetteer is not None:
        with pytest.raises(GazetteerError, match="damaged"):
            for ordinal in range(20):
                gazetteer.entity(ordinal)


def _opens(path: Path) -> bool:
    try:
        Gazetteer.open(path)
    except GazetteerError:
        return False
    return True


def test_hashes_of_tables_ignore_the_order_of_rows(tmp_path: Path) -> None:
    """A table is a set of rows: only another row makes another hash."""
    table = tmp_path / "names.tsv"
    hashes = []
    for text in ("id\tname\na\tA\nb\tB\n", "id\tname\nb\tB\na\tA\n", "id\tname\na\tA\nb\tC\n"):
        table.write_text(text, encoding="utf-8")
        hashes.append(artefact.source_hashes(tmp_path)["names.tsv"])
    assert hashes[0] == hashes[1] != hashes[2]
