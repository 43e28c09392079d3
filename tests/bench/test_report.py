"""The report keeps what a run did not measure."""

from __future__ import annotations

import pytest

pytest.importorskip("anyascii", reason="the peers need the bench extra")

from bench.report import merge, table


def test_a_run_replaces_only_the_sections_it_made() -> None:
    first = merge("", {"Speed": "old", "Cases": "kept"})
    second = merge(first, {"Speed": "new"})
    assert "old" not in second and "kept" in second
    assert second.index("new") < second.index("kept")
    assert merge(second, {}) == second


def test_a_table_has_the_columns_of_its_rows() -> None:
    assert table([{"a": 0.5, "b": "x"}]) == "| a | b |\n| --- | --- |\n| 0.500 | x |\n"
    assert "nothing" in table([])
