"""A column costs its distinct values, and no more memory than promised."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translit_norm.integrations.added import added_values
from translit_norm.integrations.distinct import DistinctResolver, Memory


def test_each_distinct_question_is_asked_once(stub) -> None:
    resolver = DistinctResolver(stub.normaliser, added_values)
    first = resolver.resolve(["Kiev", "Kiev", None, "Lviv"])
    again = resolver.resolve(["Lviv", "Kiev", None], None)
    assert stub.normaliser.asked == [("Kiev", None), (None, None), ("Lviv", None)]
    assert [each.canonical for each in first] == ["Kyiv", "Kyiv", None, None]
    assert again == [first[3], first[0], first[2]]


def test_the_same_name_elsewhere_is_another_question(stub) -> None:
    resolver = DistinctResolver(stub.normaliser, added_values)
    rows = resolver.resolve(["Kiev", "Kiev", "Kiev"], ["UA-30", "UA-65", None])
    assert [each.outcome for each in rows] == ["MATCHED", "UNMATCHED", "MATCHED"]
    assert len(stub.normaliser.asked) == 3


@given(st.lists(st.integers(0, 30), max_size=200), st.integers(1, 8))
def test_memory_is_bounded_and_never_wrong(keys: list[int], size: int) -> None:
    memory: Memory[int, str] = Memory(size)
    recent: list[int] = []
    for key in keys:
        value = memory.get(key)
        assert value in (None, str(key))
        if key in recent[-size:]:
            assert value is not None, "an entry outlives as many others as a generation holds"
        if value is None:
            memory.put(key, str(key))
        recent = [each for each in recent if each != key] + [key]
        assert len(memory) <= 2 * size
