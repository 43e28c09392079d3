"""Letters of other orthographies are read as well, each spelling by one orthography at a time."""

from __future__ import annotations

import pytest

from translit_norm.script.orthography import otherwise_written
from translit_norm.script.sound import sound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("jytomyr", "Житомир"),  # French
        ("txernihiv", "Чернігів"),  # Catalan
        ("qubkin", "Губкин"),  # Azerbaijani
        ("tjernivtsi", "Чернівці"),  # Swedish
        ("behrehzna", "Березна"),  # GOST 16876
        ("ntnipro", "Дніпро"),  # Greek
        ("minskas", "Минск"),  # Lithuanian
        ("lencauti", "Ленківці"),  # Romanian
    ],
)
def test_another_orthography_is_read(written: str, meant: str) -> None:
    heard = {_alike(sound(each)) for each in otherwise_written(written)}
    assert _alike(sound(meant)) in heard


def _alike(spoken: str) -> str:
    """Return a sound without what English leaves open: г as g or h, ch as ч or х."""
    return spoken.replace("g", "h").replace("q", "č")


@pytest.mark.parametrize("spelling", ["", "kharkiv", "харків", "zaporizhzhia", "bila tserkva"])
def test_what_holds_no_such_letter_has_no_other_reading(spelling: str) -> None:
    assert otherwise_written(spelling) == ()
