"""Translated words of names are put back; what is no such name stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import anything

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.rules import rules_of
from translit_norm.match.translated import retranslated
from translit_norm.normaliser import Normaliser

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


def test_a_single_word_is_a_name_only_where_the_place_is_known(normaliser: Normaliser) -> None:
    assert {"піски", "пески"} <= set(retranslated("Sands", WORDS, alone=True))
    assert "золоте" in retranslated("Golden", WORDS, alone=True)
    there = normaliser.normalise("Happiness", within="Luhansk Oblast")
    assert there.candidates[0].entity.name == "Shchastia"
    anywhere = normaliser.normalise("Happiness").candidates
    assert "Shchastia" not in {candidate.entity.name for candidate in anywhere}


@given(anything)
def test_any_text_is_taken(name: str) -> None:
    assert all(isinstance(each, str) for each in retranslated(name, WORDS))
