"""The pandas accessor: rows, indexes, nulls and categoricals as pandas users expect them."""

from __future__ import annotations

import numpy as np
import pytest

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import COLUMNS
from translit_norm.integrations.settings import Settings

pd = pytest.importorskip("pandas")
pytest.importorskip("translit_norm.integrations.pandas")

NAMES = ["Kiev", None, "Monday", np.nan, "Kiev", 7]


def test_the_frame_has_the_columns_and_the_index_of_the_names() -> None:
    series = pd.Series(NAMES, index=list("abcdef"), dtype=object)
    frame = series.translit.normalise()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame.index) == list("abcdef")
    assert frame["canonical"].tolist() == ["Kyiv", pd.NA, pd.NA, pd.NA, "Kyiv", pd.NA]
    assert frame["outcome"].tolist()[1:4] == ["UNMATCHED"] * 3
    assert frame["confidence"].dtype == "float64"
    assert frame["confidence"].isna().tolist() == [False, True, True, True, False, True]


def test_the_frame_joins_to_its_own() -> None:
    cities = pd.DataFrame({"city": ["Kiev", "Kharkov"]}, index=[5, 3])
    joined = cities.join(cities["city"].translit.normalise())
    assert joined["canonical"].tolist() == ["Kyiv", "Kharkiv"]


@pytest.mark.parametrize("dtype", ["category", "string", object])
def test_the_type_of_the_column_does_not_matter(dtype: object) -> None:
    names = ["Kiev", None, "Kharkov", "Kiev"]
    expected = pd.Series(names).translit.normalise()
    assert pd.Series(names, dtype=dtype).translit.normalise().equals(expected)


def test_unused_categories_are_not_resolved(monkeypatch: pytest.MonkeyPatch, stub) -> None:
    monkeypatch.setattr(Settings, "open", lambda _settings: stub.normaliser)
    categories = pd.CategoricalDtype(["Kiev", "Lviv", "Odesa"])
    pd.Series(["Kiev", None], dtype=categories).translit.normalise()
    assert stub.normaliser.asked == [("Kiev", None), (None, None)]


def test_a_context_serves_all_rows_or_one_each() -> None:
    cities = pd.DataFrame({"city": ["Kiev", "Kiev"], "region": ["UA-30", "UA-65"]}, index=[9, 8])
    frame = cities["city"].translit.normalise(within=cities["region"])
    assert frame["outcome"].tolist() == ["MATCHED", "UNMATCHED"]
    assert (
        cities["city"].translit.normalise(within="UA-65")["outcome"].tolist() == ["UNMATCHED"] * 2
    )
    with pytest.raises(TranslitNormError, match="another index"):
        cities["city"].translit.normalise(within=cities["region"].reset_index(drop=True))


def test_an_empty_series_gives_an_empty_frame() -> None:
    frame = pd.Series([], dtype=object).translit.normalise()
    assert frame.shape == (0, len(COLUMNS))
    assert frame["confidence"].dtype == "float64"


def test_keys_and_romanised_names_keep_index_and_nulls() -> None:
    series = pd.Series(["Харків", None, "Kharkov"], index=[3, 1, 2], name="city")
    keys = series.translit.key()
    assert keys[3] == keys[2] != ""
    assert keys[1] is pd.NA
    assert series.translit.romanise().tolist() == ["Kharkiv", pd.NA, "Kharkov"]
    assert series.translit.romanise("uk-german")[3] == "Charkiw"
    assert series.translit.key().name == "city"
