"""What a gazetteer carries beside its names, read once: numbers and tables of words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.decide import Model, read_model
from translit_norm.match.score import Costs, read_costs
from translit_norm.match.surface import CategoryWords
from translit_norm.match.translated import TranslatedWords, read_translated_words


class Rules(NamedTuple):
    """What a gazetteer carries beside its names: letter costs, confidence model, tables of words."""

    costs: Costs
    model: Model
    words: CategoryWords
    translated: TranslatedWords


@lru_cache(maxsize=16)
def rules_of(gazetteer: Gazetteer) -> Rules:
    """Return the rules a gazetteer was compiled with, read once."""
    costs, model, words, translated = (
        gazetteer.blob(name).decode()
        for name in ("costs.tsv", "confidence.toml", "category_words.tsv", "translated_words.tsv")
    )
    return Rules(
        read_costs(costs),
        read_model(model),
        CategoryWords(words),
        read_translated_words(translated),
    )
