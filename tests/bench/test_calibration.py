"""The measures of calibration on answers whose values are known."""

from __future__ import annotations

import pytest

from bench.calibration import brier, expected_calibration_error, precision_at, reliability


def test_a_perfect_forecaster() -> None:
    judged = [(1.0, True)] * 8 + [(0.0, False)] * 2
    assert brier(judged) == expected_calibration_error(judged) == 0.0
    assert precision_at(judged, 0.8) == 1.0
    assert precision_at(judged, 1.0) == 0.8


def test_one_confidence_for_all_is_calibrated_and_useless() -> None:
    judged = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert expected_calibration_error(judged) == pytest.approx(0.0)
    assert brier(judged) == pytest.approx(0.16)


def test_bins_hold_every_answer_once() -> None:
    judged = [(at / 20, at > 9) for at in range(21)]
    bins = reliability(judged)
    assert sum(each.count for each in bins) == len(judged)
    assert bins[-1].high == 1.0 and bins[-1].count == 3
