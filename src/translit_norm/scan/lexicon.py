"""Which forms of the gazetteer a spelling in a text may be, remembered by spelling.

Three depths: `exact` (to the letter, after folding), `alike` (the same sound too, so that any
standard's romanisation of a known form is found) and `close` (by likeness, as a single look-up does).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar, cast

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import Hit, find_hits
from translit_norm.match.score import Costs
from translit_norm.script.fold import fold
from translit_norm.script.sound import class_key, sound

#: Spellings remembered a depth; a megabyte of news has about eight thousand capitalised ones.
_REMEMBERED = 1 << 14
#: Values of `recall` kept before all are forgotten; each keeps its hits alive.
_MOST_RECALLED = 60_000

#: Forms less alike than this are not weighed with the others.
LEAST_ALIKE = 0.84

Value = TypeVar("Value")


class Lexicon:
    """The forms of one gazetteer, asked by spelling."""

    def __init__(self, gazetteer: Gazetteer, costs: Costs) -> None:
        self.gazetteer = gazetteer
        self._costs = costs
        self.exact = lru_cache(maxsize=_REMEMBERED)(self._exact)
        self.alike = lru_cache(maxsize=_REMEMBERED)(self._alike)
        self.close = lru_cache(maxsize=_REMEMBERED)(self._close)
        self.famous = lru_cache(maxsize=_REMEMBERED)(self._famous)
        self.foreign = lru_cache(maxsize=_REMEMBERED)(gazetteer.background.__contains__)
        self.stopped = lru_cache(maxsize=_REMEMBERED)(gazetteer.stoplist.__contains__)
        self.folded = lru_cache(maxsize=_REMEMBERED)(fold)
        self.opens = lru_cache(maxsize=_REMEMBERED)(gazetteer.openings.__contains__)
        #: Anything worked out about remembered hits, by their identity: (what, id) → (hits, value).
        self.memory: dict[tuple[object, ...], tuple[object, object]] = {}

    def recall(
        self, what: object, hits: tuple[Hit, ...], work_out: Callable[[tuple[Hit, ...]], Value]
    ) -> Value:
        """Return what `work_out` says about hits, remembered while the hits are."""
        key = (what, id(hits))
        known = self.memory.get(key)
        if known is not None and known[0] is hits:
            return cast(Value, known[1])
        if len(self.memory) > _MOST_RECALLED:
            self.memory.clear()
        value = work_out(hits)
        self.memory[key] = (hits, value)
        return value

    def _exact(self, folded: str) -> tuple[Hit, ...]:
        if folded not in self.gazetteer.folds:
            return ()
        hits = self.alike(folded)
        exact = tuple(hit for hit in hits if hit.exact)
        return hits if len(exact) == len(hits) else exact

    def _alike(self, folded: str) -> tuple[Hit, ...]:
        spoken = sound(folded)
        if spoken not in self.gazetteer.sounds:
            return ()
        bucket = self.gazetteer.bucket(class_key(spoken))
        places = bucket.with_sound(spoken)
        if not places:
            return ()
        exact = bucket.with_fold(folded)
        if exact and folded[:1] >= "Ѐ":
            places = exact  # Cyrillic originals are indexed to the letter: Умань is not Oman.
        small, tags = bucket.only(places), self.gazetteer.tags
        hits = [
            Hit(
                1.0,
                small,
                at,
                group,
                tags[tag],
                fold == folded,
                "exact" if fold == folded else "sound",
            )
            for at, (fold, group, tag) in enumerate(
                zip(small.folds, small.groups, small.tags, strict=True)
            )
        ]
        hits.sort(key=lambda hit: (not hit.exact, hit.tag.cost, hit.group))
        return tuple(hits)

    def is_place(self, folded: str) -> bool:
        """Say whether a word is the name of any place to the letter."""
        return bool(self.exact(folded))

    def is_country(self, folded: str) -> bool:
        """Say whether a word is the name of a country to the letter."""
        gazetteer = self.gazetteer
        countries = gazetteer.feature_numbers({"country"})
        return any(
            gazetteer.feature[ordinal] in countries
            for hit in self.exact(folded)[:8]
            for ordinal in gazetteer.bearers(hit.group)[:4]
        )

    def _famous(self, folded: str) -> bool:
        """Say whether a word is to the letter the name of a large town, a region or a country."""
        gazetteer = self.gazetteer
        return any(
            gazetteer.population[ordinal] >= 20_000
            or gazetteer.features[gazetteer.feature[ordinal]] in ("country", "oblast", "republic")
            for hit in self.exact(folded)[:8]
            if hit.tag.cost < 0.012
            for ordinal in gazetteer.bearers(hit.group)[:40]
        )

    def _close(self, folded: str) -> tuple[Hit, ...]:
        same = self.alike(folded)
        known = {(hit.group, hit.form) for hit in same}
        found = find_hits(folded, sound(folded), self.gazetteer, self._costs, None)
        near = (
            hit._replace(bucket=hit.bucket.only((hit.at,)), at=0)
            for hit in found
            if hit.similarity >= LEAST_ALIKE
        )
        return same + tuple(hit for hit in near if (hit.group, hit.form) not in known)

    def longest_phrase(self, first: str, following: Iterable[str]) -> int:
        """Return how many of the following folded words make the longest known form with `first`.

        0 where no form of several words begins so. No more words are taken than a form may have.
        """
        longest, phrase = 0, first
        for count, word in enumerate(following, start=1):
            if not self.opens(phrase):
                break
            phrase = f"{phrase} {word}"
            if phrase in self.gazetteer.folds:
                longest = count
        return longest
