"""How a German, French or Polish writer's letters are read: Chebekino → shebekino, Schodino → zhodino.

The index reads Latin letters as English and the standards do; what a language's own letters mean
otherwise is in data/languages/latin_letters.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, product

from translit_norm.scan.tables import table_rows

#: Readings of one word that are looked up: two letters of two readings each.
_MOST = 4


@lru_cache(maxsize=1 << 14)
def readings(folded: str, language: str) -> tuple[str, ...]:
    """Return what a folded word may be in the letters of the index, the likeliest first.

    None where the language reads every letter as the index does.

    >>> readings("chebekino", "fr"), readings("schodino", "de"), readings("kiev", "fr")
    (('shebekino',), ('shodino', 'zhodino'), ())
    """
    table = _tables().get(language)
    if table is None:
        return ()
    pattern, meanings = table
    found = list(pattern.finditer(folded))
    if not found:
        return ()
    pieces: list[tuple[str, ...]] = []
    at = 0
    for each in found:
        pieces += [(folded[at : each.start()],), meanings[each.lastindex or 0]]
        at = each.end()
    pieces.append((folded[at:],))
    words = ("".join(parts) for parts in product(*pieces))
    return tuple(word for word in islice(words, _MOST) if word != folded)


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, tuple[re.Pattern[str], dict[int, tuple[str, ...]]]]:
    """Return for each language its letters as one pattern, and what each of its groups means."""
    rows: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in table_rows(
        "languages/latin_letters.tsv", ("language", "letters", "means", "example")
    ):
        means = tuple("" if each == "-" else each for each in row["means"].split())
        rows.setdefault(row["language"], []).append((row["letters"], means))
    tables = {}
    for language, letters in rows.items():
        letters.sort(key=lambda pair: -len(pair[0]))
        # The end is that of any word of a name: Krywej Łuki.
        ends = (written.replace("$", r"\b") for written, _means in letters)
        pattern = re.compile("|".join(f"({written})" for written in ends))
        tables[language] = pattern, dict(enumerate((means for _letters, means in letters), 1))
    return tables
