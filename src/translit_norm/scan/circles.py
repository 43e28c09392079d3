"""Who is named around a mention: in its list, its sentence, its paragraph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from translit_norm.scan.proposal import Proposal
from translit_norm.scan.referents import Referent
from translit_norm.scan.tokens import Layout

#: What company is worth by how far it is: the list, the sentence, the paragraph. Judgement.
LIST, _SENTENCE, _PARAGRAPH = 1.6, 1.0, 0.3
#: Names around a mention that are looked at.
_COMPANY = 10


class Circles:
    """The lists, sentences and paragraphs of one text. `of` tells the referent of a proposal by id."""

    def __init__(
        self, layout: Layout, proposals: Sequence[Proposal], of: Mapping[int, Referent]
    ) -> None:
        #: The circles of each proposal, with how close they are; the referents named in each, in order.
        self._circles: dict[int, tuple[tuple[object, float], ...]] = {}
        self._named: defaultdict[object, dict[int, Referent]] = defaultdict(dict)
        lengths = Counter(proposal.listed for proposal in proposals)
        for proposal in proposals:
            paragraph = layout.paragraph(proposal.start)
            circles: tuple[tuple[object, float], ...] = (
                (("sentence", paragraph, proposal.sentence), _SENTENCE),
                (paragraph, _PARAGRAPH),
            )
            if lengths[proposal.listed] > 1:
                circles = ((("list", paragraph, proposal.listed), LIST), *circles)
            self._circles[id(proposal)] = circles
            referent = of[id(proposal)]
            for circle, _closeness in circles:
                self._named[circle][id(referent)] = referent
        #: Those of them that are settled, found when first asked for.
        self._settled: dict[object, list[tuple[int, Referent]]] = {}

    def forget(self) -> None:
        """Find anew who is settled."""
        self._settled.clear()

    def company(self, proposal: Proposal, own: Referent) -> Iterable[tuple[Referent, float]]:
        """Return the settled referents named around a mention, the closest first."""
        found: dict[int, tuple[Referent, float]] = {}
        for circle, closeness in self._circles[id(proposal)]:
            settled = self._settled.get(circle)
            for number, referent in self._settle(circle) if settled is None else settled:
                if referent is not own and number not in found:
                    found[number] = (referent, closeness)
                    if len(found) == _COMPANY:
                        return found.values()
        return found.values()

    def _settle(self, circle: object) -> list[tuple[int, Referent]]:
        found = self._settled[circle] = [
            pair for pair in self._named[circle].items() if pair[1].settled and pair[1].weighed
        ]
        return found
