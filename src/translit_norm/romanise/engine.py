"""Cyrillic to Latin by a scheme: one compiled alternation for context, one `str.translate`.

The alternation rewrites only what depends on neighbours: context rules, apostrophes inside words,
capitals whose spelling has several letters. All other letters go through the translation table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain

from translit_norm.errors import InputTypeError, SchemeError, UncoveredLetterError
from translit_norm.romanise import catalogue
from translit_norm.romanise.fold import (
    fold_letter,
    fold_other_scripts,
    fold_table,
    is_latin_or_sign,
)
from translit_norm.romanise.scheme import APOSTROPHES, Rule, SchemeTable

UNCOVERED = ("strict", "keep", "fold")
#: Characters a scheme remembers how to spell: more than any text has that is not made to be odd.
_REMEMBERED = 4096

_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"
_LETTER = f"A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff{_CYRILLIC}"
_CAPITAL = "A-Z\u00c0-\u00de" + "".join(
    letter for letter in map(chr, range(0x400, 0x530)) if letter != letter.lower()
)
_APOSTROPHE = re.escape(APOSTROPHES)
_STRESSED = re.compile(f"(?<=[{_CYRILLIC}])[\u0300\u0301]")


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
    pattern, outputs = _context(table)
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


def title(target: str, tied_pairs: bool) -> str:
    """Return a letter's spelling as it opens a word; under a tie both letters are capital."""
    for place, letter in enumerate(target):
        if letter.isalpha() and letter.lower() != letter.upper():
            end = place + 1
            if tied_pairs and target[end : end + 1] == "\u0361":
                end += 2
            return target[:place] + target[place:end].upper() + target[end:]
    return target


def _context(table: SchemeTable) -> tuple[re.Pattern[str], list[str]]:
    """Compile everything that depends on neighbours; `outputs[lastindex]` is what is written."""
    # By first letter: each branch opens with a literal, so that the regex engine can skip by their
    # set; an empty group at the end of an alternative tells which one matched.
    branches: dict[str, list[tuple[str, str]]] = {}
    ordered = sorted(table.rules, key=lambda rule: -len(rule.source))
    by_rule = (_rule_alternatives(rule, table.tied_pairs) for rule in ordered)
    for first, regex, output in chain(chain.from_iterable(by_rule), _letter_alternatives(table)):
        branches.setdefault(first, []).append((regex, output))
    pattern = "|".join(
        f"{re.escape(first)}(?:{'|'.join(f'{regex}()' for regex, _ in alternatives)})"
        for first, alternatives in branches.items()
    )
    outputs = [output for alternatives in branches.values() for _, output in alternatives]
    return re.compile(pattern or "(?!)"), ["", *outputs]


def _letter_alternatives(table: SchemeTable) -> Iterator[tuple[str, str, str]]:
    for letter, target in table.letters:
        if letter == "'":
            for glyph in APOSTROPHES:
                yield glyph, f"(?<=[{_CYRILLIC}].)(?=[{_CYRILLIC}])", target
        elif title(target, table.tied_pairs) != target.upper():
            yield letter.upper(), _IN_CAPITALS, target.upper()


# The next letter decides; where the word ends, the previous one. Both may lie behind an apostrophe.
_IN_CAPITALS = (
    f"(?:(?=[{_APOSTROPHE}]?[{_CAPITAL}])|(?![{_APOSTROPHE}]?[{_LETTER}])"
    f"(?:(?<=[{_CAPITAL}].)|(?<=[{_CAPITAL}][{_APOSTROPHE}].)))"
)


def _rule_alternatives(rule: Rule, tied_pairs: bool) -> Iterator[tuple[str, str, str]]:
    """Yield (first letter, what must follow it, output) for each case pattern of the source."""
    first, rest = rule.source[0], rule.source[1:]
    behind, ahead = _conditions(rule)
    tail = "".join(
        f"[{letter}{letter.upper()}]" if letter != "'" else f"[{_APOSTROPHE}]" for letter in rest
    )
    for glyph in APOSTROPHES if first == "'" else first:
        yield glyph, f"{behind}{tail}{ahead}", rule.target
    if first == first.upper():
        return
    capital = title(rule.target, tied_pairs)
    if rule.target.upper() != capital:
        in_capitals = rest.upper() if rest else _IN_CAPITALS
        yield first.upper(), f"{behind}{in_capitals}{ahead}", rule.target.upper()
    yield first.upper(), f"{behind}{tail}{ahead}", capital


def _conditions(rule: Rule) -> tuple[str, str]:
    behind = ahead = ""
    if rule.at == "initial":
        behind += f"(?<![{_LETTER}].)(?<![{_LETTER}][{_APOSTROPHE}].)"
    if rule.after:
        behind += f"(?<=[{_neighbours(rule.after)}].)"
    if rule.at == "final":
        ahead += f"(?![{_APOSTROPHE}]?[{_LETTER}])"
    if rule.before:
        ahead += f"(?=[{_neighbours(rule.before)}])"
    return behind, ahead


def _neighbours(letters: str) -> str:
    signs = _APOSTROPHE if "'" in letters else ""
    return signs + "".join(letter + letter.upper() for letter in letters if letter != "'")
