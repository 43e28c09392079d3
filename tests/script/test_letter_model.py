"""The letter model: a proper distribution, the same bytes for the same words, bounded memory."""

from __future__ import annotations

from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.script import letter_model
from translit_norm.script.letter_model import END, LetterModel, pack_model

WORDS = ["харків", "харцизьк", "хотин", "львів", "лубни", "київ", "канів", "біла", "нова"]


def test_the_same_words_give_the_same_bytes() -> None:
    assert pack_model(WORDS) == pack_model([*reversed(WORDS), "київ"])


def test_what_follows_a_context_sums_to_one() -> None:
    model = LetterModel(pack_model(WORDS))
    letters = [*sorted({letter for word in WORDS for letter in word}), END]
    for text in ("^", "^х", "^хар", "ів", "ззз"):
        total = sum(exp(model.context(text)[letter][0]) for letter in letters)
        assert isclose(total, 1.0, abs_tol=0.02)


def test_known_beginnings_are_likelier() -> None:
    model = LetterModel(pack_model(WORDS))
    assert model.log_probability("харків") > model.log_probability("харкив")
    assert model.log_probability("канів") > model.log_probability("внакі")


def test_several_letters_at_once_are_the_same_as_one_by_one() -> None:
    model = LetterModel(pack_model(WORDS))
    one, after_one = model.start["х"]
    two, after_two = after_one["а"]
    both, after_both = model.start["ха"]
    assert isclose(one + two, both)
    assert after_two is after_both


@given(st.text(max_size=30))
def test_any_text_has_a_probability(text: str) -> None:
    assert LetterModel(pack_model(WORDS)).log_probability(text) < 0.0


def test_the_cache_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_model, "_CACHE_LIMIT", 10)
    model = LetterModel(pack_model(WORDS))
    before = [model.log_probability(word) for word in WORDS]
    assert len(model._contexts) <= 12
    assert [model.log_probability(word) for word in WORDS] == before


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="no letter model"):
        LetterModel(b"SQLite format 3")


def test_no_words_make_an_empty_model() -> None:
    assert LetterModel(pack_model([])).log_probability("київ") < 0.0
