"""Names of one place in its sister languages, made by rule: Миролюбівка → Миролюбовка → Міралюбаўка.

Generated forms are guesses with a weight; they are indexed as such and never shown as attested.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from translit_norm.inflect import letters
from translit_norm.inflect.belarusian import belarusian_forms
from translit_norm.inflect.tables import bundled

__all__ = ["belarusian_forms", "russian_forms", "ukrainian_forms"]

_WORD_RE = re.compile(r"[^\s\-]+|[\s\-]+")
_LIMIT = 3

Forms = tuple[tuple[str, float], ...]


@lru_cache(maxsize=1 << 15)
def russian_forms(uk: str) -> Forms:
    """Return up to three (Russian name, weight 0.0–1.0) of a Ukrainian place name, best first.

    >>> russian_forms("Миролюбівка")[0][0], russian_forms("Нова Каховка")[0][0]
    ('Миролюбовка', 'Новая Каховка')
    """
    return _rewritten_name(uk, "uk_ru")


@lru_cache(maxsize=1 << 12)
def ukrainian_forms(ru: str) -> Forms:
    """Return up to three (Ukrainian name, weight 0.0–1.0) of a Russian name, best first.

    >>> ukrainian_forms("Нововасильевка")[0][0]
    'Нововасилівка'
    """
    return _rewritten_name(ru, "ru_uk")


def _rewritten_name(name: str, pair: str) -> Forms:
    tables = bundled()
    stems, longest = _stems(pair)
    pieces = _WORD_RE.findall(name.replace("'", "’").replace("ʼ", "’"))
    choices: list[list[tuple[str, float]]] = []
    for piece in pieces:
        if not piece.strip(" -"):
            choices.append([(piece, 1.0)])
            continue
        found = letters.rewritten(piece.lower(), tables.letters[pair], stems, longest)
        choices.append([(_cased(spelt, piece), weight) for spelt, weight in found[:4]])
    whole: dict[str, float] = {}
    for combination in product(*choices):
        spelt = "".join(part for part, _ in combination)
        weight = 1.0
        for _, share in combination:
            weight *= share
        whole[spelt] = whole.get(spelt, 0.0) + weight
    best = sorted(whole.items(), key=lambda item: (-item[1], item[0]))[:_LIMIT]
    return tuple((spelt, round(weight, 4)) for spelt, weight in best if weight > 0.0005)


def _cased(spelt: str, model: str) -> str:
    return spelt[:1].upper() + spelt[1:] if model[:1].isupper() else spelt


# The endings of an adjective: Ukrainian, then Russian after к г х ж ш ч щ, and after other letters.
_ADJECTIVES = (("а", "ая", "ая"), ("ий", "ий", "ый"), ("е", "ое", "ое"), ("і", "ие", "ые"))


@lru_cache(maxsize=2)
def _stems(pair: str) -> tuple[dict[str, letters.Distribution], int]:
    """Return the curated stems as outcomes, the first spelling of several being the usual one."""
    stems: dict[str, letters.Distribution] = {}
    if pair == "uk_ru":
        for uk, russian in bundled().stems:
            spellings = russian.split()
            if not uk.endswith("~"):
                stems[uk] = _outcomes(spellings)
                continue
            for ending, after_velar, plain in _ADJECTIVES:
                stems[f"^{uk[:-1]}{ending}$"] = _outcomes(
                    [
                        each[:-1] + (after_velar if each[-2] in "кгхжшчщ" else plain)
                        for each in spellings
                    ]
                )
    return stems, max(map(len, stems), default=0)


def _outcomes(spellings: list[str]) -> letters.Distribution:
    first = 0.8 if len(spellings) > 1 else 1.0
    rest = (1.0 - first) / max(1, len(spellings) - 1)
    return tuple((each, rest if rank else first) for rank, each in enumerate(spellings))
