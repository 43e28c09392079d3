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
_WEIGHTS = (0.4, 0.2, 0.15, 0.1)

# Letters in order; the reduced vowels are put in before these. The first column is what a word must
# hold for the pattern to fit: looking for that is ten times as fast as the pattern.
_LETTERS = (
    ("дес", r"([оа])дес+", r"\1дэс"),
    ("ник", r"^ник([оа])л", r"мик\1л"),
    ("щ", r"щ", "шч"),
    ("ий", r"([кгх])ий$", r"\1і"),
    ("ий", r"([нл])ий$", r"\1і"),
    ("ый", r"([жшчцр])ый$", r"\1ы"),
    ("ый", r"ый$", "ы"),
    ("ие", r"([кгхжшчц])ие$", r"\1ія"),
    ("ые", r"ые$", "ыя"),
    ("ие", r"ие$", "ія"),
    ("ье", r"([жшч])ье$", r"\1\1а"),
    ("ье", r"([знлсц])ье$", r"\1\1е"),
    ("дье", r"дье$", "ддзе"),
    ("тье", r"тье$", "цце"),
    ("сс", r"сс", "с"),
    ("ье", r"([бвмпфрк])ье", r"\1’е"),
    ("ъ", r"ъ", "’"),
    ("рь", r"рь", "р"),
    ("ь", r"([чжшщ])ь", r"\1"),
    ("ь", r"([вбмпф])ь(?![еёюяи])", r"\1"),
    ("т", r"т(?=[ьеёияю])", "ц"),
    ("д", r"д(?=[ьеёияю])", "дз"),
    ("в", r"(?<=[аеёиоуыэюя])в(?![аеёиоуыэюяьʼ’])", "ў"),
    ("и", r"(?<=[жшчцрЖШЧЦР])и", "ы"),
    ("е", r"(?<=[жшчцрЖШЧЦР])е", "э"),
    ("я", r"(?<=[жшчцрЖШЧЦР])я", "а"),
    ("ю", r"(?<=[жшчцрЖШЧЦР])ю", "у"),
    ("тс", r"тс(?=к)", "ц"),
    ("и", r"и", "і"),
)  # fmt: skip
_LETTER_RES = tuple((needed, re.compile(pattern), put) for needed, pattern, put in _LETTERS)


def belarusian_forms(uk: str, ru: Sequence[str]) -> Forms:
    """Return up to four (Belarusian spelling, weight 0.0–1.0) of a place, best first.

    `ru` holds its Russian names, the best first. Belarusian texts take Ukrainian names both ways:
    through Russian (Міралюбаўка) and letter by letter from Ukrainian (Міралюбіўка).

    >>> [form for form, _weight in belarusian_forms("Миролюбівка", ["Миролюбовка"])][:2]
    ['Міралюбаўка', 'Мыралюбіўка']
    """
    spellings: list[str] = []
    through_russian = _WORD_RE.findall(ru[0]) if ru else []
    from_ukrainian = _WORD_RE.findall(uk)
    if through_russian:
        spellings.append("".join(_word(piece, 0) for piece in through_russian))
    if from_ukrainian:
        spellings.append("".join(_ukrainian_word(piece, 0) for piece in from_ukrainian))
    if through_russian:
        spellings.append("".join(_word(piece, 1) for piece in through_russian))
        spellings.append("".join(_word(piece, 2) for piece in through_russian))
    if from_ukrainian:
        spellings.append("".join(_ukrainian_word(piece, 2) for piece in from_ukrainian))
    distinct = list(dict.fromkeys(spelling for spelling in spellings if spelling.strip()))
    return tuple(zip(distinct, _WEIGHTS, strict=False))


_UKRAINIAN_LETTERS = tuple(
    (needed, re.compile(pattern), put)
    for needed, pattern, put in (
        ("щ", r"щ", "шч"),
        ("ий", r"ий$", "ы"),
        ("", r"([жшчр])[ії]", r"\1ы"),
        ("т", r"т(?=[іїєюя]|ь)", "ц"),
        ("д", r"д(?=[іїєюя]|ь)", "дз"),
        ("в", r"(?<=[аеєиіїоуыюя])в(?![аеєиіїоуыюя’])", "ў"),
        ("ь", r"(?<=[сцз])ь(?=к)", ""),
        ("ь", r"[чшжщр]ь", lambda match: match.group()[0]),
        ("и", r"и", "ы"),
        ("е", r"е", "э"),
        ("є", r"є", "е"),
        ("ї", r"ї", "і"),
        ("ґ", r"ґ", "г"),
    )
)


def _ukrainian_word(word: str, rank: int) -> str:
    """Return a Ukrainian word letter by letter; vowel reduction only for rank 0."""
    lowered = word.lower()
    if rank == 0:
        kept = _stress(lowered.translate(_AS_RUSSIAN), 0)
        lowered = "".join(
            "а" if letter == "о" and index != kept else letter
            for index, letter in enumerate(lowered)
        )
    for needed, pattern, put in _UKRAINIAN_LETTERS:
        if needed in lowered:
            lowered = pattern.sub(put, lowered)
    return lowered[:1].upper() + lowered[1:] if word[:1].isupper() else lowered


# Letter for letter, so that positions stay: only to find where the stress may be.
_AS_RUSSIAN = str.maketrans({"и": "ы", "і": "о", "ї": "и", "є": "е", "ґ": "г"})


def _word(word: str, rank: int) -> str:
    if not word.strip(" -"):
        return word
    lowered = word.lower()
    reduced = _reduced(lowered, _stress(lowered, rank), rank)
    for needed, pattern, put in _LETTER_RES:
        if needed in reduced:
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
