"""Whether a word or a span that looks like a person's name is better known as a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.roll import PersonSpan

Asked = Callable[[str], bool]


def _any_of(asked: Sequence[Asked]) -> Asked:
    """Return the question whether any of several says yes; a single one costs no more than itself."""
    return asked[0] if len(asked) == 1 else lambda folded: any(each(folded) for each in asked)


class Fame:
    """Answers whether a word or a span is better known as a place than as a person.

    Of a folded word: `is_famous` (a well-known place), `is_country` and `is_place`, to the letter.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._lexicons = lexicons
        self.is_famous = _any_of([lexicon.famous for lexicon in lexicons])
        self.is_country = _any_of([lexicon.is_country for lexicon in lexicons])
        self.is_place = _any_of([lexicon.is_place for lexicon in lexicons])

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
