"""Oblique cases: known forms, agreement, and pymorphy3 as an oracle where it is installed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.inflect.decline import latin_oblique_forms, oblique_forms
from translit_norm.inflect.tables import CASES

UKRAINIAN = [
    ("Дудчани", "genitive", "Дудчан"),
    ("Дудчани", "locative", "Дудчанах"),
    ("Борова", "genitive", "Борової"),
    ("Кремінна", "genitive", "Кремінної"),
    ("Київ", "genitive", "Києва"),
    ("Харків", "genitive", "Харкова"),
    ("Канів", "genitive", "Канева"),
    ("Фастів", "genitive", "Фастова"),
    ("Васильків", "instrumental", "Васильковом"),
    ("Бердичів", "genitive", "Бердичева"),
    ("Львів", "genitive", "Львова"),
    ("Ківерці", "genitive", "Ківерців"),
    ("Торець", "genitive", "Торця"),
    ("Синельникове", "dative", "Синельниковому"),
    ("Балка", "dative", "Балці"),
    ("Рига", "dative", "Ризі"),
    ("Маріуполь", "genitive", "Маріуполя"),
    ("Маріуполь", "locative", "Маріуполі"),
    ("Тернопіль", "genitive", "Тернополя"),
    ("Ірпінь", "genitive", "Ірпеня"),
    ("Умань", "genitive", "Умані"),
    ("Кропивницький", "genitive", "Кропивницького"),
    ("Торське", "genitive", "Торського"),
    ("Рівне", "genitive", "Рівного"),
    ("Суми", "genitive", "Сум"),
    ("Чернівці", "genitive", "Чернівців"),
    ("Прилуки", "genitive", "Прилук"),
    ("Бровари", "genitive", "Броварів"),
    ("Лубни", "genitive", "Лубен"),
    ("Оскіл", "genitive", "Осколу"),
    ("Запоріжжя", "instrumental", "Запоріжжям"),
    ("Куп’янськ", "genitive", "Куп’янська"),
    ("Нова Каховка", "instrumental", "Новою Каховкою"),
    ("Кривий Ріг", "genitive", "Кривого Рогу"),
    ("Біла Церква", "genitive", "Білої Церкви"),
    ("Велика Новосілка", "genitive", "Великої Новосілки"),
    ("Гола Пристань", "genitive", "Голої Пристані"),
    ("Нижні Сірогози", "locative", "Нижніх Сірогозах"),
    ("Івано-Франківськ", "genitive", "Івано-Франківська"),
    ("Рава-Руська", "genitive", "Рави-Руської"),
]
RUSSIAN = [
    ("Дудчаны", "genitive", "Дудчан"),
    ("Боровая", "genitive", "Боровой"),
    ("Кременная", "genitive", "Кременной"),
    ("Новая Каховка", "dative", "Новой Каховке"),
    ("Ракитино", "genitive", "Ракитина"),
    ("Харьков", "instrumental", "Харьковом"),
    ("Красное", "genitive", "Красного"),
    ("Торское", "instrumental", "Торским"),
    ("Мариуполь", "genitive", "Мариуполя"),
    ("Керчь", "genitive", "Керчи"),
    ("Черкассы", "genitive", "Черкасс"),
    ("Запорожье", "genitive", "Запорожья"),
    ("Ростов-на-Дону", "genitive", "Ростова-на-Дону"),
]
BELARUSIAN = [
    ("Дудчаны", "genitive", "Дудчан"),
    ("Данецк", "dative", "Данецку"),
    ("Харкаў", "genitive", "Харкава"),
    ("Новая Кахоўка", "dative", "Новай Кахоўцы"),
    ("Торскае", "genitive", "Торскага"),
]
POLISH = [
    ("Kijów", "genitive", "Kijowa"),
    ("Kijów", "locative", "Kijowie"),
    ("Lwów", "locative", "Lwowie"),
    ("Awdijiwka", "dative", "Awdijiwce"),
    ("Irpień", "genitive", "Irpienia"),
    ("Irpień", "locative", "Irpieniu"),
    ("Mariupol", "genitive", "Mariupola"),
    ("Bucza", "genitive", "Buczy"),
    ("Odessa", "dative", "Odessie"),
    ("Makarów", "locative", "Makarowie"),
    ("Chersoń", "genitive", "Chersonia"),
    ("Krzywy Róg", "genitive", "Krzywego Rogu"),
    ("Biała Cerkiew", "genitive", "Białej Cerkwi"),
]


@pytest.mark.parametrize(("name", "case", "form"), UKRAINIAN)
def test_ukrainian_form(name: str, case: str, form: str) -> None:
    assert (form, case) in oblique_forms(name, "uk")


@pytest.mark.parametrize(("name", "case", "form"), RUSSIAN)
def test_russian_form(name: str, case: str, form: str) -> None:
    assert (form, case) in oblique_forms(name, "ru")


@pytest.mark.parametrize(("name", "case", "form"), BELARUSIAN)
def test_belarusian_form(name: str, case: str, form: str) -> None:
    assert (form, case) in oblique_forms(name, "be")


@pytest.mark.parametrize(("name", "case", "form"), POLISH)
def test_polish_form(name: str, case: str, form: str) -> None:
    assert (form, case) in latin_oblique_forms(name, "pl")


@pytest.mark.parametrize("name", ["Сочі", "Баку", "Тбілісі", "", " ", "-"])
def test_what_is_not_declined_gives_nothing(name: str) -> None:
    assert oblique_forms(name, "uk") == ()


def test_words_of_a_name_agree_and_never_mix_cases() -> None:
    forms = [form for form, case in oblique_forms("Новая Каховка", "ru") if case == "accusative"]
    assert forms == ["Новую Каховку"]


def test_capitals_are_kept() -> None:
    assert oblique_forms("Лубни", "uk")[0] == ("Лубен", "genitive")
    assert oblique_forms("лубни", "uk")[0] == ("лубен", "genitive")


@given(
    st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -", max_size=24),
    st.sampled_from(["uk", "ru", "be"]),
)
def test_forms_are_distinct_known_cases_and_never_the_name(name: str, language: str) -> None:
    forms = oblique_forms(name, language)
    spellings = [form for form, _case in forms]
    assert len(set(spellings)) == len(spellings)
    assert name not in spellings
    assert {case for _form, case in forms} <= set(CASES)


def test_pymorphy_agrees_on_known_names() -> None:
    pymorphy3 = pytest.importorskip("pymorphy3")
    pytest.importorskip("pymorphy3_dicts_uk")
    oracle = pymorphy3.MorphAnalyzer(lang="uk")
    names = sorted({name.lower() for name, _case, _form in UKRAINIAN if " " not in name})
    asked = right = 0
    for name in names:
        spelt = name.replace("’", "'")
        parses = [
            parse
            for parse in oracle.parse(spelt)
            if parse.is_known and parse.tag.case == "nomn" and parse.tag.POS in ("NOUN", "ADJF")
        ]
        forms = {form.replace("’", "'") for form, _case in oblique_forms(name, "uk")} | {spelt}
        for case in ("gent", "ablt"):
            wanted = {
                form.word for parse in parses for form in parse.lexeme if form.tag.case == case
            }
            if wanted:
                asked += 1
                right += bool(wanted & forms)
    assert asked > 30
    assert right / asked > 0.95


@pytest.mark.parametrize(
    ("language", "name", "case", "form"),
    [
        ("cs", "Kyjev", "locative", "Kyjevě"),
        ("cs", "Rusko", "instrumental", "Ruskem"),
        ("cs", "Bělorusko", "dative", "Bělorusku"),
        ("cs", "Oděsa", "dative", "Oděse"),
        ("cs", "Karpaty", "genitive", "Karpat"),
        ("cs", "Chmelnyckyj", "genitive", "Chmelnyckého"),
        ("sk", "Ukrajina", "genitive", "Ukrajiny"),
        ("sk", "Kyjev", "locative", "Kyjeve"),
        ("hr", "Rusija", "accusative", "Rusiju"),
        ("sl", "Rusija", "accusative", "Rusijo"),
        ("sl", "Kijev", "genitive", "Kijeva"),
        ("hr", "Donjec", "genitive", "Donjeca"),
    ],
)
def test_western_and_southern_slavic_cases(language: str, name: str, case: str, form: str) -> None:
    """Names as Czech, Slovak, Croatian and Slovene newspapers decline them."""
    assert (form, case) in latin_oblique_forms(name, language)
