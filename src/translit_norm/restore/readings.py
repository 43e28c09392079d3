"""Latin spellings back to their possible Cyrillic originals, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from math import exp, log

from translit_norm.errors import InputTypeError, SchemeError
from translit_norm.restore.inverse import LANGUAGES, Inverse, commonness, inverse, normal_marks
from translit_norm.restore.lexicon import Lexicon
from translit_norm.restore.search import Word, word_readings
from translit_norm.romanise import catalogue
from translit_norm.types import Reading

_PART = re.compile(r"[\s\-\u2010-\u2015]+")
#: Names have a handful of words; a longer text is not restored.
LONGEST_NAME = 8
#: Readings of one word that are combined with those of the others.
_PER_WORD = 6


def readings(
    spelling: str,
    lexicon: Lexicon,
    *,
    language: str | None = None,
    scheme: str | None = None,
    limit: int = 5,
) -> tuple[Reading, ...]:
    """Return up to `limit` readings of a Latin spelling with probabilities that sum to at most 1."""
    if not isinstance(spelling, str):
        raise InputTypeError("spelling", spelling)
    weighed = list(_weighed(spelling, lexicon, language, scheme))
    if not weighed:
        return ()
    weighed.sort(key=lambda each: (-each[0], each[1].letters))
    total = sum(exp(score - weighed[0][0]) for score, _, _ in weighed)
    return tuple(
        Reading(
            language=table.language,
            cyrillic=_cased(word.letters, spelling),
            schemes=table.names(word.mask),
            edits=_edits(word),
            probability=round(exp(score - weighed[0][0]) / total, 4),
        )
        for score, word, table in weighed[:limit]
    )


def _edits(word: Word) -> tuple[str, ...]:
    return ("marks or letters written otherwise than the schemes have them",) if word.cost else ()


def _weighed(
    spelling: str, lexicon: Lexicon, language: str | None, scheme: str | None
) -> Iterator[tuple[float, Word, Inverse]]:
    for loose in (False, True):
        found = False
        for table, mask in _tables(language, scheme):
            share = commonness()[table.language]
            for word in name_readings(spelling, table, lexicon, mask, loose):
                found = True
                weight = table.log_share(word.mask) if scheme is None else 0.0
                yield word.score + weight + log(share), word, table
        if found:
            return


def _tables(language: str | None, scheme: str | None) -> Iterator[tuple[Inverse, int]]:
    if language not in (None, *LANGUAGES):
        raise SchemeError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    wanted = catalogue.resolve(scheme) if scheme is not None else None
    if wanted and language and not wanted.startswith(f"{language}-"):
        raise SchemeError(f"{wanted} is no scheme of the language {language!r}")
    for each in LANGUAGES if language is None else (language,):
        if wanted is None or wanted.startswith(f"{each}-"):
            table = inverse(each)
            yield table, table.bit(wanted) if wanted else table.everything


def name_readings(
    spelling: str, table: Inverse, lexicon: Lexicon, mask: int, loose: bool
) -> list[Word]:
    """Return the readings of a name of one or more words by schemes that fit all its words."""
    parts = [part for part in _PART.split(normal_marks(spelling.strip())) if part]
    if not 0 < len(parts) <= LONGEST_NAME:
        return []
    by_part = [word_readings(part, table, lexicon, mask=mask, loose=loose) for part in parts]
    if len(by_part) == 1:
        return by_part[0]
    if not all(by_part):
        return []
    separators = _PART.findall(spelling.strip())
    combined = [Word("", mask, 0.0, 0.0)]
    for place, words in enumerate(by_part):
        separator = separators[place - 1] if place else ""
        joined = [
            Word(
                first.letters + separator + word.letters,
                first.mask & word.mask,
                first.score + word.score,
                first.cost + word.cost,
            )
            for first, word in product(combined, words[:_PER_WORD])
            if first.mask & word.mask
        ]
        joined.sort(key=lambda word: -word.score)
        combined = joined[: 2 * _PER_WORD]
    return combined


def _cased(letters: str, spelling: str) -> str:
    """Return the small-letter name with the case pattern of the spelling, word by word."""
    models = [part for part in _PART.split(spelling.strip()) if part]
    pieces = re.split(f"({_PART.pattern})", letters)
    for place, model in enumerate(models):
        word = pieces[2 * place]
        if len(model) > 1 and model.isupper():
            pieces[2 * place] = word.upper()
        elif model[:1].isupper():
            pieces[2 * place] = word[:1].upper() + word[1:]
    return "".join(pieces)
