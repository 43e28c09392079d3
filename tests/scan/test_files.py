"""Reading files: folders, what cannot be decoded, and large files in pieces that lose nothing."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translit_norm.errors import TableError
from translit_norm.scan import files
from translit_norm.scan.command import add_parsers
from translit_norm.scan.files import Source, sources

QUICK = settings(
    max_examples=60, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
PARAGRAPH = "They live in Kiev and in Zaporozhye.\nThe Kharkov region is near. 😀 Київ.\n\n"


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers())
    options = parser.parse_args(words)
    status: int = options.run(options)
    return status


def read(path: Path) -> tuple[list[Source], list[str]]:
    complaints: list[str] = []
    return list(sources([str(path)], complaints.append)), complaints


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "STREAMED", 100)
    monkeypatch.setattr(files, "_PIECE", 64)


def test_what_is_excluded_is_left_alone_even_when_named_outright(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    kept, left = tmp_path / "new.md", tmp_path / "old" / "a.md"
    for path in (kept, left):
        path.write_text("Kiev")
    assert list(files.paths_of([str(tmp_path)], ["old/*"])) == [kept]
    assert list(files.paths_of([str(kept), str(left)], ["old/*"])) == [kept]
    assert list(files.paths_of([str(left)])) == [left]


@QUICK
@given(text=st.text(st.sampled_from("aЖ😀 .\n\r"), min_size=110, max_size=400))
@pytest.mark.usefixtures("small_pieces")
def test_pieces_make_up_the_file_and_say_where_they_begin(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("large") / "large.txt"
    path.write_bytes(text.encode())
    found, complaints = read(path)
    assert complaints == []
    assert "".join(each.text for each in found) == text
    for each in found:
        before = text[: each.offset]
        assert text[each.offset :].startswith(each.text)
        assert each.line == before.count("\n")
        assert each.column == len(before) - before.rfind("\n") - 1


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    "text", [PARAGRAPH * 20, PARAGRAPH.replace("\n", " ") * 20], ids=["lines", "one line"]
)
def test_a_large_file_is_told_as_if_it_were_read_at_once(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    path.write_text(text, encoding="utf-8")
    told = []
    for threshold in (100, 10**9):
        monkeypatch.setattr(files, "STREAMED", threshold)
        assert run("scan", "--json", str(path)) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        told.append([(row["start"], row["end"], row["surface"]) for row in rows])
        assert run("check", "--ignore", "TN004", str(path)) == 1
        told.append(
            [tuple(line.split("→")[0].split()) for line in capsys.readouterr().out.splitlines()]
        )
    assert told[:2] == told[2:]
    assert len(told[0]) == 80
    assert all(text[start:end] == surface for start, end, surface in told[0])


@pytest.mark.usefixtures("small_pieces")
def test_memory_is_bounded_by_the_piece(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(PARAGRAPH * 400, encoding="utf-8")
    found, _complaints = read(path)
    assert max(len(each.text.encode()) for each in found) <= 64 + len(PARAGRAPH.encode())
    assert not any(each.whole for each in found)


@pytest.mark.usefixtures("small_pieces")
def test_undecodable_bytes_are_told_with_their_offset_and_the_others_still_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"They live in Kiev. \xff")
    (tmp_path / "b.txt").write_text("Lviv.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes((PARAGRAPH * 4).encode() + b"\xff")
    assert run("scan", str(tmp_path), str(tmp_path / "none.txt")) == 2
    shown = capsys.readouterr()
    assert "a.txt: not UTF-8 at byte 19 (0xff)" in shown.err
    assert f"c.txt: not UTF-8 at byte {len((PARAGRAPH * 4).encode())} (0xff)" in shown.err
    assert "none.txt: No such file" in shown.err
    assert "Lviv" in shown.out
    assert "Kiev. " not in shown.out


@pytest.mark.usefixtures("small_pieces")
def test_a_large_file_is_not_respelt_in_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "large.txt"
    path.write_text(PARAGRAPH * 4, encoding="utf-8")
    assert run("check", "--fix", str(path)) == 2
    assert "too large" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == PARAGRAPH * 4


def test_a_page_that_cannot_be_written_and_an_unknown_code_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kiev", encoding="utf-8")
    assert run("scan", "--html", str(tmp_path / "none" / "out.html"), str(path)) == 2
    assert "No such file" in capsys.readouterr().err
    with pytest.raises(TableError, match="TN9"):
        run("check", "--ignore", "TN9", str(path))
