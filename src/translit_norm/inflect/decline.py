"""Oblique cases of place names by classes of endings: Дудчани → Дудчан, Борова → Борової.

The classes are in `data/languages/*_cases.tsv`; here is only how a name is split, how its words
agree, and how a row is applied. Made for matching: where two forms are in use, both come out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from translit_norm.inflect.tables import CASES, EndingClass, bundled

_WORD_RE = re.compile(r"[^\s\-]+|[\s\-]+")

# Words between the parts of a name; what follows a preposition stands in a case already.
_PREPOSITIONS = frozenset({"на", "над", "під", "под", "пад", "в", "у", "біля", "при", "nad", "pod"})

# A name of several words has at most this many forms per case: the usual ones come first.
_FORMS_PER_CASE = 4


def oblique_forms(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return (form, case) of a Cyrillic place name; `language` is uk, ru or be.

    Cases are genitive, dative, accusative, instrumental and locative; forms equal to the name are
    left out, a form that serves two cases is given with the first. Names that are not declined
    (Сочі) give nothing. Raises KeyError for a language without a table.

    >>> oblique_forms("Дудчани", "uk")[0], oblique_forms("Кривий Ріг", "uk")[0]
    (('Дудчан', 'genitive'), ('Кривого Рогу', 'genitive'))
    >>> [form for form, case in oblique_forms("Новая Каховка", "ru") if case == "dative"]
    ['Новой Каховке']
    """
    return _declined(name, language)


#: Languages whose names in Latin letters are declined, with the table that serves them.
LATIN = {"pl": "pl", "cs": "cs", "sk": "sk", "hr": "hr", "bs": "hr", "sr": "hr", "sl": "hr"}


def latin_oblique_forms(latin: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return (form, case) of a name as it is written in a Slavic language of Latin letters.

    `language` is a key of LATIN; raises KeyError for another.

    >>> [form for form, case in latin_oblique_forms("Ukrajina", "cs")]
    ['Ukrajiny', 'Ukrajině', 'Ukrajinu', 'Ukrajinou']
    """
    return _declined(latin, LATIN[language])


@lru_cache(maxsize=1 << 15)
def _declined(name: str, language: str) -> tuple[tuple[str, str], ...]:
    pieces = _WORD_RE.findall(name)
    words = [index for index, piece in enumerate(pieces) if piece.strip(" -")]
    if not words:
        return ()
    classes = _classes_of(pieces, words, language)
    if not any(classes):
        return ()
    seen = {name}
    forms: list[tuple[str, str]] = []
    by_word = [
        _cases_of(pieces[index], chosen) if chosen else [(pieces[index],)] * len(CASES)
        for index, chosen in zip(words, classes, strict=True)
    ]
    for case, choices in zip(CASES, zip(*by_word, strict=True), strict=True):
        if not all(choices):
            continue
        for choice in islice(product(*choices), _FORMS_PER_CASE):
            parts = list(pieces)
            for index, word in zip(words, choice, strict=True):
                parts[index] = word
            form = "".join(parts)
            if form not in seen:
                seen.add(form)
                forms.append((form, case))
    return tuple(forms)


def _classes_of(pieces: list[str], words: list[int], language: str) -> list[EndingClass | None]:
    """Return the ending class of each word: earlier words agree with a noun at the end."""
    last = len(words) - 1
    for position, index in enumerate(words):
        if pieces[index].lower() in _PREPOSITIONS and position:
            last = position - 1
            break
    final = _class_of(pieces[words[last]], language)
    classes: list[EndingClass | None] = [None] * len(words)
    classes[last] = final
    agrees = final is not None and final.kind not in ("adjective", "fixed")
    for position in range(last):
        word = pieces[words[position]]
        separator = pieces[words[position] + 1]
        if "-" in separator and word.lower().endswith(("о", "o", "е")) and language != "be":
            continue  # the first part of a compound: Івано-Франківськ
        classes[position] = _class_of(word, language, modifier=agrees)
    return [None if chosen is not None and chosen.kind == "fixed" else chosen for chosen in classes]


def _class_of(word: str, language: str, *, modifier: bool = False) -> EndingClass | None:
    """Return the row with the longest match at the word's end."""
    lowered = word.lower()
    best: EndingClass | None = None
    best_length = 0
    for row in _by_last_letter(language, lowered[-1:]):
        if (row.kind == "modifier") and not modifier:
            continue
        found = row.pattern.search(lowered)
        if found is None:
            continue
        length = (
            found.end() - found.start() + (100 if row.pattern.pattern.startswith("(?:^") else 0)
        )
        if modifier and row.kind in ("modifier", "adjective"):
            length += 50
        if length > best_length:
            best, best_length = row, length
    return best


@lru_cache(maxsize=512)
def _by_last_letter(language: str, letter: str) -> tuple[EndingClass, ...]:
    """Return the rows that can match a word ending in `letter`: a filter for speed only."""
    return tuple(
        row for row in bundled().endings[language] if _may_end(row.pattern.pattern[3:-2], letter)
    )


def _may_end(ending: str, letter: str) -> bool:
    final = ending[-1]
    return final in ")]" or final == letter


def _cases_of(word: str, row: EndingClass) -> list[tuple[str, ...]]:
    """Return the forms of a word in every case, the usual one first."""
    found = row.pattern.search(word.lower())
    assert found is not None
    kept = found.end(1) if row.pattern.groups and found.group(1) is not None else found.start()
    return [
        tuple(
            word if form is None else word[:kept] + form if kept else _cased(form, word)
            for form in forms
        )
        for forms in row.forms
    ]


def _cased(form: str, word: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
