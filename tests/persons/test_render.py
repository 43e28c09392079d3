"""Writing names in another language and script."""

from __future__ import annotations

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.errors import InputTypeError, TranslitNormError
from translit_norm.persons.known import known_people
from translit_norm.persons.parse import parts_of
from translit_norm.persons.patronymics import patronymic_of
from translit_norm.persons.render import render
from translit_norm.script.detect import script_of


@pytest.mark.parametrize(
    ("text", "language", "script", "written"),
    [
        ("Oleg Sinegubov", "uk", "latin", "Oleh Syniehubov"),
        ("Siarhei Gaidai", "uk", "latin", "Serhii Haidai"),
        ("Siarhei Gaidai", "be", "cyrillic", "Сяргей Гайдай"),
        ("Siarhei Gaidai", "ru", "cyrillic", "Сергей Гайдай"),
        ("Конашенков И.Е.", "ru", "latin", "I. Ye. Konashenkov"),
        ("Tsikhanouskaya Sviatlana", "ru", "cyrillic", "Светлана Тихановская"),
        ("Viktor Fedorovych Yanukovych", "ru", "cyrillic", "Виктор Федорович Янукович"),
        ("Анна Ивановна Соловьёва", "uk", "cyrillic", "Ганна Іванівна Соловйова"),
        ("Kateryna Mykolaivna Hryhorenko", "ru", "latin", "Yekaterina Nikolayevna Grigorenko"),
        ("Aliaksandr Dzmitryevich Ryzhankou", "ru", "cyrillic", "Александр Дмитриевич Рыженков"),
        ("putin vladimir", "uk", "latin", "Volodymyr Putin"),
        ("Марія Львова-Бєлова", "ru", "cyrillic", "Мария Львова-Белова"),
    ],
)
def test_names(text: str, language: str, script: str, written: str) -> None:
    assert render(text, language=language, script=script).text == written


def test_a_scheme_of_choice() -> None:
    assert render("Siarhei Gaidai", language="uk", scheme="uk-german").text == "Serhij Hajdaj"


def test_parts_carry_their_confidence() -> None:
    rendering = render("Oleg Sinegubov", language="uk")
    assert [part.role for part in rendering.parts] == ["given", "family"]
    assert all(0.5 < part.confidence <= 1.0 for part in rendering.parts)
    exact = render("Олег Синєгубов", language="uk", script="cyrillic")
    assert [part.confidence for part in exact.parts] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("group", "language", "he", "she"),
    [
        ("volodymyr", "uk", "Володимирович", "Володимирівна"),
        ("serhii", "uk", "Сергійович", "Сергіївна"),
        ("mykola", "uk", "Миколайович", "Миколаївна"),
        ("vasyl", "uk", "Васильович", "Василівна"),
        ("ihor", "uk", "Ігорович", "Ігорівна"),
        ("yurii", "ru", "Юрьевич", "Юрьевна"),
        ("dmytro", "ru", "Дмитриевич", "Дмитриевна"),
        ("heorhii", "ru", "Георгиевич", "Георгиевна"),
        ("ihor", "ru", "Игоревич", "Игоревна"),
        ("mykyta", "ru", "Никитич", "Никитична"),
        ("oleksandr", "be", "Аляксандравіч", "Аляксандраўна"),
        ("yurii", "be", "Юр’евіч", "Юр’еўна"),
        ("mykola", "be", "Мікалаевіч", "Мікалаеўна"),
    ],
)
def test_patronymics(group: str, language: str, he: str, she: str) -> None:
    assert (patronymic_of(group, language, "m"), patronymic_of(group, language, "f")) == (he, she)


@given(st.sampled_from(known_people()), st.sampled_from(["uk", "ru", "be"]))
def test_rendering_keeps_the_class_of_each_part(person, language: str) -> None:  # type: ignore[no-untyped-def]
    before = parts_of(person.name)
    after = parts_of(render(person.name, language=language).text)
    assert before.given and after.given
    assert before.given.classes & after.given.classes or before.given.sound == after.given.sound
    assert before.gender == after.gender or not after.gender


@given(strategies.cyrillic_words, strategies.cyrillic_words)
def test_latin_output_has_no_cyrillic(one: str, other: str) -> None:
    text = render(f"{one} {other}", language="uk").text
    assert script_of(text) in ("Latn", "none"), text


@pytest.mark.parametrize("text", ["", "🙂", "7", "-"])
def test_nothing_to_render(text: str) -> None:
    assert render(text, language="uk").text == ""


def test_wrong_arguments() -> None:
    with pytest.raises(TranslitNormError, match="language must be one of"):
        render("Putin", language="pl")
    with pytest.raises(TranslitNormError, match="script must be"):
        render("Putin", language="uk", script="greek")
    with pytest.raises(InputTypeError):
        render(None, language="uk")  # type: ignore[arg-type]
