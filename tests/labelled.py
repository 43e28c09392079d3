"""Reads the labelled texts of tests/cases/texts: [[surface|name; feature]] marks what should be found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TEXTS = sorted((Path(__file__).parent / "cases" / "texts").glob("*.txt"))
_LABEL_RE = re.compile(r"\[\[([^|\]]+)\|([^;\]]+); ([^\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Label:
    """A span that should be found, what it means, and the feature (or person)."""

    start: int
    end: int
    name: str
    feature: str


def read_labelled(path: Path) -> tuple[str, list[Label]]:
    """Return a text without its labels, and the labels with offsets in that text."""
    marked = path.read_text(encoding="utf-8").partition("\n")[2]
    pieces: list[str] = []
    labels: list[Label] = []
    at = length = 0
    for found in _LABEL_RE.finditer(marked):
        pieces.append(marked[at : found.start()])
        length += found.start() - at
        labels.append(Label(length, length + len(found[1]), found[2], found[3]))
        pieces.append(found[1])
        length += len(found[1])
        at = found.end()
    return "".join((*pieces, marked[at:])), labels
