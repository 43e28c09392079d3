"""Origin: languages with a probability each, schemes as a set, reasons in words."""

from __future__ import annotations

import pytest

from translit_norm.errors import InputTypeError
from translit_norm.restore.lexicon import MemoryLexicon
from translit_norm.restore.origin import origins, pooled_origins


@pytest.mark.parametrize(
    ("spelling", "language", "sign"),
    [
        ("Kharkov", "ru", "-ov- or -ev-"),
        ("Charkiw", "uk", "w for в"),
        ("Siarhei", "be", "h for г"),
        ("Zaporizhzhya", "uk", "doubled consonant"),
    ],
)
def test_the_language_and_why(
    names: MemoryLexicon, spelling: str, language: str, sign: str
) -> None:
    best = origins(spelling, names)[0]
    assert best.language == language
    assert any(sign in words for words in best.evidence)
    assert best.schemes


def test_a_name_of_several_languages_answers_with_all(names: MemoryLexicon) -> None:
    found = origins("Minsk", names)
    assert {each.language for each in found} == {"uk", "ru", "be"}
    assert sum(each.probability for each in found) == pytest.approx(1.0, abs=0.01)
    assert all(len(each.schemes) > 5 for each in found)


def test_names_of_one_document_are_pooled(names: MemoryLexicon) -> None:
    german = pooled_origins(["Charkiw", "Saporischschja", "Tschernihiw"], names)[0]
    assert german.language == "uk"
    assert german.schemes[0] == "uk-german"
    assert "of 3 names" in german.evidence[0]
    russian = pooled_origins(["Ivan", "Kharkov", "Zaporozhye"], names)[0]
    assert russian.language == "ru"


def test_what_no_scheme_explains_has_no_origin(names: MemoryLexicon) -> None:
    assert origins("Kijów", names) == pooled_origins(["Kijów", ""], names) == ()
    with pytest.raises(InputTypeError):
        pooled_origins("Kharkov", names)
