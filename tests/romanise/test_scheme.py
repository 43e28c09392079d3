"""Scheme files: each loads, each fault is named with its file and key, each can be written back."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from translit_norm.errors import TableError
from translit_norm.romanise import catalogue, load_scheme, romanise
from translit_norm.romanise.scheme_file import load_facts
from translit_norm.romanise.written import scheme_toml

FOLDER = catalogue.scheme_folder()
FILES = sorted(FOLDER.glob("[!_]*.toml"))
BAD = sorted((Path(__file__).parent / "bad_schemes").glob("*.toml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_malformed_file_is_refused_with_file_and_key(path: Path) -> None:
    expected = (
        path.read_bytes().split(b"\n")[0].decode("ascii", "replace").removeprefix("# error: ")
    )
    wanted = path.read_text(encoding="utf-8", errors="replace").split("\n")[0]
    with pytest.raises(TableError) as caught:
        load_scheme(path)
    message = str(caught.value)
    assert message.startswith(wanted.removeprefix("# error: ").rstrip()), expected
    assert caught.value.table == path.name
    assert caught.value.where
    assert caught.value.problem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scheme_file_round_trips_through_its_loader(path: Path, tmp_path: Path) -> None:
    table = load_scheme(path)
    copy = tmp_path / path.name
    copy.write_text(scheme_toml(table), encoding="utf-8")
    assert load_scheme(copy) == table


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_facts_read_alone_are_those_of_the_whole_file(path: Path) -> None:
    facts, table = load_facts(path), load_scheme(path)
    assert facts.id == table.id == path.stem
    assert all(getattr(table, name) == getattr(facts, name) for name in facts.__dataclass_fields__)


def test_a_users_own_scheme_is_used_like_a_bundled_one(tmp_path: Path) -> None:
    text = (FOLDER / "uk-kmu-2010.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(
        text.replace("uk-kmu-2010", "uk-own").replace('"х" = "kh"', '"х" = "ch"'), "utf-8"
    )
    table = load_scheme(own)
    assert romanise("Харків", scheme=table) == "Charkiv"
    assert romanise("Харків") == "Kharkiv"


def test_a_scheme_pickles_and_gives_plain_values() -> None:
    table = catalogue.scheme("uk-polish")
    assert pickle.loads(pickle.dumps(table)) == table
    assert table.to_dict()["id"] == "uk-polish"


def test_windows_line_endings_are_read(tmp_path: Path) -> None:
    copy = tmp_path / "uk-kmu-2010.toml"
    copy.write_bytes((FOLDER / copy.name).read_bytes().replace(b"\n", b"\r\n"))
    assert load_scheme(copy) == catalogue.scheme("uk-kmu-2010")
    assert load_facts(copy).id == "uk-kmu-2010"
