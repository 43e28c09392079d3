"""Translated words of names are put back; what is no such name stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import anything

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.rules import rules_of
from translit_norm.match.translated import retranslated

WORDS = rules_of(Gazetteer.bundled()).translated


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("New Kakhovka", {"нова Kakhovka", "новая Kakhovka"}),
        ("Old Saltov", {"старий Saltov", "старый Saltov"}),
        ("Big Pole", {"велике Pole", "великое Pole", "большое Pole"}),
        ("Yellow Waters", {"жовті води", "жёлтые воды"}),
        ("Upper Krynka", {"верхня Krynka", "верхняя Krynka"}),
    ],
)
def test_the_words_agree_with_what_follows(name: str, expected: set[str]) -> None:
    assert set(retranslated(name, WORDS)) == expected


@pytest.mark.parametrize("name", ["Kakhovka", "New", "", "The Old Town of Lviv", "Nova Kakhovka"])
def test_other_names_are_left_alone(name: str) -> None:
    assert retranslated(name, WORDS) == ()


@given(anything)
def test_any_text_is_taken(name: str) -> None:
    assert all(isinstance(each, str) for each in retranslated(name, WORDS))
