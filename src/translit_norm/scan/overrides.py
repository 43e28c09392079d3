"""The caller's own decisions in a text: what means one entity, and whose gazetteer wins."""

from __future__ import annotations

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
    """Return the mentions of several layers in order, none overlapping.

    Of those that overlap matched, longer and earlier ones stay, those of earlier layers first.
    """
    placed = [(number, found) for number, layer in enumerate(layers) for found in layer]
    placed.sort(key=lambda row: row[1].mention.start)
    kept: list[Found] = []
    together: list[tuple[int, Found]] = []
    upto = 0
    for number, found in placed:
        if found.mention.start >= upto:
            kept += _best_of(together)
            together = []
        together.append((number, found))
        upto = max(upto, found.mention.end)
    return kept + _best_of(together)


def _best_of(together: list[tuple[int, Found]]) -> list[Found]:
    """Return which of some mentions that overlap one another stay, in order."""
    if len(together) < 2:
        return [found for _number, found in together]
    kept: list[Found] = []
    for _number, found in sorted(together, key=_rank):
        mention = found.mention
        if all(
            mention.end <= each.mention.start or each.mention.end <= mention.start for each in kept
        ):
            kept.append(found)
    return sorted(kept, key=lambda found: found.mention.start)


def _rank(row: tuple[int, Found]) -> tuple[bool, int, int]:
    number, found = row
    mention = found.mention
    return mention.result.outcome is not Outcome.MATCHED, mention.start - mention.end, number
