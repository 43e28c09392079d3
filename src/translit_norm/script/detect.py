"""Which script a spelling is in, and the repair of letters typed in the wrong one."""

from __future__ import annotations

import re
import unicodedata

CYRILLIC_RE = re.compile(r"[\u0400-\u052f]")
LATIN_RE = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

# Pairs that look alike in common fonts (Unicode confusables, upper and lower case).
_LATIN = "AaBCcEeHIiJjKMOoPpSsTXxYyïÏëË"
_CYRILLIC = "АаВСсЕеНІіЈјКМОоРрЅѕТХхУуїЇёЁ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"\w+")


def script_of(text: str) -> str:
    """Return "Cyrl", "Latn", "mixed", "other" (letters of further scripts) or "none" (no letters).

    >>> script_of("Київ"), script_of("Kyiv"), script_of("Kиїв"), script_of("Αθήνα"), script_of("7")
    ('Cyrl', 'Latn', 'mixed', 'other', 'none')
    """
    cyrillic, latin = bool(CYRILLIC_RE.search(text)), bool(LATIN_RE.search(text))
    if cyrillic and latin:
        return "mixed"
    if cyrillic or latin:
        return "Cyrl" if cyrillic else "Latn"
    return "other" if any(char.isalpha() for char in text) else "none"


def fold_confusables(text: str) -> str:
    """Return `text` with look-alike letters of each mixed word put into the word's own script.

    The script with more letters that have no look-alike wins, then the one with more letters.

    >>> fold_confusables("Kиев")  # Latin K
    'Киев'
    >>> fold_confusables("Kyiv і Kиев")
    'Kyiv і Киев'
    """

    def repair(match: re.Match[str]) -> str:
        word = unicodedata.normalize("NFC", match.group())
        if script_of(word) != "mixed":
            return match.group()
        weights = {"Cyrl": 0, "Latn": 0}
        for letter in word:
            if CYRILLIC_RE.match(letter):
                weights["Cyrl"] += 1 if letter in _CYRILLIC else 100
            elif LATIN_RE.match(letter):
                weights["Latn"] += 1 if letter in _LATIN else 100
        return word.translate(_TO_CYRILLIC if weights["Cyrl"] >= weights["Latn"] else _TO_LATIN)

    return _WORD.sub(repair, text)
