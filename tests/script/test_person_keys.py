"""The sounds and the blocking keys of people's names."""

from __future__ import annotations

import pytest
import strategies
from hypothesis import given

from translit_norm.script.person_keys import (
    index_keys,
    name_words,
    other_sounds,
    plain_sound,
    plain_sounds,
    word_sound,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сергій", "Serhii"), ("Сергій", "Serhij"), ("Анна", "Anna"), ("Яна", "Jana"),
        ("Братченко", "Bratchenko"), ("Адзиев", "Adziyev"), ("Живицький", "Zhywicki"),
        ("Постельняк", "Posteljnjak"), ("Пацуков", "Patcukov"), ("Путин", "Pútin"),
        ("Жданов", "Z͡Hdanov"), ("Bладимир", "Владимир"), ("Iван", "Іван"),
    ],
)  # fmt: skip
def test_one_sound(one: str, other: str) -> None:
    assert word_sound(one) == word_sound(other)


@pytest.mark.parametrize(("one", "other"), [("Анна", "Яна"), ("Олександр", "Олексій")])
def test_two_sounds(one: str, other: str) -> None:
    assert word_sound(one) != word_sound(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Конашенков", "Kanashenkov", "Конашенкову", "Канашэнкаў", "KONASHENKOV"),
        ("Zelenskyy", "Зеленского", "Selenskyj", "Зяленскі", "Zelenska"),
        ("Тихановская", "Ціханоўская", "Tsikhanouskaya", "Tichanowskaja"),
        ("Ivanov", "Иванова", "Іванов", "Iwanow"),
    ],
)
def test_all_spellings_share_a_key(spellings: tuple[str, ...]) -> None:
    first = set(index_keys(spellings[0]))
    assert all(first & set(index_keys(spelling)) for spelling in spellings)


def test_a_given_name_is_a_key_only_alone() -> None:
    assert not set(index_keys("Володимир")) & set(index_keys("Володимир Сальдо"))
    assert index_keys("Сальдо Володимир") == index_keys("Vladimir Saldo")


def test_rarer_readings() -> None:
    assert other_sounds("Mozhovyi") == ("mozgovi",)
    assert word_sound("Захаренко") in other_sounds("Zaxarenko")
    assert other_sounds("Петров") == ()


def test_words_of_a_name() -> None:
    assert name_words("В’ячеслав Д’Артаньян’s  7 І.П.") == ["В’ячеслав", "Д’Артаньян", "І.", "П."]


@given(strategies.anything)
def test_any_text_has_keys(text: str) -> None:
    keys = index_keys(text)
    assert len(set(keys)) == len(keys)
    assert "" not in keys


@given(strategies.cyrillic_words, strategies.latin_words)
def test_many_at_once_are_each_by_itself(one: str, other: str) -> None:
    words = [one, other.lower(), "іван"]
    assert plain_sounds(words) == [plain_sound(word) for word in words]
