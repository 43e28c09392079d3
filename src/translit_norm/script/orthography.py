"""Spellings of other orthographies whose letters `sound` reads otherwise: j as ж, tx as ч, eh as э.

One letter cannot be read in two ways at once. The sound keeps the reading that most standards
share; what else a spelling may have been written by is tried only where nothing is found as it is.
"""

from __future__ import annotations

import re

# By orthography: letters of a folded spelling and the English ones for them. A space ends a word.
_ORTHOGRAPHIES: tuple[dict[str, str], ...] = (
    # French, Portuguese, Romanian, Turkish; Romanian has -ăuți for the -івці of Bukovina
    {"j": "zh", "cauti ": "kivtsi ", "auti ": "ivtsi "},
    {"tx": "ch", "x": "sh"},  # Catalan, Basque, Portuguese
    {"q": "g", "x": "kh"},  # Azerbaijani and other Turkic in Latin letters
    {"sjtj": "shch", "tj": "ch", "zj": "zh"},  # Danish, Norwegian, Swedish, Dutch
    {"eh": "e"},  # э by GOST 16876
    {"nt": "d", "mp": "b", "gk": "g"},  # Greek
    {"as ": " ", "is ": " ", "us ": " "},  # Lithuanian, whose nouns have endings
)
_LETTERS = tuple(
    (re.compile("|".join(sorted(letters, key=len, reverse=True))), letters)
    for letters in _ORTHOGRAPHIES
)
# Most spellings hold no such letter; one search tells.
_ANY_RE = re.compile("|".join(sorted({each for row in _ORTHOGRAPHIES for each in row})))


def otherwise_written(folded: str) -> tuple[str, ...]:
    """Return how English would write a folded spelling, had it been written in other orthographies.

    >>> otherwise_written("jitomir"), otherwise_written("minskas"), otherwise_written("kiev")
    (('zhitomir',), ('minsk',), ())
    """
    ended = folded + " "
    if not folded.isascii() or not _ANY_RE.search(ended):
        return ()
    read = dict.fromkeys(_read(ended, *each) for each in _LETTERS)
    return tuple(spelling[:-1] for spelling in read if spelling != ended)


def _read(spelling: str, letters_re: re.Pattern[str], letters: dict[str, str]) -> str:
    return letters_re.sub(lambda found: letters[found[0]], spelling)
