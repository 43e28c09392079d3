"""Names of one place in its sister languages, made by rule: Миролюбівка → Миролюбовка.

Generated forms are guesses with a weight; they are indexed as such and never shown as attested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import cast

from translit_norm.inflect import letters
from translit_norm.inflect.belarusian import belarusian_forms
from translit_norm.inflect.tables import bundled

__all__ = ["belarusian_forms", "russian_forms", "ukrainian_forms"]

_WORD_RE = re.compile(r"[^\s\-]+|[\s\-]+")
_LIMIT = 3

# A rendering with less than this share of the best one's weight is noise.
_LEAST_OF_BEST = 0.05

_SHORTEST_BACKWARDS = 5

# Letters that Russian does not write in native names (its spelling rules for ы, ю, я).
_NEVER_RE = re.compile("[гкхжшчщ]ы|[жшчщ]я|оо$|[аеоу]ыа?$|ьь")
_DOUBLE_RE = re.compile(r"(.)\1+")
_SIGNS = str.maketrans({"ы": "и", "э": "е", "ё": "е", "ь": "", "ъ": ""})

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
    source, target = pair.split("_")
    plain = cast(Mapping[str, str], tables.rules[target][f"from_{source}"])
    pieces = _WORD_RE.findall(name.replace("'", "’").replace("ʼ", "’"))
    choices: list[list[tuple[str, float]]] = []
    for piece in pieces:
        if not piece.strip(" -"):
            choices.append([(piece, 1.0)])
            continue
        found = letters.rewritten(piece.lower(), tables.letters[pair], stems, longest, plain)
        choices.append([(_cased(spelt, piece), weight) for spelt, weight in found[:4]])
    whole: dict[str, float] = {}
    for combination in product(*choices):
        spelt = "".join(part for part, _ in combination)
        weight = 1.0
        for _, share in combination:
            weight *= share
        whole[spelt] = whole.get(spelt, 0.0) + weight
    groups: dict[str, list[tuple[str, float]]] = {}
    for spelt, weight in sorted(whole.items(), key=lambda item: (-item[1], item[0])):
        if pair == "ru_uk" or not _NEVER_RE.search(spelt.lower()):
            groups.setdefault(_coarse(spelt), []).append((spelt, weight))
    best = sorted(
        ((group[0][0], sum(weight for _, weight in group)) for group in groups.values()),
        key=lambda item: (-item[1], item[0]),
    )[:_LIMIT]
    floor = best[0][1] * _LEAST_OF_BEST if best else 0.0
    return tuple((spelt, round(weight, 4)) for spelt, weight in best if weight >= floor)


def _coarse(spelt: str) -> str:
    """Return a spelling without what a look-up does not tell apart: и/ы, signs, double letters."""
    return _DOUBLE_RE.sub(r"\1", spelt.lower().translate(_SIGNS))


def _cased(spelt: str, model: str) -> str:
    return spelt[:1].upper() + spelt[1:] if model[:1].isupper() else spelt


# The endings of an adjective: Ukrainian, then Russian after к г х ж ш ч щ, and after other letters.
_ADJECTIVES = (("а", "ая", "ая"), ("ий", "ий", "ый"), ("е", "ое", "ое"), ("і", "ие", "ые"))


@lru_cache(maxsize=2)
def _stems(pair: str) -> tuple[dict[str, letters.Distribution], int]:
    """Return the curated stems as outcomes, the first spelling of several being the usual one."""
    # A word written out wins over an adjective's rule for it, so the rules come first.
    rows = sorted(bundled().stems, key=lambda row: not row[0].endswith("~"))
    pairs = [pair for row in rows for pair in _expanded(*row)]
    spellings: dict[str, list[str]] = {}
    for uk, russian in pairs:
        if pair == "uk_ru":
            spellings[uk] = russian
            continue
        # Backwards only what is the usual Russian, and long enough not to be found by chance.
        if len(russian[0]) >= _SHORTEST_BACKWARDS:
            spellings.setdefault(_with_bounds(russian[0], uk), []).append(uk.strip("^$"))
    stems = {source: _outcomes(found) for source, found in spellings.items()}
    return stems, max(map(len, stems), default=0)


def _expanded(uk: str, russian: str) -> list[tuple[str, list[str]]]:
    """Return a row of the stems as it is, or an adjective's (ending in ~) in its four endings."""
    spellings = russian.split()
    if not uk.endswith("~"):
        return [(uk, spellings)]
    return [
        (
            f"^{uk[:-1]}{ending}$",
            [each[:-1] + (hissing if each[-2] in "кгхжшчщ" else plain) for each in spellings],
        )
        for ending, hissing, plain in _ADJECTIVES
    ]


def _with_bounds(russian: str, uk: str) -> str:
    return ("^" if uk.startswith("^") else "") + russian + ("$" if uk.endswith("$") else "")


def _outcomes(spellings: list[str]) -> letters.Distribution:
    first = 0.8 if len(spellings) > 1 else 1.0
    rest = (1.0 - first) / max(1, len(spellings) - 1)
    return tuple((each, rest if rank else first) for rank, each in enumerate(spellings))
