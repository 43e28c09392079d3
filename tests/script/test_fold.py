"""Folds: idempotent, blind to case, composition and apostrophes."""

import unicodedata

import strategies
from hypothesis import given

from translit_norm.script.fold import fold


@given(strategies.anything)
def test_fold_is_idempotent(text: str) -> None:
    """Folding a fold changes nothing."""
    assert fold(fold(text)) == fold(text)


@given(strategies.cyrillic_words | strategies.latin_words)
def test_composition_and_case_do_not_count(word: str) -> None:
    """Decomposed input and another case give the same key."""
    assert fold(unicodedata.normalize("NFD", word)) == fold(word)
    assert fold(word.title()) == fold(word)


@given(strategies.words("uk"), strategies.words("uk"))
def test_every_apostrophe_is_the_same(before: str, after: str) -> None:
    """Which apostrophe was typed does not count, nor that one was typed."""
    keys = {fold(f"{before}{mark}{after}") for mark in strategies.APOSTROPHES}
    assert keys == {fold(before + after)}


def test_invisible_characters_and_stress_marks_do_not_count() -> None:
    """Soft hyphens, zero-width spaces and stress marks are dropped."""
    assert fold("Ки\u0301їв") == fold("Ки\u00adїв") == fold("\u200bКиїв\ufeff") == "київ"
