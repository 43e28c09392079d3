"""Belarusian spellings of a place from its Russian name: Миролюбовка → Міралюбаўка.

Belarusian writes vowel reduction (о → а, е → я), which needs the stress, and no source has it. So
the likeliest stresses are tried in turn. For matching only, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Forms = tuple[tuple[str, float], ...]

_WORD_RE = re.compile(r"[^\s\-]+|[\s\-]+")
_VOWELS = "аеёиоуыэюя"
_WEIGHTS = (0.45, 0.25, 0.15)

# Letters in order; the reduced vowels are put in before these.
_LETTERS = (
    (r"([оа])дес+", r"\1дэс"),
    (r"щ", "шч"),
    (r"([кгх])ий$", r"\1і"),
    (r"([нл])ий$", r"\1і"),
    (r"([жшчцр])ый$", r"\1ы"),
    (r"ый$", "ы"),
    (r"([кгхжшчц])ие$", r"\1ія"),
    (r"ые$", "ыя"),
    (r"ие$", "ія"),
    (r"([жшч])ье$", r"\1\1а"),
    (r"([знлсц])ье$", r"\1\1е"),
    (r"дье$", "ддзе"),
    (r"тье$", "цце"),
    (r"сс", "с"),
    (r"([бвмпфрк])ье", r"\1’е"),
    (r"ъ", "’"),
    (r"рь", "р"),
    (r"([чжшщ])ь", r"\1"),
    (r"([вбмпф])ь(?![еёюяи])", r"\1"),
    (r"т(?=[ьеёияю])", "ц"),
    (r"д(?=[ьеёияю])", "дз"),
    (r"(?<=[аеёиоуыэюя])в(?![аеёиоуыэюяьʼ’])", "ў"),
    (r"(?<=[жшчцрЖШЧЦР])и", "ы"),
    (r"(?<=[жшчцрЖШЧЦР])е", "э"),
    (r"(?<=[жшчцрЖШЧЦР])я", "а"),
    (r"(?<=[жшчцрЖШЧЦР])ю", "у"),
    (r"тс(?=к)", "ц"),
    (r"и", "і"),
)  # fmt: skip
_LETTER_RES = tuple((re.compile(pattern), put) for pattern, put in _LETTERS)


def belarusian_forms(uk: str, ru: Sequence[str]) -> Forms:
    """Return up to three (Belarusian spelling, weight 0.0–1.0) of a place, best first.

    `ru` holds its Russian names, the best first; without one the Ukrainian name is read as one.

    >>> belarusian_forms("Миролюбівка", ["Миролюбовка"])[0][0]
    'Міралюбаўка'
    """
    source = ru[0] if ru else uk.translate(_UKRAINIAN)
    pieces = _WORD_RE.findall(source)
    found: dict[str, float] = {}
    for rank, weight in enumerate(_WEIGHTS):
        form = "".join(_word(piece, rank) for piece in pieces)
        found.setdefault(form, weight)
    for extra in ru[1:2]:
        found.setdefault("".join(_word(piece, 0) for piece in _WORD_RE.findall(extra)), 0.1)
    return tuple(list(found.items())[:3])


_UKRAINIAN = str.maketrans(
    {"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "И": "И", "І": "И", "Ї": "И", "Є": "Е"}
)


def _word(word: str, rank: int) -> str:
    if not word.strip(" -"):
        return word
    lowered = word.lower()
    reduced = _reduced(lowered, _stress(lowered, rank), rank)
    for pattern, put in _LETTER_RES:
        reduced = pattern.sub(put, reduced)
    return reduced[:1].upper() + reduced[1:] if word[:1].isupper() else reduced


def _stress(word: str, rank: int) -> int:
    """Return the index of the vowel to take as stressed, -1 for none, by rank of likelihood."""
    vowels = [index for index, letter in enumerate(word) if letter in _VOWELS]
    if not vowels:
        return -1
    if "ё" in word:
        return word.index("ё")
    if len(vowels) == 1:
        return vowels[0]
    suffix = re.search(r"[ое]вк[аи]$|[ое]вцы$", word)
    if suffix:
        before = [index for index in vowels if index < suffix.start()]
        choices = [before[-1] if before else suffix.start(), suffix.start(), -1]
    elif re.search(r"ск(ая|ое|ий)$|[ое]в[оае]$|[иы]но$", word):
        choices = [vowels[-3] if len(vowels) > 2 else vowels[0], vowels[-2], -1]
    elif word[-1] in _VOWELS:
        choices = [vowels[-2], vowels[0], -1]
    else:
        choices = [vowels[-1], vowels[-2], -1]
    return choices[rank]


def _reduced(word: str, stress: int, rank: int) -> str:
    vowels = [index for index, letter in enumerate(word) if letter in _VOWELS]
    letters = list(word)
    for order, index in enumerate(vowels):
        if index == stress:
            continue
        if letters[index] == "о":
            letters[index] = "а"
        elif letters[index] == "е" and index + 1 < len(word):
            hard = index > 0 and word[index - 1] in "жшчщцр"
            pretonic = order + 1 < len(vowels) and vowels[order + 1] == stress
            # After hardened consonants every unstressed е is а; else only just before the stress.
            if (hard and order > 0) or pretonic:
                letters[index] = "а" if hard else "я"
    if rank == 2 and vowels and letters[vowels[0]] == "я":
        letters[vowels[0]] = "е"
    return "".join(letters)
