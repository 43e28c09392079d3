"""What nothing may be found in: addresses, handles, code and mark-up, and phrases of a table."""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.scan.markup import markup_spans
from translit_norm.scan.tables import table_rows

_LINK_RE = re.compile(r"""(?:https?|ftp)://[^\s<>"'»”]+|\bwww\.[^\s<>"'»”]+""")
_HANDLE_RE = re.compile(r"(?<![\w&/])[#@][\w\u0300-\u036f]+")
_MAIL_RE = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_DOMAIN_RE = re.compile(
    r"\.(?<=[\w-]\.)(?:com|org|net|ua|ru|by|eu|gov|info|news|de|fr|pl)\b(?:/[^\s<>\"']*)?"
)


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], tuple[str, ...], dict[str, re.Pattern[str]]]:
    """Return what begins protected phrases, and by first word the pattern of the rest.

    First words with a capital are one pattern, grouped by that letter, which most of a text passes over
    quickly; the few others are looked for one by one.
    """
    by_first: dict[str, list[str]] = {}
    for row in table_rows("languages/protected.tsv", ("phrase", "language", "reason")):
        first, *rest = row["phrase"].replace("’", "'").split()
        words = [re.escape(word).replace("'", "['’ʼ]") for word in rest]
        by_first.setdefault(first, []).append("".join(rf"[\s\u00a0-]+{word}" for word in words))
    by_letter: dict[str, list[str]] = {}
    for first in sorted(by_first, key=lambda each: (-len(each), each)):
        if first[0].isupper():
            by_letter.setdefault(first[0], []).append(re.escape(first[1:]))
    firsts = re.compile(
        "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in by_letter.items()) or r"(?!)"
    )
    small = tuple(first for first in by_first if not first[0].isupper())
    rests = {
        first: re.compile(
            "(?:" + "|".join(sorted(endings, key=lambda each: -len(each))) + r")(?!\w)"
        )
        for first, endings in by_first.items()
    }
    return firsts, small, rests


def _phrase_spans(text: str) -> list[tuple[int, int]]:
    firsts, small, rests = _phrases()
    begun = [found.span() for found in firsts.finditer(text)]
    for first in small:
        at = text.find(first)
        while at >= 0:
            begun.append((at, at + len(first)))
            at = text.find(first, at + 1)
    spans = []
    for start, end in begun:
        if start and text[start - 1].isalnum():
            continue
        rest = rests[text[start:end]].match(text, end)
        if rest is not None:
            spans.append((start, rest.end()))
    return spans


def protected_spans(text: str, markup: str = "") -> list[tuple[int, int]]:
    """Return the spans of a text that are left alone; `markup` is markdown, html, rst or "".

    Spans may overlap: the domain of an address is found once more by itself.

    >>> text = "Chicken Kiev at https://kiev.ua or #Kiev"
    >>> [text[start:end] for start, end in protected_spans(text)]
    ['https://kiev.ua', '#Kiev', 'kiev.ua', 'Chicken Kiev']
    """
    spans: list[tuple[int, int]] = []
    if "://" in text or "www." in text:
        spans += [found.span() for found in _LINK_RE.finditer(text)]
    if "#" in text or "@" in text:
        spans += [found.span() for found in _HANDLE_RE.finditer(text)]
    for pattern in (_MAIL_RE, _DOMAIN_RE) if "@" in text else (_DOMAIN_RE,):
        for found in pattern.finditer(text):
            start = found.start()
            while start and (text[start - 1].isalnum() or text[start - 1] in "._+-"):
                start -= 1
            spans.append((start, found.end()))
    return spans + markup_spans(text, markup) + _phrase_spans(text)
