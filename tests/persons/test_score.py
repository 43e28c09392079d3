"""The score of a comparison: a share, measured on pairs that it was not fitted on."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bench.calibration import expected_calibration_error
from bench.person_pairs import made_pairs
from translit_norm.persons.compare import compare_names
from translit_norm.persons.score import bundled_curve, score_curve

LIKENESSES = st.floats(0.0, 1.0)


def test_the_curve_rises_from_nobody_to_everybody() -> None:
    curve = bundled_curve()
    assert len(curve) > 4
    assert all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(curve))
    assert all(0.0 <= likeness <= 1.0 and 0.0 < share < 1.0 for likeness, share in curve)


@given(LIKENESSES, LIKENESSES)
def test_a_greater_likeness_never_scores_less(one: float, other: float) -> None:
    low, high = (score_curve(each, bundled_curve()) for each in sorted((one, other)))
    assert 0.0 <= low <= high + 1e-12 <= 1.0 + 2e-12


def test_a_score_is_the_share_that_is_one_persons() -> None:
    pairs = made_pairs(600, judged=True)
    answers = [(compare_names(pair.one, pair.other).score, pair.same) for pair in pairs]
    assert expected_calibration_error(answers) < 0.05
