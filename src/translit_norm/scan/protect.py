"""What nothing may be found in: addresses, handles, code and mark-up, and phrases of a table."""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.scan.tables import table_path, table_rows
from translit_norm.script.fold import fold

_ADDRESS_RE = re.compile(
    r"""(?:https?|ftp)://[^\s<>"'»”]+ | \bwww\.[^\s<>"'»”]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ |
    (?<![\w&/])[#@][\w\u0300-\u036f]+ | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ua|ru|by|eu|gov|info|news|de|fr|pl)\b(?:/[^\s<>"']*)?""",
    re.VERBOSE,
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
def _phrase_re() -> re.Pattern[str]:
    path = table_path("languages", "protected.tsv")
    phrases = {row["phrase"] for row in table_rows(path, ("phrase", "language", "reason"))}
    parts = []
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        words = [re.escape(word).replace("'", "['’ʼ]") for word in phrase.replace("’", "'").split()]
        parts.append(r"[\s\u00a0-]+".join(words))
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


@lru_cache(maxsize=1)
def _phrase_openings() -> frozenset[str]:
    path = table_path("languages", "protected.tsv")
    return frozenset(
        row["phrase"].split()[0] for row in table_rows(path, ("phrase", "language", "reason"))
    )


def protected_spans(text: str, markup: str = "") -> list[tuple[int, int]]:
    """Return the spans of a text that are left alone; `markup` is a key of MARKUP or "".

    >>> text = "Chicken Kiev at https://kiev.ua or #Kiev"
    >>> [text[start:end] for start, end in protected_spans(text)]
    ['https://kiev.ua', '#Kiev', 'Chicken Kiev']
    """
    spans: list[tuple[int, int]] = []
    if "." in text or "#" in text or "@" in text:
        spans += [found.span() for found in _ADDRESS_RE.finditer(text)]
    pattern = MARKUP.get(markup)
    if pattern is not None:
        spans += [found.span() for found in pattern.finditer(text)]
    if any(opening in text for opening in _phrase_openings()):
        spans += [found.span() for found in _phrase_re().finditer(text)]
    return spans


def markup_of(name: str) -> str:
    """Return the mark-up a file is in by its name; "" for plain text."""
    dot = name.rfind(".")
    return SUFFIXES.get(name[dot:].lower(), "") if dot >= 0 else ""


def folded_phrases() -> frozenset[str]:
    """Return the protected phrases, folded."""
    path = table_path("languages", "protected.tsv")
    return frozenset(fold(row["phrase"]) for row in table_rows(path, ("phrase", "language", "reason")))
