"""A proposed place: its span, its hits, the features its category words allow, points of evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from translit_norm.match.hits import Hit

#: Points a proposal needs to be a place by itself, and to be one if its company is right.
ENOUGH, PENDING = 3.0, 0.5
#: What stands between members of a list.
LIST_GAP_RE = re.compile(
    r"\s*(?:[,;/–—]\s*(?:(?:and|or|та|і|й|и|або|или|ды|und|oder|sowie|i|oraz|lub|et|ou|also)\s+)?|"
    r"\s(?:and|or|as well as|та|і|й|и|або|или|ды|und|oder|sowie|i|oraz|lub|et|ou|/)\s+)"
    r"(?:(?:in|to|from|near|of|the|also|у|в|ў|з|из|с|do|w|z|à|de|nach|bei|aus)\s+){0,2}"
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
