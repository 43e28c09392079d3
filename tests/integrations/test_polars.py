"""The polars namespace: eager, lazy and streaming, with nulls and categoricals."""

from __future__ import annotations

import pytest

from translit_norm.integrations.added import COLUMNS

pl = pytest.importorskip("polars")
pytest.importorskip("translit_norm.integrations.polars")

CITIES = pl.DataFrame(
    {"city": ["Kiev", None, "Monday", "Kharkov"], "region": ["UA-30", None, None, "UA-65"]}
)


def test_an_expression_gives_a_struct_that_unnests() -> None:
    frame = CITIES.with_columns(pl.col("city").translit.normalise().alias("place"))
    assert frame["place"].struct.fields == list(COLUMNS)
    spread = frame.unnest("place")
    assert spread["canonical"].to_list() == ["Kyiv", None, None, "Kharkiv"]
    assert spread["outcome"].to_list() == ["MATCHED", "UNMATCHED", "UNMATCHED", "MATCHED"]
    assert spread["confidence"].dtype == pl.Float64


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frames_know_their_schema_and_give_the_same(engine: str) -> None:
    query = CITIES.lazy().select(pl.col("city").translit.normalise().struct.unnest())
    assert query.collect_schema().names() == list(COLUMNS)
    eager = CITIES["city"].translit.normalise()
    assert query.collect(engine=engine).equals(eager)


def test_an_expression_works_on_files_that_are_scanned(tmp_path) -> None:
    CITIES.write_csv(tmp_path / "cities.csv")
    query = pl.scan_csv(tmp_path / "cities.csv").filter(
        pl.col("city").translit.normalise().struct.field("outcome") == "MATCHED"
    )
    assert query.collect()["city"].to_list() == ["Kiev", "Kharkov"]


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["Kiev", "Monday", "Kharkov"])])
def test_categoricals_give_what_strings_give(dtype: object) -> None:
    expected = CITIES["city"].translit.normalise()
    assert CITIES["city"].cast(dtype).translit.normalise().equals(expected)
    lazy = CITIES.lazy().select(pl.col("city").cast(dtype).translit.normalise().struct.unnest())
    assert lazy.collect().equals(expected)


def test_a_context_serves_all_rows_or_one_each() -> None:
    each = CITIES.select(pl.col("city").translit.normalise(within=pl.col("region")))
    assert each["city"].struct.field("outcome").to_list() == [
        "MATCHED", "UNMATCHED", "UNMATCHED", "UNMATCHED",
    ]  # fmt: skip
    series = CITIES["city"].translit.normalise(within=CITIES["region"])
    assert series.equals(each["city"].struct.unnest())
    everywhere = CITIES["city"].translit.normalise(within="Ukraine")
    assert everywhere["canonical"].to_list() == ["Kyiv", None, None, "Kharkiv"]


def test_columns_of_nulls_and_of_numbers_are_unmatched() -> None:
    for values in ([None, None], [1, 2], []):
        frame = pl.Series("city", values).translit.normalise()
        assert frame["outcome"].to_list() == ["UNMATCHED"] * len(values)


def test_keys_and_romanised_names_keep_nulls() -> None:
    names = pl.DataFrame({"city": ["Харків", None, "Kharkov"]})
    keys = names.lazy().select(pl.col("city").translit.key()).collect()["city"]
    assert keys[0] == keys[2]
    assert keys[1] is None
    latin = names.select(pl.col("city").translit.romanise("uk-german"))["city"]
    assert latin.to_list() == ["Charkiw", None, "Kharkov"]
    assert names["city"].translit.romanise().to_list() == ["Kharkiv", None, "Kharkov"]
    assert names["city"].translit.key().equals(keys)


def test_groups_see_the_same_answers() -> None:
    counts = (
        pl.DataFrame({"city": ["Kiev", "Kyiv", "Київ", "Kharkov"]})
        .group_by(pl.col("city").translit.normalise().struct.field("canonical"))
        .len()
        .sort("canonical")
    )
    assert counts.rows() == [("Kharkiv", 1), ("Kyiv", 3)]
