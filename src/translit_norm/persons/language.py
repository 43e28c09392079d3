"""Which language a name of a person is written in, or was romanised from, as far as it shows."""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.persons.name import Parts

_UKRAINIAN_RE = re.compile(r"[їєґ]|[сцз]ьк(?:ий|а|ого)\b|ович\b.*і|івна\b")
_RUSSIAN_RE = re.compile("[ыэъё]")


@lru_cache(maxsize=1 << 14)
def source_language(parts: Parts) -> str:
    """Return uk, ru or be, "" where nothing shows the language.

    >>> from translit_norm.persons.parse import parts_of
    >>> [source_language(parts_of(name)) for name in ("Ігор Сечін", "Игорь Сечин", "Kim")]
    ['uk', 'ru', '']
    """
    letters = parts.text.lower()
    if "ў" in letters:
        return "be"
    russian = _RUSSIAN_RE.search(letters)
    if not russian and _UKRAINIAN_RE.search(letters):
        return "uk"
    given = parts.given
    if given:
        written = given.text.lower()
        known = {form.language for form in given.given if form.name.lower() == written} - {""}
        if len(known) == 1:
            return known.pop()
    if "be" in parts.shows:
        return "be"
    if russian:
        return "be" if "і" in letters else "ru"
    return "uk" if "і" in letters or "uk" in parts.shows else ""
