"""Is a confidence of 0.9 right nine times of ten? Reliability, Brier, precision by coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10
COVERAGES = (0.80, 0.90, 0.95)

#: The confidence of an answer's first candidate (0.0 where nothing is proposed), and: is it right?
Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: bounds, number, mean confidence, share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(judged: Iterable[Judged], bins: int = BINS) -> list[Bin]:
    """Return the bins of equal width that hold any answers.

    >>> reliability([(0.95, True), (0.97, False)])[0].right
    0.5
    """
    found: dict[int, list[Judged]] = {}
    for confidence, right in judged:
        found.setdefault(min(bins - 1, int(confidence * bins)), []).append((confidence, right))
    return [
        Bin(
            at / bins,
            (at + 1) / bins,
            len(each),
            sum(confidence for confidence, _right in each) / len(each),
            sum(right for _confidence, right in each) / len(each),
        )
        for at, each in sorted(found.items())
    ]


def expected_calibration_error(judged: Sequence[Judged]) -> float:
    """Return the mean distance of confidence and share right, weighted by the bins' sizes."""
    return sum(abs(b.confidence - b.right) * b.count for b in reliability(judged)) / max(
        1, len(judged)
    )


def brier(judged: Sequence[Judged]) -> float:
    """Return the mean squared distance of confidence and truth: 0.0 is perfect, lower is better.

    >>> brier([(1.0, True), (0.0, False)])
    0.0
    """
    return sum((confidence - right) ** 2 for confidence, right in judged) / max(1, len(judged))


def precision_at(judged: Iterable[Judged], coverage: float) -> float:
    """Return the share right among the most confident answers that make up `coverage` of all."""
    ranked = sorted(judged, key=lambda each: -each[0])
    kept = ranked[: max(1, round(coverage * len(ranked)))]
    return sum(right for _confidence, right in kept) / max(1, len(kept))
