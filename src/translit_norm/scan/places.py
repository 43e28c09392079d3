"""Proposes where places are named: the longest known form, with what the words around say for it.

Nothing is decided here. A `Proposal` carries its hits, the features its category words allow and
points of evidence; `coherence` chooses among all proposals of a text together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from translit_norm.gazetteer.reader import BARE, Gazetteer
from translit_norm.match.candidates import Hit
from translit_norm.match.surface import CategoryWords
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.tokens import (
    JOINT_RE,
    WORD_RE,
    Layout,
    Token,
    word_after,
    word_before,
    words_before,
)
from translit_norm.scan.vocabulary import vocabulary
from translit_norm.script.fold import fold

#: Category words of these features belong to the name: Kherson region, Oskil River.
_PART_OF_NAME = frozenset(
    {
        "oblast", "krai", "republic", "raion", "hromada", "power-plant", "reservoir", "river", "sea", "bay",
        "strait", "canal", "lake", "dam", "bridge", "peninsula", "island", "spit", "liman", "mountains",
        "mountain", "airport", "autonomous-okrug", "autonomous-oblast",
    }
)  # fmt: skip
_SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district", "federal-city"})
#: Units that one word before names as well: Region Charkiw, oblast de Kherson, Gebiet Cherson.
_UNITS = frozenset({"oblast", "krai", "republic", "raion"})
_SMALL_WORDS = frozenset(
    {"the", "de", "d", "du", "der", "dem", "die", "das", "den", "of", "la", "le", "les", "l"}
)
#: What English calls the works that are named after a place, for names no table holds with them.
_ENDINGS = {
    "oblast": (" oblast",), "power-plant": (" nuclear power plant",), "reservoir": (" reservoir",),
    "dam": (" dam",), "bridge": (" bridge",), "canal": (" canal",), "airport": (" airport",),
    "raion": (" raion",), "republic": (" republic",),
}  # fmt: skip
#: Category words, folded, that speak of all members of the list before them.
PLURALS = frozenset(
    ["regions", "oblasts", "provinces", "districts", "raions", "territories", "rivers", "областей", "областях", "областям", "областями", "районів", "районах", "районам", "районов", "обласцях", "вобласцей", "вобласцях", "раенах", "оласты", "oblaste", "gebiete", "regionen", "obwodow", "obwodach", "regiony", "rejonach"]
)
_JOINTS = frozenset(" \n\u00a0-‑")
_NONE: frozenset[str] = frozenset()
#: Points a proposal needs to be a place by itself, and to be one if its company is right.
ENOUGH, PENDING = 3.0, 0.5
_LOWER_UNIT_RE = re.compile(
    r"\b(?:obw[oó]d\w*|rejon\w*|województw\w*)[ \n]([a-ząćęłńóśźż-]{4,})(?:[ \n]([a-ząćęłńóśźż-]{4,}))?"
)


@dataclass(slots=True)
class Proposal:
    """A span that may name a place. `name` is the bare name; `first` and `last` number its tokens."""

    start: int
    end: int
    name: str
    folded: str
    first: int
    last: int
    sentence: int
    hits: tuple[Hit, ...]
    features: frozenset[str]
    points: float
    name_end: int
    fuzzy: bool = False
    cued: bool = False
    listed: int = -1
    plural: bool = False
    reasons: list[str] = field(default_factory=list)


class Proposer:
    """Walks the free tokens of a text and yields proposals, longest first, never overlapping."""

    def __init__(
        self, text: str, layout: Layout, tokens: Sequence[Token], lexicon: Lexicon, words: CategoryWords,
        *, taken: set[int], suspects: set[int], fuzzy: bool,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._tokens = text, layout, tokens
        self._lexicon, self._words, self._fuzzy = lexicon, words, fuzzy
        self._gazetteer: Gazetteer = lexicon.gazetteer
        self._taken, self._suspects = taken, suspects
        self._vocabulary = vocabulary()
        self._after_first = _first_words(words)
        self._cues: dict[str, tuple[int, frozenset[str], int]] = {}
        self._headings = _heading_spans(text)

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
        if len(token.folded) < 2 or self._in_heading(token):
            return None
        for last, end, folded in self._phrases_at(at):
            found = self._propose(at, last, end, folded)
            if found is not None:
                return found
        if self._lexicon.stopped(token.folded):
            return None
        return self._propose(at, at, token.end, token.folded)

    def _phrases_at(self, at: int) -> Iterator[tuple[int, int, str]]:
        """Yield (last token, end offset, fold) for the spans of several words at a token, longest first."""
        tokens, text = self._tokens, self._text
        token = tokens[at]
        most = self._lexicon.opens_phrase(token.folded)
        if most:
            words = self._following(token.end, min(most, 6))
            length = self._lexicon.longest_phrase(token.folded, [folded for _end, folded in words])
            if length:
                end = words[length - 1][0]
                last = at
                while last + 1 < len(tokens) and tokens[last + 1].start < end:
                    last += 1
                if not any(number in self._taken for number in range(at, last + 1)):
                    yield last, end, self._lexicon.folded(text[token.start : end])
        if not self._fuzzy:
            return
        # Two or three capitalised words side by side: a romanisation that no table lists.
        last = at
        while last + 1 < len(tokens) and last < at + 2 and last + 1 not in self._taken:
            gap = text[tokens[last].end : tokens[last + 1].start]
            if not JOINT_RE.fullmatch(gap) or tokens[last + 1].sentence != token.sentence:
                break
            last += 1
        while last > at:
            if not any(
                self._lexicon.stopped(tokens[number].folded) for number in range(at, last + 1)
            ):
                yield last, tokens[last].end, self._lexicon.folded(text[token.start : tokens[last].end])
            last -= 1

    def _following(self, start: int, count: int) -> list[tuple[int, str]]:
        """Return (end, fold) of the words that follow directly, up to `count`."""
        found: list[tuple[int, str]] = []
        at = start
        while len(found) < count:
            joint = JOINT_RE.match(self._text, at)
            word = WORD_RE.match(self._text, joint.end()) if joint else None
            if word is None:
                break
            written = word.group()
            # A possessive is no part of the form: the Kherson region's.
            bare = written[:-2] if written[-2:] in ("'s", "’s") else written
            found.append((word.start() + len(bare), self._lexicon.folded(bare)))
            if bare is not written:
                break
            at = word.end()
        return found

    def _propose(self, first: int, last: int, end: int, folded: str) -> Proposal | None:
        token = self._tokens[first]
        lexicon = self._lexicon
        several = last > first or " " in folded
        hits = lexicon.alike(folded) if self._fuzzy else lexicon.exact(folded)
        if hits and not hits[0].exact and (len(folded) < 5 or lexicon.foreign(folded)):
            hits = ()
        if hits and not hits[0].exact and token.text.isupper() and not several:
            hits = ()  # an abbreviation is spelt as it is spelt
        if not hits and not self._fuzzy:
            return None
        start = token.start
        if self._text[end : end + 1] == "-" and _COMPOUND_RE.match(self._text, end):
            return None
        if hits and self._vocabulary["elsewhere"].names(folded) and not self._is_known_town(hits):
            return None
        if not hits and self._hopeless(first, last, folded):
            return None
        cue, cue_features, cue_start = self._cue_before(start, token.sentence)
        end_with, after_features = self._category_after(end, hits, folded)
        features = after_features or cue_features
        if not features:
            features = self._unit_of_list(folded, end)
        if not features:
            hits = self._without_bare_units(hits, folded)
        guess = 0.0
        if not hits and not self._fuzzy:
            return None
        if not hits:
            if several and (last == first):
                return None
            guess = self._worth_a_guess(first, last, folded, cue, features)
            if not guess:
                return None
            hits = tuple(hit for hit in lexicon.close(folded) if hit.similarity >= _LEAST_ALIKE)
            if not features:
                hits = self._without_bare_units(hits, folded)
            least = 0.86 if guess >= 3.0 or features else 0.93
            if not hits or hits[0].similarity < (max(least, 0.9) if several else least):
                return None
        fuzzy = not hits[0].exact and hits[0].similarity < 1.0
        points = self._points(first, last, end, folded, hits, cue, several, bool(features)) + guess
        if features and not self._bears(hits, features):
            borne = self._borne_by_namesake(hits, features)
            if borne:
                hits = borne
            elif after_features and cue_features and self._bears(hits, cue_features):
                features, end_with = cue_features, end
            else:
                features, end_with = frozenset(), end
        name_end = end
        if end_with > end:
            end = end_with
            points += 1.5
            last = self._last_before(last, end)
        elif (
            features & (_UNITS | {"power-plant"})
            and cue_features
            and cue_start >= 0
            and not after_features
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

    def _is_known_town(self, hits: tuple[Hit, ...]) -> bool:
        """Say whether a name of a city abroad is that of a large place of ours as well."""
        gazetteer = self._gazetteer
        return any(
            gazetteer.population[ordinal] >= 100_000
            or gazetteer.features[gazetteer.feature[ordinal]] in ("country", "river")
            for hit in hits
            for ordinal in gazetteer.bearers(hit.group)[:20]
        )

    def _unit_of_list(self, folded: str, end: int) -> frozenset[str]:
        """Return the features of a Cyrillic adjective in a list that a noun ends: Київська та … області."""
        if folded[0] < "Ѐ" or not _ADJECTIVE_RE.search(folded):
            return frozenset()
        found = _UNIT_LIST_RE.match(self._text, end)
        if found is None:
            return frozenset()
        return next(
            features for noun, features in _UNIT_NOUNS.items() if found[1].lower().startswith(noun)
        )

    def _without_bare_units(self, hits: tuple[Hit, ...], folded: str) -> tuple[Hit, ...]:
        """Return the hits that stand for more than a raion or hromada named without its word.

        An adjective (Харківська) means the oblast only where a noun follows, or the end of a list.
        """
        if not hits:
            return hits
        adjective = folded[0] >= "Ѐ" and _ADJECTIVE_RE.search(folded) is not None
        return self._lexicon.recall(
            ("units", adjective), hits, lambda kept: self._without_units(kept, adjective)
        )

    def _without_units(self, hits: tuple[Hit, ...], adjective: bool) -> tuple[Hit, ...]:
        gazetteer = self._gazetteer
        local = gazetteer.feature_numbers({"raion", "hromada"})
        kept = tuple(
            hit for hit in hits
            if not hit.tag.inflection == BARE
            or any(gazetteer.feature[ordinal] not in local for ordinal in gazetteer.bearers(hit.group)[:50])
        )  # fmt: skip
        if adjective:
            units = gazetteer.feature_numbers({"raion", "hromada", "oblast", "republic"})
            kept = tuple(
                hit for hit in kept
                if any(gazetteer.feature[ordinal] not in units for ordinal in gazetteer.bearers(hit.group)[:50])
            )  # fmt: skip
        return hits if len(kept) == len(hits) else kept

    def _hopeless(self, first: int, last: int, folded: str) -> bool:
        """Say whether an unknown word is not worth looking around for: no likeness would be asked for."""
        token = self._tokens[first]
        return (
            len(folded) < 5
            or (token.opens
            and first == last)
            or token.text.isupper()
            or self._lexicon.foreign(folded)
            or any(number in self._suspects for number in range(first, last + 1))
        )

    def _last_before(self, last: int, end: int) -> int:
        tokens = self._tokens
        while last + 1 < len(tokens) and tokens[last + 1].start < end:
            last += 1
        return last

    def _cue_before(self, start: int, sentence: int) -> tuple[int, frozenset[str], int]:
        """Return how strongly the words before announce a place, their features, where they begin.

        What three words say is remembered for this text; offsets are added afterwards.
        """
        text = self._text
        if start < 2:
            return 0, _NONE, -1
        floor, _ceiling = self._layout.sentence_span(sentence)
        words = text[max(floor, start - 46) : start].split()[-3:]
        if not words or not text[start - 1].isspace():
            return self._cue(words_before(text, start, floor, 3), start)
        key = " ".join(words)
        known = self._cues.get(key)
        if known is None:
            strength, features, begins = self._cue(words_before(text, start, floor, 3), start)
            known = self._cues[key] = (strength, features, start - begins if begins >= 0 else -1)
        strength, features, back = known
        return strength, features, start - back if back >= 0 else -1

    def _cue(
        self, before: list[tuple[int, int, str]], start: int
    ) -> tuple[int, frozenset[str], int]:
        """Return how strongly the words before announce a place, their features, where they begin."""
        text = self._text
        words: list[str] = []
        places, category = self._vocabulary["place"], self._words.before
        strength, features, begins = 0, frozenset[str](), -1
        edge = start
        for number, (word_start, word_end, word) in enumerate(before):
            gap = text[word_end:edge]
            allowed = gap.strip(" \t\u00a0\r\n") == "" or (
                gap.strip() in (".", "“", '"', "«", "„", "'", "’", "-") and number == 0
            )
            if not allowed:
                break
            edge = word_start
            words.insert(0, word)
            phrase = " ".join(words)
            key = self._lexicon.folded(phrase)
            dotted = text[word_end : word_end + 1] == "."
            if key in category and (dotted or len(key) > 1) and word not in _SMALL_WORDS:
                strength, features, begins = max(strength, 3), category[key], word_start
            elif phrase in places.phrases:
                strength = max(strength, 2)
            elif number == 0 or (number == 1 and words[1] in _SMALL_WORDS):
                strength = max(strength, places.strength(word))
            if number == 0 and word in _SMALL_WORDS:
                continue
        return strength, features, begins

    def _category_after(
        self, end: int, hits: tuple[Hit, ...], folded: str
    ) -> tuple[int, frozenset[str]]:
        """Return where the name ends with its category words, and the features they allow."""
        text = self._text
        if text[end : end + 1] not in _JOINTS or not text[end + 1 : end + 2].isalpha():
            return end, _NONE
        first = text[end + 1 : end + 26].split(None, 1)[0]
        if (
            self._lexicon.folded(first.partition("-")[0].rstrip(".,;:!?»”)'’"))
            not in self._after_first
        ):
            if (
                first.isalpha()
                or self._lexicon.folded(first.rstrip(".,;:!?»”)")) not in self._after_first
            ):
                return end, _NONE
        after = self._words.after
        words = self._following(end, 3)
        for length in range(len(words), 0, -1):
            key = " ".join(word for _end, word in words[:length])
            features = after.get(key)
            if features:
                if key in PLURALS:
                    return end, features
                if features & _PART_OF_NAME and (
                    not hits
                    or self._bears(hits, features)
                    or self._borne_by_namesake(hits, features)
                ):
                    return words[length - 1][0], features
                return end, features
        return end, _NONE

    def _borne_by_namesake(
        self, hits: tuple[Hit, ...], features: frozenset[str]
    ) -> tuple[Hit, ...]:
        """Return hits for the unit or work named after a place: Gebiet Cherson, centrale de Zaporijjia."""
        if not hits:
            return ()
        gazetteer, lexicon = self._gazetteer, self._lexicon
        namesakes = {
            gazetteer.name(ordinal)
            for hit in hits[:3]
            for ordinal in gazetteer.bearers(hit.group)[:20]
            if gazetteer.population[ordinal] >= 10_000
        }
        for name in sorted(namesakes):
            for suffix in (
                "",
                *(ending for feature in sorted(features) for ending in _ENDINGS.get(feature, ())),
            ):
                found = lexicon.exact(fold(name + suffix))
                if found and self._bears(found, features):
                    return found
        return ()

    def _bears(self, hits: tuple[Hit, ...], features: frozenset[str]) -> bool:
        return bool(hits) and self._lexicon.recall(
            ("bears", features), hits, lambda all_hits: self._any_bears(all_hits, features)
        )

    def _any_bears(self, hits: tuple[Hit, ...], features: frozenset[str]) -> bool:
        gazetteer = self._gazetteer
        wanted = gazetteer.feature_numbers(features)
        return any(
            gazetteer.feature[ordinal] in wanted
            for hit in hits[:60]
            for ordinal in gazetteer.bearers(hit.group)
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
        if (
            any(number in self._suspects for number in range(first, last + 1))
            or token.text.isupper()
        ):
            return 0.0
        if self._neighboured(first, last):
            return 0.0
        if self._in_list(first, last):
            return 3.0
        if (cue >= 2 and not token.opens) or features:
            return 0.5
        return 0.0

    def _neighboured(self, first: int, last: int) -> bool:
        """Say whether an unexplained capitalised word stands right beside the span."""
        tokens, text = self._tokens, self._text
        if last + 1 < len(tokens):
            following = tokens[last + 1]
            gap = text[tokens[last].end : following.start]
            if gap in (" ", "-", "\n", "\u00a0") and not self._explained(last + 1, gap):
                return True
        if first > 0:
            before = tokens[first - 1]
            gap = text[before.end : tokens[first].start]
            if (
                gap in (" ", "-", "\n", "\u00a0")
                and not self._explained(first - 1, gap)
                and not before.opens
            ):
                return True
        return False

    def _explained(self, number: int, gap: str) -> bool:
        token = self._tokens[number]
        folded = token.folded
        if number in self._taken or self._lexicon.stopped(folded):
            return True
        if self._lexicon.opens_phrase(folded) and self._begins_phrase(token):
            return True  # Чугуїв Харківської області
        if gap == "-" and self._fame(self._lexicon.exact(folded)) >= 2.5:
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

    def _begins_phrase(self, token: Token) -> bool:
        words = self._following(token.end, min(self._lexicon.opens_phrase(token.folded), 6))
        return self._lexicon.longest_phrase(token.folded, [folded for _end, folded in words]) > 0

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
        gazetteer, lexicon, text = self._gazetteer, self._lexicon, self._text
        token = self._tokens[first]
        points = {0: 0.0, 1: 0.75, 2: 1.5, 3: 3.0}[cue]
        if featured:
            points += 1.0
        if several:
            points += 2.0
        points += self._fame(hits)
        points += 0.5 if not token.opens else -0.25 if points >= 2.5 else -1.0
        best = hits[0]
        if not best.exact:
            points -= 0.5 if best.similarity >= 1.0 else 1.5
        if best.tag.via == "inflected" and best.exact and folded[0] < "Ѐ":
            points -= 0.5
        if lexicon.foreign(folded):
            points -= 0.5 if best.exact and points >= 2.5 else 2.0
        if len(folded) < 4 and not token.text.isupper():
            points -= 1.0
        if self._has_article(token) and not self._takes_article(hits):
            points -= 2.5
        if text[end : end + 2] == ", " and self._country_follows(last):
            points += 2.0
        if self._neighboured(first, last):
            points -= 3.0
        if self._organised(first, last, end):
            points -= 6.0
        if any(number in self._suspects for number in range(first, last + 1)):
            points -= 3.0
        if several and lexicon.stopped(folded):
            points -= 9.0
        return points

    def _has_article(self, token: Token) -> bool:
        return bool(_ENGLISH_ARTICLE_RE.search(self._text, max(0, token.start - 5), token.start))

    def _takes_article(self, hits: tuple[Hit, ...]) -> bool:
        """Say whether any bearer is of a kind that English puts an article before: the Donbas."""
        return self._lexicon.recall("article", hits, self._work_out_article)

    def _work_out_article(self, hits: tuple[Hit, ...]) -> bool:
        gazetteer = self._gazetteer
        settlements = gazetteer.feature_numbers(_SETTLEMENTS)
        return any(
            gazetteer.feature[ordinal] not in settlements
            for hit in hits[:12]
            if hit.similarity >= 1.0
            for ordinal in gazetteer.bearers(hit.group)[:40]
        )

    def _fame(self, hits: tuple[Hit, ...]) -> float:
        """Return points for how well-known the best-known bearer of the cheapest forms is."""
        return self._lexicon.recall("fame", hits, self._work_out_fame) if hits else 0.0

    def _work_out_fame(self, hits: tuple[Hit, ...]) -> float:
        gazetteer = self._gazetteer
        best = 0.0
        for hit in hits[:12]:
            if hit.similarity < 1.0:
                break
            for ordinal in gazetteer.bearers(hit.group)[:40]:
                feature = gazetteer.features[gazetteer.feature[ordinal]]
                people = gazetteer.population[ordinal]
                if feature in (
                    "country",
                    "oblast",
                    "republic",
                    "continent",
                    "krai",
                    "federal-city",
                ):
                    fame = 4.0
                elif people >= 50_000:
                    fame = 3.5
                elif people >= 8_000:
                    fame = 2.5
                elif feature in _SETTLEMENTS:
                    fame = 1.0 if gazetteer.known[ordinal] else 0.5
                else:
                    fame = 2.5
                if (
                    hit.tag.inflection
                    and feature in ("raion", "hromada", "oblast")
                    and not hit.exact
                ):
                    fame = 0.5
                best = max(best, fame - 20 * hit.tag.cost)
        return best

    def _country_follows(self, last: int) -> bool:
        if last + 1 >= len(self._tokens):
            return False
        following = self._tokens[last + 1]
        if following.start - self._tokens[last].end > 2:
            return False
        return self._fame(self._lexicon.exact(following.folded)) >= 3.0

    def _organised(self, first: int, last: int, end: int) -> bool:
        """Say whether the span is part of the name of an organisation, a treaty, a paper."""
        role, text = self._vocabulary["organisation"], self._text
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
            return text[end + 1].isupper() or after in _SMALL_ORGANISATIONS
        start = self._tokens[first].start
        opened = start - 1 if text[start - 1 : start] in ("«", "“", '"', "„") else start
        before = word_before(text, opened)
        if before and role.strength(before):
            return text[opened - 1 - len(before)].isupper() or before in _SMALL_ORGANISATIONS
        return False

    def _in_heading(self, token: Token) -> bool:
        return bool(self._headings) and any(
            start <= token.start < end for start, end in self._headings
        )

    def lower_case_units(self) -> Iterator[Proposal]:
        """Yield unit phrases that some languages write without capitals: obwód charkowski."""
        for found in _LOWER_UNIT_RE.finditer(self._text):
            for end in sorted({found.end(1), found.end()}, reverse=True):
                folded = fold(self._text[found.start() : end])
                hits = self._lexicon.exact(folded)
                if not hits:
                    continue
                yield Proposal(
                    found.start(), end, self._text[found.start() : end], folded, -1, -1,
                    self._layout.sentence(found.start()), hits, frozenset(), 5.0, end,
                )  # fmt: skip
                break


def _widened(features: frozenset[str]) -> frozenset[str]:
    """Return features as loosely as writers use the words: a settlement is a village or a town to most."""
    if features & {"village", "city"}:
        return features | {"settlement"}
    return features


_ENGLISH_ARTICLE_RE = re.compile(r"(?<!\w)(?:the|a|an)\s$", re.IGNORECASE)
#: Forms less alike than this are not weighed with the others.
_LEAST_ALIKE = 0.84
_ADJECTIVE_RE = re.compile(
    r"(?:ськ|ск|цьк|цк)(?:ий|ый|а|ая|ої|ой|ій|ую|у|ого|ому|им|ім|ом|ою|и|і|ие|их|ай|ага|аму|ім)$"
)
_UNIT_LIST_RE = re.compile(
    r"(?:[,\s]+(?:та|і|й|и|ды|а також|также)?\s*[А-ЯІЇЄҐЎ][\w’'-]+(?:ськ|ск|цьк|цк)\w*)*\s+(област|обл\.|вобласц|район|р-н|раён|громад)"
)
_UNIT_NOUNS = {
    "обл": frozenset({"oblast"}), "вобл": frozenset({"oblast"}), "р": frozenset({"raion"}),
    "г": frozenset({"hromada"}),
}  # fmt: skip
_COMPOUND_RE = re.compile(r"-(?:le|la|les|sur|sous|en|de|du|by|on|upon|am|an|in)-")
_ARTICLE_RE = re.compile(
    r"[Ll]['’]|(?:the|la|le|les|der|die|das|dem|den|im|in|w|we|в|у|ў)[ \n]+", re.IGNORECASE
)
#: Organisations that are written small as well.
_SMALL_ORGANISATIONS = frozenset(
    ["memorandum", "agreements", "accords", "cake", "динамо", "вулиця", "вулиці", "улице", "улица", "проспект", "проспекті", "проспекте"]
)


def _first_words(words: CategoryWords) -> frozenset[str]:
    return frozenset(key.split(" ")[0] for key in words.after)


#: What stands between members of a list.
LIST_GAP_RE = re.compile(
    r"\s*(?:[,;/–—]\s*(?:(?:and|or|та|і|й|и|або|или|ды|und|oder|sowie|i|oraz|lub|et|ou|also)\s+)?|"
    r"\s(?:and|or|as well as|та|і|й|и|або|или|ды|und|oder|sowie|i|oraz|lub|et|ou|/)\s+)"
    r"(?:(?:in|to|from|near|of|the|also|у|в|ў|з|из|с|do|w|z|à|de|nach|bei|aus)\s+){0,2}"
)


def _heading_spans(text: str) -> list[tuple[int, int]]:
    """Return the lines written all in capitals that hold more than a name: they prove nothing."""
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if len(line) > 6 and line.isupper():
            words = WORD_RE.findall(line)
            if len(words) >= 4:
                spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans
