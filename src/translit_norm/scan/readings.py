"""City, region or river: what kind of place a bare name means, by the words and the list around it.

Kherson is a city unless the text speaks of regions; Dnipro is a city unless something stands on its
banks. Points are judgement, tuned on texts of our own; the words are in data/languages/text_words.tsv.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translit_norm.gazetteer.reader import BARE
from translit_norm.match.hits import Hit
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import LIST_GAP_RE, Proposal
from translit_norm.scan.tokens import WORD_RE, Layout, word_before
from translit_norm.scan.vocabulary import vocabulary

UNITS = frozenset({"oblast", "republic", "krai"})
SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district", "federal-city"})
_RANGES = frozenset({"mountain", "mountains"})
#: Points from which a bare name is read as the region, and as the river.
_REGION, _RIVER = 2.0, 2.0
#: More people than in any city that a region of these countries is commonly named after.
_CAPITAL = 1_800_000
#: Fewer people than in a town that is better known than the river it is named after.
_SMALL = 30_000
#: People from which a village is written of as often as the brook of its name.
_KNOWN = 300
_NEAR = 34
#: Rivers in a paragraph from which it is about rivers; words that a town stands behind.
_ABOUT_RIVERS = 3
_INSIDE = frozenset({"у", "в", "ў", "in", "at", "w", "we", "à", "nach", "do", "до"})
_ARTICLES = frozenset({"the", "der", "dem", "des", "den", "am", "im", "le", "la", "du", "au"})


def link_lists(text: str, proposals: Sequence[Proposal]) -> list[list[Proposal]]:
    """Number the lists that proposals stand in (`listed`) and return them; one name is a list too."""
    lists: list[list[Proposal]] = []
    for number, proposal in enumerate(proposals):
        before = proposals[number - 1] if number else None
        gap = text[before.end : proposal.start] if before else ""
        if (
            before is not None
            and before.sentence == proposal.sentence
            and 0 < len(gap) < 30
            and gap.strip()
            and LIST_GAP_RE.fullmatch(gap)
        ):
            lists[-1].append(proposal)
        else:
            lists.append([proposal])
        proposal.listed = len(lists) - 1
    return lists


class KindReader:
    """Reads the kinds of bare names in one text."""

    def __init__(
        self, text: str, layout: Layout, proposals: Sequence[Proposal], lists: Sequence[list[Proposal]],
        lexicon: Lexicon,
    ) -> None:  # fmt: skip
        gazetteer = self._gazetteer = lexicon.gazetteer
        self._text, self._layout, self._lexicon = text, layout, lexicon
        self._proposals, self._lists = proposals, lists
        self._unit_numbers = gazetteer.feature_numbers(UNITS)
        self._town_numbers = gazetteer.feature_numbers(SETTLEMENTS)
        self._country_numbers = gazetteer.feature_numbers({"country", "continent"})
        self._range_numbers = gazetteer.feature_numbers(_RANGES)
        self._river_numbers = gazetteer.feature_numbers({"river"})
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
            unit, town, river = self._kinds_of(proposal)
            paragraph = self._layout.paragraph(proposal.start)
            if proposal.features:
                if proposal.features & UNITS:
                    spoken_of[paragraph] = "unit"
                continue
            if town and self._is_small_range(proposal):
                proposal.features = _RANGES  # у Карпатах, not in the village of Карпати
            elif river and (town or unit) and self._river_points(proposal) >= _RIVER:
                proposal.features = frozenset({"river"})
                proposal.reasons.append("the words around speak of a river")
            elif (
                unit and town and self._largest(proposal) < _SMALL and self._attested_unit(proposal)
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
                small = self._is_river(proposal) or (
                    self._largest(proposal) < _SMALL
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
            _unit, town, river = self._kinds_of(proposal)
            if river and not (town and self._largest(proposal) >= _SMALL):
                self._rivers[self._layout.paragraph(proposal.start)] += 1

    def _speaks_of_rivers(self, proposal: Proposal) -> bool:
        """Say whether a paragraph is about rivers and the name in it stands behind no word for in."""
        if self._rivers[self._layout.paragraph(proposal.start)] < _ABOUT_RIVERS:
            return False
        return word_before(self._text, proposal.start) not in _INSIDE

    def _is_small_range(self, proposal: Proposal) -> bool:
        """Say whether mountains bear the name to the letter, and else none but small places."""
        return self._largest(proposal) < _SMALL and self._lexicon.recall(
            "mountains",
            proposal.hits,
            lambda hits: bool(
                self._features_of([hit for hit in hits[:60] if hit.exact]) & self._range_numbers
            ),
        )

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

    def _kinds_of(self, proposal: Proposal) -> tuple[bool, bool, bool]:
        return self._lexicon.recall("kinds", proposal.hits, self._work_out_kinds)

    def _work_out_kinds(self, hits: tuple[Hit, ...]) -> tuple[bool, bool, bool]:
        same = [hit for hit in hits[:60] if hit.similarity >= 1.0]
        exact = [hit for hit in same if hit.exact] or same
        found = self._features_of(same) - self._river_numbers
        # Кринки is the village of that name, not a case of the river Кринка.
        bases = ("canonical", "alias")
        named = [hit for hit in exact if not hit.tag.inflection and hit.tag.via in bases]
        rivers = named if self._has_people(named) else exact
        found |= self._features_of(rivers) & self._river_numbers
        if self._features_of(exact) & self._country_numbers:
            found = set()
        return (
            bool(found & self._unit_numbers),
            bool(found & self._town_numbers),
            bool(found & self._river_numbers),
        )

    def _is_river(self, proposal: Proposal) -> bool:
        """Say whether to the letter nothing but a river bears the name: Dunaju."""
        return self._lexicon.recall("river", proposal.hits, self._work_out_river)

    def _work_out_river(self, hits: tuple[Hit, ...]) -> bool:
        exact = [hit for hit in hits[:60] if hit.exact and hit.tag.via != "former"]
        return bool(exact) and self._features_of(exact) <= self._river_numbers

    def _has_people(self, hits: Sequence[Hit]) -> bool:
        """Say whether a bearer is a settlement of which more than the name is known."""
        gazetteer = self._gazetteer
        return any(
            gazetteer.population[ordinal] >= _KNOWN
            for hit in hits
            for ordinal in gazetteer.bearers(hit.group)[:20]
        )

    def _features_of(self, hits: Sequence[Hit]) -> set[int]:
        gazetteer = self._gazetteer
        return {
            gazetteer.feature[ordinal]
            for hit in hits
            for ordinal in gazetteer.bearers(hit.group)[:200]
        }

    def _capital_points(self, proposal: Proposal) -> float:
        # Moscow, Kyiv and Minsk stand for their states where regions are spoken of.
        return 2.0 if self._largest(proposal) > _CAPITAL else 0.0

    def _attested_unit(self, proposal: Proposal) -> bool:
        """Say whether a source gives the bare name to a unit, rather than a rule."""
        return any(
            hit.tag.inflection != BARE and self._gazetteer.feature[ordinal] in self._unit_numbers
            for hit in proposal.hits[:12]
            for ordinal in self._gazetteer.bearers(hit.group)[:20]
        )

    def _largest(self, proposal: Proposal) -> int:
        """Return the population of the largest bearer of a name."""
        return self._lexicon.recall("largest", proposal.hits, self._work_out_largest)

    def _work_out_largest(self, hits: tuple[Hit, ...]) -> int:
        gazetteer = self._gazetteer
        return max(
            (
                gazetteer.population[ordinal]
                for hit in hits[:4]
                for ordinal in gazetteer.bearers(hit.group)
            ),
            default=0,
        )

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
        kinds = [self._kinds_of(member) for member in members]
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
            self._kinds_of(other) == (False, False, True)
            for other in self._lists[proposal.listed]
            if other is not proposal
        )

    def _among_towns(self, proposal: Proposal) -> bool:
        """Say whether a name that is no river's stands in the same list."""
        return any(
            self._kinds_of(other)[1:] == (True, False)
            for other in self._lists[proposal.listed]
            if other is not proposal
        )
