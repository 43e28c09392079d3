"""What restoring knows about names: known words with their weight, a letter model per language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.lexicon import build_rows, compile_model, lexicon, read_groups
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.script.letter_model import LetterModel

__all__ = [
    "GazetteerLexicon", "Lexicon", "MemoryLexicon", "build_rows", "bundled", "compile_model",
    "load_model",
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

    def __init__(self, rows: Iterable[tuple[str, str, int]], models: Mapping[str, bytes]) -> None:
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


class GazetteerLexicon:
    """The lexicon inside a compiled gazetteer: the table `lexicon`, the blobs `letters.uk` …

    Raises `GazetteerError` for a gazetteer compiled without them.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._models: dict[str, LetterModel] = {}
        if not gazetteer.blob("letters.uk"):
            raise GazetteerError(f"{gazetteer.path} holds no lexicon; build it anew")
        self._total = lru_cache(maxsize=8)(self._sum)
        self._weight = lru_cache(maxsize=1 << 16)(self._look_up)

    def word_weight(self, word: str, language: str) -> float:
        """Return the share of the word among the names, 0.0 where it is not one of them."""
        return self._weight(word, language)

    def _look_up(self, word: str, language: str) -> float:
        row = self._gazetteer._one(
            "SELECT weight FROM lexicon WHERE word = ? AND language = ?", word, language
        )
        return float(str(row[0])) / self._total(language) if row else 0.0

    def _sum(self, language: str) -> float:
        row = self._gazetteer._one("SELECT sum(weight) FROM lexicon WHERE language = ?", language)
        return float(str(row[0])) if row and row[0] else 1.0

    def model(self, language: str) -> LetterModel:
        """Return the letter model of the language, read when first asked for."""
        found = self._models.get(language)
        if found is None:
            packed = self._gazetteer.blob(f"letters.{language}")
            found = self._models.setdefault(language, LetterModel(packed))
        return found


@lru_cache(maxsize=1)
def bundled() -> Lexicon:
    """Return the lexicon of the bundled gazetteer (one object a process)."""
    try:
        return GazetteerLexicon(Gazetteer.bundled())
    except GazetteerError:
        if not (artefact.CHECKOUT_TABLES / "sources.toml").is_file():
            raise
        # A checkout whose gazetteer is not built yet reads the tables themselves.
        return MemoryLexicon(*lexicon(read_groups(artefact.CHECKOUT_TABLES)))
