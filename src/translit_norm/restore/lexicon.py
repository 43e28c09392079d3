"""What restoring knows about names: known words with their weight, a letter model per language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from translit_norm.restore.model import LetterModel, pack_model
from translit_norm.romanise.scheme import ALPHABETS, APOSTROPHES

_APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
_WORD = {
    language: re.compile(f"(?<![\\w'])[{letters}]+(?:'[{letters}]+)*(?![\\w'])")
    for language, letters in ALPHABETS.items()
}


class Lexicon(Protocol):
    """The words and the letter models that readings are weighed by."""

    def word_weight(self, word: str, language: str) -> float:
        """Return the share (0.0 to 1.0) of a small-letter word among the names of a language."""
        ...

    def model(self, language: str) -> LetterModel:
        """Return the letter model of uk, ru or be."""
        ...


def words_of(name: str, language: str) -> list[str]:
    """Return the words of a name in small letters; words with letters of another language fall out.

    >>> words_of("Кам’янка-Дніпровська", "uk"), words_of("Ялта І", "ru")
    (["кам'янка", 'дніпровська'], ['ялта'])
    """
    return _WORD[language].findall(_APOSTROPHE.sub("'", name.lower()))


def build_rows(names_by_language: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, int]]:
    """Yield (word, language, weight) of every word of the names, sorted; weight counts the names."""
    for language in sorted(names_by_language):
        counts = Counter(
            word for name in names_by_language[language] for word in words_of(name, language)
        )
        for word in sorted(counts):
            yield word, language, counts[word]


def compile_model(names: Mapping[str, Iterable[str]]) -> dict[str, bytes]:
    """Return the packed letter model of each language; the same names give the same bytes."""
    return {
        language: pack_model({word for name in listed for word in words_of(name, language)})
        for language, listed in sorted(names.items())
    }


def load_model(packed: bytes) -> LetterModel:
    """Return the letter model in these bytes. Raises `ValueError` for bytes of another kind."""
    return LetterModel(packed)


class NamesLexicon:
    """A lexicon made on the spot from lists of Cyrillic names; serves tests and measurements."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        listed = {language: list(each) for language, each in names.items()}
        rows = list(build_rows(listed))
        totals: Counter[str] = Counter()
        for _, language, weight in rows:
            totals[language] += weight
        self._weights = {
            (word, language): weight / totals[language] for word, language, weight in rows
        }
        self._models = {
            language: LetterModel(packed) for language, packed in compile_model(listed).items()
        }

    def word_weight(self, word: str, language: str) -> float:
        """Return the share of the word among the names, 0.0 where it is not one of them."""
        return self._weights.get((word, language), 0.0)

    def model(self, language: str) -> LetterModel:
        """Return the letter model of the language."""
        return self._models[language]
