"""What a scheme may write after a letter, and in which plainer ways it is printed: Latin pieces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from translit_norm.romanise.scheme import Rule, SchemeTable

#: Glyphs that stand for the soft sign, and for the hard sign or apostrophe: standards and printers
#: differ in the glyph only, so each group is read as one.
_MARKS = str.maketrans(dict.fromkeys("’ʹ′ʼ`´‘＇", "'") | dict.fromkeys("”ʺ″ˮ“", '"') | {"·": ""})
#: What a piece costs (natural logarithm of a probability) that no table has as its first choice.
VARIANT_COST = 2.0
PLAIN_COST = 3.0


def normal_marks(latin: str) -> str:
    """Return a small-letter spelling with its prime-like marks as plain quotes, in NFC.

    >>> normal_marks("Podʺi͡ezd".lower()) == 'pod"i͡ezd'
    True
    """
    spelling = unicodedata.normalize("NFC", latin.lower())
    return spelling if spelling.isascii() and "`" not in spelling else spelling.translate(_MARKS)


def left_holds(rule: Rule, left: str) -> bool:
    """Return whether what a rule asks of the letter to its left holds ("" at the word's start)."""
    if rule.at == "initial" and left:
        return False
    return not rule.after or (left != "" and left in rule.after)


def pieces(table: SchemeTable, left: str, loose: bool) -> Iterator[tuple[str, str, float]]:
    """Yield (latin, letters, cost) of everything the scheme may write after `left`."""
    signs = _silent_signs(table)
    for latin, letters, cost in _sources(table, left):
        if not latin:
            continue
        for sign, sign_cost in [("", 0.0), *signs]:
            if sign and not _bears(letters[-1], sign):
                continue
            total = cost + sign_cost
            piece = normal_marks(latin)
            yield piece, letters + sign, total
            if loose:
                plain = _plain(piece)
                if plain and plain != piece:
                    yield plain, letters + sign, total + PLAIN_COST


def _sources(table: SchemeTable, left: str) -> Iterator[tuple[str, str, float]]:
    by_letter: dict[str, list[Rule]] = {}
    for rule in table.rules:
        if not left_holds(rule, left):
            continue
        if len(rule.source) > 1:
            yield rule.target, rule.source, 0.0
        else:
            by_letter.setdefault(rule.source, []).append(rule)
    variants = dict(table.variants)
    for letter, target in table.letters:
        for rule in by_letter.get(letter, ()):
            yield rule.target, letter, 0.0
            if rule.at != "final" and not rule.before:
                break
        else:
            yield target, letter, 0.0
        for variant in variants.get(letter, ()):
            yield variant, letter, VARIANT_COST
        if letter == "'" and not target:
            # Many writers keep the apostrophe that the scheme drops (Kam'ianka).
            yield "'", letter, VARIANT_COST


def _silent_signs(table: SchemeTable) -> list[tuple[str, float]]:
    """Return the signs that leave no trace, or lost their mark, with the cost of the latter."""
    letters, variants = dict(table.letters), dict(table.variants)
    signs = []
    for sign in ("ь", "ъ", "'"):
        if letters.get(sign) == "":
            signs.append((sign, 0.0))
        elif sign in letters:
            signs.append((sign, VARIANT_COST if "" in variants.get(sign, ()) else PLAIN_COST))
    return signs


_SOFT = frozenset("бвгґджзйклмнпрстфхцчшщ")


def _bears(letter: str, sign: str) -> bool:
    return letter in _SOFT and not (sign == "ь" and letter in "йгкх")


@lru_cache(maxsize=4096)
def _plain(latin: str) -> str:
    decomposed = unicodedata.normalize("NFD", latin.replace("ł", "l"))
    return "".join(letter for letter in decomposed if "a" <= letter <= "z")
