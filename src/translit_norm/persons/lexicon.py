"""Family names attested in Ukrainian and Russian: which pair a written family name belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from translit_norm.persons.attested import attested_rows
from translit_norm.persons.family import family_cost
from translit_norm.persons.known import known_people
from translit_norm.script.person_keys import family_keys, word_sound

#: Names further apart than this are not taken for one.
FARTHEST = 0.45


class FamilyPair(NamedTuple):
    """One family name in Ukrainian, Russian and, where attested, Belarusian; lower case.

    `rank` is 0 for a known person's name, then the place among the names of the same key.
    """

    uk: str
    ru: str
    be: str
    rank: int

    def form(self, language: str) -> str:
        """Return the form in uk, ru or be, "" where it is not attested."""
        return {"uk": self.uk, "ru": self.ru, "be": self.be}[language]


class FamilyMatch(NamedTuple):
    """A pair with the cost at which the written name was found to be it."""

    pair: FamilyPair
    cost: float


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[FamilyPair, ...]]:
    """Return the family names of the known people, which are attested in all their languages."""
    pairs: dict[str, dict[FamilyPair, None]] = {}
    for person in known_people():
        forms = {language: name.split()[-1].lower() for language, name in person.names.items()}
        pair = FamilyPair(forms.get("uk", ""), forms.get("ru", ""), forms.get("be", ""), 0)
        for form in forms.values():
            for key in family_keys(form):
                pairs.setdefault(key, {})[pair] = None
    return {key: tuple(found) for key, found in pairs.items()}


def _rows(key: str) -> list[FamilyPair]:
    """Return the known people's and the attested names of one key."""
    rows = list(_known().get(key, ()))
    first = len(rows) + 1
    rows += [FamilyPair(uk, ru, "", at) for at, (uk, ru) in enumerate(attested_rows(key), first)]
    return rows


@lru_cache(maxsize=8192)
def family_pairs(word: str, language: str = "") -> tuple[FamilyMatch, ...]:
    """Return the attested family names that `word` can be, the closest and commonest first.

    `language` is the one the spelling shows, as in `family_cost`.

    >>> family_pairs("Syniehubov")[0].pair.uk, family_pairs("Казакоў", "be")[0].pair.ru
    ('синєгубов', 'казаков')
    """
    spoken = word_sound(word)
    lowered = word.lower().replace("'", "’").replace("ʼ", "’")
    best: dict[FamilyPair, float] = {}
    for key in family_keys(word):
        for pair in _rows(key):
            cost = min(
                0.0 if form == lowered else 0.01 + family_cost(spoken, word_sound(form), language)
                for form in (pair.uk, pair.ru, pair.be)
                if form
            )
            if cost <= FARTHEST:
                best[pair] = min(cost, best.get(pair, cost))
    ranked = sorted(best.items(), key=lambda each: (round(each[1], 2), each[0].rank, each[0]))
    return tuple(FamilyMatch(pair, cost) for pair, cost in ranked[:5])
