"""Capitalised words of a text with exact offsets, and the sentences and paragraphs they stand in.

Only words that begin with a capital are made into objects: in a long text they are one word in six.
What stands between and beside them is read from the text when somebody asks.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from translit_norm.script.detect import fold_confusables, script_of
from translit_norm.script.fold import fold


def _capitals() -> str:
    ranges = ((0x41, 0x250), (0x400, 0x530), (0x1E00, 0x1F00))
    codes = [code for start, end in ranges for code in range(start, end)]
    return "".join(chr(code) for code in codes if unicodedata.category(chr(code)) in ("Lu", "Lt"))


CAPITALS = _capitals()
_MARK = "\u0300-\u036f\u00ad"
_APOSTROPHE = "'’ʼ‘`´ʹ′＇"
# The run of plain letters comes first: it is what nearly every word consists of.
_LETTERS = rf"[^\W\d_]+(?:[{_MARK}]+[^\W\d_]*)*"
#: A word: letters, with marks and single apostrophes inside.
WORD = rf"{_LETTERS}(?:[{_APOSTROPHE}]{_LETTERS})*"
WORD_RE = re.compile(WORD)
_CAPITALISED_RE = re.compile(
    rf"(?<![^\W_])(?<![{_MARK}])[{CAPITALS}][^\W\d_]*(?:[{_MARK}]+[^\W\d_]*)*"
    rf"(?:[{_APOSTROPHE}]{_LETTERS})*"
)
_POSSESSIVE_RE = re.compile(r"['’ʼ‘][sS]$")
#: French and Italian articles written together: L'Ukraine, D'Odessa, qu'Odessa.
_ELISION_RE = re.compile(rf"^(?:[LDQ]u?|Jusqu)['’](?=[{CAPITALS}])")
#: What may stand between the words of one name: a space, a line break, a hyphen; the stop of St. Petersburg.
JOINT_RE = re.compile(r"[ \t\u00a0\u202f]+|[ \t]*\r?\n[ \t]*|[-‐‑]|(?<=\b[Ss]t)\.[ \u00a0]?")

# Both patterns begin with plain characters, so that a text is skipped through quickly.
_SENTENCE_RE = re.compile(
    r"[.!?…\n:;](?:"
    r"(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?=\s+[\"'“„«(\[—–-]*\s*[^\W\d_a-zà-ÿа-яёіїєґў])"
    r"|(?<=\n)\s*\n|(?<=\n)(?=[-*#>•])|(?<=[:;])\s*\n)"
)
_PARAGRAPH_RE = re.compile(r"\n(?:[ \t]*\r?\n|(?=[-*#>•\d]))")
#: Words that end in a full stop without ending a sentence, folded.
_ABBREVIATIONS_WORDS = """
    м с г обл р н смт сел пос дер д о оз вул ул им ім див ст тис млн млрд грн руб к dr mr
    mrs ms st gen col lt maj capt sgt gov sen rep prof jr sr vs etc bzw z b ca ok m w p wg
    np ul pl im tzw gen płk ppłk mjr kpt por r ds al u n v ген полк акад проф бул пр пл
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())


#: Abbreviated titles that stand before a name and may begin with a capital.
_ENGLISH_TITLES = frozenset(
    ("dr", "mr", "mrs", "ms", "st", "gen", "col", "lt", "maj", "capt", "gov", "sen", "prof")
)


@dataclass(slots=True)
class Token:
    """A capitalised word: `text[start:end]` is the word, without a possessive ending.

    `opens` says that it is the first word of its sentence.
    """

    start: int
    end: int
    text: str
    folded: str
    sentence: int
    opens: bool


class Layout:
    """Where the sentences and paragraphs of a text begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = [0, *_sentence_starts(text)]
        self.paragraphs = [0, *(found.end() for found in _PARAGRAPH_RE.finditer(text))]

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that offset `at` lies in."""
        return bisect_right(self.sentences, at) - 1

    def sentence_span(self, number: int) -> tuple[int, int]:
        """Return the offsets of a sentence."""
        starts = self.sentences
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self.text)

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that offset `at` lies in."""
        return bisect_right(self.paragraphs, at) - 1


def _sentence_starts(text: str) -> Iterator[int]:
    for found in _SENTENCE_RE.finditer(text):
        if found.group() == ".":
            at = found.start()
            word = at
            while word > 0 and at - word < 5 and text[word - 1].isalpha():
                word -= 1
            # An initial or an abbreviation: I. Kanashenkov, м. Київ, U.S. officials.
            if at - word <= 1 and word < at and text[word].isupper():
                continue
            if at - word <= 4 and fold(text[word:at]) in _ABBREVIATIONS and text[word].islower():
                continue
            if at - word <= 4 and fold(text[word:at]) in _ENGLISH_TITLES:
                continue
        yield found.end()


def capitalised(text: str, layout: Layout, protected: Spans) -> Iterator[Token]:
    """Yield the capitalised words outside the protected spans, in order."""
    starts = [*layout.sentences, sys.maxsize]
    sentence, following = 0, starts[1]
    first_of = -1
    folds: dict[str, tuple[str, int, int]] = {}
    shut = iter((*protected, (sys.maxsize, sys.maxsize)))
    shut_start, shut_end = next(shut)
    for found in _CAPITALISED_RE.finditer(text):
        word = found[0]
        start, end = found.span()
        while start >= following:
            sentence += 1
            following = starts[sentence + 1]
        known = folds.get(word)
        if known is None:
            known = folds[word] = trimmed(word)
        folded, cut_front, cut_back = known
        opened = False
        if sentence != first_of:
            first_of = sentence
            begun = starts[sentence]
            opened = begun == start or not _has_word(text, begun, start)
        while shut_end <= start:
            shut_start, shut_end = next(shut)
        if not folded or shut_start < end:
            continue
        if cut_front or cut_back:
            start, end = start + cut_front, end - cut_back
            word = text[start:end]
        yield Token(start, end, word, folded, sentence, opened)


def _has_word(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return not between.isspace() and any(map(str.isalpha, between))


def trimmed(word: str) -> tuple[str, int, int]:
    """Return the fold of a word and how much to cut in front (an article) and behind (a possessive)."""
    front = back = 0
    if not word.isalpha():
        if found := _ELISION_RE.match(word):
            front = found.end()
        if found := _POSSESSIVE_RE.search(word):
            back = len(word) - found.start()
    bare = word[front : len(word) - back]
    if not bare.isascii() and script_of(bare) == "mixed":
        bare = fold_confusables(bare)
    return fold(bare), front, back


class Spans:
    """Spans of a text that nothing may be found in; they may touch but not overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _end in merged]
        self._ends = [end for _start, end in merged]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def covers(self, start: int, end: int) -> bool:
        """Say whether a span overlaps any of these."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def words_before(text: str, at: int, floor: int, count: int) -> list[tuple[int, int, str]]:
    """Return up to `count` words before `at` as (start, end, lower case), the nearest first."""
    begin = max(floor, at - 24 * count)
    if begin > floor:
        while begin < at and (text[begin].isalnum() or text[begin] in "'’ʼ"):
            begin += 1  # no word is read from its middle
    found = [
        (match.start(), match.end(), match.group().lower())
        for match in WORD_RE.finditer(text, begin, at)
    ]
    return found[: -count - 1 : -1]


def word_before(text: str, at: int) -> str:
    """Return the lower-case word that ends one space before `at`, "" where none does.

    >>> word_before("said Zhdanov", 5), word_before("said, Zhdanov", 6)
    ('said', '')
    """
    if at < 2 or text[at - 1] not in " \n\u00a0" or not text[at - 2].isalpha():
        return ""
    return text[max(0, at - 26) : at - 1].rsplit(None, 1)[-1].lower()


def word_after(text: str, at: int) -> str:
    """Return the lower-case word that begins one space after `at`, "" where none does."""
    if text[at : at + 1] not in (" ", "\n", "\u00a0") or not text[at + 1 : at + 2].isalpha():
        return ""
    word = text[at + 1 : at + 25].split(None, 1)[0]
    return word.rstrip(".,;:!?»”\"')").lower()


def heading_spans(text: str) -> list[tuple[int, int]]:
    """Return the lines written all in capitals that hold more than a name: they prove nothing."""
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if len(line) > 6 and line.isupper():
            words = WORD_RE.findall(line)
            if len(words) >= 4:
                spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans
