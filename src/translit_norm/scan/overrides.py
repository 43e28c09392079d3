"""The caller's own decisions in a text: what means one entity, and whose gazetteer wins."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

from translit_norm.decisions import Decisions
from translit_norm.match.within import Within
from translit_norm.scan.answers import Found
from translit_norm.scan.tokens import JOINT_RE, WORD_RE, Spans, trimmed
from translit_norm.types import Mention, Outcome


def overridden(
    text: str, protected: Spans, decisions: Decisions, within: Within | None
) -> Iterator[Found]:
    """Yield the mentions that the caller's overrides decide: whole words, a single one with a capital."""
    by_first: dict[str, list[str]] = {}
    for name, _within in decisions.overrides:
        if name:
            by_first.setdefault(name.split()[0], []).append(name)
    if not by_first:
        return
    upto = 0
    for found in WORD_RE.finditer(text):
        first, front, _back = trimmed(found.group())
        start = found.start() + front
        if start < upto or first not in by_first:
            continue
        for name in sorted(by_first[first], key=len, reverse=True):
            end = _end_of(name, text, found.start(), front)
            surface = text[start:end]
            told = " " in name or surface != surface.lower()
            if end and told and not protected.covers(start, end):
                result = decisions.override(surface, within)
                if result is not None and result.best is not None:
                    key = result.best.entity.id
                    yield Found(Mention(start, end, surface, result), result.best.entity.kind, key)
                    upto = end
                    break


def _end_of(name: str, text: str, at: int, front: int) -> int:
    """Return where the folded words of a name, read from a word on, end in the text; 0 if they do not."""
    wanted = name.split()
    for number, each in enumerate(wanted):
        word = WORD_RE.match(text, at)
        if word is None:
            return 0
        folded, cut, back = trimmed(word.group())
        end = word.end() - back
        if folded != each or (number and cut) or (back and number + 1 < len(wanted)):
            return 0
        if number + 1 < len(wanted):
            joint = JOINT_RE.match(text, word.end())
            if joint is None:
                return 0
            at = joint.end()
    return end


def settled(layers: Sequence[Sequence[Found]]) -> list[Found]:
    """Return the mentions of several layers, none overlapping: matched, longer and earlier ones first."""
    filled = [layer for layer in layers if layer]
    if len(filled) < 2:
        return [found for layer in filled for found in layer]
    ranked = sorted(
        (
            (found.mention.result.outcome is not Outcome.MATCHED, -len(found.mention.surface), number, found)
            for number, layer in enumerate(filled)
            for found in layer
        ),
        key=lambda row: row[:3],
    )  # fmt: skip
    kept: list[Found] = []
    spans: list[tuple[int, int]] = []
    for *_rank, found in ranked:
        start, end = found.mention.start, found.mention.end
        at = bisect_right(spans, (start, end))
        before_is_apart = at == 0 or spans[at - 1][1] <= start
        if before_is_apart and (at == len(spans) or spans[at][0] >= end):
            insort(spans, (start, end))
            kept.append(found)
    return kept
