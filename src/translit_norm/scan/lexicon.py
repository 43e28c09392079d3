"""Which forms of the gazetteer a spelling in a text may be, remembered by spelling.

Three depths: `exact` (to the letter, after folding), `alike` (the same sound too, so that any
standard's romanisation of a known form is found) and `close` (by likeness, as a single look-up does).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache, partial
from typing import TypeVar

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import find_hits
from translit_norm.match.hits import Hit
from translit_norm.match.score import Costs
from translit_norm.match.within import locate
from translit_norm.memo import Memo, Value
from translit_norm.scan.automaton import indexed_words
from translit_norm.script.fold import fold
from translit_norm.script.sound import class_key, sound

#: Answers kept from one text to the next, a question: those about hits keep the hits alive, which are
#: large. A megabyte of news has about eight thousand capitalised spellings.
_HITS_KEPT, _WORDS_KEPT = 1 << 14, 1 << 16
#: Values of `recall` kept from one text to the next.
_RECALLED_KEPT = 60_000

#: Forms less alike than this are not weighed with the others.
LEAST_ALIKE = 0.84

Known = TypeVar("Known")


class Lexicon:
    """The forms of one gazetteer, asked by spelling.

    While a text is read nothing is forgotten: what a long one asks again is not worked out again.
    `shorten` is called after each text.
    """

    def __init__(self, gazetteer: Gazetteer, costs: Costs) -> None:
        self.gazetteer = gazetteer
        self._costs = costs
        exact, alike, close = Memo(self._exact), Memo(self._alike), Memo(self._close)
        famous, folded = Memo(self._famous), Memo(fold)
        foreign, stopped, opens = (
            Memo(listed.__contains__)
            for listed in (gazetteer.background, gazetteer.stoplist, gazetteer.openings)
        )
        self.exact, self.alike, self.close = (m.__getitem__ for m in (exact, alike, close))
        self.famous, self.folded = famous.__getitem__, folded.__getitem__
        self.foreign, self.stopped, self.opens = (m.__getitem__ for m in (foreign, stopped, opens))
        self._exact_answers = exact
        self._of_hits = exact, alike, close
        self._of_words = famous, folded, foreign, stopped, opens
        #: An entity and the units above it, the narrowest first; where it lies.
        self.lineage = lru_cache(maxsize=_WORDS_KEPT)(
            lambda ordinal: (ordinal, *gazetteer.ancestors(ordinal))
        )
        self.place = lru_cache(maxsize=_WORDS_KEPT)(partial(locate, gazetteer))
        #: Anything worked out about remembered hits, by their identity: (what, id) → (hits, value).
        self.memory: dict[tuple[object, ...], tuple[object, object]] = {}

    def rule_out(self, words: Collection[str]) -> None:
        """Find in one pass which of very many folded words have no form; the same answers, sooner."""
        known = indexed_words(words, self.gazetteer)
        if known is not None:
            absent = (word for word in words if word not in known and " " not in word)
            self._exact_answers.update(dict.fromkeys(absent, ()))

    def shorten(self) -> None:
        """Forget what a long text asked beyond what is kept for the next."""
        for hits in self._of_hits:
            hits.shorten(_HITS_KEPT)
        for words in self._of_words:
            words.shorten(_WORDS_KEPT)
        if len(self.memory) > _RECALLED_KEPT:
            self.memory.clear()

    def recall(self, what: object, hits: Known, work_out: Callable[[Known], Value]) -> Value:
        """Return what `work_out` says about hits, or what was made of them, remembered while they are."""
        key = (what, id(hits))
        known = self.memory.get(key)
        if known is not None and known[0] is hits:
            return known[1]  # type: ignore[return-value]
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
        # A fold has lost the sound of Nieśwież.
        if spoken not in self.gazetteer.sounds and folded not in self.gazetteer.folds:
            return ()
        bucket = self.gazetteer.bucket(class_key(spoken))
        places, exact = bucket.with_sound(spoken), bucket.with_fold(folded)
        if exact and folded[:1] >= "Ѐ":
            places = exact  # Cyrillic originals are indexed to the letter: Умань is not Oman.
        elif exact:
            places = sorted({*places, *exact})
        if not places:
            return ()
        small, tags = bucket.only(places), self.gazetteer.tags
        hits = []
        for at, place in enumerate(places):
            (group, tag), same = bucket.reference(place), place in exact
            hits.append(Hit(1.0, small, at, group, tags[tag], same, "exact" if same else "sound"))
        if len(hits) > 1:
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
            if hit.tag.cost < 0.015
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

    def longest_phrase(self, first: str, following: Iterable[tuple[int, str]]) -> int:
        """Return where the longest known form ends that `first` begins, 0 where none of several words.

        `following` yields the end and the fold of each word behind; no more are taken than needed.
        """
        longest, phrase = 0, first
        for end, word in following:
            phrase = f"{phrase} {word}"
            if phrase in self.gazetteer.folds:
                longest = end
            if not self.opens(phrase):
                break
        return longest
