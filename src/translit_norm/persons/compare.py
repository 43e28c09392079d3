"""Whether two written names can be one person's: part by part, with a reason for each part."""

from __future__ import annotations

from dataclasses import replace

from translit_norm.persons.agreement import (
    family_agreement,
    gender_agreement,
    given_agreement,
    has_given,
    patronymic_agreement,
)
from translit_norm.persons.language import source_language
from translit_norm.persons.name import Parts
from translit_norm.persons.parse import parts_of
from translit_norm.persons.score import bundled_curve, score_curve
from translit_norm.persons.verdict import PartVerdict
from translit_norm.types import Comparison, Verdict


def compare_names(one: str, other: str) -> Comparison:
    """Return whether two names of persons are compatible: SAME, DIFFERENT or UNSURE.

    SAME says that nothing written contradicts and that given and family name agree, not that the
    person is one. `score` is the share of pairs as alike that are one person's (0.0 to 1.0), as
    measured on the pairs that data/persons/score.tsv was fitted on. A contradicting part decides; a
    missing one only weakens.

    Raises:
        InputTypeError: an argument is not a str.

    >>> compare_names("Siarhei Gaidai", "Сергій Гайдай").outcome
    <Verdict.SAME: 'SAME'>
    >>> compare_names("Oleksandr Petrenko", "Oleksii Petrenko").outcome
    <Verdict.DIFFERENT: 'DIFFERENT'>
    """
    found = compare_parts(parts_of(one), parts_of(other))
    return Comparison(found.outcome, score_curve(found.score, bundled_curve()), found.steps)


def compare_parts(a: Parts, b: Parts) -> Comparison:
    """Return the comparison of two names that have been parsed; `score` is their likeness.

    The likeness (0.0 to 1.0) is the product of the parts', not a measured share.
    """
    best = _compare_as_read(a, b)
    if best.outcome is not Verdict.SAME and not (a.sure_order and b.sure_order):
        for left, right in ((_swapped(a), b), (a, _swapped(b))):
            if left is None or right is None:
                continue
            other = _compare_as_read(left, right)
            if other.score > best.score:
                best = other
    return best


def same_parts(a: Parts, b: Parts) -> Comparison | None:
    """Return what `compare_parts` does where that is SAME, else None: most strangers are told sooner."""
    sure = a.sure_order and b.sure_order
    if sure and given_agreement(a, b, _language(a, b)).state == "contradicts":
        return None
    found = compare_parts(a, b)
    return found if found.outcome is Verdict.SAME else None


def _swapped(parts: Parts) -> Parts | None:
    """Return the name with given and family name exchanged, None where that is not to be asked."""
    if parts.sure_order or parts.given is None or len(parts.family) != 1:
        return None
    return replace(parts, given=parts.family[0], family=(parts.given,))


def _compare_as_read(a: Parts, b: Parts) -> Comparison:
    language = "" if _alike(a, b) else _language(a, b)
    given = given_agreement(a, b, language)
    patronymic = patronymic_agreement(a, b, language)
    family = family_agreement(a, b, language, confirmed=patronymic.step.startswith("patronymic: "))
    gender = gender_agreement(a, b)
    parts = (given, patronymic, family, gender)
    steps = tuple(part.step for part in parts if part.step)
    score = given.score * patronymic.score * family.score * gender.score
    states = {part.state for part in parts}
    if "contradicts" in states:
        return Comparison(Verdict.DIFFERENT, min(score, 0.2), steps)
    if not _compared(given) and not _compared(family):
        return Comparison(Verdict.UNSURE, min(score, 0.1), (*steps, "no part in common"))
    if "perhaps" in states:
        return Comparison(Verdict.UNSURE, min(score, 0.6), steps)
    if family.state == "missing" and (a.family or b.family):
        return Comparison(Verdict.UNSURE, min(score, 0.1), (*steps, "one has no family name"))
    if given.state == "missing" and (has_given(a) or has_given(b)):
        return Comparison(Verdict.UNSURE, min(score, 0.4), (*steps, "one has no given name"))
    return Comparison(Verdict.SAME, max(score, 0.65), steps)


def _alike(a: Parts, b: Parts) -> bool:
    """Return whether all parts sound alike, so that no language need excuse a difference."""
    if not a.given or not b.given or len(a.family) != 1 or len(b.family) != 1:
        return False
    if a.patronymic and b.patronymic and a.patronymic.stem != b.patronymic.stem:
        return False
    same_given = a.given.sound == b.given.sound or a.given.classes & b.given.classes
    return bool(same_given) and a.family[0].sound == b.family[0].sound


_SPELLERS = frozenset({"de", "fr", "yo"})
_PLAIN = frozenset({"", "ru"})


def _language(a: Parts, b: Parts) -> str:
    """Return the languages whose changes are cheap, told by the spelling of either name."""
    shown = (a.shows | b.shows) & _SPELLERS | {source_language(a), source_language(b)}
    return "+".join(sorted(shown - _PLAIN))


def _compared(part: PartVerdict) -> bool:
    return part.state != "missing"
