"""What the letters of a spelling say about its language."""

from __future__ import annotations

import pytest

from tools.letters import is_cyrillic, language_of, likeness, may_be


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Харків", "uk"),
        ("Бердянськ", "uk"),
        ("Сумы", "ru"),
        ("Роўна", "be"),
        ("Жыткавічы", "be"),
        ("Полтава", ""),
        ("Нікшић", ""),
        ("Kharkiv", ""),
    ],
)
def test_letters_tell_the_language_only_where_one_alone_is_left(name: str, language: str) -> None:
    assert language_of(name) == language


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Вовчанськ", "ru"),  # a Russian tag on a Ukrainian spelling
        ("Лозове", "ru"),
        ("Заславъл", "ru"),  # Bulgarian
        ("Лоев", "be"),  # would be Лоеў
        ("Столовичи", "be"),
        ("Коробчицы", "be"),  # о twice: one of them unstressed
        ("Сумы", "uk"),
    ],
)
def test_spelling_rules_refuse_a_wrong_tag(name: str, language: str) -> None:
    assert not may_be(name, language)


@pytest.mark.parametrize(
    ("name", "language"), [("Полтава", "ru"), ("Масток", "be"), ("Суми", "uk")]
)
def test_spelling_rules_let_a_right_tag_pass(name: str, language: str) -> None:
    assert may_be(name, language)


def test_renamed_towns_are_unlike_and_spellings_of_one_name_alike() -> None:
    for one, other in (("Бахмут", "Artemivsk"), ("Звягель", "Новоград-Волинський")):
        assert likeness(one, other) < 0.6
    for one, other in (("Рівне", "Ровно"), ("Запоріжжя", "Saporischschja")):
        assert likeness(one, other) >= 0.6


def test_other_cyrillic_alphabets_are_not_ours() -> None:
    assert not is_cyrillic("Коростењ")
    assert is_cyrillic("Кам’янець-Подільський")
