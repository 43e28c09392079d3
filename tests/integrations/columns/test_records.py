"""Records keep their characters, and a stray quote costs one line."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from translit_norm.integrations.columns.records import read_records

FIELDS = st.lists(
    st.lists(st.text("aКї,;\"\n\r\t '", max_size=6), min_size=2, max_size=2), max_size=8
)


def _lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


@given(FIELDS, st.sampled_from(["\n", "\r\n"]))
def test_what_the_csv_module_writes_is_read_and_kept(rows: list[list[str]], end: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    records = list(read_records(_lines(text.getvalue()), ",", '"'))
    assert [record.fields for record in records] == rows
    assert "".join(record.raw for record in records) == text.getvalue()


@given(st.text('ab,"\n\r', max_size=40))
def test_no_character_is_lost_whatever_the_text(text: str) -> None:
    records = list(read_records(_lines(text), ",", '"'))
    assert "".join(record.raw for record in records) == text
    assert all(record.line >= 1 for record in records)
    assert [record.line for record in records] == sorted({record.line for record in records})


def test_a_quote_that_is_never_closed_gives_up_its_line_only() -> None:
    text = 'a,b\n1,"Kiev\n2,Lviv\n3,Dnipro\n'
    records = list(read_records(_lines(text), ",", '"'))
    assert [(record.line, bool(record.problem)) for record in records] == [
        (1, False), (2, True), (3, False), (4, False),
    ]  # fmt: skip


def test_without_a_quote_character_quotes_are_letters() -> None:
    (record,) = read_records(_lines('the "Rus" hotel\tKiev\n'), "\t", None)
    assert record.fields == ['the "Rus" hotel', "Kiev"]
