"""City, region or river: what kind of place a bare name means, by the words and the list around it.

Kherson is a city unless the text speaks of regions; Dnipro is a city unless something stands on its
banks. Points are judgement, tuned on texts of our own; the words are in data/languages/text_words.tsv.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translit_norm.match.hits import Hit
from translit_norm.scan.kinds import RANGES, SETTLEMENTS, UNITS, Kinds
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import Proposal
from translit_norm.scan.tokens import WORD_RE, Layout, word_before
from translit_norm.scan.vocabulary import vocabulary

#: Points from which a bare name is read as the region, and as the river.
_REGION, _RIVER = 2.0, 2.0
#: More people than in any city that a region of these countries is commonly named after.
_CAPITAL = 1_800_000
#: Fewer people than in a town that is better known than the river it is named after.
_SMALL = 30_000
_NEAR = 34
#: Rivers in a paragraph from which it is about rivers; words that a town stands behind.
_ABOUT_RIVERS = 3
_INSIDE = frozenset({"у", "в", "ў", "in", "at", "w", "we", "à", "nach", "do", "до"})
_ARTICLES = frozenset({"the", "der", "dem", "des", "den", "am", "im", "le", "la", "du", "au"})


class KindReader:
    """Reads the kinds of bare names in one text."""

    def __init__(
        self, text: str, layout: Layout, proposals: Sequence[Proposal], lists: Sequence[list[Proposal]],
        lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._gazetteer = text, layout, lexicon.gazetteer
        self._proposals, self._lists = proposals, lists
        self._kinds = Kinds(lexicon)
        self._by_sentence: dict[int, list[Proposal]] = {}
        for proposal in proposals:
            self._by_sentence.setdefault(proposal.sentence, []).append(proposal)
        self._masked: dict[int, str] = {}
        self._rivers: Counter[int] = Counter()
        self._unit_counts: dict[int, tuple[int, bool]] = {}

    def read(self) -> None:
        """Give every bare name that may mean several kinds the features of the kind it means."""
        self._share_features()
        spoken_of: dict[int, str] = {}
        self._count_rivers()
        for proposal in self._proposals:
            unit, town, river = self._kinds.of(proposal.hits)
            paragraph = self._layout.paragraph(proposal.start)
            if proposal.features:
                if proposal.features & UNITS:
                    spoken_of[paragraph] = "unit"
                continue
            if town and self._is_small_range(proposal.hits):
                proposal.features = RANGES  # у Карпатах, not in the village of Карпати
            elif river and (town or unit) and self._river_points(proposal) >= _RIVER:
                proposal.features = frozenset({"river"})
                proposal.reasons.append("the words around speak of a river")
            elif (
                unit
                and town
                and self._kinds.largest(proposal.hits) < _SMALL
                and self._kinds.attested_unit(proposal.hits)
            ):
                proposal.features = UNITS  # Crimea, not the settlement of that name
            elif unit and town:
                points = self._unit_points(proposal) - self._capital_points(proposal)
                if spoken_of.get(paragraph) == "bare":
                    points += 0.75
                if points >= _REGION:
                    proposal.features = UNITS
                    proposal.reasons.append("the words around speak of regions")
                    spoken_of[paragraph] = "bare"
                else:
                    proposal.features = SETTLEMENTS
            elif river and town:
                # A small place that bears a river's name is not meant by the bare name.
                small = self._kinds.only_river(proposal.hits) or (
                    self._kinds.largest(proposal.hits) < _SMALL
                    and not proposal.cued
                    and not self._among_towns(proposal)
                )
                proposal.features = frozenset({"river"}) if small else SETTLEMENTS
            if (
                river
                and not proposal.features - {"river"}
                and not proposal.fuzzy
                and self._speaks_of_rivers(proposal)
            ):
                proposal.points += 0.75

    def _count_rivers(self) -> None:
        """Count in each paragraph the names that are a river's and no town's."""
        for proposal in self._proposals:
            _unit, town, river = self._kinds.of(proposal.hits)
            if river and not (town and self._kinds.largest(proposal.hits) >= _SMALL):
                self._rivers[self._layout.paragraph(proposal.start)] += 1

    def _speaks_of_rivers(self, proposal: Proposal) -> bool:
        """Say whether a paragraph is about rivers and the name in it stands behind no word for in."""
        if self._rivers[self._layout.paragraph(proposal.start)] < _ABOUT_RIVERS:
            return False
        return word_before(self._text, proposal.start) not in _INSIDE

    def _is_small_range(self, hits: tuple[Hit, ...]) -> bool:
        """Say whether mountains bear the name to the letter, and else none but small places."""
        return self._kinds.largest(hits) < _SMALL and self._kinds.range(hits)

    def _share_features(self) -> None:
        """Let the word before a list hold for its members: the villages of A, B and C."""
        for members in self._lists:
            head = members[0]
            if len(members) < 2 or not head.features or head.end != head.name_end:
                continue
            numbers = self._gazetteer.feature_numbers(head.features)
            for member in members[1:]:
                if not member.features and any(
                    self._gazetteer.feature[ordinal] in numbers
                    for hit in member.hits[:30]
                    for ordinal in self._gazetteer.bearers(hit.group)
                ):
                    member.features = head.features
                    member.points += 1.0
                else:
                    break

    def _capital_points(self, proposal: Proposal) -> float:
        # Moscow, Kyiv and Minsk stand for their states where regions are spoken of.
        return 2.0 if self._kinds.largest(proposal.hits) > _CAPITAL else 0.0

    def _mask(self, sentence: int) -> str:
        """Return a sentence in lower case with the names in it blanked out."""
        masked = self._masked.get(sentence)
        if masked is None:
            start, end = self._layout.sentence_span(sentence)
            letters = list(self._text[start:end].lower())
            for proposal in self._by_sentence.get(sentence, ()):
                for at in range(proposal.start - start, min(proposal.end - start, len(letters))):
                    letters[at] = "\0"
            masked = self._masked[sentence] = "".join(letters)[: end - start]
        return masked

    def _unit_points(self, proposal: Proposal) -> float:
        words = vocabulary()
        start, _end = self._layout.sentence_span(proposal.sentence)
        masked = self._mask(proposal.sentence)
        at, upto = proposal.start - start, proposal.end - start
        points = 0.0
        members = self._lists[proposal.listed]
        kinds = [self._kinds.of(member.hits) for member in members]
        if len(members) > 1:
            if any(
                member.plural and member.features & UNITS
                for member in members
                if member is not proposal
            ):
                points += 3.0
            elif all(kind[0] for kind in kinds):
                points += 1.0
            if any(kind[1] and not kind[0] for kind in kinds):
                points -= 3.0
        if any(
            member.features & UNITS and not member.plural and member.end > member.name_end
            for member in members
            if member is not proposal
        ):
            points -= 3.0  # Minsk and Minsk region
        town, border = words["town"], words["border"]
        found, bordering = self._unit_words(proposal.sentence)
        points += {0: 0.0, 1: 1.0, 2: 1.5}.get(found, 2.0)
        before = masked[max(0, at - _NEAR) : at]
        before = before.rpartition("\0")[2] if len(members) == 1 else before
        after = masked[upto : upto + _NEAR].partition("\0")[0]
        tail = WORD_RE.findall(before)[-3:]
        phrase = " ".join(tail)
        if any(phrase.endswith(known) for known in border.phrases) or border.in_any(tail[-1:]):
            points += 2.0
        elif bordering:
            points += 0.5
        if town.in_any(WORD_RE.findall(before)[-6:]) or town.in_any(WORD_RE.findall(after)[:4]):
            points -= 2.5
        return points

    def _unit_words(self, sentence: int) -> tuple[int, bool]:
        """Return how many words of a sentence speak of regions, and whether one speaks of neighbours."""
        known = self._unit_counts.get(sentence)
        if known is None:
            words, masked = vocabulary(), self._mask(sentence)
            listed = WORD_RE.findall(masked)
            unit, border = words["unit"], words["border"]
            count = sum(1 for word in listed if unit.strength(word))
            count += sum(1 for phrase in unit.phrases if phrase in masked)
            known = self._unit_counts[sentence] = (count, border.in_any(listed))
        return known

    def _river_points(self, proposal: Proposal) -> float:
        words = vocabulary()["river"]
        start, _end = self._layout.sentence_span(proposal.sentence)
        masked = self._mask(proposal.sentence)
        at, upto = proposal.start - start, proposal.end - start
        before = masked[max(0, at - _NEAR) : at].rpartition("\0")[2]
        after = masked[upto : upto + _NEAR].partition("\0")[0]
        tail = WORD_RE.findall(before)
        points = 0.0
        if tail and tail[-1] in _ARTICLES:
            points += 4.0  # towns have none
        if (
            tail
            and tail[-1] == "на"
            and proposal.start
            and self._text[proposal.start - 1].isspace()
        ):
            points += 2.0  # at a river, in a town
        if words.in_any(tail[-5:]) or words.in_any(WORD_RE.findall(after)[:3]):
            points += 2.0
        if any(phrase in before + " " for phrase in words.phrases):
            points += 2.0
        if vocabulary()["town"].in_any(tail[-3:]):
            points -= 2.0
        if self._among_rivers(proposal) or self._speaks_of_rivers(proposal):
            points += 2.0
        if self._among_towns(proposal):
            points -= 2.0  # through Dnipro and Kropyvnytskyi
        return points

    def _among_rivers(self, proposal: Proposal) -> bool:
        """Say whether a name that is a river's and nothing else's stands in the same list."""
        return any(
            self._kinds.of(other.hits) == (False, False, True)
            for other in self._lists[proposal.listed]
            if other is not proposal
        )

    def _among_towns(self, proposal: Proposal) -> bool:
        """Say whether a name that is no river's stands in the same list."""
        return any(
            self._kinds.of(other.hits)[1:] == (True, False)
            for other in self._lists[proposal.listed]
            if other is not proposal
        )
