"""The accuracy figures of the README are those that `make bench` last wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def rows(text: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a page's tables, each by its header."""
    header: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        if not cells:
            header = []
        elif not header:
            header = cells
        elif not cells[0].startswith("---"):
            yield dict(zip(header, cells, strict=True))


def test_the_figures_are_those_of_the_bench() -> None:
    results = list(rows((ROOT / "bench" / "results.md").read_text(encoding="utf-8")))
    files = {row["file"]: row for row in results if "right of others" in row}
    told = [row for row in rows((ROOT / "README.md").read_text("utf-8")) if "best recipe" in row]
    assert {row["case file"] for row in told} <= files.keys() and len(told) >= 6
    for row in told:
        measured = files[row["case file"]]
        recipe = next(name for name in measured if name.startswith("anyascii"))
        assert row["right"] == measured["right of others"]
        assert row["best recipe"] == measured[recipe]
        assert row["MATCHED, of the unique"] == measured["unique MATCHED"]
        assert row["of those right"] == measured["MATCHED right"]


def test_the_withheld_figures_are_those_of_the_bench() -> None:
    results = rows((ROOT / "bench" / "results.md").read_text(encoding="utf-8"))
    withheld = {row["spellings"]: row for row in results if "spellings" in row}
    unique = withheld["the region makes the name unique"]
    unlike = withheld["another name (no rule yields it)"]
    prose = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for figure in (
        f"{int(unique['rows']):,} spellings", f"{unique['right']} are right",
        f"said of {unique['MATCHED']}", f"right {unique['MATCHED right']} times",
        f"first {unique['name alone']} times", f"({unlike['right']} right)",
    ):  # fmt: skip
        assert figure in prose, figure
