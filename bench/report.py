"""Writes bench/results.md: a run replaces the sections that it made and keeps the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from bench.accuracy import Answer, error_class, errors_per_thousand
from bench.calibration import (
    COVERAGES,
    Judged,
    brier,
    expected_calibration_error,
    precision_at,
    reliability,
)
from bench.speed import Measure

TITLE = """# Results of `make bench`

Made by `python -m bench`; figures that depend on the machine are ratios.
"""

#: Why answers of a class are wrong, in a sentence each.
WHY = {
    "context not understood": "The region's name fits none or several units of the gazetteer.",
    "entity not in the gazetteer": "Its ids stand in no table.",
    "entity outside the context given": "The tables place it elsewhere, or know no region for it.",
    "a namesake in the region first": "The region holds several of the name.",
    "another name first, right one listed": "A likelier form of another name scores higher.",
    "MATCHED to another place, right one not proposed": "The spelling is a known form of another.",
    "right one not proposed": "No rule leads to the spelling, or the search ends before it.",
    "nothing proposed": "The spelling resembles no form closely enough.",
    "right place first, but AMBIGUOUS though unique": "Weaker evidence than MATCHED asks for.",
    "right place first, but UNMATCHED though unique": "So unlike, so short or so common a word "
    "that a stranger is likelier.",
    "attested as another name": "A table gives this very spelling to another name.",
    "another name by rule": "A standard, a case or a sister language makes it of another name.",
    "another name closer": "Another name resembles it more, or is named more often.",
}


def table(rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as a Markdown table with the first row's keys as its columns."""
    rows = list(rows)
    if not rows:
        return "(nothing measured)\n"
    titles = list(rows[0])
    lines = ["| " + " | ".join(titles) + " |", "| " + " | ".join("---" for _ in titles) + " |"]
    lines += ["| " + " | ".join(_cell(row[title]) for title in titles) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def error_tables(answers: Sequence[Answer]) -> str:
    """Return errors per 1,000 by kind of spelling, and the classes of errors with their reason."""
    by_kind = [
        {"kind of spelling": kind, "rows": rows, "errors per 1,000": errors}
        for kind, rows, errors in errors_per_thousand(answers, lambda answer: answer.case.derived)
        if rows >= 20
    ]
    return f"{table(by_kind)}\n{class_table(answers, error_class)}"


def class_table(answers: Sequence[Answer], class_of: Callable[[Answer], str]) -> str:
    """Return how many of 1,000 answers are of each class, with the reason; no class is no error."""
    found = Counter(filter(None, map(class_of, answers)))
    return table(
        {"class": name, "per 1,000": f"{1000 * count / len(answers):.1f}", "why": WHY.get(name, "")}
        for name, count in found.most_common()
    )


def examples(answers: Sequence[Answer], count: int) -> str:
    """Return a few rows of every class of errors, for the terminal only: cases stay unpublished."""
    by_class: dict[str, list[Answer]] = {}
    for answer in answers:
        if name := error_class(answer):
            by_class.setdefault(name, []).append(answer)
    lines = []
    for name, members in sorted(by_class.items(), key=lambda each: -len(each[1])):
        lines.append(f"{name}: {len(members)}")
        for answer in members[:: max(1, len(members) // count)][:count]:
            case, got = answer.case, "nothing"
            for first in answer.given.candidates[:1]:
                scores = f"{first.via}, {first.score:.2f}, {first.confidence:.2f}"
                got = f"{first.entity.name} ({first.entity.feature}, {scores})"
            lines.append(f"    {case.surface} [{case.within}] → {case.name}; got {got}")
    return "\n".join(lines)


def calibration_tables(judged: Mapping[str, Sequence[Judged]]) -> str:
    """Return Brier score, calibration error, precision by coverage, and the reliability table."""
    rows = []
    for name, each in judged.items():
        row: dict[str, object] = {"asked": name, "answers": len(each)}
        row |= {"Brier": brier(each), "calibration error": expected_calibration_error(each)}
        row |= {f"precision at {at:.0%}": precision_at(each, at) for at in COVERAGES}
        rows.append(row)
    together = [pair for each in judged.values() for pair in each]
    bins = [
        {
            "confidence": f"{each.low:.1f}–{each.high:.1f}",
            "answers": each.count,
            "mean confidence": each.confidence,
            "right": each.right,
        }
        for each in reliability(together)
    ]
    return f"{table(rows)}\n{table(bins)}"


def speed_table(measures: Sequence[Measure]) -> str:
    """Return the speed table without absolute times."""
    return table(
        {
            "what": each.what,
            "reached": each.reached,
            "bar": each.bar,
            "": "" if each.ok else "missed",
        }
        for each in measures
    )


def merge(old: str, sections: Mapping[str, str]) -> str:
    """Return the report with its sections replaced by the new ones of the same title, in place.

    >>> merge(merge("", {"A": "1", "B": "2"}), {"A": "3"}).split("## ")[1:]
    ['A\\n\\n3\\n\\n', 'B\\n\\n2\\n']
    """
    kept = dict(re.findall(r"^## (.+?)\n\n(.*?)(?=^## |\Z)", old, flags=re.MULTILINE | re.DOTALL))
    kept |= sections
    return "\n".join([TITLE, *(f"## {title}\n\n{body.strip()}\n" for title, body in kept.items())])


def write(path: Path, sections: Mapping[str, str]) -> None:
    """Merge the sections into the report at `path`."""
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(merge(old, sections), encoding="utf-8")
