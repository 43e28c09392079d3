"""Whether the words right beside a capitalised one say that it names a person."""

from __future__ import annotations

from functools import lru_cache

from translit_norm.scan.tokens import Token, word_after, word_before
from translit_norm.scan.vocabulary import vocabulary

#: Words so common that they are looked up in no role.
_NO_CUE_WORDS = """
    the of in and to a an in on at by for from that with і та у в и на с по з да
"""
_NO_CUE = frozenset(_NO_CUE_WORDS.split())


def is_title(word: str) -> bool:
    """Say whether a lower-case word is a title that stands before people's names."""
    return vocabulary()["title"].strength(word) > 0


@lru_cache(maxsize=1 << 14)
def _introduces(word: str) -> bool:
    return word not in _NO_CUE and (is_title(word) or _says(word))


@lru_cache(maxsize=1 << 14)
def _says(word: str) -> bool:
    return vocabulary()["said"].strength(word) > 0


def is_cued(text: str, token: Token, language: str) -> bool:
    """Say whether a title or a verb of saying stands right beside a token."""
    start, end = token.start, token.end
    if language == "fr" and text[start - 3 : start] in ("M. ", "M.\u00a0"):
        return True
    before = word_before(text, start)
    if before and _introduces(before):
        return True
    after = word_after(text, end)
    return bool(after) and _says(after)
