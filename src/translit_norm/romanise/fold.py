"""Letters that a scheme does not cover: our own Cyrillic table first, then the other scripts.

Unidecode and transliterate are imported only when a letter outside our table turns up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from translit_norm.errors import TableError
from translit_norm.romanise.catalogue import scheme_folder
from translit_norm.tables import read_toml

#: Scripts that transliterate reads better than Unidecode: digraphs in Greek (ου, μπ), Armenian ու,
#: Georgian without the ejective marks. Its Cyrillic packs add nothing to our own table.
_PACKS = (("el", "\u0370-\u03ff\u1f00-\u1fff"), ("hy", "\u0530-\u058f"), ("ka", "\u10a0-\u10ff"))
_RUN = re.compile("|".join(f"([{letters}\u0300-\u036f]+)" for _, letters in _PACKS))
#: What the packs leave behind or spell with a mark: Armenian և comes out as an ampersand.
_BEFORE_PACK = str.maketrans({"և": "եվ", "ჲ": "ი", "ჳ": "უ", "ჱ": "ე"})
#: Greek pairs that it spells by their letters (ου comes out as oy); ELOT 743 has these.
_GREEK_PAIRS = re.compile("([οΟ])[υύ]|([αεΑΕ])[υύ]")


@lru_cache(maxsize=1)
def fold_table() -> dict[str, str]:
    """Return every small Cyrillic letter of our own table with its plain Latin spelling."""
    path = scheme_folder() / "_fold.toml"
    letters = read_toml(path.read_bytes(), path.name).get("letters")
    if not isinstance(letters, dict):
        raise TableError(path.name, "letters", "is missing")
    return dict(letters)


@lru_cache(maxsize=4096)
def fold_letter(letter: str) -> str | None:
    """Return the plain Latin spelling of a small letter, None where it belongs to another script.

    >>> fold_letter("ў"), fold_letter("ӣ"), fold_letter("ђ"), fold_letter("é"), fold_letter("中")
    ('w', 'i', 'dj', 'é', None)
    """
    table = fold_table()
    if letter in table:
        return table[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base in table:
        return table[base]
    if is_latin_or_sign(letter):
        return letter
    return None if not unicodedata.name(letter, "").startswith("CYRILLIC") else _ascii(letter)


def is_latin_or_sign(letter: str) -> bool:
    """Say whether a character may stand in Latin output: Latin letters, marks, digits, signs."""
    return not letter.isalpha() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER"))


def fold_other_scripts(text: str) -> str:
    """Return `text` with its letters of scripts other than Latin and Cyrillic romanised.

    >>> fold_other_scripts("Αθήνα და თბილისი")
    'Athina da tbilisi'
    """
    text = _RUN.sub(_through_pack, text)
    return "".join(
        letter
        if is_latin_or_sign(letter) or unicodedata.name(letter, "").startswith("CYRILLIC")
        else _ascii(letter)
        for letter in text
    )


def _through_pack(match: re.Match[str]) -> str:
    from transliterate import translit  # type: ignore[import-untyped]

    language = _PACKS[(match.lastindex or 1) - 1][0]
    run = unicodedata.normalize("NFC", match.group()).translate(_BEFORE_PACK)
    if language == "el":
        run = _GREEK_PAIRS.sub(_greek_pair, run)
    latin = str(translit(run, language, reversed=True))
    # Georgian has no capitals; the pack answers with some.
    return latin.lower().replace("'", "") if language == "ka" else latin


def _greek_pair(match: re.Match[str]) -> str:
    vowel = {"ο": "o", "α": "a", "ε": "e"}[match.group()[0].lower()]
    spelt = vowel + ("u" if match.group(1) else "v")
    return spelt.capitalize() if match.group()[0].isupper() else spelt


def _ascii(letter: str) -> str:
    from unidecode import unidecode

    plain = unidecode(letter)
    return plain if letter != letter.lower() or len(plain) < 2 else plain.lower()
