"""From the likeness of two names to the share of such pairs that are one person's."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from translit_norm.persons.tables import read_rows

HEADER = ("likeness", "share")

#: Rising points (likeness, share).
Curve = tuple[tuple[float, float], ...]


@lru_cache(maxsize=1)
def bundled_curve() -> Curve:
    """Return the curve of data/persons/score.tsv, which tools/fit_person_score.py fits."""
    return tuple(
        (float(likeness), float(share)) for likeness, share in read_rows("score.tsv", HEADER)
    )


def score_curve(likeness: float, curve: Curve) -> float:
    """Return the share at a likeness, in a straight line between the points and to (0, 0), (1, 1).

    >>> score_curve(0.75, ((0.5, 0.2), (1.0, 0.8))), score_curve(0.25, ((0.5, 0.2),))
    (0.5, 0.1)
    """
    at = bisect_right(curve, (likeness, 2.0))
    low, below = curve[at - 1] if at else (0.0, 0.0)
    high, above = curve[at] if at < len(curve) else (1.0, 1.0)
    if high <= low:
        return below
    return below + (above - below) * (likeness - low) / (high - low)
