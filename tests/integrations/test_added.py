"""What a result puts into the added columns."""

from __future__ import annotations

import pytest

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import COLUMNS, added_names, added_values
from translit_norm.types import Candidate, Entity, Evidence, Outcome, Reading, Result


def _candidate(name: str, confidence: float, **ids: str) -> Candidate:
    evidence = Evidence(
        name, "Миролюбовка", "ru", (), lambda _given: (Reading("ru", "Миролюбовка"), ())
    )
    entity = Entity(f"tn:{name}-{confidence}", "place", "village", name, ids=ids)
    return Candidate(entity, 0.9, confidence, "alias", "katottg", evidence)


def test_the_columns_are_those_promised() -> None:
    assert COLUMNS == (
        "canonical", "outcome", "confidence", "katottg", "geonames", "wikidata", "reading",
    )  # fmt: skip


def test_a_match_fills_every_column() -> None:
    best = _candidate("Myroliubivka", 0.91, katottg="UA6", geonames="1", wikidata="Q1")
    added = added_values(Result("Miralyubavka", Outcome.MATCHED, (best,)))
    assert added == ("Myroliubivka", "MATCHED", 0.91, "UA6", "1", "Q1", "Миролюбовка (ru)")


def test_a_shared_name_stands_without_identifiers_at_the_sum_of_the_confidences() -> None:
    candidates = (_candidate("Mykhailivka", 0.5, katottg="A"), _candidate("Mykhailivka", 0.4))
    added = added_values(Result("Mikhalavka", Outcome.AMBIGUOUS, candidates))
    assert added[:6] == ("Mykhailivka", "AMBIGUOUS", 0.9, None, None, None)


def test_names_that_differ_leave_only_the_outcome() -> None:
    candidates = (_candidate("Donetsk", 0.5), _candidate("Donets", 0.4))
    added = added_values(Result("Donets", Outcome.AMBIGUOUS, candidates))
    assert added == (None, "AMBIGUOUS", None, None, None, None, None)


def test_near_misses_of_an_unmatched_name_are_not_shown() -> None:
    added = added_values(Result("Monday", Outcome.UNMATCHED, (_candidate("Mohyliv", 0.1),)))
    assert added == (None, "UNMATCHED", None, None, None, None, None)


def test_an_existing_column_is_never_overwritten() -> None:
    with pytest.raises(TranslitNormError, match=r"'outcome' exists already.*--prefix"):
        added_names("", ["city", "outcome"])
    assert added_names("x_", ["city", "outcome"])[1] == "x_outcome"
