"""Names a translator took half or whole for words: Red Liman is Красный Лиман, White Church Біла Церква."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from translit_norm.script.fold import fold

#: Endings of the nominative: masculine, then feminine, neuter and plural. A hard and a soft row of
#: each language; the first ending that fits decides.
_ENDINGS = {
    "uk": (("ній", "ня", "нє", "ні"), ("ий", "а", "е", "і")),
    "ru": (("ний", "няя", "нее", "ние"), ("ий", "ая", "ое", "ие"), ("ый", "ая", "ое", "ые"),
           ("ой", "ая", "ое", "ые")),
}  # fmt: skip
_FEMININE, _NEUTER, _PLURAL = 1, 2, 3
_GENDER = {
    "a": _FEMININE, "а": _FEMININE, "я": _FEMININE, "ь": _FEMININE,
    "o": _NEUTER, "e": _NEUTER, "о": _NEUTER, "е": _NEUTER, "є": _NEUTER,
    "y": _PLURAL, "i": _PLURAL, "ы": _PLURAL, "и": _PLURAL, "і": _PLURAL, "ї": _PLURAL,
}  # fmt: skip

#: Folded word → the (uk, ru) words it may stand for.
TranslatedWords = Mapping[str, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=4)
def read_translated_words(table: str) -> TranslatedWords:
    """Return the words written in the text of data/languages/translated_words.tsv."""
    words: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in table.splitlines():
        if line and not line.startswith(("#", "word\t")):
            word, _language, uk, ru = line.split("\t")
            words[fold(word)] = (*words.get(fold(word), ()), (uk, ru))
    return words


def retranslated(name: str, words: TranslatedWords, *, alone: bool = False) -> tuple[str, ...]:
    """Return what a name says in Ukrainian and in Russian when its translated words are put back.

    A name of one word is a common word (Sands), and taken for a name only with `alone`; an
    adjective may then be of any gender.

    >>> words = read_translated_words("red\\ten\\tчервоний\\tкрасный\\nchurch\\ten\\tцерква\\tцерковь")
    >>> retranslated("Red Liman", words), retranslated("Red Church", words), retranslated("Liman", words)
    (('червоний Liman', 'красный Liman'), ('червона церква', 'красная церковь'), ())
    >>> retranslated("Red", words, alone=True)[:4]
    ('червоний', 'червона', 'червоне', 'червоні')
    """
    tokens = name.replace("-", " ").split()
    if alone and len(tokens) == 1:
        known = words.get(fold(name), ())
        return tuple(
            form
            for pair in known
            for word, language in zip(pair, _ENDINGS, strict=True)
            for form in _genders(word, language)
        )
    if not 2 <= len(tokens) <= 3:
        return ()
    choices = [words.get(fold(token), ()) for token in tokens]
    found: list[str] = []
    for at in range(max(map(len, choices))):
        for number, language in enumerate(("uk", "ru")):
            parts = [
                known[min(at, len(known) - 1)][number] if known else token
                for token, known in zip(tokens, choices, strict=True)
            ]
            gender = _GENDER.get(parts[-1][-1].lower(), 0)
            found.append(
                " ".join([*(_agreeing(p, gender, language) for p in parts[:-1]), parts[-1]])
            )
    return tuple(dict.fromkeys(found))


def _genders(word: str, language: str) -> tuple[str, ...]:
    forms = (word, *(_agreeing(word, each, language) for each in (_FEMININE, _NEUTER, _PLURAL)))
    return tuple(dict.fromkeys(forms))


def _agreeing(word: str, gender: int, language: str) -> str:
    for endings in _ENDINGS[language] if gender else ():
        if word.endswith(endings[0]):
            return word.removesuffix(endings[0]) + endings[gender]
    return word
