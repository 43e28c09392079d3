"""Arrow arrays are answered once a distinct value, whatever their shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("translit_norm.integrations.arrow")

WORDS = st.one_of(st.none(), st.sampled_from(["Kiev", "Lviv", "", "Київ"]))


@given(st.lists(st.tuples(WORDS, WORDS), max_size=40), st.booleans(), st.booleans())
def test_every_row_gets_the_answer_of_its_values(rows, encode: bool, chunk: bool) -> None:
    columns = [pa.array([row[at] for row in rows], pa.string()) for at in (0, 1)]
    if encode:
        columns[0] = columns[0].dictionary_encode()
    if chunk:
        columns[1] = pa.chunked_array([columns[1].slice(0, 3), columns[1].slice(3)])
    asked = []

    def answer(names, places):
        asked.extend(zip(names, places, strict=True))
        return [pa.array([f"{n}|{p}" for n, p in zip(names, places, strict=True)], pa.string())]

    (found,) = arrow.answer_distinct(columns, answer)
    assert found.to_pylist() == [f"{name}|{place}" for name, place in rows]
    assert sorted(map(repr, asked)) == sorted(map(repr, set(rows)))
