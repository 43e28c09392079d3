"""Forms of oblasts, raions and hromadas."""

from __future__ import annotations

import pytest

from translit_norm.inflect.admin import unit_forms


@pytest.mark.parametrize(
    ("adjective", "feature", "expected"),
    [
        ("Херсонська", "oblast", ("Херсонщина", "uk", "")),
        ("Херсонська", "oblast", ("Херсонщині", "uk", "dative")),
        ("Херсонська", "oblast", ("Херсонської області", "uk", "genitive")),
        ("Херсонська", "oblast", ("Херсонской области", "ru", "genitive")),
        ("Херсонська", "oblast", ("Херсонская вобласць", "be", "")),
        ("Херсонська", "oblast", ("obwodzie chersońskim", "pl", "locative")),
        ("Волинська", "oblast", ("Волинь", "uk", "")),
        ("Сумська", "oblast", ("Сумщини", "uk", "genitive")),
        ("Закарпатська", "oblast", ("Закарпаття", "uk", "")),
        ("Бериславський", "raion", ("Бериславского района", "ru", "genitive")),
        ("Бериславський", "raion", ("Бериславської", "uk", "genitive")),
        ("Лосинівська", "hromada", ("Лосиновская", "ru", "")),
        ("Кобеляцька", "hromada", ("Кобелякская", "ru", "")),
        ("Мангуська", "hromada", ("Мангушская", "ru", "")),
        ("Цілинна", "hromada", ("Целинный", "ru", "")),
        ("Криворізький", "raion", ("Криворожского района", "ru", "genitive")),
        ("Лосинівська", "hromada", ("Лосиновский", "ru", "")),
        ("Лосинівська", "hromada", ("Лосиновской общине", "ru", "dative")),
    ],
)
def test_form_is_made(adjective: str, feature: str, expected: tuple[str, str, str]) -> None:
    assert expected in unit_forms(adjective, feature)


def test_a_unit_that_is_no_adjective_is_declined_as_a_noun() -> None:
    assert ("Києва", "uk", "genitive") in unit_forms("Київ", "raion")


def test_forms_are_distinct() -> None:
    forms = unit_forms("Київська", "oblast")
    assert len({(form, language) for form, language, _note in forms}) == len(forms)
