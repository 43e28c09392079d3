"""Proposes where places are named: the longest known form, with what the words around say for it.

Nothing is decided here; `coherence` chooses among all proposals of a text together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit_norm.match.hits import Hit
from translit_norm.match.surface import CategoryWords
from translit_norm.scan.bearers import is_adjective
from translit_norm.scan.evidence import Evidence
from translit_norm.scan.latin import readings
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import PENDING, Proposal
from translit_norm.scan.surroundings import LONGEST_PHRASE
from translit_norm.scan.tokens import (
    CAPITALS,
    JOINT_RE,
    Layout,
    Spans,
    Token,
    heading_spans,
    word_before,
)

#: Units that one word before names as well: Region Charkiw, oblast de Kherson, Gebiet Cherson.
_UNITS = frozenset({"oblast", "krai", "republic", "raion"})
#: Works and waters that one word before names as well: réservoir de Kiev, centrale de Zaporijjia.
_WORKS = frozenset({"power-plant", "reservoir", "canal", "dam", "bridge", "strait", "bay"})
#: What writers call a settlement too.
_LOOSE = frozenset({"village", "city"})
_COMPOUND_RE = re.compile(r"-(?:le|la|les|sur|sous|en|de|du|by|on|upon|am|an|in)-")
#: The case that a Polish preposition asks for: w Pokrowskiem is no form of Pokrowsk.
_POLISH_CASES = {
    "w": "locative", "we": "locative", "do": "genitive", "od": "genitive",
    "pod": "instrumental", "przed": "instrumental", "między": "instrumental",
}  # fmt: skip
_CAPITAL_RE = re.compile(rf"(?<=[^\W_])[{CAPITALS}]")
_ARTICLE_RE = re.compile(
    r"[Ll]['’]|(?:the|la|le|les|der|die|das|dem|den|im|in|w|we|в|у|ў)[ \n]+", re.IGNORECASE
)
_SHORT_RE = re.compile(r"[\s-](?:в?обл|р-н|рн)$", re.IGNORECASE)


class Proposer(Evidence):
    """Walks the free tokens of a text and yields proposals, longest first, never overlapping."""

    def __init__(
        self, text: str, layout: Layout, tokens: Sequence[Token], lexicon: Lexicon, words: CategoryWords,
        *, taken: set[int], suspects: set[int], fuzzy: bool, language: str = "",
    ) -> None:  # fmt: skip
        super().__init__(
            text,
            layout,
            tokens,
            lexicon,
            words,
            taken=taken,
            suspects=suspects,
            language=language,
        )
        self._fuzzy = fuzzy
        self._known = self._read if fuzzy else lexicon.exact
        self._headings = Spans(heading_spans(text)) or None

    def _read(self, folded: str) -> tuple[Hit, ...]:
        """Return the forms that sound like a word, else like what it is in the letters of the text."""
        lexicon = self._lexicon
        hits = lexicon.alike(folded)
        if hits or len(folded) < 5 or lexicon.foreign(folded):
            return hits
        return next(filter(None, map(lexicon.alike, readings(folded, self._language))), ())

    def proposals(self) -> Iterator[Proposal]:
        """Yield the proposals in the order of the text."""
        at, tokens = 0, self._tokens
        while at < len(tokens):
            if at in self._taken:
                at += 1
                continue
            found = self._at(at)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last + 1
            while at < len(tokens) and tokens[at].start < found.end:
                at += 1

    def _at(self, at: int) -> Proposal | None:
        token = self._tokens[at]
        folded = token.folded
        if len(folded) < 2 or (self._headings and self._headings.covers(token.start, token.end)):
            return None
        for last, end, phrase in self._phrases_at(at):
            found = self._propose(at, last, end, phrase)
            if found is not None:
                return found
            if self._lexicon.exact(phrase) and self._organised(at, last, end):
                self._taken.update(range(at, last + 1))  # nor does the Ростов-на-Дону name the Don
                return None
        if not self._known(folded) and (not self._fuzzy or self._hopeless(at, at, folded)):
            return None
        if self._lexicon.stopped(folded):
            return None
        return self._propose(at, at, token.end, folded)

    def _phrases_at(self, at: int) -> list[tuple[int, int, str]]:
        """Return (last token, end offset, fold) of the spans of several words at a token, longest first."""
        found: list[tuple[int, int, str]] = []
        tokens, text = self._tokens, self._text
        token = tokens[at]
        if self._lexicon.opens(token.folded):
            words = self._following(token.end, LONGEST_PHRASE)
            end = self._lexicon.longest_phrase(token.folded, words)
            if end:
                last = self._last_before(at, end)
                if self._taken.isdisjoint(range(at, last + 1)):
                    found.append((last, end, self._lexicon.folded(text[token.start : end])))
        if not self._fuzzy:
            return found
        # Two or three capitalised words side by side: a romanisation that no table lists.
        last = at
        while last + 1 < len(tokens) and last < at + 2 and last + 1 not in self._taken:
            here, following = tokens[last], tokens[last + 1]
            if following.sentence != token.sentence or not JOINT_RE.fullmatch(
                text, here.end, following.start
            ):
                break
            last += 1
        stopped = self._lexicon.stopped
        for number in range(last, at, -1):
            if not any(stopped(each.folded) for each in tokens[at : number + 1]):
                end = tokens[number].end
                found.append((number, end, self._lexicon.folded(text[token.start : end])))
        return found

    def _propose(self, first: int, last: int, end: int, folded: str) -> Proposal | None:
        token = self._tokens[first]
        lexicon = self._lexicon
        several = last > first or " " in folded
        hits = self._known(folded) or self._german_adjective(end, folded)
        if hits and self._language == "pl" and hits[0].tag.inflection:
            hits = self._bearers.in_case(
                hits, _POLISH_CASES.get(word_before(self._text, token.start))
            )
        if hits and not hits[0].exact and (len(folded) < 5 or lexicon.foreign(folded)):
            hits = ()
        if hits and not hits[0].exact and not several and _CAPITAL_RE.search(token.text):
            hits = ()  # an abbreviation (БелАЗы) is spelt as it is spelt
        if not hits and not self._fuzzy:
            return None
        start = token.start
        if self._text[end : end + 1] == "-" and _COMPOUND_RE.match(self._text, end):
            return None
        if self._vocabulary["elsewhere"].names(folded) and not self._bearers.known_town(hits):
            return None
        if not hits and self._hopeless(first, last, folded):
            return None
        cue, cue_features, cue_start = self._cue_before(token)
        end_with, after_features = self._category_after(end, hits, folded)
        features = after_features or cue_features
        if not features:
            features = self._bearers.unit_of_list(self._text, folded, end, hits)
        if not features:
            hits = self._bearers.without_bare_units(hits, folded)
        guess = 0.0
        if not hits and not self._fuzzy:
            return None
        if not hits:
            if several and (last == first):
                return None
            guess = self._worth_a_guess(first, last, folded, cue, features)
            if not guess:
                return None
            hits = lexicon.close(folded)
            if not features:
                hits = self._bearers.without_bare_units(hits, folded)
            least = 0.86 if guess >= 3.0 or features else 0.93
            if not hits or hits[0].similarity < (max(least, 0.9) if several else least):
                return None
        fuzzy = not hits[0].exact and hits[0].similarity < 1.0
        points = self._points(first, last, end, folded, hits, cue, several, bool(features)) + guess
        if features and not self._bearers.bears(hits, features):
            borne = self._bearers.borne_by_namesake(hits, features)
            if borne:
                hits = borne
            elif after_features and cue_features and self._bearers.bears(hits, cue_features):
                features, end_with = cue_features, end
            elif after_features & _WORKS and is_adjective(folded):
                return None  # Смоленская ТЭЦ, which no table knows, is no village of that name
            elif fuzzy and not self._bearers.bears(hits, _widened(features)):
                return None  # a likeness is no evidence against the words beside it
            else:
                features, end_with = frozenset(), end
        name_end = end
        if end_with > end:
            end = self._with_dot(end_with)
            points += 1.5
            last = self._last_before(last, end)
        elif (
            features & (_UNITS | _WORKS) and cue_features and cue_start >= 0 and not after_features
        ):
            start = cue_start
            if found_article := _ARTICLE_RE.match(self._text, start, end):
                start = found_article.end()
        if points < PENDING:
            return None
        name = (
            self._text[token.start : self._tokens[last].end]
            if not several
            else self._text[token.start : end]
        )
        found = Proposal(
            start, end, name, folded, first, last, token.sentence, hits, _widened(features), points, name_end,
            fuzzy, cue >= 2,
        )  # fmt: skip
        found.plural = (
            bool(after_features)
            and end_with == name_end
            and bool(features)
            and features <= _UNITS | {"region"}
        )
        return found

    def _german_adjective(self, end: int, folded: str) -> tuple[Hit, ...]:
        """Return the forms of the town in Charkiwer Gebiet; () where no word for a unit or works follows."""
        if self._language != "de" or not folded.endswith("er") or len(folded) < 6:
            return ()
        hits = self._known(folded[:-2])
        return hits if hits and self._category_after(end, hits, folded)[0] > end else ()

    def _with_dot(self, end: int) -> int:
        """Return the end behind the dot of a shortened word (обл.) that ends no sentence."""
        text = self._text
        if text[end : end + 1] != "." or not _SHORT_RE.search(text, max(0, end - 6), end):
            return end
        following = text[end + 1 : end + 40].lstrip()[:1]
        return end + 1 if following and not following.isupper() else end

    def _hopeless(self, first: int, last: int, folded: str) -> bool:
        """Say whether an unknown word is not worth looking around for: no likeness would be asked for."""
        token = self._tokens[first]
        return (
            len(folded) < 5
            or (token.opens and first == last)
            or _CAPITAL_RE.search(token.text) is not None
            or self._lexicon.foreign(folded)
            or not self._suspects.isdisjoint(range(first, last + 1))
        )

    def _worth_a_guess(
        self, first: int, last: int, folded: str, cue: int, features: frozenset[str]
    ) -> float:
        """Return points for an unknown word that stands where a place would; 0 where none would.

        Only then is likeness asked for.
        """
        if not self._fuzzy or self._lexicon.foreign(folded) or len(folded) < 5:
            return 0.0
        token = self._tokens[first]
        if not self._suspects.isdisjoint(range(first, last + 1)) or _CAPITAL_RE.search(token.text):
            return 0.0
        if self._neighboured(first, last):
            return 0.0
        if self._in_list(first, last):
            return 3.0
        if (cue >= 2 and not token.opens) or features:
            return 0.5
        return 0.0


def _widened(features: frozenset[str]) -> frozenset[str]:
    """Return features as loosely as writers use the words: a settlement is a village or a town to most."""
    return features if features.isdisjoint(_LOOSE) else features | {"settlement"}
