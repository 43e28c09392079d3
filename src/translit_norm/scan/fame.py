"""Whether a word or a span that looks like a person's name is better known as a place."""

from __future__ import annotations

from collections.abc import Sequence

from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.roll import PersonSpan


class Fame:
    """Answers whether a word or a span is better known as a place than as a person."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._lexicons = lexicons

    def __call__(self, folded: str) -> bool:
        return any(lexicon.famous(folded) for lexicon in self._lexicons)

    def is_country(self, folded: str) -> bool:
        """Say whether a word is the name of a country to the letter."""
        return any(lexicon.is_country(folded) for lexicon in self._lexicons)

    def is_place(self, folded: str) -> bool:
        """Say whether a word is the name of any place to the letter."""
        return any(lexicon.exact(folded) for lexicon in self._lexicons)

    def is_phrase(self, text: str, span: PersonSpan) -> bool:
        """Say whether a span that looks like a person is a place of two words (Zlata Balka)."""
        if span.first == span.last:
            return False
        surface = text[span.start : span.end]
        if any(lexicon.alike(lexicon.folded(surface)) for lexicon in self._lexicons):
            return True
        before = text[max(0, span.start - 14) : span.start].lower()
        if not before.endswith((" of ", " in ", " near ", " from ", " towards ", " to ")):
            return False
        close = (lexicon.close(lexicon.folded(surface)) for lexicon in self._lexicons)
        return any(hits and hits[0].similarity >= 0.93 for hits in close)
