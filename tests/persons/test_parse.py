"""Taking written names apart."""

from __future__ import annotations

import pickle

import pytest
import strategies
from hypothesis import given

from translit_norm.errors import InputTypeError
from translit_norm.persons.parse import parse_person, parts_of
from translit_norm.persons.written import MOST_WORDS

CASES = [
    # text, given, patronymic, family, gender, order
    ("Volodymyr Zelenskyy", "Volodymyr", "", "Zelenskyy", "m", "given-first"),
    ("Зеленський Володимир Олександрович", "Володимир", "Олександрович", "Зеленський", "m", "family-first"),
    ("Володимир Олександрович Зеленський", "Володимир", "Олександрович", "Зеленський", "m", "given-first"),
    ("Syniehubov, Oleh Vasylovych", "Oleh", "Vasylovych", "Syniehubov", "m", "family-comma"),
    ("PUTIN Vladimir", "Vladimir", "", "PUTIN", "m", "family-first"),
    ("Mikhailovich Oleksiy Chaliy", "Oleksiy", "Mikhailovich", "Chaliy", "m", "family-first"),
    ("Віктор Янукович", "Віктор", "", "Янукович", "m", "given-first"),
    ("Roman Abramovich", "Roman", "", "Abramovich", "m", "given-first"),
    ("Vladimir Vladimirovich", "Vladimir", "Vladimirovich", "", "m", "given-first"),
    ("Ольга Сергеевна", "Ольга", "Сергеевна", "", "f", "given-first"),
    ("Leonid Vyacheslavovich Davidovich", "Leonid", "Vyacheslavovich", "Davidovich", "m", "given-first"),
    ("Марія Львова-Бєлова", "Марія", "", "Львова-Бєлова", "f", "given-first"),
    ("Kassym-Jomart Tokayev", "Kassym-Jomart", "", "Tokayev", "m", "given-first"),
    ("Ihar Piatrovich Tur", "Ihar", "Piatrovich", "Tur", "m", "given-first"),
    ("Анна Ильинична Петренко", "Анна", "Ильинична", "Петренко", "f", "given-first"),
    ("Илья Кузьмич Иванов", "Илья", "Кузьмич", "Иванов", "m", "given-first"),
    ("Путин", "", "", "Путин", "m", "single"),
    ("Тихановская", "", "", "Тихановская", "f", "single"),
    ("Vladimir", "Vladimir", "", "", "m", "single"),
    ("Yuriy Gotsanyuk Yuriy Gotsaniuk", "Yuriy", "", "Gotsanyuk", "m", "given-first"),
    ("Sviatlana, Anatoleuna Lyubetskaya", "Sviatlana", "Anatoleuna", "Lyubetskaya", "f", "given-first"),
    ("Львова-Белова", "", "", "Львова-Белова", "f", "single"),
    ("Kara-Murza", "", "", "Kara-Murza", "", "single"),
    ("Navalny's", "", "", "Navalny", "", "single"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given_name", "patronymic", "family", "gender", "order"), CASES)
def test_parts(
    text: str, given_name: str, patronymic: str, family: str, gender: str, order: str
) -> None:
    name = parse_person(text)
    found = (name.given, name.patronymic, name.family, name.gender, name.order)
    assert found == (given_name, patronymic, family, gender, order)


@pytest.mark.parametrize(
    ("text", "initials", "family"),
    [
        ("I. V. Konashenkov", ("I", "V"), "Konashenkov"),
        ("Конашенков И.В.", ("И", "В"), "Конашенков"),
        ("И.В.Конашенков", ("И", "В"), "Конашенков"),
        ("Yu. Haidai", ("Yu",), "Haidai"),
        ("В. Путин", ("В",), "Путин"),
        ("Peter A. Savchenko", ("A",), "Savchenko"),
    ],
)
def test_initials(text: str, initials: tuple[str, ...], family: str) -> None:
    name = parse_person(text)
    assert (name.initials, name.family) == (initials, family)


def test_titles_and_ranks_are_kept_apart() -> None:
    name = parse_person("Lt. Gen. Igor Konashenkov")
    assert name.titles == ("Lt.", "Gen.")
    assert (name.given, name.family) == ("Igor", "Konashenkov")
    assert parse_person("полковник Черевичний").titles == ("полковник",)


def test_particles_are_kept_apart() -> None:
    name = parse_person("Dzheykhun Nasimi ogly Aslanov")
    assert name.particles == ("ogly",)
    assert name.given == "Dzheykhun"


def test_a_particle_after_a_word_for_son_is_kept_too() -> None:
    name = parse_person("Ali Nasimi ogly de Berg")
    assert name.patronymic == "Nasimi ogly"
    assert name.particles == ("ogly", "de")


@pytest.mark.parametrize("text", ["", " ", "🙂", "123", "...", "—"])
def test_nothing_to_parse(text: str) -> None:
    name = parse_person(text)
    assert (name.given, name.patronymic, name.family) == ("", "", "")


def test_a_long_text_is_bounded() -> None:
    name = parse_person("Іван " * 5000)
    assert len(name.family.split()) <= MOST_WORDS


@given(strategies.anything)
def test_any_text_parses(text: str) -> None:
    name = parse_person(text)
    assert name.text == text
    assert pickle.loads(pickle.dumps(name)) == name
    assert set(name.to_dict()) >= {"given", "family", "script"}


def test_not_a_text() -> None:
    with pytest.raises(InputTypeError):
        parts_of(None)  # type: ignore[arg-type]
