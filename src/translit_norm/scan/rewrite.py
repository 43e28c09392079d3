"""`rewrite`: the text with every resolved variant respelt, and the list of what was changed.

Applying it twice changes nothing: the respelt text is looked at again until nothing is left to do, and
the edits of all rounds are told in offsets of the original.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translit_norm.errors import InputTypeError
from translit_norm.match.rules import rules_of
from translit_norm.match.within import Within
from translit_norm.scan.answers import Found
from translit_norm.scan.derivation import reason_of
from translit_norm.scan.mentions import find
from translit_norm.scan.spelling import wanted_spelling
from translit_norm.scan.style import Style, language_of, load_style
from translit_norm.types import Edit, Rewrite

#: Respelling a name may make another one clearer; more rounds than this were never seen.
_ROUNDS = 5


def rewrite(
    text: str,
    *,
    style: str | Style = "official",
    within: Within | None = None,
    mode: str = "default",
    normaliser: Any = None,
    markup: str = "",
    skip: Sequence[tuple[int, int]] = (),
) -> Rewrite:
    """Return the text in the style's spelling, and the edits with offsets of the original text.

    Case, possessives, hyphens and mark-up around a name are kept; a text in a language the style does
    not speak of is returned as it is. `skip` holds spans to leave alone. Raises `InputTypeError`.
    """
    if not isinstance(text, str):
        raise InputTypeError("text", text)
    chosen = style if isinstance(style, Style) else load_style(style)
    edits: list[Edit] = []
    current = text
    for turn in range(_ROUNDS):
        new = _edits(
            current,
            chosen,
            within,
            mode,
            normaliser,
            markup,
            skip if turn == 0 else _moved(skip, edits),
        )
        if not new:
            break
        current = _apply(current, new)
        edits = _composed(edits, new, text)
    return Rewrite(current, tuple(edits))


def suggested_edits(
    text: str,
    found: Sequence[Found],
    style: Style,
    gazetteer: Any,
    skip: Sequence[tuple[int, int]] = (),
) -> list[tuple[Found, Edit]]:
    """Return for each mention that the style spells otherwise the edit that would respell it."""
    words = rules_of(gazetteer).words
    language = language_of(text)
    # Text in another language than the style's is left alone; where nothing tells, the style's is assumed.
    mixed_only = bool(language) and language not in style.languages
    pairs = []
    for each in found:
        wanted = wanted_spelling(each, style, words)
        if wanted is None:
            continue
        start, end, replacement = wanted
        code, reason = reason_of(each, text[start:end])
        if mixed_only and code != "TN005":
            continue
        if any(first < end and start < last for first, last in skip):
            continue
        best = each.mention.result.best
        identifier = best.entity.id if best else None
        pairs.append((each, Edit(start, end, text[start:end], replacement, reason, identifier)))
    return pairs


def _edits(
    text: str, style: Style, within: Within | None, mode: str, normaliser: Any, markup: str,
    skip: Sequence[tuple[int, int]],
) -> list[Edit]:  # fmt: skip
    from translit_norm.scan.mentions import default_resolver

    resolver = normaliser if normaliser is not None else default_resolver()
    found = find(text, within=within, mode=mode, normaliser=resolver, markup=markup)
    return [
        edit for _found, edit in suggested_edits(text, found, style, resolver.gazetteers[0], skip)
    ]


def _apply(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*pieces, text[at:]))


def _moved(skip: Sequence[tuple[int, int]], edits: Sequence[Edit]) -> list[tuple[int, int]]:
    def shift(at: int) -> int:
        return at + sum(
            len(edit.replacement) - len(edit.surface) for edit in edits if edit.end <= at
        )

    return [(shift(start), shift(end)) for start, end in skip]


def _composed(first: Sequence[Edit], second: Sequence[Edit], text: str) -> list[Edit]:
    """Return the edits that lead from the original to what `second` makes of the result of `first`."""
    if not first:
        return list(second)
    # Every place of the respelt text: where it comes from in the original.
    spans = [(edit.start, edit.end, edit.replacement, edit.reason, edit.entity) for edit in first]
    for edit in second:
        shift = 0
        start, end = edit.start, edit.end
        replaced = None
        for number, (begin, finish, replacement, _reason, _entity) in enumerate(spans):
            at = begin + shift
            if at < end and start < at + len(replacement):
                replaced = number
                break
            if at >= end:
                break
            shift += len(replacement) - (finish - begin)
        if replaced is None:
            begin, finish = start - shift, end - shift
            spans.append((begin, finish, edit.replacement, edit.reason, edit.entity))
            spans.sort()
        else:
            begin, finish, replacement, reason, entity = spans[replaced]
            offset = start - (begin + shift)
            new = (
                replacement[: max(offset, 0)]
                + edit.replacement
                + replacement[offset + (end - start) :]
            )
            spans[replaced] = (begin, finish, new, reason, edit.entity or entity)
    return [
        Edit(begin, finish, text[begin:finish], replacement, reason, entity)
        for begin, finish, replacement, reason, entity in spans
        if text[begin:finish] != replacement
    ]
