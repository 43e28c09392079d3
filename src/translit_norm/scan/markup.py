"""Code, addresses, attributes and labels in Markdown, HTML and reStructuredText: they are left alone."""

# ruff: noqa: E501 (mark-up and patterns are read as a whole)

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKDOWN_RE = re.compile(
    r"""^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z) |
    ^---\n.*?\n---$ | (?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`) | (?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[^()]*?\) |
    ^[ ]{0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*$)? |
    <!--.*?--> | <(?P<raw>script|style|code|pre|kbd|samp|svg)\b[^<>]*>.*?</(?P=raw)\s*> |
    </?[A-Za-z][^<>]*> | <[a-z]+:[^\s<>]+> | (?<=\])\[[^\]\n]*\]""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_HTML_RE = re.compile(
    r"""<!--.*?--> | <(?P<raw>script|style|code|pre|kbd|samp|svg|textarea|head)\b[^>]*>.*?</(?P=raw)\s*> |
    <[!/?]?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*> | &\#?\w+;""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_RST_RE = re.compile(
    r"""``.+?`` | (?:::|^\.\.[ ]code(?:-block)?::[^\n]*)\n(?:[ \t]*\n|[ \t]+[^\n]*\n?)+ |
    (?<=[`\w])[ ]<[^<>\n]+>`_{1,2} | `[^`<>\n]+`_{1,2}(?!\w) | (?<![\w_])\w[\w-]*(?<!_)_{1,2}(?!\w) | \|[^|\s][^|\n]*\| |
    :[a-z:]+:`[^`\n]+` | ^\.\.[ ]_[^\n]+ | ^\.\.[ ](?!(?:note|warning|tip|hint|important|attention|caution|danger|error|admonition|topic|sidebar|rubric|seealso)::)\w[\w-]*::[ ]\S+ | ^[ ]+:\w[\w-]*:[^\n]*$""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_PATTERNS = {"markdown": _MARKDOWN_RE, "html": _HTML_RE, "rst": _RST_RE}
SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".rst": "rst", ".txt": "",
}  # fmt: skip

_DEFINITION_RE = re.compile(r"^[ ]{0,3}\[([^\]^\n][^\]\n]*)\]:", re.MULTILINE)
_SHORTCUT_RE = re.compile(r"\[([^\[\]\n]+)\](?:\[\]|(?![\[(:]))")
_INDENT_RE = re.compile(r"[ \t]*")
#: What opens a block whose indented lines are text: items of lists, notes, footnotes, definitions.
_ITEM_RE = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_NOTE_RE = re.compile(r"(?:!!!|\?\?\?\+?|===|\[\^[^\]]+\]:|:)[ \t]")


def markup_spans(text: str, markup: str) -> list[tuple[int, int]]:
    """Return the spans of a marked-up text that are no text; `markup` is markdown, html, rst or "".

    >>> text = "[Kiev](a/Kiev) and `Kiev`"
    >>> [text[start:end] for start, end in markup_spans(text, "markdown")]
    ['(a/Kiev)', '`Kiev`']
    """
    pattern = _PATTERNS.get(markup)
    if pattern is None:
        return []
    spans = [found.span() for found in pattern.finditer(text)]
    if markup == "markdown":
        spans += _shortcuts(text)
        spans += _indented_code(text)
    return spans


def _shortcuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the links that are found by their own words: another word would lead nowhere."""
    labels = {" ".join(found[1].casefold().split()) for found in _DEFINITION_RE.finditer(text)}
    if labels:
        for found in _SHORTCUT_RE.finditer(text):
            if " ".join(found[1].casefold().split()) in labels:
                yield found.span()


def _indented_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that stand four columns deeper than the text around them, after an empty line."""
    if "\n    " not in text and "\n\t" not in text and not text.startswith(("    ", "\t")):
        return
    at, inner, after_gap = 0, 0, True
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        found = _INDENT_RE.match(line)
        assert found is not None
        indent = len(found.group().expandtabs(4))
        rest = line[found.end() :]
        if not rest.strip():
            after_gap = True
        elif after_gap and indent >= inner + 4:
            yield start, at
        else:
            if item := _ITEM_RE.match(rest):
                inner = indent + item.end()
            elif _NOTE_RE.match(rest):
                inner = indent + 4
            elif after_gap and indent < inner:
                inner = 0
            after_gap = False


def markup_of(name: str) -> str:
    """Return the mark-up a file is in by its name; "" for plain text."""
    dot = name.rfind(".")
    return SUFFIXES.get(name[dot:].lower(), "") if dot >= 0 else ""
