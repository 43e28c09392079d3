"""What stands right beside a span: unexplained words, lists, people and countries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translit_norm.match.hits import Hit
from translit_norm.match.surface import CategoryWords
from translit_norm.scan.bearers import is_adjective
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import LIST_GAP_RE
from translit_norm.scan.surroundings import Surroundings
from translit_norm.scan.tokens import Layout, Token


class Neighbours(Surroundings):
    """Knows the words beside spans. `taken` tokens name people, `suspects` stand where people do."""

    #: The forms that a folded word is known by.
    _known: Callable[[str], tuple[Hit, ...]]

    def __init__(
        self, text: str, layout: Layout, tokens: Sequence[Token], lexicon: Lexicon, words: CategoryWords,
        *, taken: set[int], suspects: set[int], language: str,
    ) -> None:  # fmt: skip
        super().__init__(text, layout, tokens, lexicon, words)
        self._language = language
        self._taken, self._suspects = taken, suspects

    def _neighboured(self, first: int, last: int, hits: tuple[Hit, ...] = ()) -> bool:
        """Say whether an unexplained capitalised word stands right beside the span."""
        # An oblique case is no attribute (w Kijowie Ławra), and German writes all nouns large.
        german = self._language == "de"
        apart = bool(hits) and not is_adjective(self._tokens[first].folded)
        if apart and not german:
            apart = hits[0].exact and hits[0].tag.via == "inflected"
        tokens, text = self._tokens, self._text
        if last + 1 < len(tokens):
            following = tokens[last + 1]
            gap = text[tokens[last].end : following.start]
            if gap in (" ", "-", "\n", "\u00a0") and not self._explained(last + 1, gap):
                return gap == "-" or not (apart and (german or self._bearers.fame(hits) >= 2.5))
        if first > 0:
            before = tokens[first - 1]
            gap = text[before.end : tokens[first].start]
            if (
                gap in (" ", "-", "\n", "\u00a0")
                and not self._explained(first - 1, gap)
                and not before.opens
                and not (gap != "-" and self._apart(before, hits))
            ):
                return gap == "-" or not (apart and german)
        return False

    def _apart(self, before: Token, hits: tuple[Hit, ...]) -> bool:
        """Say whether a known name follows one in another case: На Віцебшчыне Заходняя Дзвіна."""
        known = self._lexicon.exact(before.folded)
        return (
            bool(known and hits)
            and known[0].tag.via == "inflected"
            and self._bearers.fame(known) >= 2.5
            and self._bearers.fame(hits) >= 2.5
        )

    def _explained(self, number: int, gap: str) -> bool:
        token = self._tokens[number]
        folded = token.folded
        if number in self._taken or self._lexicon.stopped(folded):
            return True
        if self._lexicon.opens(folded) and self._begins_phrase(token):
            return True  # Чугуїв Харківської області
        if gap == "-" and self._bearers.fame(self._known(folded)) >= 2.5:
            return True  # the Kharkiv-Kyiv road
        vocabulary = self._vocabulary
        return bool(
            vocabulary["title"].strength(folded)
            or vocabulary["place"].strength(folded)
            or folded in self._words.before
            or folded in self._words.after
            or vocabulary["unit"].strength(folded)
            or vocabulary["town"].strength(folded)
        )

    def _in_list(self, first: int, last: int) -> bool:
        """Say whether the span is a member of a list with a place that is known by its sound."""
        tokens, sentence = self._tokens, self._tokens[first].sentence
        for step in (-1, 1):
            edge = first if step < 0 else last
            for _member in range(3):
                number = edge + step
                if not 0 <= number < len(tokens) or tokens[number].sentence != sentence:
                    break
                left, right = (
                    (tokens[number], tokens[edge]) if step < 0 else (tokens[edge], tokens[number])
                )
                if number in self._taken or not LIST_GAP_RE.fullmatch(
                    self._text[left.end : right.start]
                ):
                    break
                if self._lexicon.alike(tokens[number].folded) and not self._lexicon.stopped(
                    tokens[number].folded
                ):
                    return True
                edge = number
        return False

    def _person_follows(self, last: int, end: int) -> bool:
        following = last + 1
        return following in self._taken and self._text[end : self._tokens[following].start] == " "

    def _country_follows(self, last: int) -> bool:
        if last + 1 >= len(self._tokens):
            return False
        following = self._tokens[last + 1]
        if following.start - self._tokens[last].end > 2:
            return False
        return self._bearers.fame(self._lexicon.exact(following.folded)) >= 3.0

    def _lies_elsewhere(self, last: int, hits: tuple[Hit, ...]) -> bool:
        """Say whether a country behind a name is that of none of its bearers: Brest (France)."""
        if (
            last + 1 >= len(self._tokens)
            or self._tokens[last + 1].start > self._tokens[last].end + 2
        ):
            return False
        following = self._lexicon.exact(self._tokens[last + 1].folded)
        return bool(following) and self._bearers.lies_outside(hits, following)
