"""The coverage page says what the tables hold."""

from __future__ import annotations

from pathlib import Path

from tools.coverage_page import page, rows

ROOT = Path(__file__).resolve().parents[2]


def _counted(text: str, row: str) -> int:
    line = next(line for line in text.splitlines() if line.startswith(f"| {row} |"))
    return int(line.split("|")[2].strip().replace(",", ""))


def test_the_page_counts_the_rows_of_the_tables(tmp_path: Path) -> None:
    results = tmp_path / "results.md"
    results.write_text(
        "# Results\n\nHow.\n\n## Case files\n\n| a |\n| --- |\n| 1 |\n", encoding="utf-8"
    )
    text = page(ROOT / "data", results)
    villages = sum(
        row["feature"] == "village" and row["country"] == "UA"
        for row in rows(ROOT / "data" / "places" / "ukraine.tsv")
    )
    assert _counted(text, "village") == villages > 25_000
    assert _counted(text, "KATOTTG code") > 29_000
    assert _counted(text, "Ukrainian") > 1
    assert "### Case files" in text
    assert "\n# Results" not in text


def test_a_version_without_results_says_so(tmp_path: Path) -> None:
    assert "No results were recorded" in page(ROOT / "data", tmp_path / "results.md")


def test_comment_lines_are_no_rows(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text("# source: ours\nid\tname\nx\tKyiv\n", encoding="utf-8")
    assert list(rows(table)) == [{"id": "x", "name": "Kyiv"}]
