"""Reversible schemes backwards: the one Cyrillic text that a scheme writes as given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import product

from translit_norm.errors import SchemeError
from translit_norm.romanise.engine import compiled
from translit_norm.romanise.scheme import VOWELS, SchemeTable

#: Longer runs of letters are cut: no word has so many.
LONGEST_WORD = 200
#: Ways to read the beginning of a word that are followed at once.
_WAYS = 64
_SIGNS = "ьъ'"
_AFTER_APOSTROPHE = {"uk": "яюєї", "ru": "еёюя", "be": "еёюяі"}


def may_follow(language: str, before: str, letter: str) -> bool:
    """Say whether well-formed words have `letter` after `before` ("" at the word's start).

    Signs stand after consonants, an apostrophe or ъ only before a vowel that begins with й, й not
    after a consonant; Ukrainian has neither ь nor й before а, е, и, і, у.
    """
    if letter in _SIGNS:
        return before != "" and before not in VOWELS + _SIGNS + "й"
    if before and before in "ъ'":
        return letter in _AFTER_APOSTROPHE[language]
    if letter == "й":
        return before == "" or before in VOWELS + "ь"
    return not (language == "uk" and before and before in "ьй" and letter in "аеиіу")


def unromanise(text: str, table: SchemeTable) -> str:
    """Return the Cyrillic text that the reversible scheme `table` writes as `text`.

    Words that the scheme cannot have written are left as they are. A word in capitals comes back in
    capitals, one that begins with a capital in title case. Raises `SchemeError` for a scheme that
    is not reversible.

    >>> from translit_norm.romanise.catalogue import scheme
    >>> unromanise("Harʹkov, ŽUKOV", scheme("ru-iso9-1995"))
    'Харьков, ЖУКОВ'
    """
    if not table.reversible:
        raise SchemeError(f"{table.id} is not reversible: use restore, which ranks the originals")
    return _words(table).sub(
        lambda match: _recased(match.group(), table), unicodedata.normalize("NFC", text)
    )


def originals(spelling: str, table: SchemeTable, *, well_formed: bool = True) -> list[str]:
    """Return the small-letter words that the scheme writes as this small-letter spelling.

    Only well-formed words are sought (see `may_follow`), unless told otherwise. Shorter first.
    """
    pieces = _pieces(table)
    longest = max(map(len, pieces))
    size = len(spelling)
    written = _romaniser(table)
    reached: list[list[str]] = [[] for _ in range(size + 1)]
    reached[0].append("")
    for place in range(size):
        for end in range(place + 1, min(size, place + longest) + 1):
            for source in pieces.get(spelling[place:end], ()):
                reached[end] += [
                    letters + source
                    for letters in reached[place][:_WAYS]
                    if not well_formed or may_follow(table.language, letters[-1:], source)
                ]
    found = {letters for letters in reached[size] if written(letters) == spelling}
    return sorted(found, key=lambda letters: (len(letters), letters))


@lru_cache(maxsize=32)
def _pieces(table: SchemeTable) -> dict[str, tuple[str, ...]]:
    pieces: dict[str, list[str]] = {}
    by_rule = [(rule.source, rule.target) for rule in table.rules]
    for source, target in [*table.letters, *by_rule]:
        if target and source not in pieces.setdefault(target, []):
            pieces[target].append(source)
    return {target: tuple(sources) for target, sources in pieces.items()}


@lru_cache(maxsize=32)
def _romaniser(table: SchemeTable) -> Callable[[str], str]:
    return compiled(table, "keep")


@lru_cache(maxsize=32)
def _words(table: SchemeTable) -> re.Pattern[str]:
    written = {char for target in _pieces(table) for char in target}
    letters = re.escape("".join(sorted(written | {char.upper() for char in written})))
    # Other Latin letters belong to a word too: a word that has one was not written by the scheme.
    return re.compile(f"[{letters}A-Za-z\u00c0-\u024f]{{1,{LONGEST_WORD}}}")


def _recased(word: str, table: SchemeTable) -> str:
    # A quotation mark may look like a sign: a word not read with it is read without.
    parts = (word, word.strip("'’`"))
    for well_formed, part in product((True, False), parts):
        found = originals(part.lower(), table, well_formed=well_formed) if part else []
        if found:
            before, _, after = word.partition(part)
            return before + _with_case(found[0], part) + after
    return word


def _with_case(letters: str, model: str) -> str:
    cased = [char for char in model if char.lower() != char.upper()]
    if len(cased) > 1 and model.isupper():
        return letters.upper()
    return letters[:1].upper() + letters[1:] if cased and cased[0].isupper() else letters
