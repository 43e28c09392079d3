"""What the likeness of one part of two names amounts to: the limits of cost, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from translit_norm.persons.initials import initial_sounds
from translit_norm.persons.name import Word


@dataclass(frozen=True, slots=True)
class Limits:
    """Costs up to which a part still counts as the same, and as perhaps the same."""

    same_per_letter: float = 0.08
    same_least: float = 0.30
    same_most: float = 0.45
    perhaps: float = 0.8
    # Given names written letter for letter alike come from one scheme: so do the family names.
    one_scheme_per_letter: float = 0.05
    one_scheme_most: float = 0.5
    # With the patronymic the same, a likeness of the family names needs less.
    confirmed_per_letter: float = 0.13
    confirmed_most: float = 0.85
    patronymic_slip: float = 1.25
    given_slip: float = 0.75


LIMITS = Limits()


@dataclass(slots=True)
class PartVerdict:
    """How one part of two names compares: `score` 0.0–1.0; `state` says what follows from it."""

    state: str  # same, weak, perhaps, contradicts, missing
    score: float
    step: str = ""


MISSING = PartVerdict("missing", 1.0)


def allowed_cost(
    length: int, most: float = LIMITS.same_most, per_letter: float = LIMITS.same_per_letter
) -> float:
    """Return the cost up to which words of so many sounds are the same: longer ones bear more."""
    return min(most, max(LIMITS.same_least, per_letter * length))


def by_cost(
    part: str, left: str, right: str, cost: float, allowed: float, *, doubt: bool = False
) -> PartVerdict:
    """Return what a cost means for a part; `doubt` leaves a dear one open."""
    if cost <= allowed:
        sign = "=" if cost < 0.03 else "~"
        return PartVerdict("same", 1.0 - 0.25 * cost, f"{part}: {left} {sign} {right}")
    if doubt:
        return PartVerdict("perhaps", 0.5, f"{part}: {left} ? {right}")
    # One letter may be a slip, so the nearer of two contradictions scores more.
    near = max(0.02, 0.18 - 0.08 * cost)
    return PartVerdict("contradicts", near, f"{part} contradicts: {left} / {right}")


def initial_verdict(part: str, left: Word | str, right: Word | str) -> PartVerdict:
    """Return whether an initial fits a word or another initial."""
    if initial_sounds(left) & initial_sounds(right):
        one = left if isinstance(left, str) else left.text
        other = right if isinstance(right, str) else right.text
        return PartVerdict("same", 0.9, f"{part}: {one} fits {other}")
    one = left if isinstance(left, str) else left.text
    other = right if isinstance(right, str) else right.text
    return PartVerdict("contradicts", 0.1, f"{part} contradicts: initial {one} / {other}")
