"""A file goes in and comes out with its own bytes and the added columns."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_in import StubSettings

from translit_norm.errors import ContextError, MissingExtraError, TranslitNormError
from translit_norm.integrations.added import COLUMNS
from translit_norm.integrations.columns import delimited
from translit_norm.integrations.columns.layout import Request
from translit_norm.integrations.columns.run import Tally, resolve_file, shape_of

ADDED = "canonical,outcome,confidence,katottg,geonames,wikidata,reading"
KYIV = "Kyiv,MATCHED,0.97,UA8,703448,,"


def _run(folder: Path, name: str, content: bytes, stub, request: Request | None = None, **more):
    source, target = folder / name, folder / f"out-{name}"
    source.write_bytes(content)
    tally = resolve_file(
        str(source), str(target), request or Request("city"), settings=stub, **more
    )
    return target.read_bytes(), tally


def test_the_original_bytes_stay(tmp_path: Path, stub) -> None:
    content = b'id,city,"a note"\r\n1, Kiev ,"x, ""y""\r\nz"\r\n2,Kiev,\r\n\r\n3,"Kyiv",last'
    written, tally = _run(tmp_path, "a.csv", content, stub)
    assert written.decode().split("\r\n") == [
        f'id,city,"a note",{ADDED}',
        '1, Kiev ,"x, ""y""',
        'z",,UNMATCHED,,,,,',
        f"2,Kiev,,{KYIV}",
        "",
        f'3,"Kyiv",last,{KYIV}',
    ]
    assert tally == Tally(3, 2, 0, 1, 0)


@pytest.mark.parametrize(
    ("codec", "mark"),
    [("cp1251", b""), ("koi8-u", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")],
)
def test_the_encoding_and_its_mark_stay(tmp_path: Path, stub, codec: str, mark: bytes) -> None:
    text = "номер;city\r\n1;Київ\r\n2;Запоріжжя\r\n"
    written, _tally = _run(tmp_path, "a.csv", mark + text.encode(codec), stub)
    assert written.startswith(mark)
    assert written[len(mark) :].decode(codec) == (
        f"номер;city;{ADDED.replace(',', ';')}\r\n1;Київ;{KYIV.replace(',', ';')}\r\n"
        "2;Запоріжжя;;UNMATCHED;;;;;\r\n"
    )


@settings(max_examples=30)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["Kiev", "Київ", "x", ""]), st.text('a"\n,є', max_size=5)),
        max_size=12,
    )
)
def test_removing_the_added_fields_gives_the_rows_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("city", "note"), *rows])
    folder = tmp_path_factory.mktemp("rows")
    written, _tally = _run(folder, "a.csv", text.getvalue().encode(), StubSettings())
    back = list(csv.reader(io.StringIO(written.decode(), newline="")))
    assert [tuple(row[:2]) for row in back[1:]] == rows
    assert back[0][2:] == list(COLUMNS)
    assert all(len(row) == 9 for row in back)


def test_rows_stay_in_order_over_many_chunks(tmp_path: Path, stub, monkeypatch) -> None:
    monkeypatch.setattr(delimited, "CHUNK_ROWS", 7)
    content = "city\n" + "".join(f"name {number % 23}\n" for number in range(100))
    written, tally = _run(tmp_path, "a.csv", content.encode(), stub)
    names = [line.split(",")[0] for line in written.decode().splitlines()[1:]]
    assert names == [f"name {number % 23}" for number in range(100)]
    assert tally.rows == 100
    assert len(stub.normaliser.asked) == 23


def test_rows_that_cannot_be_read_are_kept_and_reported(tmp_path: Path, stub) -> None:
    content = "id,city\n1,Київ\n".encode() + b'2,Ha\xf1oi\n3,Kiev,more\n4,"Ki"ev"\n5,Kyiv\n'
    messages: list[str] = []
    rejects = tmp_path / "bad.csv"
    written, tally = _run(
        tmp_path, "a.csv", content, stub, rejects=str(rejects), report=messages.append
    )
    assert written.decode() == f"id,city,{ADDED}\n1,Київ,{KYIV}\n5,Kyiv,{KYIV}\n"
    assert rejects.read_bytes() == b'id,city\n2,Ha\xf1oi\n3,Kiev,more\n4,"Ki"ev"\n'
    assert [message.split(": ")[0].rsplit(" ", 1)[1] for message in messages] == ["3", "4", "5"]
    assert (tally.rows, tally.rejected) == (2, 3)


def test_without_a_rejects_file_such_a_row_ends_the_run(tmp_path: Path, stub) -> None:
    with pytest.raises(TranslitNormError, match=r"line 3: 1 fields where .*--rejects"):
        _run(tmp_path, "a.csv", b"id,city\n1,Kiev\nKiev\n", stub)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_context_comes_from_its_column_or_serves_all(tmp_path: Path, stub) -> None:
    request = Request("city", within_column="region", within="UA-30")
    _run(tmp_path, "a.csv", b"city,region\nKiev,UA-65\nKiev,\n", stub, request)
    assert stub.normaliser.asked[1:] == [("Kiev", "UA-65"), ("Kiev", "UA-30")]


def test_an_unknown_context_for_all_rows_is_an_error_at_once(tmp_path: Path, stub) -> None:
    with pytest.raises(ContextError):
        _run(tmp_path, "a.csv", b"city\nKiev\n", stub, Request("city", within="Nowhere"))
    assert not (tmp_path / "out-a.csv").exists()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"id,town\n1,Kiev\n", "no column 'city'; the columns are 'id', 'town'"),
        (b"city,city\nKiev,Kiev\n", "several columns are named 'city'"),
        (b"city,outcome\nKiev,1\n", "'outcome' exists already"),
        (b'"city\n', "columns"),
    ],
)
def test_a_header_that_will_not_do_says_why(tmp_path: Path, stub, content, problem) -> None:
    with pytest.raises(TranslitNormError, match=problem):
        _run(tmp_path, "a.csv", content, stub)


def test_a_file_without_header_goes_by_number(tmp_path: Path, stub) -> None:
    request = Request("2", header=False)
    written, _tally = _run(tmp_path, "a.tsv", b"1\tKiev\n2\tLviv\n", stub, request)
    assert written.decode().splitlines()[0] == "1\tKiev\t" + KYIV.replace(",", "\t")
    with pytest.raises(TranslitNormError, match="a number from 1 to 2, not '3'"):
        _run(tmp_path, "a.tsv", b"1\tKiev\n", stub, Request("3", header=False))


def test_a_blank_line_of_one_column_is_a_row(tmp_path: Path, stub) -> None:
    written, tally = _run(tmp_path, "a.csv", b"city\nKiev\n\nKiev\n", stub)
    assert tally.rows == 3
    assert written.decode().splitlines()[2] == ",,UNMATCHED,,,,,"


def test_json_lines_keep_their_bytes(tmp_path: Path, stub) -> None:
    content = '{"city": "Київ",  "n": 1.0}\r\n{ }\n\n{"city": 7}\n{"city":"Lviv"} '.encode()
    written, tally = _run(tmp_path, "a.jsonl", content, stub)
    lines = written.decode().split("\n")
    assert lines[0].startswith(
        '{"city": "Київ",  "n": 1.0, "canonical": "Kyiv", "outcome": "MATCHED"'
    )
    assert lines[0].endswith('"reading": null}\r')
    assert lines[1].startswith('{ "canonical": null')
    assert lines[4].endswith("} ")
    assert [json.loads(line)["outcome"] for line in lines if line.strip()].count("UNMATCHED") == 3
    assert tally.rows == 4


def test_json_lines_that_are_no_objects_are_rejected(tmp_path: Path, stub) -> None:
    content = b'{"city": "Kiev"}\n[1]\n{"city": "Kiev"\n{"outcome": 1}\n{"city": "\xff"}'
    rejects = tmp_path / "bad.jsonl"
    _written, tally = _run(
        tmp_path, "a.jsonl", content, stub, rejects=str(rejects), report=lambda _line: None
    )
    assert (tally.rows, tally.rejected) == (1, 4)
    assert rejects.read_bytes() == content.split(b"\n", 1)[1] + b"\n"


def test_the_format_shows_in_the_name_or_is_given(tmp_path: Path, stub) -> None:
    with pytest.raises(TranslitNormError, match="--format says it: csv, tsv, jsonl"):
        shape_of("cities.xlsx")
    written, _tally = _run(tmp_path, "cities.data", b"city\nKiev\n", stub, shape="csv")
    assert written.startswith(b"city,canonical")


def test_parquet_without_its_extra_names_it(tmp_path: Path, stub, monkeypatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for module in ("arrow", "columns.arrow_files"):
        monkeypatch.delitem(sys.modules, f"translit_norm.integrations.{module}", raising=False)
    with pytest.raises(MissingExtraError, match=r"translit-norm\[arrow\]"):
        _run(tmp_path, "a.parquet", b"", stub)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_run_leaves_no_half_file(tmp_path: Path, stub, monkeypatch, failure) -> None:
    monkeypatch.setattr(delimited, "CHUNK_ROWS", 10)
    (tmp_path / "out-a.csv").write_text("what was there before")
    content = b"id,city\n1\n" + b"1,Kiev\n" * 100

    def fail(*_arguments: object, **_named: object) -> None:
        raise failure

    monkeypatch.setattr("translit_norm.integrations.columns.run.Progress.show", fail)
    with pytest.raises(failure):
        _run(tmp_path, "a.csv", content, stub, rejects=str(tmp_path / "bad.csv"), report=len)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "out-a.csv"]
    assert (tmp_path / "out-a.csv").read_text() == "what was there before"


def test_a_file_may_be_replaced_by_its_own_result(tmp_path: Path, stub) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"city\nKiev\n")
    resolve_file(str(path), str(path), Request("city"), settings=stub)
    assert path.read_text() == f"city,{ADDED}\nKiev,{KYIV}\n"


def test_memory_does_not_grow_with_the_rows(tmp_path: Path, stub, monkeypatch) -> None:
    monkeypatch.setattr(delimited, "CHUNK_ROWS", 500)
    peaks = []
    for rows in (10_000, 40_000):
        source = tmp_path / "many.csv"
        line = b"Kiev," + b"x" * 200 + b"\n"
        source.write_bytes(b"city,note\n" + line * rows)
        tracemalloc.start()
        resolve_file(str(source), str(tmp_path / "out.csv"), Request("city"), settings=stub)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.1
