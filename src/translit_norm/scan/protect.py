"""What nothing may be found in: addresses, handles, code and mark-up, and phrases of a table."""

# ruff: noqa: E501 (mark-up and patterns are read as a whole)

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.scan.tables import table_rows

_LINK_RE = re.compile(r"""(?:https?|ftp)://[^\s<>"'»”]+|\bwww\.[^\s<>"'»”]+""")
_HANDLE_RE = re.compile(r"(?<![\w&/])[#@][\w\u0300-\u036f]+")
_MAIL_RE = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_DOMAIN_RE = re.compile(
    r"(?<=[\w-])\.(?:com|org|net|ua|ru|by|eu|gov|info|news|de|fr|pl)\b(?:/[^\s<>\"']*)?"
)
_MARKDOWN_RE = re.compile(
    r"""^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z) |
    ^---\n.*?\n---$ | (?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`) | (?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[^()]*?\) |
    ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+ | <!--.*?--> | </?[A-Za-z][^<>]*> | <[a-z]+:[^\s<>]+> | (?<=\])\[[^\]\n]*\]""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_HTML_RE = re.compile(
    r"""<!--.*?--> | <(?P<raw>script|style|code|pre|kbd|samp|svg|textarea|head)\b[^>]*>.*?</(?P=raw)\s*> |
    <[!/?]?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*> | &\#?\w+;""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_RST_RE = re.compile(
    r"""``.+?`` | (?:::|^\.\.[ ]code(?:-block)?::[^\n]*)\n(?:[ \t]*\n|[ \t]+[^\n]*\n?)+ |
    (?<=[`\w])[ ]<[^<>\n]+>`_{1,2} | :[a-z:]+:`[^`\n]+` | ^\.\.[ ]_[^\n]+ | ^\.\.[ ]\w+::[ ]\S+ | ^[ ]+:\w[\w-]*:[^\n]*$""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
MARKUP = {"markdown": _MARKDOWN_RE, "html": _HTML_RE, "rst": _RST_RE}
SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".rst": "rst", ".txt": "",
}  # fmt: skip


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Return the pattern of the first words of protected phrases, and by first word that of the rest."""
    by_first: dict[str, list[str]] = {}
    for row in table_rows("languages/protected.tsv", ("phrase", "language", "reason")):
        first, *rest = row["phrase"].replace("’", "'").split()
        words = [re.escape(word).replace("'", "['’ʼ]") for word in rest]
        by_first.setdefault(first, []).append("".join(rf"[\s\u00a0-]+{word}" for word in words))
    firsts = re.compile(
        "|".join(
            re.escape(first) for first in sorted(by_first, key=lambda each: (-len(each), each))
        )
    )
    rests = {
        first: re.compile(
            "(?:" + "|".join(sorted(endings, key=lambda each: -len(each))) + r")(?!\w)"
        )
        for first, endings in by_first.items()
    }
    return firsts, rests


def _phrase_spans(text: str) -> list[tuple[int, int]]:
    firsts, rests = _phrases()
    spans = []
    for found in firsts.finditer(text):
        start, end = found.span()
        if start and text[start - 1].isalnum():
            continue
        rest = rests[found.group()].match(text, end)
        if rest is not None:
            spans.append((start, rest.end()))
    return spans


def protected_spans(text: str, markup: str = "") -> list[tuple[int, int]]:
    """Return the spans of a text that are left alone; `markup` is a key of MARKUP or "".

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
    marked = MARKUP.get(markup)
    if marked is not None:
        spans += [found.span() for found in marked.finditer(text)]
    return spans + _phrase_spans(text)


def markup_of(name: str) -> str:
    """Return the mark-up a file is in by its name; "" for plain text."""
    dot = name.rfind(".")
    return SUFFIXES.get(name[dot:].lower(), "") if dot >= 0 else ""
