"""Latin spellings back to their possible Cyrillic originals, the likeliest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from math import exp, inf, log
from typing import NamedTuple

from translit_norm.errors import InputTypeError, SchemeError
from translit_norm.restore.inverse import LANGUAGES, Inverse, commonness, inverse
from translit_norm.restore.lexicon import Lexicon
from translit_norm.restore.pieces import normal_marks
from translit_norm.restore.search import LONGEST_WORD, Word, word_readings
from translit_norm.romanise import catalogue
from translit_norm.romanise.reverse import originals
from translit_norm.types import Reading

_PART = re.compile(r"[\s\-\u2010-\u2015]+")
#: Names have a handful of words; a longer text is not restored.
LONGEST_NAME = 8
#: A name of this log probability a letter is one that the letter model finds strange: withheld
#: names have -1.9 on average, one in fifty has less than this.
_STRANGE = -3.2
#: Readings of one word that are combined with those of the others.
_PER_WORD = 6


class Weighed(NamedTuple):
    """A reading with the logarithm of its weight, which takes in how common its schemes are."""

    weight: float
    word: Word
    table: Inverse


def readings(
    spelling: str,
    lexicon: Lexicon,
    *,
    language: str | None = None,
    scheme: str | None = None,
    limit: int = 5,
) -> tuple[Reading, ...]:
    """Return up to `limit` readings of a Latin spelling with probabilities that sum to 1 at most.

    Raises `SchemeError` for an unknown scheme or language and `InputTypeError` for no text.
    """
    weighed = weighed_readings(spelling, lexicon, language=language, scheme=scheme)
    return as_readings(weighed, spelling, limit)


def as_readings(weighed: list[Weighed], spelling: str, limit: int) -> tuple[Reading, ...]:
    """Return the first `limit` of weighed readings with their probabilities among all of them."""
    if not weighed:
        return ()
    total = sum(exp(each.weight - weighed[0].weight) for each in weighed)
    return tuple(
        Reading(
            language=each.table.language,
            cyrillic=_cased(each.word.letters, spelling),
            schemes=each.table.names(each.word.mask),
            edits=_edits(each, spelling),
            probability=round(exp(each.weight - weighed[0].weight) / total, 4),
        )
        for each in weighed[:limit]
    )


def weighed_readings(
    spelling: str, lexicon: Lexicon, *, language: str | None = None, scheme: str | None = None
) -> list[Weighed]:
    """Return every reading that was kept, best first.

    Spellings that lost their diacritics or mix schemes are read only where no scheme explains one,
    or only by letters that no name would have.
    """
    if not isinstance(spelling, str):
        raise InputTypeError("spelling", spelling)
    tables = list(_tables(language, scheme))
    exact = _exact(spelling, scheme) if scheme is not None else None
    if exact is not None:
        table, mask = tables[0]
        return [Weighed(0.0, Word(exact, mask, 0.0, 0.0), table)]
    shares = commonness()
    found: dict[tuple[str, str], Weighed] = {}
    for loose in (False, True):
        for table, mask in tables:
            for word in name_readings(spelling, table, lexicon, mask, loose):
                share = table.log_share(word.mask) if scheme is None else 0.0
                weight = word.score + share + log(shares[table.language])
                found.setdefault((table.language, word.letters), Weighed(weight, word, table))
        if not is_strange(found.values(), spelling):
            break
    return sorted(found.values(), key=lambda each: (-each.weight, each.word.letters))


def is_strange(weighed: Iterable[Weighed], spelling: str) -> bool:
    """Say whether none of the readings of a spelling looks like a name of its language."""
    best = max((each.word.score for each in weighed), default=-inf)
    return best <= _STRANGE * len(spelling)


def _exact(spelling: str, scheme: str) -> str | None:
    """Return the one name a reversible scheme can have written so, letter for letter."""
    table = catalogue.scheme(scheme)
    if not table.reversible:
        return None
    pieces = re.split(f"({_PART.pattern})", unicodedata.normalize("NFC", spelling.strip().lower()))
    for place in range(0, len(pieces), 2):
        part = pieces[place] if len(pieces[place]) <= LONGEST_WORD else ""
        found = originals(part, table) or originals(part, table, well_formed=False)
        if len(found) != 1:
            return None
        pieces[place] = found[0]
    return "".join(pieces)


def _edits(each: Weighed, spelling: str) -> tuple[str, ...]:
    if not each.word.cost:
        return ()
    nearest = each.table.names(each.word.mask)[0]
    parts = _PART.split(each.word.letters)
    written = " ".join(each.table.written(part, each.table.bit(nearest)) for part in parts)
    return (f"{nearest} would write {written} for it, not {spelling.lower()}",)


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
