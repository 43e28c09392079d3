"""Known people: the table's facts are whole, and every spelling finds its person."""

from __future__ import annotations

import re

import pytest

from translit_norm.persons.known import KnownPerson, find_known, known_people, match_known
from translit_norm.script.detect import script_of
from translit_norm.script.person_keys import index_keys

ARTICLE = [
    ("Igor Kanashenkov", "Igor Konashenkov"), ("Kanashenkov", "Igor Konashenkov"),
    ("Vladimir Putin", "Vladimir Putin"), ("Putin", "Vladimir Putin"),
    ("Putin’s", "Vladimir Putin"), ("Dmitry Peskov", "Dmitry Peskov"),
    ("Piaskov", "Dmitry Peskov"), ("Pavel Krasheninnikov", "Pavel Krasheninnikov"),
    ("Vladimir Saldo", "Volodymyr Saldo"), ("Saldo", "Volodymyr Saldo"),
    ("Kirill Stremusov", "Kyrylo Stremousov"), ("Stremusov’s", "Kyrylo Stremousov"),
    ("Siarhei Gaidai", "Serhii Haidai"), ("Oleg Zhdanov", "Oleh Zhdanov"),
    ("Zhdanov", "Oleh Zhdanov"), ("Oleg Sinegubov", "Oleh Syniehubov"),
    ("Sergei Lavrov", "Sergey Lavrov"), ("Lavrov", "Sergey Lavrov"),
    ("Igor Murashov", "Ihor Murashov"), ("Murashov", "Ihor Murashov"),
    ("Yuras Karmanov", "Yuras Karmanau"),
]  # fmt: skip


@pytest.mark.parametrize(("surface", "name"), ARTICLE)
def test_everybody_in_the_reference_article(surface: str, name: str) -> None:
    matches = find_known(surface)
    assert [match.person.name for match in matches[:1]] == [name]
    assert len(matches) == 1 or matches[0].score > matches[1].score + 0.1


@pytest.mark.parametrize(
    ("surface", "name", "how"),
    [
        ("Зеленского", "Volodymyr Zelenskyy", "inflected"),
        ("Путиным", "Vladimir Putin", "inflected"),
        ("Гайдаєві", "Serhii Haidai", "inflected"),
        ("Олегом Синегубовым", "Oleh Syniehubov", "inflected"),
        ("Selenskyj", "Volodymyr Zelenskyy", "family"),
        ("Tichanowskaja", "Sviatlana Tsikhanouskaya", "family"),
        ("ЗАЛУЖНИЙ Валерій Федорович", "Valerii Zaluzhnyi", "full"),
        ("Alexandre Loukachenko", "Alexander Lukashenko", "full"),
        ("Putin V.V.", "Vladimir Putin", "full"),
        ("Lwowa-Belowa", "Maria Lvova-Belova", "family"),
        ("Львовой-Беловой", "Maria Lvova-Belova", "family"),
        ("Igor Strelkov", "Igor Girkin", "full"),
    ],
)
def test_spellings(surface: str, name: str, how: str) -> None:
    best = find_known(surface)[0]
    assert (best.person.name, best.how) == (name, how)
    assert best.steps


@pytest.mark.parametrize("surface", ["Klitschko", "Honcharenko", "Fedorov"])
def test_a_family_name_that_several_bear(surface: str) -> None:
    first, second = find_known(surface)[:2]
    assert abs(first.score - second.score) < 0.05


@pytest.mark.parametrize(
    "surface",
    [
        "Vladimir",
        "Lyman",
        "Kirill",
        "Anna Medvedeva",
        "Igor Ivanov",
        "Nikolai Putin",
        "",
        "🙂",
        "Monday",
    ],
)
def test_nobody(surface: str) -> None:
    assert find_known(surface) == []


@pytest.mark.parametrize("person", known_people(), ids=lambda person: person.id)
def test_each_person_is_found_by_each_form(person: KnownPerson) -> None:
    for form in person.forms:
        matches = find_known(form)
        assert matches[0].person.id == person.id, form
        assert len(matches) == 1 or matches[0].score > matches[1].score + 0.05, form


def test_the_rows_are_whole() -> None:
    people = known_people()
    assert len(people) > 200
    assert len({person.id for person in people}) == len(people)
    for person in people:
        assert re.fullmatch(r"wikidata:Q\d+|tn:[a-z-]+", person.id)
        assert person.gender in ("m", "f") and person.role and person.source == "curated"
        assert re.fullmatch(r"[A-Z]{2}", person.country)
        assert script_of(person.name) == "Latn"
        assert all(script_of(name) == "Cyrl" for name in person.names.values())
        years = [year for year in (person.born, person.role_from, person.role_to) if year]
        assert years == sorted(years) and all(1900 < int(year) < 2030 for year in years)
        if person.wikidata:
            assert person.id == f"wikidata:{person.wikidata}"


def test_occupation_officials_are_called_so() -> None:
    saldo = find_known("Saldo")[0].person
    assert saldo.role.startswith("Russian-installed")
    assert saldo.country == "UA"


def test_people_of_the_caller() -> None:
    own = KnownPerson("x:1", "Ivan Petrenko", {"uk": "Іван Петренко"}, ("John Petrenko",))
    assert match_known("Петренко И.", [own])[0].person is own
    assert match_known("Petrenko Petro", [own]) == []


def test_a_patronymic_tells_namesakes_apart() -> None:
    son = KnownPerson("x:1", "SYDORCHUK, Mykola Vasylovych", aliases=("Nikolai Sidorchuk",))
    other = KnownPerson("x:2", "SYDORCHUK, Mykola Ivanovych")
    found = match_known("Nikolai Ivanovich Sidorchuk", [son, other])
    assert [match.person.id for match in found] == ["x:2"]
    assert len(match_known("Nikolai Sidorchuk", [son, other])) == 2


def test_both_sides_share_the_keys() -> None:
    for person in known_people():
        keys = {key for form in person.forms for key in index_keys(form)}
        assert all(keys & set(index_keys(form)) for form in person.forms)
