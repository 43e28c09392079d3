"""What restoring knows about names: known words with their weight, a letter model per language."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from translit_norm.gazetteer.lexicon import LANGUAGES, build_rows, compile_model
from translit_norm.script.letter_model import LetterModel

__all__ = [
    "Lexicon", "MemoryLexicon", "SqliteLexicon", "build_rows", "compile_model", "load_model",
]  # fmt: skip


class Lexicon(Protocol):
    """The words and the letter models that readings are weighed by."""

    def word_weight(self, word: str, language: str) -> float:
        """Return the share (0.0 to 1.0) of a small-letter word among the names of a language."""
        ...

    def model(self, language: str) -> LetterModel:
        """Return the letter model of uk, ru or be."""
        ...


def load_model(packed: bytes) -> LetterModel:
    """Return the letter model in these bytes. Raises `ValueError` for bytes of another kind."""
    return LetterModel(packed)


class MemoryLexicon:
    """A lexicon of rows (word, language, weight) and packed models held in memory."""

    def __init__(
        self, rows: Iterable[tuple[str, str, int]], models: Mapping[str, bytes]
    ) -> None:
        self._weights = {(word, language): weight for word, language, weight in rows}
        self._totals: Counter[str] = Counter()
        for (_, language), weight in self._weights.items():
            self._totals[language] += weight
        self._models = {language: LetterModel(packed) for language, packed in models.items()}

    def word_weight(self, word: str, language: str) -> float:
        """Return the share of the word among the names, 0.0 where it is not one of them."""
        return self._weights.get((word, language), 0) / (self._totals[language] or 1)

    def model(self, language: str) -> LetterModel:
        """Return the letter model of the language."""
        return self._models[language]


class SqliteLexicon:
    """The lexicon in a compiled gazetteer: tables `lexicon` and `letter_model`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._models: dict[str, LetterModel] = {}
        self._totals: dict[str, int] = dict(
            connection.execute("SELECT language, sum(weight) FROM lexicon GROUP BY language")
        )
        self.word_weight = lru_cache(maxsize=1 << 16)(self._word_weight)

    def _word_weight(self, word: str, language: str) -> float:
        row = self._connection.execute(
            "SELECT weight FROM lexicon WHERE word = ? AND language = ?", (word, language)
        ).fetchone()
        return row[0] / self._totals[language] if row else 0.0

    def model(self, language: str) -> LetterModel:
        """Return the letter model of the language, read when first asked for."""
        found = self._models.get(language)
        if found is None:
            assert language in LANGUAGES
            (packed,) = self._connection.execute(
                "SELECT packed FROM letter_model WHERE language = ?", (language,)
            ).fetchone()
            found = self._models[language] = LetterModel(packed)
        return found
