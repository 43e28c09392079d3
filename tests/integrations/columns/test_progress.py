"""The progress line is for a person at a terminal."""

from __future__ import annotations

import io

import pytest

from translit_norm.integrations.columns import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_nobody_looks() -> None:
    stream = io.StringIO()
    shown = progress.Progress(100, stream)
    shown.show(10, lambda: pytest.fail("the position need not be known"))
    shown.clear()
    assert stream.getvalue() == ""


def test_a_terminal_shows_rows_and_the_part_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    stream = _Terminal()
    progress.Progress(200, stream).show(1234, lambda: 100)
    assert "50%" in stream.getvalue()
    assert "1,234 rows" in stream.getvalue()


def test_a_pipe_shows_rows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    stream = _Terminal()
    progress.Progress(None, stream).show(7, lambda: pytest.fail("a pipe has no position"))
    assert "7 rows" in stream.getvalue()
    assert "%" not in stream.getvalue()
