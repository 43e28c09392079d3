"""Columns on a real Spark with two cores."""

from __future__ import annotations

import pytest

from translit_norm.errors import TranslitNormError
from translit_norm.gazetteer.artefact import BUNDLED
from translit_norm.integrations.added import COLUMNS
from translit_norm.integrations.settings import Settings
from translit_norm.integrations.spark import normalise_column, with_key

# Spark 3.5 leaves sockets of collected results to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

ROWS = [(1, "Kiev", "UA-30"), (2, None, None), (3, "Kiev", "UA-65"), (4, "Kharkov", "")]


@pytest.fixture(scope="module")
def cities(spark):
    """Four rows in two partitions."""
    return spark.createDataFrame(ROWS, "n long, city string, region string").repartition(2)


def test_columns_are_added_beside_the_others(cities) -> None:
    frame = normalise_column(cities, "city", within_column="region", prefix="p_", key="link")
    assert frame.columns == ["n", "city", "region", *(f"p_{name}" for name in COLUMNS), "link"]
    rows = frame.orderBy("n").collect()
    assert [tuple(row)[:3] for row in rows] == ROWS
    assert [row.p_canonical for row in rows] == ["Kyiv", None, None, "Kharkiv"]
    assert [row.p_outcome for row in rows] == ["MATCHED", "UNMATCHED", "UNMATCHED", "MATCHED"]
    assert rows[0].link == rows[2].link
    assert rows[1].link is None


def test_distinct_names_first_give_the_same(spark) -> None:
    rows = ROWS * 3 + [(9, None, "UA-65")]
    frame = spark.createDataFrame(rows, "n long, city string, `the region` string")
    given = {"within_column": "the region", "key": "link"}
    plain = normalise_column(frame, "city", **given)
    joined = normalise_column(frame, "city", distinct_first=True, **given)
    assert joined.schema == plain.schema
    assert sorted(map(str, joined.collect())) == sorted(map(str, plain.collect()))


def test_one_context_serves_the_rows_without(cities) -> None:
    rows = normalise_column(cities, "city", within="UA-65").orderBy("n").collect()
    assert {row.outcome for row in rows} == {"UNMATCHED"}


def test_frames_join_on_the_key(spark, cities) -> None:
    others = spark.createDataFrame([("Харків",), ("Львів",)], "`місто` string")
    pairs = with_key(cities, "city").join(with_key(others, "місто"), "translit_key").collect()
    assert [(row.n, row["місто"]) for row in pairs] == [(4, "Харків")]


def test_an_own_gazetteer_reaches_the_workers(spark, cities) -> None:
    spark.sparkContext.addFile(str(BUNDLED))
    settings = Settings(gazetteers=(BUNDLED.name,), deny=("Kiev",))
    rows = normalise_column(cities, "city", settings=settings).orderBy("n").collect()
    assert [row.canonical for row in rows] == [None, None, None, "Kharkiv"]


def test_other_columns_keep_their_types(spark) -> None:
    frame = spark.sql(
        "SELECT 'Kiev' AS city, array(1, 2) AS a, named_struct('x', 1.5) AS s, "
        "timestamp'2022-10-03 12:00:00' AS t, CAST(3 AS DECIMAL(5, 2)) AS d, map('k', 'v') AS m"
    )
    resolved = normalise_column(frame, "city")
    assert resolved.schema[:6] == frame.schema[:6]
    assert tuple(resolved.collect()[0])[:6] == tuple(frame.collect()[0])


def test_columns_that_will_not_do_are_refused_before_anything_runs(cities) -> None:
    with pytest.raises(TranslitNormError, match="no column 'town'; the columns are 'n', 'city'"):
        normalise_column(cities, "town")
    with pytest.raises(TranslitNormError, match="'n' holds bigint; names must be strings"):
        with_key(cities, "n")
    with pytest.raises(TranslitNormError, match="'city' exists already"):
        with_key(cities, "city", name="city")
