"""Names inside the names of organisations, streets and ships, which mean no place."""

from __future__ import annotations

import re

from translit_norm.scan.bearers import is_adjective
from translit_norm.scan.tokens import word_after, word_before
from translit_norm.scan.vocabulary import vocabulary

#: French joins a street to what it is named after: rue d'Odessa, boulevard de Sébastopol.
_STREET_RE = re.compile(
    r"(\b(?i:rue|avenue|boulevard|impasse|square|quai)) (?:de |du |d['’]|de l['’])$"
)


def in_organisation(text: str, start: int, end: int, folded: str, language: str) -> bool:
    """Say whether a span is part of the name of an organisation, a treaty, a paper, a ship.

    `folded` is its last word. Most such words are written large in names; those of the role
    facility are written small as well (вулиця Київська, the destroyer Kharkiv).
    """
    organisation, facility = vocabulary()["organisation"], vocabulary()["facility"]
    after = _next_word(text, end)
    if after and organisation.strength(after):
        # у Київському університеті: what an adjective belongs to is written small.
        return text[end + 1].isupper() or bool(facility.strength(after)) or is_adjective(folded)
    if language == "fr":
        street = _STREET_RE.search(text, max(0, start - 30), start)
        if street:
            return organisation.strength(street[1].lower()) > 0
    opened = start - 1 if text[start - 1 : start] in ("«", "“", '"', "„") else start
    before = word_before(text, opened)
    if before and organisation.strength(before):
        written = text[opened - 1 - len(before)]
        return opened < start or written.isupper() or bool(facility.strength(before))
    return False


def _next_word(text: str, end: int) -> str:
    """Return the word after a span in lower case, joined by a hyphen or apart; "" for none."""
    if text[end : end + 1] != "-":
        return word_after(text, end)
    joined = word_after(text, end + 1)
    if not joined and text[end + 1 : end + 2].isalpha():
        joined = text[end + 1 : end + 24].split(None, 1)[0].lower()
    return joined
