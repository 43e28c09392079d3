"""The tables of names: whole rows, classes that do not run into each other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from translit_norm.errors import TableError
from translit_norm.gazetteer import artefact
from translit_norm.persons import tables
from translit_norm.persons.attested import FARTHEST
from translit_norm.persons.family import written_cost
from translit_norm.persons.lexicon import family_pairs
from translit_norm.persons.tables import FULL, load, read_rows
from translit_norm.persons.words import analyse
from translit_norm.script.detect import script_of

DISTINCT = [
    ("Олександр", "Олексій"), ("Євген", "Євгенія"), ("Михайло", "Микола"), ("Марія", "Марина"),
    ("Анна", "Яна"), ("Віктор", "Вікторія"), ("Валентин", "Валентина"), ("Роман", "Руслан"),
    ("Денис", "Дмитро"), ("Артем", "Артур"), ("Сергій", "Семен"), ("Павло", "Петро"),
    ("Владислав", "Володимир"), ("Владислав", "Вячеслав"), ("Юлія", "Юрій"), ("Інна", "Інга"),
]  # fmt: skip
ONE = [
    ("Volodymyr", "Владимир"), ("Uladzimir", "Володимир"), ("Siarhei", "Сергій"),
    ("Aleh", "Олег"), ("Ihar", "Игорь"), ("Yauhen", "Євген"), ("Jewgenij", "Евгений"),
    ("Katsiaryna", "Катерина"), ("Mikalai", "Микола"), ("Aliaksei", "Олексій"),
    ("Heorhi", "Георгий"), ("Dzmitry", "Дмитро"), ("Anna", "Ганна"), ("Iurii", "Юрий"),
    ("Wjatscheslaw", "Вячеслав"), ("Jury", "Юрій"), ("Natallia", "Наталья"), ("Volha", "Ольга"),
]  # fmt: skip


def classes(name: str) -> set[str]:
    return set(analyse(name).classes)


@pytest.mark.parametrize(("one", "other"), DISTINCT)
def test_names_that_look_alike_stay_distinct(one: str, other: str) -> None:
    assert classes(one) and classes(other)
    assert not classes(one) & classes(other)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_class_across_languages(one: str, other: str) -> None:
    assert classes(one) & classes(other)


def test_rows_are_whole() -> None:
    genders = defaultdict(set)
    mains = defaultdict(list)
    for forms in load().by_class.values():
        for form in forms:
            assert form.form in tables.FORMS and form.gender in ("m", "f")
            assert form.source in ("curated", "names-translator", "russiannames", "shevchenko")
            assert script_of(form.name) == ("Cyrl" if form.language else "Latn"), form
            if form.form in FULL:
                genders[form.group].add(form.gender)
            if form.form == "main":
                mains[form.group, form.language].append(form.name)
    assert all(len(names) == 1 for names in mains.values())
    assert [group for group, found in genders.items() if len(found) > 1] == []


def test_rows_are_sorted() -> None:
    rows = list(read_rows("given_names.tsv", tables.GIVEN_HEADER))
    assert rows == sorted(rows)


def test_the_lexicon_finds_a_family_name_in_any_language() -> None:
    assert family_pairs("Шевченко")[0].pair.ru == "шевченко"
    assert family_pairs("Syniehubov")[0].pair.uk == "синєгубов"
    assert family_pairs("Xyzzy") == ()


def test_a_bad_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "persons" / "given_names.tsv"
    path.parent.mkdir()
    monkeypatch.setattr(artefact, "CHECKOUT_TABLES", tmp_path)
    monkeypatch.setattr(artefact, "BUNDLED", tmp_path / "own.sqlite")
    with closing(sqlite3.connect(artefact.BUNDLED)) as made:
        made.execute(f"PRAGMA application_id = {artefact.APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {artefact.FORMAT_VERSION}")
        made.execute("CREATE TABLE blob (name, value)")
    with pytest.raises(TableError, match="cannot be read"):
        list(read_rows("given_names.tsv", tables.GIVEN_HEADER))
    path.write_text("class\tname\n", encoding="utf-8")
    with pytest.raises(TableError, match="header"):
        list(read_rows("given_names.tsv", tables.GIVEN_HEADER))
    path.write_text("\t".join(tables.GIVEN_HEADER) + "\na\tb\n", encoding="utf-8")
    with pytest.raises(TableError, match="2 cells, not 6"):
        list(read_rows("given_names.tsv", tables.GIVEN_HEADER))


def test_forms_of_one_attested_name_are_nearer_than_farthest() -> None:
    forms: dict[str, set[str]] = {}
    for _key, uk, ru in read_rows("family_names.tsv", ("key", "uk", "ru")):
        forms.setdefault(ru, {ru}).add(uk)
    pairs = [pair for each in forms.values() for pair in combinations(sorted(each), 2)]
    for language in ("", "be", "uk", "de"):
        assert max(written_cost(*pair, language) for pair in pairs) < FARTHEST
