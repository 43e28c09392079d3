"""Grouping names by person."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.person_pairs import made_pairs
from translit_norm.errors import InputTypeError
from translit_norm.persons.cluster import cluster
from translit_norm.persons.compare import compare_names
from translit_norm.types import Verdict

NAMES = [
    "Oleg Sinegubov", "Олег Синєгубов", "Oleh Syniehubov", "Oleh Zhdanov", "Siarhei Gaidai",
    "Сергій Гайдай", "I. Ivanov", "Igor Ivanov", "Ivan Ivanov", "Игорь Петрович Иванов",
    "Игорь Иванович Иванов", "Igor Ivanova", "Anna Ivanova", "Ганна Іванова", "", "🙂",
]  # fmt: skip


def test_groups_and_canonical_forms() -> None:
    groups = cluster(
        ["Oleg Sinegubov", "Олег Синєгубов", "Oleh Zhdanov", "Синегубов Олег Васильевич"]
    )
    assert [group.members for group in groups] == [(0, 1, 3), (2,)]
    assert groups[0].canonical == "Синегубов Олег Васильевич"


def test_an_initial_between_two_people_joins_neither() -> None:
    groups = cluster(["Igor Ivanov", "Ivan Ivanov", "I. Ivanov"])
    assert [group.members for group in groups] == [(0,), (1,), (2,)]
    assert [g.members for g in cluster(["Igor Petrov", "I. Petrov"])] == [(0, 1)]


def test_contradicting_patronymics_are_not_joined_by_a_third() -> None:
    names = ["Игорь Петрович Иванов", "Игорь Иванович Иванов", "Игорь Иванов"]
    groups = [set(group.members) for group in cluster(names)]
    assert not any({0, 1} <= group for group in groups)


@given(st.lists(st.sampled_from(NAMES), max_size=12))
def test_a_partition_without_contradictions(names: list[str]) -> None:
    groups = cluster(names)
    assert sorted(at for group in groups for at in group.members) == list(range(len(names)))
    for group in groups:
        members = [names[at] for at in group.members]
        assert group.canonical in members
        for one in members:
            for other in members:
                if one != other:
                    assert compare_names(one, other).outcome is not Verdict.DIFFERENT


@given(st.permutations(NAMES))
def test_the_order_of_the_names_does_not_matter(names: list[str]) -> None:
    found = {frozenset(names[at] for at in group.members) for group in cluster(names)}
    expected = {frozenset(NAMES[at] for at in group.members) for group in cluster(NAMES)}
    assert found == expected


def test_made_names_are_grouped_without_contradictions() -> None:
    pairs = made_pairs(150, judged=True)
    names = [name for pair in pairs for name in (pair.one, pair.other)]
    groups = cluster(names)
    of = {at: number for number, group in enumerate(groups) for at in group.members}
    together = [of[2 * at] == of[2 * at + 1] for at in range(len(pairs))]
    same = sum(each for each, pair in zip(together, pairs, strict=True) if pair.same)
    assert same >= 0.85 * len(pairs) / 2
    for group in groups:
        for one, other in combinations(group.members, 2):
            assert compare_names(names[one], names[other]).outcome is not Verdict.DIFFERENT


def test_not_a_list_of_names() -> None:
    with pytest.raises(InputTypeError):
        cluster("Putin")
    with pytest.raises(InputTypeError):
        cluster(["Putin", None])  # type: ignore[list-item]
    assert cluster([]) == []
