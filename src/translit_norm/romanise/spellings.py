"""Every Latin spelling the schemes of a language give a name, for matching and recognition only."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from translit_norm.romanise import catalogue
from translit_norm.romanise.engine import compiled


def spellings(cyrillic: str, language: str) -> dict[str, str]:
    """Return scheme id → Latin spelling over all schemes of uk, ru or be.

    Schemes of low certainty are included: `romanise` refuses to write with them.

    >>> found = spellings("Харків", "uk")
    >>> found["uk-kmu-2010"], found["uk-german"], found["uk-czech"]
    ('Kharkiv', 'Charkiw', 'Charkiv')
    """
    return {scheme_id: run(cyrillic) for scheme_id, run in _romanisers(language)}


@lru_cache(maxsize=8)
def _romanisers(language: str) -> tuple[tuple[str, Callable[[str], str]], ...]:
    return tuple(
        (facts.id, compiled(catalogue.scheme(facts.id), "fold"))
        for facts in catalogue.schemes(language=language)
    )
