"""Which known people a name in running text means: in full, or by the family name alone."""

from __future__ import annotations

from functools import lru_cache

from translit_norm.persons.known import KnownMatch, find_known, known_people
from translit_norm.scan.family import name_keys

#: Known people so alike are meant by a full name, by a family name beside a title, and by it alone.
_FULL, _CUED, _ALONE = 0.75, 0.62, 0.80
#: Two known people closer than this in score are both kept.
_TIE = 0.06


@lru_cache(maxsize=1)
def known_keys() -> frozenset[str]:
    """Return the keys of all family names that known people bear."""
    return frozenset(
        key
        for person in known_people()
        for form in person.forms
        for key in name_keys(form.split()[-1])
    )


@lru_cache(maxsize=1 << 14)
def known_full(name: str) -> tuple[KnownMatch, ...]:
    """Return the known people that a full name means: one, or several that fit as well."""
    if all(known_keys().isdisjoint(name_keys(word)) for word in name.split()):
        return ()
    found = [
        match
        for match in find_known(" ".join(name.split()))
        if match.score >= _FULL and match.how != "family"
    ]
    return tuple(match for match in found if match.score >= found[0].score - _TIE)


@lru_cache(maxsize=1 << 15)
def known_family(word: str, cued: bool) -> tuple[KnownMatch, ...]:
    """Return the known people that a bare family name means; `cued`: a title or a verb stands by."""
    if word.isupper() and len(word) < 6:
        return ()
    floor = _CUED if cued else _ALONE if word[0] < "Ѐ" else _CUED
    found = [match for match in find_known(word) if match.score >= floor]
    return tuple(match for match in found if match.score >= found[0].score - _TIE)
