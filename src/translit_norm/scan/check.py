"""`check`: the linter. What `rewrite` would change, as findings with codes, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from translit_norm.errors import InputTypeError
from translit_norm.match.rules import rules_of
from translit_norm.match.within import Within
from translit_norm.scan.answers import Found
from translit_norm.scan.derivation import reason_of
from translit_norm.scan.mentions import find
from translit_norm.scan.rewrite import suggested_edits
from translit_norm.scan.spelling import bare_span
from translit_norm.scan.style import Style, language_of, load_style
from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold
from translit_norm.types import Finding

_IGNORE_RE = re.compile(
    r"translit-norm:[ \t]*(?P<what>ignore-file|ignore-next-line|ignore)(?:\[(?P<codes>[A-Z0-9, ]+)\])?"
)


def check(
    text: str,
    *,
    style: str | Style = "official",
    within: Within | None = None,
    mode: str = "default",
    normaliser: Any = None,
    markup: str = "",
    ignore: Collection[str] = (),
    allow: Collection[str] = (),
) -> list[Finding]:
    """Return the names of a text that the style spells otherwise, in order.

    `ignore` holds codes, `allow` spellings that are right here. A comment `translit-norm: ignore`
    (with codes: `ignore[TN001]`), `ignore-next-line` or `ignore-file` in the text is obeyed. Raises
    `InputTypeError`.
    """
    if not isinstance(text, str):
        raise InputTypeError("text", text)
    from translit_norm.scan.mentions import default_resolver

    chosen = style if isinstance(style, Style) else load_style(style)
    resolver = normaliser if normaliser is not None else default_resolver()
    found = find(text, within=within, mode=mode, normaliser=resolver, markup=markup)
    gazetteer = resolver.gazetteers[0]
    lines = _Lines(text)
    allowed = {fold(each) for each in allow}
    findings = []
    for each, edit in suggested_edits(text, found, chosen, gazetteer):
        if fold(edit.surface) in allowed:
            continue
        code, reason = reason_of(each, edit.surface)
        line, column = lines.place(edit.start)
        findings.append(
            Finding(
                code,
                edit.start,
                edit.end,
                line,
                column,
                edit.surface,
                edit.replacement,
                reason,
                edit.entity,
            )
        )
    findings += _several_spellings(text, found, gazetteer, chosen, lines, allowed)
    kept = [
        finding for finding in findings
        if finding.code not in ignore and not lines.ignored(finding.line, finding.code)
    ]  # fmt: skip
    return sorted(kept, key=lambda finding: (finding.start, finding.code))


def _several_spellings(
    text: str,
    found: Sequence[Found],
    gazetteer: Any,
    style: Style,
    lines: _Lines,
    allowed: set[str],
) -> Iterable[Finding]:
    """Yield a finding for every spelling of an entity but the one it is spelt by most."""
    words = rules_of(gazetteer).words
    if (language := language_of(text)) and language not in style.languages:
        return
    spelt: dict[str, dict[str, list[tuple[int, int]]]] = {}
    names: dict[str, str] = {}
    for each in found:
        if each.mention.result.best is None or script_of(each.mention.surface) != "Latn":
            continue
        entity = each.mention.result.best.entity
        if each.kind == "place" and (
            entity.country not in ("UA", "RU", "BY") or entity.feature == "country"
        ):
            continue
        surface = each.mention.surface
        start, end = bare_span(surface, words)
        if each.kind == "person":
            start, end = surface.rfind(" ") + 1, len(surface)
        key = surface[start:end].casefold()
        spelt.setdefault(entity.id, {}).setdefault(key, []).append(
            (each.mention.start + start, each.mention.start + end)
        )
        names[entity.id] = style.names.get(entity.id, entity.name)
    for identifier, spellings in spelt.items():
        if len(spellings) < 2:
            continue
        canonical = {
            names[identifier].casefold(),
            names[identifier].split()[-1].casefold(),
            names[identifier].split()[0].casefold(),
        }
        usual = max(
            spellings,
            key=lambda key: (key in canonical, len(spellings[key]), -spellings[key][0][0]),
        )
        start, end = spellings[usual][0]
        shown = text[start:end]
        for key, places in spellings.items():
            if key == usual or fold(key) in allowed:
                continue
            at, upto = places[0]
            line, column = lines.place(at)
            reason = f"the same as {shown!r} in line {lines.place(start)[0]}"
            suggestion = shown.upper() if text[at:upto].isupper() else shown
            yield Finding(
                "TN004", at, upto, line, column, text[at:upto], suggestion, reason, identifier
            )


class _Lines:
    """Lines and columns of a text, and which of its lines are to be ignored."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for found in re.finditer(r"\r\n|\r|\n", text):
            self._starts.append(found.end())
        self._ignored: dict[int, frozenset[str]] = {}
        self._whole: frozenset[str] | None = None
        for found in _IGNORE_RE.finditer(text):
            codes = frozenset(
                code.strip() for code in (found["codes"] or "").split(",") if code.strip()
            )
            line, _column = self.place(found.start())
            if found["what"] == "ignore-file":
                self._whole = codes
            else:
                self._ignored[line + (found["what"] == "ignore-next-line")] = codes

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def ignored(self, line: int, code: str) -> bool:
        """Say whether a comment asks to ignore a code in a line. No codes means all."""
        for codes in (self._whole, self._ignored.get(line)):
            if codes is not None and (not codes or code in codes):
                return True
        return False


def ignored_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines that comments ask to leave alone, for `rewrite`."""
    lines = _Lines(text)
    if lines._whole is not None and not lines._whole:
        return [(0, len(text))]
    starts = [*lines._starts, len(text)]
    return [
        (starts[line - 1], starts[line])
        for line, codes in lines._ignored.items()
        if not codes and line < len(starts)
    ]
