"""The SQL functions of DuckDB."""

from __future__ import annotations

import pytest

from translit_norm.errors import SchemeError, TranslitNormError
from translit_norm.integrations.duckdb import register
from translit_norm.integrations.settings import Settings

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture
def connection():
    """A DuckDB in memory with the functions."""
    with duckdb.connect() as opened:
        register(opened)
        yield opened


def _one(connection, query: str) -> object:
    (row,) = connection.execute(query).fetchall()
    return row[0] if len(row) == 1 else row


def test_names_are_resolved_with_and_without_a_context(connection) -> None:
    assert _one(connection, "SELECT translit_canonical('Kiev')") == "Kyiv"
    assert _one(connection, "SELECT translit_canonical('Kiev', 'UA-65')") is None
    assert _one(connection, "SELECT translit_canonical('Kiev', 'UA')") == "Kyiv"
    identifier = _one(connection, "SELECT translit_id('Харьков', NULL)")
    assert str(identifier).startswith("katottg:UA63")


def test_a_cursor_is_registered_by_itself_and_again(connection) -> None:
    cursor = connection.cursor()
    for _ in range(2):
        register(cursor, settings=Settings(deny=("Kiev",)))
    assert _one(cursor, "SELECT translit_canonical('Kiev')") is None
    assert _one(connection, "SELECT translit_canonical('Kiev')") == "Kyiv"


def test_nulls_stay_null(connection) -> None:
    row = _one(
        connection,
        "SELECT translit_canonical(NULL, NULL), translit_id(NULL), translit_key(NULL), "
        "translit_romanise(NULL)",
    )
    assert row == (None, None, None, None)


def test_romanise_takes_any_scheme(connection) -> None:
    query = "SELECT translit_romanise('Харків'), translit_romanise('Харків', 'uk-german')"
    assert _one(connection, query) == ("Kharkiv", "Charkiw")
    with pytest.raises((duckdb.Error, SchemeError), match="uk-kling"):
        _one(connection, "SELECT translit_romanise('Харків', 'uk-klingon')")


def test_a_distinct_value_is_resolved_once(monkeypatch: pytest.MonkeyPatch, stub) -> None:
    monkeypatch.setattr(Settings, "open", lambda _settings: stub.normaliser)
    with duckdb.connect() as connection:
        register(connection)
        query = (
            "SELECT count(*), count(translit_canonical(city, NULL)) FROM "
            "(SELECT CASE WHEN range % 2 = 0 THEN 'Kiev' ELSE 'Lviv' END AS city FROM range(50000))"
        )
        assert _one(connection, query) == (50_000, 25_000)
    assert sorted(stub.normaliser.asked) == [("Kiev", None), ("Lviv", None)]


def test_tables_join_on_the_key(connection) -> None:
    connection.execute(
        "CREATE TABLE a AS SELECT * FROM (VALUES (1, 'Запоріжжя'), (2, 'Київ')) t(n, c)"
    )
    connection.execute(
        "CREATE TABLE b AS SELECT * FROM (VALUES (7, 'Zaporozhye'), (8, 'Lvov')) t(n, c)"
    )
    pairs = connection.execute(
        "SELECT a.n, b.n FROM a JOIN b ON translit_key(a.c) = translit_key(b.c)"
    ).fetchall()
    assert pairs == [(1, 7)]


def test_registering_twice_changes_nothing(connection) -> None:
    register(connection)
    assert _one(connection, "SELECT translit_canonical('Kiev')") == "Kyiv"


def test_something_else_than_a_connection_is_refused() -> None:
    with pytest.raises(TranslitNormError, match="must be a DuckDB connection, not str"):
        register("cities.duckdb")
