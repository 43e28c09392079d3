"""Chooses the referents of all proposals of a text together.

One name has one referent, unless the words beside it say another kind of place. Names that are sure by
themselves are settled first; the others are weighed by how near they lie to those of the same sentence,
paragraph and text, and by the regions spoken of. `match.decide` alone says MATCHED.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.decide import Circumstances, Model, Weighed, decide, weigh
from translit_norm.match.hits import Container, Hit
from translit_norm.scan.company import Company
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import ENOUGH, Proposal
from translit_norm.scan.referents import Referent, group_proposals, likely_forms
from translit_norm.scan.tokens import Layout

#: A proposal with fewer points than this is not accepted whatever its company is.
_BEYOND_HOPE = 0.5
_AT_HOME = "at home among its neighbours"


class Chooser:
    """Settles the referents of one text over one gazetteer."""

    def __init__(
        self, layout: Layout, proposals: Sequence[Proposal], gazetteer: Gazetteer, model: Model,
        container: Container | None, mode: str, lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self._lexicon, self._foreign = lexicon, lexicon.foreign
        self._gazetteer, self._model = gazetteer, model
        self._container, self._mode = container, mode
        self._anywhere = b"\1" * len(gazetteer.parent)
        self.referents = group_proposals(proposals)
        self.of: dict[int, Referent] = {
            id(proposal): referent for referent in self.referents for proposal in referent.proposals
        }
        self._company = Company(layout, proposals, lexicon, self.referents, self.of)

    def choose(self) -> None:
        """Settle every referent: first the sure ones, then the others by their company, twice."""
        open_ones = []
        for referent in self.referents:
            self._weigh(referent, None)
            first = referent.weighed[0] if referent.weighed else None
            sure = first is not None and first.confidence >= 0.8 and referent.points >= ENOUGH
            if first is None:
                continue
            if sure and (self._is_famous(first.ordinal) or len(referent.weighed) == 1):
                referent.settled = True
            else:
                open_ones.append(referent)
        open_ones = [referent for referent in open_ones if referent.points >= _BEYOND_HOPE]
        for _turn in range(2):
            self._company.take_stock()
            for referent in open_ones:
                if (
                    referent.settled
                    and referent.points >= ENOUGH
                    and referent.weighed[0].confidence > 0.97
                ):
                    continue
                if len(referent.weighed) > 1:
                    nearby = self._company.nearby(referent)
                    self._weigh(referent, self._company.factors(referent, nearby))
                    self._corroborate(referent, nearby)
                elif referent.weighed and _AT_HOME not in referent.proposals[0].reasons:
                    self._corroborate(referent, self._company.nearby(referent))
            for referent in open_ones:
                first = referent.weighed[0] if referent.weighed else None
                referent.settled = (
                    first is not None and first.confidence >= 0.5 and referent.points >= 2.0
                )
        for referent in self.referents:
            referent.outcome, referent.weighed = decide(
                referent.weighed, self._gazetteer.name_number.__getitem__, self._model, self._mode
            )

    def _weigh(self, referent: Referent, nearby: dict[int, float] | None) -> None:
        head = referent.proposals[0]
        gazetteer = self._gazetteer
        inside = self._container.inside if self._container else None
        if referent.features:
            inside = self._with_features(inside, referent.features)
        elif inside is None and any(proposal.cued for proposal in referent.proposals):
            # A word that announces a place is the context a likeness needs.
            inside = self._anywhere

        def weighed(hits: tuple[Hit, ...]) -> list[Weighed]:
            around = Circumstances(
                inside=inside,
                # A form to the letter is no stranger, whatever else bears it.
                background=lambda: not hits[0].exact and self._foreign(head.folded),
                length=len(head.folded),
                featured=bool(referent.features),
                nearby=nearby,
                running=True,
            )
            return weigh(self._likely(hits), gazetteer, self._model, around)

        if nearby is None and self._container is None:
            what = ("weighed", referent.features, inside is not None, id(self._model))
            referent.weighed = referent.apart = self._lexicon.recall(what, head.hits, weighed)
        else:
            referent.weighed = weighed(head.hits)

    def _likely(self, hits: tuple[Hit, ...]) -> list[Hit]:
        return self._lexicon.recall(
            "likely", hits, lambda every: likely_forms(every, self._gazetteer)
        )

    def _with_features(self, inside: bytes | None, features: frozenset[str]) -> bytes:
        """Return one byte an entity: 1 where it has one of the features and is inside."""
        mask = feature_mask(self._gazetteer, features)
        if inside is None:
            return mask
        return bytes(here & there for here, there in zip(inside, mask, strict=True))

    def _is_famous(self, ordinal: int) -> bool:
        gazetteer = self._gazetteer
        feature = gazetteer.features[gazetteer.feature[ordinal]]
        return feature not in ("village", "settlement") or gazetteer.population[ordinal] > 15_000

    def _corroborate(self, referent: Referent, nearby: Mapping[int, float]) -> None:
        """Give a doubtful name points where its best bearer is at home among the names beside it."""
        if not referent.weighed:
            return
        factor = math.exp(nearby.get(referent.weighed[0].ordinal, 0.0))
        head = referent.proposals[0]
        bonus = 2.0 if factor >= 60.0 else 1.0 if factor >= 12.0 else 0.0
        if bonus and _AT_HOME not in head.reasons:
            head.reasons.append(_AT_HOME)
            head.points += bonus
            referent.points = max(referent.points, head.points)


@lru_cache(maxsize=128)
def feature_mask(gazetteer: Gazetteer, features: frozenset[str]) -> bytes:
    """Return one byte an entity of a gazetteer: 1 where it has one of the features."""
    table = bytearray(256)
    for number in gazetteer.feature_numbers(features):
        table[number] = 1
    return gazetteer.feature.tobytes().translate(bytes(table))
