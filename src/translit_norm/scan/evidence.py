"""Points for and against a span being a place: cues, fame, neighbours, articles, organisations.

The numbers are judgement, tuned on texts of our own; three points make a place by itself.
"""

from __future__ import annotations

import re

from translit_norm.match.hits import Hit
from translit_norm.scan.bearers import is_adjective, is_attribute
from translit_norm.scan.institutions import in_organisation
from translit_norm.scan.neighbours import Neighbours
from translit_norm.scan.tokens import Token, word_after, words_before

_RIVERS = frozenset({"river"})
_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_ENGLISH_ARTICLE_RE = re.compile(r"(?<!\w)(?:the|a|an)\s$", re.IGNORECASE)
#: На Сіверському: the sector of the front; a village of that name would be у Сіверському.
_AT = frozenset({"На ", "на "})
_ELIDED_RE = re.compile(r"(?:ськ|ск|цьк|цк)(?:ому|ом|ім)$")
#: Languages in which a name that begins a sentence looks like no other word.
_UNDECLINED = frozenset({"de", "en", "fr"})
#: Rivers have an article where towns have none.
_RIVER_ARTICLES = {
    "en": ("the",),
    "de": ("der", "des", "dem", "den", "am"),
    "fr": ("la", "le", "du"),
}
_NUMBER_RE = re.compile(r"-\d+")
_ARTICLE_ENDS = frozenset("eEaAnN")


class Evidence(Neighbours):
    """Weighs the surroundings of spans."""

    def _points(
        self, first: int, last: int, end: int, folded: str, hits: tuple[Hit, ...], cue: int,
        several: bool, featured: bool,
    ) -> float:  # fmt: skip
        lexicon, text = self._lexicon, self._text
        token = self._tokens[first]
        start = token.start
        points = {0: 0.0, 1: 0.75, 2: 1.5, 3: 3.0}[cue]
        if featured:
            points += 1.0
        if several:
            points += 2.0
        points += self._bearers.fame(hits)
        best, foreign = hits[0], lexicon.foreign(folded)
        known = points >= 2.5
        if not token.opens or (
            len(folded) >= 5
            and not foreign
            and ((known and self._is_own_name(best)) or self._in_list(first, last))
        ):
            points += 0.5
        else:  # the first word of a sentence is written large whatever it is
            points -= 0.25 if known else 1.0
        # In Latin letters a name is seldom spelt as the tables do.
        heard = best.exact or (best.similarity >= 1.0 and folded[0] < "Ѐ")
        if heard and len(folded) >= (8 if folded[0] < "Ѐ" else 9) and not foreign:
            points += 0.5
        if not best.exact:
            points -= 0.5 if best.similarity >= 1.0 else 1.5
        quoted = cue < 3 and self._quoted(token.start, end)
        river = cue < 2 and not quoted and self._bearers.bears(hits, _RIVERS)
        if river and self._at_water(token, end):
            points += 1.5
        if best.exact and folded[0] >= "Ѐ":
            plain = not foreign and not is_adjective(folded)
            points += 0.5 if len(folded) >= 6 and plain else 0.0
        elif best.exact and best.tag.via == "inflected" and not cue and not river:
            points -= 0.5
        if foreign:
            points -= 0.5 if best.exact and points >= 2.5 else 2.0
        if len(folded) < 4 and not token.text.isupper():
            points -= 2.0 if token.opens else 1.0
        if (
            text[end : end + 1] not in ("-", "‑")  # the Kharkiv-based firm
            and self._has_article(token)
            and not self._bearers.takes_article(hits)
        ):
            points -= 2.5
        if text[end : end + 2] == ", " and self._country_follows(last):
            points += 2.0
        elif text[end : end + 2] == " (" and self._lies_elsewhere(last, hits):
            points -= 6.0
        if quoted:
            points -= 4.0  # a regiment, a club, a song
        if self._neighboured(first, last, hits):
            points -= 4.0
        elif token.opens and not (cue or several) and self._person_follows(last, end):
            points -= 3.0  # Stryj Jan Kowalski
        if self._organised(first, last, end):
            points -= 6.0
        if cue < 2 and self._vocabulary["eponym"].names(folded) and not self._in_list(first, last):
            points -= 4.0  # Pushkin the poet, unless a word says that the town is meant
        opening = token.opens and best.tag.inflection and text[end + 1 : end + 2].islower()
        if cue < 3 and (is_attribute(folded, text, end) or (opening and is_adjective(folded))):
            points -= 3.0
        if text[start - 3 : start] in _AT and _ELIDED_RE.search(folded):
            points -= 3.0
        if not self._suspects.isdisjoint(range(first, last + 1)):
            points -= 3.0 if points > 4.0 else 5.0
        if several and lexicon.stopped(folded):
            points -= 9.0
        return points

    def _organised(self, first: int, last: int, end: int) -> bool:
        start, folded = self._tokens[first].start, self._tokens[last].folded
        return in_organisation(self._text, start, end, folded, self._language)

    def _is_own_name(self, best: Hit) -> bool:
        """Say whether a form is a name as it stands, in a language that declines none: Kaniv garde."""
        own = best.exact and not best.tag.inflection and best.tag.via != "former"
        return own and self._language in _UNDECLINED

    def _at_water(self, token: Token, end: int) -> bool:
        """Say whether a word for water stands beside a name: w zakolu Dniestru, bassin du Don."""
        water = self._vocabulary["river"]
        floor = self._layout.sentences[token.sentence]
        before = words_before(self._text, token.start, floor, 3)
        words = [word for _start, _end, word in before]
        if water.in_any((*words, word_after(self._text, end))):
            return True
        if words and words[0] in _RIVER_ARTICLES.get(self._language, ()):
            return True  # an der Worskla
        phrase = " ".join(reversed(words))
        return any(phrase.endswith(known) for known in water.phrases)

    def _quoted(self, start: int, end: int) -> bool:
        if self._text[start - 1 : start] not in _OPENING:
            return False
        numbered = _NUMBER_RE.match(self._text, end)  # «Дніпра-1»
        end = numbered.end() if numbered else end
        return self._text[end : end + 1] in _CLOSING

    def _has_article(self, token: Token) -> bool:
        text, start = self._text, token.start
        if text[start - 2 : start - 1] not in _ARTICLE_ENDS:
            return False
        return bool(_ENGLISH_ARTICLE_RE.search(text, max(0, start - 5), start))
