"""The filter holds back strangers only."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.gazetteer.sieve import Gathering, Sieve


def packed(texts: list[str]) -> bytes:
    gathering = Gathering()
    gathering.add(texts)
    return gathering.packed()


@given(st.lists(st.text(), min_size=1))
def test_nothing_gathered_is_held_back(texts: list[str]) -> None:
    sieve = Sieve(packed(texts))
    assert all(text in sieve for text in texts)


@given(st.lists(st.text()))
def test_the_same_strings_give_the_same_bytes(texts: list[str]) -> None:
    assert packed(texts) == packed(sorted(texts, reverse=True))


def test_of_many_strangers_few_slip_through() -> None:
    sieve = Sieve(packed([f"place {number}" for number in range(5_000)]))
    assert sum(f"stranger {number}" in sieve for number in range(20_000)) < 40


def test_no_filter_holds_nothing_back() -> None:
    assert "anything" in Sieve(b"")


def test_the_bundled_filters_know_folds_sounds_and_how_phrases_begin() -> None:
    gazetteer = Gazetteer.bundled()
    assert "nova kakhovka" in gazetteer.folds
    assert "nova kaxovka" in gazetteer.sounds
    assert "nova" in gazetteer.openings
    assert "qwertz" not in gazetteer.openings
