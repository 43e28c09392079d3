"""Generated names in the sister languages: known names, limits, and what never comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.inflect.correspond import belarusian_forms, russian_forms, ukrainian_forms

FIRST = [
    ("Миролюбівка", "Миролюбовка"),
    ("Нова Каховка", "Новая Каховка"),
    ("Михайлівка", "Михайловка"),
    ("Олександрівка", "Александровка"),
    ("Архангельське", "Архангельское"),
    ("Торське", "Торское"),
    ("Дудчани", "Дудчаны"),
    ("Кам’янка", "Каменка"),
    ("Золота Балка", "Золотая Балка"),
    ("Запоріжжя", "Запорожье"),
    ("Ракове", "Раково"),
    ("Івано-Франківськ", "Ивано-Франковск"),
    ("Соледар", "Соледар"),
    ("Велика Білозерка", "Великая Белозерка"),
    ("Нижні Сірогози", "Нижние Серогозы"),
]
AMONG_THREE = [
    ("Борова", "Боровая"),
    ("Борова", "Борова"),
    ("Хрещенівка", "Крещеновка"),
    ("Хрещенівка", "Хрещеновка"),
    ("Червоне", "Красное"),
    ("Червоне", "Червоное"),
    ("Кремінна", "Кременная"),
]


@pytest.mark.parametrize(("uk", "ru"), FIRST)
def test_first_russian_form(uk: str, ru: str) -> None:
    assert russian_forms(uk)[0][0] == ru


@pytest.mark.parametrize(("uk", "ru"), AMONG_THREE)
def test_russian_form_among_three(uk: str, ru: str) -> None:
    assert ru in [form for form, _weight in russian_forms(uk)]


def test_apostrophe_variants_agree() -> None:
    assert russian_forms("Кам'янка") == russian_forms("Кам’янка") == russian_forms("Камʼянка")


@given(st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -", max_size=20))
def test_at_most_three_weighted_forms_best_first(name: str) -> None:
    for forms in (russian_forms(name), ukrainian_forms(name)):
        weights = [weight for _form, weight in forms]
        assert len(forms) <= 3
        assert weights == sorted(weights, reverse=True)
        assert sum(weights) <= 1.001
        assert len({form for form, _weight in forms}) == len(forms)


@given(st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", min_size=1, max_size=16))
def test_no_ukrainian_letters_in_russian(name: str) -> None:
    for form, _weight in russian_forms(name):
        assert not set(form) & set("іїєґ’")


@pytest.mark.parametrize(
    ("ru", "uk"),
    [
        ("Нововасильевка", "Нововасилівка"),
        ("Новая Каховка", "Нова Каховка"),
        ("Торское", "Торське"),
    ],
)
def test_ukrainian_form(ru: str, uk: str) -> None:
    assert uk in [form for form, _weight in ukrainian_forms(ru)]


@pytest.mark.parametrize(
    ("uk", "ru", "be"),
    [
        ("Миролюбівка", "Миролюбовка", "Міралюбаўка"),
        ("Нововоронцовка", "Нововоронцовка", "Нававаранцоўка"),
        ("Михайлівка", "Михайловка", "Міхайлаўка"),
        ("Олександрівка", "Александровка", "Аляксандраўка"),
        ("Дудчани", "Дудчаны", "Дудчаны"),
        ("Запоріжжя", "Запорожье", "Запарожжа"),
        ("Хрещенівка", "Хрещеновка", "Хрэшчанаўка"),
        ("Торське", "Торское", "Торскае"),
        ("Одеса", "Одесса", "Адэса"),
        ("Львів", "Львов", "Львоў"),
        ("Плисків", "Плисков", "Плыскіў"),
        ("Двірківщина", "Дворковщина", "Двіркіўшчына"),
    ],
)
def test_belarusian_form(uk: str, ru: str, be: str) -> None:
    assert be in [form for form, _weight in belarusian_forms(uk, [ru])]


def test_belarusian_works_without_a_russian_name() -> None:
    forms = belarusian_forms("Дудчани", ())
    assert 1 <= len(forms) <= 4
