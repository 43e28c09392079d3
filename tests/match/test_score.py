"""Scores: bounded, symmetric, and never better than the slow oracle's alignment."""

import strategies
from hypothesis import given
from hypothesis import strategies as st
from reference import full_alignment

from translit_norm.gazetteer.artefact import CHECKOUT_TABLES
from translit_norm.match.score import Costs, distance, read_costs, score
from translit_norm.script.sound import sound

COSTS: Costs = read_costs((CHECKOUT_TABLES / "languages" / "costs.tsv").read_text(encoding="utf-8"))
sounds = st.builds(sound, strategies.cyrillic_words | strategies.latin_words)


@given(sounds, sounds)
def test_score_is_bounded_and_symmetric(a: str, b: str) -> None:
    """Scores lie between 0.0 and 1.0, whichever name comes first."""
    assert 0.0 <= score(a, b, COSTS) <= 1.0
    assert abs(full_alignment(a, b, COSTS) - full_alignment(b, a, COSTS)) < 1e-9


@given(sounds, sounds)
def test_fast_distance_is_never_below_the_oracle(a: str, b: str) -> None:
    """Aligning the differing stretches alone cannot find a cheaper way than aligning everything."""
    assert distance(a, b, COSTS) >= full_alignment(a, b, COSTS) - 1e-9


def test_the_languages_differences_are_cheap() -> None:
    """Known correspondences cost little, an unrelated consonant costs a whole letter."""
    for a, b in (
        ("Миролюбівка", "Miralyubavka"),
        ("Гайдай", "Haidai"),
        ("Конашенков", "Kanashenkov"),
    ):
        assert distance(sound(a), sound(b), COSTS) < 1.0
        assert (
            abs(distance(sound(a), sound(b), COSTS) - full_alignment(sound(a), sound(b), COSTS))
            < 0.05
        )
    assert distance("pusk", "tusk", COSTS) == 1.0
