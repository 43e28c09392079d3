"""pandas, polars, DuckDB and Spark say of 50,000 names what `normalise_many` says."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

import pytest

from translit_norm import api, normaliser
from translit_norm.integrations.added import Added, added_values
from translit_norm.match import explain
from translit_norm.romanise.engine import romanise

NAMES = 50_000
_SCHEMES = ("uk-kmu-2010", "uk-bgn-pcgn-1965", "uk-german", "uk-polish", "uk-national-1996")


def _spellings() -> list[str | None]:
    """Names of the gazetteer, as they are and by several schemes, with some that mean nothing."""
    cards = api.default_normaliser().gazetteers[0].cards()
    names = list(islice(dict.fromkeys(card.uk for card in cards if card.uk), 20_000))
    spelt = dict.fromkeys(names)
    spelt |= {romanise(name, scheme=scheme): None for scheme, name in product(_SCHEMES, names)}
    chosen: list[str | None] = list(islice(spelt, NAMES - 500))
    return chosen + [None, "", "  ", "Monday", "HIMARS", "Kiev"] * 75 + ["Kiev"] * 50


@pytest.fixture(scope="module")
def remembering() -> pytest.MonkeyPatch:
    """Let answers be remembered, so that each tool repeats the way to them and not the work."""
    patch = pytest.MonkeyPatch()
    patch.setattr(normaliser, "REMEMBERED", 2 * NAMES)
    patch.setattr(explain, "_described", lru_cache(2 * NAMES)(explain._described.__wrapped__))
    api.default_normaliser.cache_clear()
    yield patch
    patch.undo()
    api.default_normaliser.cache_clear()


@pytest.fixture(scope="module")
def names(remembering: pytest.MonkeyPatch) -> list[str | None]:
    """The names of all tests here."""
    return _spellings()


@pytest.fixture(scope="module")
def expected(names: list[str | None]) -> list[Added]:
    """What `normalise_many` answers."""
    return [added_values(result) for result in api.normalise_many(names)]


def _identifiers(names: list[str | None]) -> list[str | None]:
    return [result.best.entity.id if result.best else None for result in api.normalise_many(names)]


def test_there_are_enough_names_of_every_outcome(names, expected) -> None:
    assert len(names) == NAMES
    assert {each.outcome for each in expected} == {"MATCHED", "AMBIGUOUS", "UNMATCHED"}
    assert sum(each.canonical is not None for each in expected) > NAMES / 2


def test_pandas_agrees(names, expected) -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("translit_norm.integrations.pandas")
    frame = pd.Series(names, dtype=object).translit.normalise()
    rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
    assert list(map(tuple, expected)) == list(rows)


def test_polars_agrees(names, expected) -> None:
    pl = pytest.importorskip("polars")
    pytest.importorskip("translit_norm.integrations.polars")
    query = pl.LazyFrame({"city": names}).select(pl.col("city").translit.normalise())
    assert list(map(tuple, expected)) == query.collect()["city"].struct.unnest().rows()


def test_duckdb_agrees(names, expected) -> None:
    duckdb = pytest.importorskip("duckdb")
    pa = pytest.importorskip("pyarrow")
    from translit_norm.integrations.duckdb import register

    with duckdb.connect() as connection:
        register(connection)
        connection.register("cities", pa.table({"n": range(len(names)), "city": names}))
        rows = connection.execute(
            "SELECT translit_canonical(city), translit_id(city) FROM cities ORDER BY n"
        ).fetchall()
    wanted = zip((each.canonical for each in expected), _identifiers(names), strict=True)
    assert rows == list(wanted)


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_spark_agrees(names, expected, request: pytest.FixtureRequest) -> None:
    spark = request.getfixturevalue("spark")
    from translit_norm.integrations.spark import normalise_column

    numbered = list(enumerate(names))
    frame = spark.createDataFrame(spark.sparkContext.parallelize(numbered, 4), "n int, city string")
    # Sorted here: Spark runs what it sorts twice, once to learn the ranges.
    rows = sorted(normalise_column(frame, "city").collect())
    assert list(map(tuple, expected)) == [tuple(row)[2:] for row in rows]
