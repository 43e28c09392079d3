"""Findings as other tools read them: text, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from translit_norm import __version__
from translit_norm.scan.derivation import CODES
from translit_norm.types import Finding

Located = tuple[str, Finding]


def as_text(found: Sequence[Located]) -> str:
    """Return a line a finding: `article.md:12:5 TN001 'Kiev' → 'Kyiv' (Russian-derived, …)`."""
    return "".join(
        f"{name}:{each.line}:{each.column} {each.code} {each.surface!r} → {each.suggestion!r} "
        f"({each.reason})\n"
        for name, each in found
    )


def as_json(found: Sequence[Located]) -> str:
    """Return a JSON array with one object a finding."""
    rows = [{"file": name, **each.to_dict()} for name, each in found]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(found: Sequence[Located]) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::warning file={_property(name)},line={each.line},col={each.column},"
        f"endColumn={each.column + len(each.surface)},title={each.code}::"
        + _message(f"'{each.surface}' → '{each.suggestion}' ({each.reason})")
        + "\n"
        for name, each in found
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(found: Sequence[Located]) -> str:
    """Return a SARIF 2.1.0 log with one run; columns are counted in Unicode code points."""
    rules = [
        {
            "id": code,
            "name": code,
            "shortDescription": {"text": text},
            "defaultConfiguration": {"level": "warning"},
        }
        for code, text in CODES.items()
    ]
    order = list(CODES)
    results = [
        {
            "ruleId": each.code,
            "ruleIndex": order.index(each.code),
            "level": "warning",
            "message": {"text": f"'{each.surface}' → '{each.suggestion}' ({each.reason})"},
            "locations": [{"physicalLocation": _location(name, each)}],
            "fixes": [_fix(name, each)],
        }
        for name, each in found
    ]
    driver = {
        "name": "translit-norm", "version": __version__, "semanticVersion": __version__, "rules": rules,
    }  # fmt: skip
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _uri(name: str) -> str:
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    from urllib.parse import quote

    return quote(path.as_posix())


def _region(each: Finding) -> dict[str, int]:
    lines = each.surface.split("\n")
    end_column = each.column + len(each.surface) if len(lines) == 1 else len(lines[-1]) + 1
    return {
        "startLine": each.line, "startColumn": each.column, "endLine": each.line + len(lines) - 1,
        "endColumn": end_column,
    }  # fmt: skip


def _location(name: str, each: Finding) -> dict[str, object]:
    return {"artifactLocation": {"uri": _uri(name)}, "region": _region(each)}


def _fix(name: str, each: Finding) -> dict[str, object]:
    replacement = {"deletedRegion": _region(each), "insertedContent": {"text": each.suggestion}}
    return {
        "description": {"text": f"write {each.suggestion!r}"},
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(name)}, "replacements": [replacement]}
        ],
    }


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
#: The formats whose findings stand by themselves, so that they are written as they are found.
BY_LINE = frozenset({"text", "github"})
