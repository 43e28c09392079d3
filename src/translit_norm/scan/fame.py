"""Whether a word or a span that looks like a person's name is better known as a place."""

from __future__ import annotations

from collections.abc import Sequence

from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.roll import PersonSpan
from translit_norm.scan.tokens import Token
from translit_norm.script.fold import fold


class Fame:
    """Answers whether a word or a span is better known as a place than as a person."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, bool] = {}

    def __call__(self, folded: str) -> bool:
        known = self._known.get(folded)
        if known is None:
            gazetteer = self._lexicon.gazetteer
            known = self._known[folded] = any(
                gazetteer.population[ordinal] >= 20_000
                or gazetteer.features[gazetteer.feature[ordinal]]
                in ("country", "oblast", "republic")
                for hit in self._lexicon.exact(folded)[:8]
                if hit.tag.cost < 0.012
                for ordinal in gazetteer.bearers(hit.group)[:40]
            )
        return known

    def is_country(self, folded: str) -> bool:
        """Say whether a word is the name of a country to the letter."""
        gazetteer = self._lexicon.gazetteer
        countries = gazetteer.feature_numbers({"country"})
        return any(
            gazetteer.feature[ordinal] in countries
            for hit in self._lexicon.exact(folded)[:8]
            for ordinal in gazetteer.bearers(hit.group)[:4]
        )

    def is_place(self, folded: str) -> bool:
        """Say whether a word is the name of any place to the letter."""
        return bool(self._lexicon.exact(folded))

    def is_phrase(self, text: str, span: PersonSpan, tokens: Sequence[Token]) -> bool:
        """Say whether a span that looks like a person is a place of two words (Zlata Balka)."""
        if span.first == span.last:
            return False
        folded = fold(text[span.start : span.end])
        if self._lexicon.alike(folded):
            return True
        before = text[max(0, span.start - 14) : span.start].lower()
        if not before.endswith((" of ", " in ", " near ", " from ", " towards ", " to ")):
            return False
        hits = self._lexicon.close(folded)
        return bool(hits) and hits[0].similarity >= 0.93
