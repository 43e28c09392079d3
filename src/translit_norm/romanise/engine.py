"""Cyrillic to Latin by a scheme: one compiled alternation for context, one `str.translate`.

The alternation rewrites only what depends on neighbours: context rules, apostrophes inside words,
capitals whose spelling has several letters. All other letters go through the translation table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from translit_norm.errors import InputTypeError, SchemeError, UncoveredLetterError
from translit_norm.romanise import catalogue
from translit_norm.romanise.alternation import CYRILLIC, alternation, title
from translit_norm.romanise.fold import (
    fold_letter,
    fold_other_scripts,
    fold_table,
    is_latin_or_sign,
)
from translit_norm.romanise.scheme import SchemeTable

UNCOVERED = ("strict", "keep", "fold")
#: Characters a scheme remembers how to spell: more than any text has that is not made to be odd.
_REMEMBERED = 4096

_STRESSED = re.compile(f"(?<=[{CYRILLIC}])[\u0300\u0301]")


def romanise(
    text: str, *, scheme: str | SchemeTable = "uk-kmu-2010", uncovered: str = "fold"
) -> str:
    """Return `text` with its Cyrillic words written in Latin letters by `scheme`.

    `scheme` is an id, an alias, an id with `+option`, or what `load_scheme` returned. For letters
    the scheme has no rule for, `uncovered` says: "fold" (spell them plainly), "keep" or "strict"
    (raise `UncoveredLetterError`). Stress marks are dropped. Raises `SchemeError` for a scheme
    that is unknown or known only well enough to be recognised.

    >>> romanise("Згурський, ЩУКА Юрій"), romanise("Харків", scheme="uk-german")
    ('Zghurskyi, SHCHUKA Yurii', 'Charkiw')
    """
    try:
        run = _ready[scheme, uncovered]
    except KeyError:
        run = _prepare(scheme, uncovered)
    return run(text)


_Run = Callable[[str], str]
_ready: dict[tuple[str | SchemeTable, str], _Run] = {}


def _prepare(scheme: str | SchemeTable, uncovered: str) -> _Run:
    if uncovered not in UNCOVERED:
        raise SchemeError(f"uncovered must be one of {', '.join(UNCOVERED)}, not {uncovered!r}")
    table = scheme if isinstance(scheme, SchemeTable) else catalogue.scheme(_checked(scheme))
    if table.certainty == "low":
        raise SchemeError(
            f"{table.id} serves to recognise spellings only: its table is too uncertain to write "
            f"with (certainty low). {table.note or 'It rests on one source.'}"
        )
    # A scheme of the caller's own is not kept: it would never be let go.
    if isinstance(scheme, SchemeTable):
        return compiled(table, uncovered)
    return _ready.setdefault((scheme, uncovered), compiled(table, uncovered))


def _checked(scheme: object) -> str:
    if not isinstance(scheme, str):
        raise InputTypeError("scheme", scheme, "a scheme id or a loaded scheme")
    return scheme


class _OtherScript(Exception):
    """A letter that only the slow path can spell turned up."""


class _Letters(dict[int, str]):
    """The translation table; what it lacks is decided once per character and remembered."""

    def __init__(self, letters: dict[int, str], uncovered: str) -> None:
        super().__init__(letters)
        self.uncovered = uncovered

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if self.uncovered == "keep" or is_latin_or_sign(letter):
            return self._kept(code, letter)
        if self.uncovered == "strict":
            raise _OtherScript
        small = letter.lower()
        base = ord(unicodedata.normalize("NFD", small)[0])
        # A marked form of a letter that the scheme knows is spelt as that letter.
        known = base in self and small not in fold_table()
        spelt = self[base] if known else fold_letter(small)
        if spelt is None:
            raise _OtherScript
        if letter != small:
            spelt = spelt[:1].upper() + spelt[1:]
        return self._kept(code, spelt)

    def _kept(self, code: int, spelt: str) -> str:
        if len(self) < _REMEMBERED:
            self[code] = spelt
        return spelt


def compiled(table: SchemeTable, uncovered: str = "keep") -> _Run:
    """Return the function that romanises by `table`, whatever its certainty."""
    pattern, outputs = alternation(table)
    translation = _Letters(_plain_letters(table), uncovered)
    substitute = pattern.sub
    stressed = ("\u0301", "\u0300")
    is_normalized, normalize = unicodedata.is_normalized, unicodedata.normalize

    def spell(match: re.Match[str]) -> str:
        return outputs[match.lastindex]  # type: ignore[index]

    def run(text: str) -> str:
        if not isinstance(text, str):
            raise InputTypeError("text", text)
        if text.isascii():
            return text
        if not is_normalized("NFC", text):
            text = normalize("NFC", text)
        if stressed[0] in text or stressed[1] in text:
            text = _STRESSED.sub("", text)
        try:
            spelt = substitute(spell, text).translate(translation)
        except _OtherScript:
            spelt = unusual(text)
        return spelt if spelt.isascii() else normalize("NFC", spelt)

    def unusual(text: str) -> str:
        if uncovered == "strict":
            for position, letter in enumerate(text):
                if ord(letter) not in translation and not is_latin_or_sign(letter):
                    raise UncoveredLetterError(table.id, letter, position)
        return substitute(spell, fold_other_scripts(text)).translate(translation)

    return run


def _plain_letters(table: SchemeTable) -> dict[int, str]:
    letters: dict[int, str] = {}
    for letter, target in table.letters:
        if letter != "'":
            letters[ord(letter)] = target
            letters[ord(letter.upper())] = title(target, table.tied_pairs)
    return letters
