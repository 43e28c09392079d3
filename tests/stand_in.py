"""A small stand-in for the resolver, so that the tests of a format do not rest on the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from translit_norm.errors import ContextError
from translit_norm.types import Candidate, Entity, Outcome, Result

KYIV = Entity("tn:kyiv", "place", "city", "Kyiv", ids={"katottg": "UA8", "geonames": "703448"})


@dataclass(frozen=True)
class StubNormaliser:
    """Knows Kyiv in three spellings and counts how often it is asked."""

    asked: list[tuple[str | None, object]] = field(default_factory=list)

    def normalise(self, text: str, *, within: object = None) -> Result:
        if within == "Nowhere":
            raise ContextError("within='Nowhere' is no known place")
        (result,) = self.normalise_many([text], within=[within])
        return result

    def normalise_many(
        self,
        texts: Sequence[str | None],
        *,
        within: Sequence[object],
        kind: str | None = None,
        mode: str = "default",
    ) -> list[Result]:
        self.asked.extend(zip(texts, within, strict=True))
        found = Candidate(KYIV, 1.0, 0.97, "canonical", "katottg")
        return [
            Result(text, Outcome.MATCHED, (found,))
            if text in ("Kiev", "Kyiv", "Київ") and place != "UA-65"
            else Result(text or "", Outcome.UNMATCHED)
            for text, place in zip(texts, within, strict=True)
        ]


@dataclass(frozen=True)
class StubSettings:
    """Stands for `Settings` where only this process resolves."""

    normaliser: StubNormaliser = field(default_factory=StubNormaliser)
    kind: str | None = None
    mode: str = "default"

    def open(self) -> StubNormaliser:
        return self.normaliser
