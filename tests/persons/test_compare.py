"""Comparing people: case tables of one and of two people, and what holds for any names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.errors import InputTypeError
from translit_norm.persons.compare import compare_names
from translit_norm.persons.family_forms import feminine, titled
from translit_norm.persons.known import KnownPerson, known_people
from translit_norm.persons.patronymics import main_form, patronymic_of
from translit_norm.romanise import romanise, schemes
from translit_norm.types import Verdict

HERE = Path(__file__).parent


def _cases(name: str) -> list[tuple[str, str, str]]:
    with (HERE / name).open(encoding="utf-8") as handle:
        rows = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["one"], row["other"], row["why"]) for row in rows]


SAME = _cases("compare_same.tsv")
DIFFERENT = _cases("compare_different.tsv")

GIVEN = ("volodymyr", "oleksandr", "oleksii", "serhii", "mykola", "mykhailo", "yevhen", "ihor")
FAMILY = [
    dict(zip(("uk", "ru", "be"), forms.split(), strict=True))
    for forms in (
        "Гайдай Гайдай Гайдай", "Петренко Петренко Пятрэнка", "Іванов Иванов Іваноў",
        "Зеленський Зеленский Зяленскі", "Коваль Коваль Каваль", "Мельник Мельник Мельнік",
        "Синєгубов Синегубов Сінягубаў", "Сирський Сырский Сырскі",
    )
]  # fmt: skip
given_groups = st.sampled_from(GIVEN)
family_names = st.sampled_from(FAMILY)


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_one_person(one: str, other: str, why: str) -> None:
    comparison = compare_names(one, other)
    assert comparison.outcome is Verdict.SAME, (why, comparison.steps)


@pytest.mark.parametrize(("one", "other", "why"), DIFFERENT)
def test_two_people(one: str, other: str, why: str) -> None:
    comparison = compare_names(one, other)
    assert comparison.outcome is Verdict.DIFFERENT, (why, comparison.steps)
    assert comparison.score < 0.5


@pytest.mark.parametrize(("one", "other", "_why"), [*SAME, *DIFFERENT])
def test_order_of_the_arguments_does_not_matter(one: str, other: str, _why: str) -> None:
    forth, back = compare_names(one, other), compare_names(other, one)
    assert (forth.outcome, round(forth.score, 9)) == (back.outcome, round(back.score, 9))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin", "Vladimir Putin"),
        ("Vladimir", "Vladimir Putin"),
        ("Иван Паньков", "Иван Панков"),
        ("Oleksandr Ivanov", "Oleksandr Ivanova"),
        ("", "Vladimir Putin"),
        ("", ""),
    ],
)
def test_too_little_to_tell(one: str, other: str) -> None:
    assert compare_names(one, other).outcome is Verdict.UNSURE


def test_steps_say_which_part_matched_how() -> None:
    steps = compare_names("Siarhei Gaidai", "Сергій Гайдай").steps
    assert steps == ("given: Siarhei = Сергій (be ~ uk)", "family: Gaidai ~ Гайдай (g as h)")
    steps = compare_names("Ivan Ivanovych Petrenko", "Ivan Petrovych Petrenko").steps
    assert "patronymic contradicts: Ivanovych / Petrovych" in steps


def test_fewer_parts_weigh_less() -> None:
    full = compare_names("Ivan Petrovych Kovalenko", "Иван Петрович Коваленко").score
    without = compare_names("Ivan Kovalenko", "Иван Петрович Коваленко").score
    initial = compare_names("I. Kovalenko", "Иван Петрович Коваленко").score
    assert full > without > initial


@given(given_groups, given_groups, family_names, st.randoms(use_true_random=False))
def test_same_as_itself_in_any_scheme_order_and_case(group, father, family, random) -> None:  # type: ignore[no-untyped-def]
    code = random.choice(("uk", "ru", "be"))
    name = (main_form(group, code), patronymic_of(father, code, "m"), family[code])
    scheme = random.choice([s for s in schemes(language=code) if s.certainty != "low"])
    latin = tuple(romanise(word, scheme=scheme.id) for word in name)
    given_name, patronymic, last = latin
    order = random.choice(
        [latin, (last, given_name, patronymic), (f"{last},", given_name, patronymic)]
    )
    written = random.choice([str, str.upper, str.lower])(" ".join(order))
    comparison = compare_names(" ".join(name), written)
    assert comparison.outcome is Verdict.SAME, (written, scheme.id, comparison.steps)


@given(given_groups, given_groups, family_names)
def test_another_given_name_is_another_person(one: str, other: str, family: str) -> None:
    names = f"{main_form(one, 'uk')} {family['uk']}", f"{main_form(other, 'ru')} {family['ru']}"
    assert (compare_names(*names).outcome is Verdict.SAME) == (one == other)


@given(st.sampled_from(known_people()))
def test_a_gender_ending_alone_is_never_the_same_person(person) -> None:  # type: ignore[no-untyped-def]
    name = person.names.get("ru", "")
    if not name or person.gender != "m":
        return
    first, last = name.split(" ", 1)
    woman = feminine(last, "ru")
    if woman != last and "-" not in last:
        assert compare_names(last, woman).outcome is not Verdict.SAME
        assert (
            compare_names(f"{first[0]}. {last}", f"{first[0]}. {woman}").outcome is not Verdict.SAME
        )


@pytest.mark.parametrize("person", known_people(), ids=lambda person: person.id)
def test_known_people_are_the_same_in_all_their_languages(person: KnownPerson) -> None:
    for form in person.names.values():
        assert compare_names(person.name, form).outcome is Verdict.SAME, (person.name, form)


@given(strategies.anything, strategies.anything)
def test_any_text_gives_an_answer_and_both_ways_the_same(one: str, other: str) -> None:
    forth, back = compare_names(one, other), compare_names(other, one)
    assert forth.outcome == back.outcome
    assert 0.0 <= forth.score <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "🙂",
        "-",
        "'",
        ".",
        "Ґ",
        " " * 50,
        "Иван " * 5000,
        "é́́́" * 1000,
        "Ivаn Пeтpoв",
        "🙂 Иван 🙂",
    ],
)
def test_odd_input_is_answered_at_once(text: str) -> None:
    assert compare_names(text, text).outcome in (Verdict.SAME, Verdict.UNSURE)


@pytest.mark.parametrize("value", [None, b"Putin", 7])
def test_not_a_text(value: object) -> None:
    with pytest.raises(InputTypeError, match="must be a str"):
        compare_names(value, "Putin")  # type: ignore[arg-type]


def test_titled_keeps_double_names() -> None:
    assert titled("кара-мурза") == "Кара-Мурза"
