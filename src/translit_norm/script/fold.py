"""Lossy folds of a spelling: `fold` makes the exact key that table and query share.

The steps, in this order, for both sides: NFC, lower case, apostrophes and soft-sign marks away,
Latin diacritics away, ґ→г and ё→е, every dash and other separator to one space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Everything people type for an apostrophe, a prime or a stress mark inside a word.
APOSTROPHES = "'’ʼ‘`´ʹ′ʺ″”“\"ʻʿˈ＇"

#: Latin letters without a canonical decomposition, and what they are read as.
_UNDECOMPOSED = {
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ŋ": "n",
    "þ": "th", "ħ": "h", "ŧ": "t", "ĸ": "k", "ſ": "s", "ə": "e", "ɉ": "j", "ƶ": "z",
}  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(mark): None for mark in APOSTROPHES}
    table |= dict.fromkeys(range(768, 880))  # stress marks and ties left after NFC
    for start, end in ((0xC0, 0x250), (0x1E00, 0x1F00)):
        for code in range(start, end):
            base = unicodedata.normalize("NFD", chr(code))[0]
            if "a" <= base <= "z":
                table[code] = base
    table |= {ord(letter): plain for letter, plain in _UNDECOMPOSED.items()}
    table[ord("ґ")] = "г"
    table[ord("ё")] = "е"
    # Soft hyphen and zero-width marks are invisible: nobody means them.
    table |= dict.fromkeys((173, 8203, 8204, 8205, 8288, 65279))
    return table


_SEPARATORS = re.compile(r"[\W_]+")
# Letters that fold to themselves: ё and ґ do not.
_FOLDED_RE = re.compile("[а-яіїєў]+")


def compose(text: str) -> str:
    """Return `text` in NFC and lower case, the form every later step starts from."""
    lowered = text.lower()
    return lowered if lowered.isascii() else unicodedata.normalize("NFC", lowered)


def fold(text: str) -> str:
    """Return the exact key of a spelling: lower case, one script's plain letters, single spaces.

    >>> fold("Кам’янка-Бузька"), fold("Kamʼyanka  BUZʹKA"), fold("Łódź")
    ('камянка бузька', 'kamyanka buzka', 'lodz')
    """
    composed = compose(text)
    if composed.isalpha() and (composed.isascii() or _FOLDED_RE.fullmatch(composed)):
        return composed  # most names are one word of one script
    return _SEPARATORS.sub(" ", composed.translate(_table())).strip()
