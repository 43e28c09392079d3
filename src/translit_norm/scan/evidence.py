"""Points for and against a span being a place: cues, fame, neighbours, articles, organisations.

The numbers are judgement, tuned on texts of our own; three points make a place by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from translit_norm.match.hits import Hit
from translit_norm.match.surface import CategoryWords
from translit_norm.scan.bearers import is_adjective, is_attribute
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import LIST_GAP_RE
from translit_norm.scan.surroundings import Surroundings
from translit_norm.scan.tokens import Layout, Token, word_after, word_before, words_before

_RIVERS = frozenset({"river"})
_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_ENGLISH_ARTICLE_RE = re.compile(r"(?<!\w)(?:the|a|an)\s$", re.IGNORECASE)
#: На Сіверському: the sector of the front; a village of that name would be у Сіверському.
_AT = frozenset({"На ", "на "})
_ELIDED_RE = re.compile(r"(?:ськ|ск|цьк|цк)(?:ому|ом|ім)$")
#: French joins a street to what it is named after: rue d'Odessa, boulevard de Sébastopol.
_STREET_RE = re.compile(
    r"(\b(?i:rue|avenue|boulevard|impasse|square|quai)) (?:de |du |d['’]|de l['’])$"
)
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
#: Organisations, roads and ships whose words are written small as well.
_SMALL_ORGANISATIONS_WORDS = """
    class klasse classe memorandum agreements accords cake динамо вулиця вулиці улице улица проспект проспекті
    проспекте напрямку напрямок напрямі напрям фронті фронт шосе направлении направление
    направления направлению фронте шоссе кірунку кірунак напрамку фронце шашы
    submarine cruiser frigate corvette tanker destroyer vessel icebreaker крейсер крейсера крейсером
    крейсері човен човна човном човні фрегат фрегата фрегатом корабель корабля кораблем кораблі
    катер катера катером танкер танкера корвет корвета есмінець криголам крейсере лодка лодки лодку
    лодкой лодке подлодка подлодки подлодку подлодке корабль кораблём эсминец ледокол
    теплоход крэйсер крэйсера карабель карабля фрэгат
    фрэгата катар цеплаход kreuzer kreuzers fregatte korvette tankers u-boot zerstörer frachter
    schiff schiffs croiseur frégate sous-marin pétrolier navire paquebot cuirassé krążownik
    krążownika krążownikiem fregata fregaty fregatę korweta korwety okręt okrętu okrętem tankowiec
    niszczyciel statek statku теплохід теплохода пароплав пароход парохода
    musée théâtre lycée collège cinéma stade rue avenue boulevard station quai hotel hotelu hotelem
    готель готелі готелю гостиница гостинице гостиницы гостиницу отель отеле отеля гатэль гатэлі
    гасцініца гасцініцы ресторан ресторане ресторані kino kinie dworzec dworca dworcu dworcem
    korpus corps корпус корпусу корпусі корпуса корпусе
"""
_SMALL_ORGANISATIONS = frozenset(_SMALL_ORGANISATIONS_WORDS.split())


class Evidence(Surroundings):
    """Weighs the surroundings of spans. `taken` tokens name people, `suspects` stand where people do."""

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

    def _person_follows(self, last: int, end: int) -> bool:
        following = last + 1
        return following in self._taken and self._text[end : self._tokens[following].start] == " "

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

    def _organised(self, first: int, last: int, end: int) -> bool:
        """Say whether the span is part of the name of an organisation, a treaty, a paper."""
        role, text = self._vocabulary["organisation"], self._text
        folded = self._tokens[last].folded
        after = (
            word_after(text, end) if text[end : end + 1] != "-" else word_after(text, end + 1) or ""
        )
        if not after and text[end : end + 1] == "-":
            after = (
                text[end + 1 : end + 24].split(None, 1)[0].lower()
                if text[end + 1 : end + 2].isalpha()
                else ""
            )
        if after and role.strength(after):
            # у Київському університеті: what an adjective belongs to is written small.
            return text[end + 1].isupper() or after in _SMALL_ORGANISATIONS or is_adjective(folded)
        start = self._tokens[first].start
        opened = start - 1 if text[start - 1 : start] in ("«", "“", '"', "„") else start
        before = word_before(text, opened)
        if self._language == "fr" and (
            street := _STREET_RE.search(text, max(0, start - 30), start)
        ):
            return role.strength(street[1].lower()) > 0
        if before and role.strength(before):
            written = text[opened - 1 - len(before)]
            return opened < start or written.isupper() or before in _SMALL_ORGANISATIONS
        return False
