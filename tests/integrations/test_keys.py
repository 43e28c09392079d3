"""The linking key joins spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import UKRAINIAN

from translit_norm.integrations.keys import name_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zaporizhzhia", "Zaporozhye", "Запоріжжя", "Saporischschja"),
        ("Миролюбівка", "Miralyubavka", "Myroliubivka"),
        ("Харків", "Kharkov", "Kharkiv", "Харьков"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@given(st.text(UKRAINIAN, min_size=1, max_size=12))
def test_only_a_name_without_sounds_has_an_empty_key(name: str) -> None:
    assert name_key(name) or not name.strip("ьъ")
