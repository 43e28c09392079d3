"""A small lexicon for the restore tests: the names that the standards print as examples."""

from __future__ import annotations

import pytest

from translit_norm.gazetteer.lexicon import Group, lexicon
from translit_norm.restore.lexicon import MemoryLexicon
from translit_norm.romanise import catalogue

_MORE = {
    "uk": ["Запоріжжя", "Сергій", "Миролюбівка", "Нова Каховка", "Новокаховка", "Нововасилівка"],
    "ru": ["Харьков", "Киев", "Запорожье", "Новая Каховка", "Миролюбовка", "Нововасильевка"],
    "be": ["Сяргей", "Гомель", "Мінск", "Баранавічы", "Ціханоўская"],
}


def _printed(language: str) -> list[str]:
    """The Cyrillic side of every printed example of a language."""
    return [
        sample.cyrillic
        for facts in catalogue.schemes(language=language)
        for sample in catalogue.scheme(facts.id).samples
    ]


@pytest.fixture(scope="session")
def names() -> MemoryLexicon:
    """The lexicon of the printed examples and a few names more."""
    groups = [
        Group(attested={language: [name]})
        for language, more in _MORE.items()
        for name in [*_printed(language), *more]
    ]
    return MemoryLexicon(*lexicon(groups))


@pytest.fixture(scope="session")
def printed() -> dict[str, list[str]]:
    """The printed examples that are single words, by language."""
    return {
        language: sorted({name for name in _printed(language) if name.isalpha()})
        for language in ("uk", "ru", "be")
    }
