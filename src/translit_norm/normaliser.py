"""The object a caller asks: one or several gazetteers, and the caller's own decisions on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from translit_norm.decisions import Decisions, Overrides
from translit_norm.errors import ContextError, InputTypeError, TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.lookup import LookUp, Near, Question
from translit_norm.match.hits import Container
from translit_norm.match.surface import LONGEST
from translit_norm.match.within import Within
from translit_norm.script.fold import fold
from translit_norm.types import Finding, Mention, Outcome, Result, Rewrite

#: Results kept for spellings seen before; the bound keeps a process under 120 MB.
REMEMBERED = 16_384
#: How many parts of `Bucha, Bucha raion, Kyiv region, Ukraine` after the first are tried as context.
_CONTEXTS = 4


class Normaliser:
    """Resolves spellings over one or several gazetteers, with the caller's own decisions on top.

    `deny` holds spellings never to be matched; `overrides` maps a spelling, or (spelling, within),
    to an entity id and beats everything (a mapping, or a TSV file with the columns surface, within,
    id). With several gazetteers the first that matches wins. Safe to share between threads.
    """

    def __init__(
        self,
        gazetteers: Gazetteer | Sequence[Gazetteer] | None = None,
        *,
        style: str = "official",
        deny: Iterable[str] = (),
        overrides: Overrides = None,
    ) -> None:
        if gazetteers is None:
            gazetteers = Gazetteer.bundled()
        self.gazetteers = (gazetteers,) if isinstance(gazetteers, Gazetteer) else tuple(gazetteers)
        self.style = style
        self.decisions = Decisions(self.gazetteers, deny, overrides)
        self._lookups = {each: LookUp(each, self.decisions.denied) for each in self.gazetteers}
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._resolve)

    def container(self, gazetteer: Gazetteer, within: Within) -> Container:
        """Return what a `within` means in one of the gazetteers; errors as in `normalise`."""
        return self._lookups[gazetteer].container(within)

    def normalise(
        self,
        text: str,
        *,
        within: Within | None = None,
        kind: str | None = None,
        feature: str | None = None,
        near: Iterable[Near] = (),
        mode: str = "default",
    ) -> Result:
        """Return what a spelling means: MATCHED, AMBIGUOUS or UNMATCHED, with its candidates.

        `within` is a hard filter (a name, an id, ISO 3166, or latitude, longitude, kilometres);
        `near` holds names or (latitude, longitude) points of the same text, which are evidence;
        `mode` is strict, default or wide. Raises `InputTypeError` for what is no str and
        `ContextError` for a `within` that is unknown or fits several places.
        """
        if not isinstance(text, str):
            raise InputTypeError("text", text)
        if kind not in (None, "place", "person"):
            raise TranslitNormError(f"kind={kind!r} is unknown; use 'place', 'person' or None")
        return self._remembered(text, within, kind, feature, tuple(near), mode)

    def normalise_many(
        self,
        texts: Iterable[str | None],
        *,
        within: Within | Sequence[Within | None] | None = None,
        kind: str | None = None,
        near: Iterable[Near] = (),
        coherent: bool = False,
        mode: str = "default",
    ) -> list[Result]:
        """Return a result a row; never raises for a row.

        `within` is one context or one per row. A null is UNMATCHED, so is a row whose `within` is
        unknown, with the reason in `steps`. With `coherent` the rows disambiguate each other, as the
        names of one sentence do.
        """
        rows = list(texts)
        contexts = _per_row(within, len(rows))
        results = [
            self._row(text, context, kind, tuple(near), mode)
            for text, context in zip(rows, contexts, strict=True)
        ]
        if not coherent:
            return results
        others = [text for text in dict.fromkeys(rows) if isinstance(text, str)]
        return [
            self._row(
                text, context, kind, tuple(near) + tuple(o for o in others if o != text)[:12], mode
            )
            for text, context in zip(rows, contexts, strict=True)
        ]

    normalize, normalize_many = normalise, normalise_many

    def _row(
        self,
        text: object,
        within: Within | None,
        kind: str | None,
        near: tuple[Near, ...],
        mode: str,
    ) -> Result:
        if not isinstance(text, str):
            shown = "" if text is None else repr(text)
            reason = "no value" if text is None else f"not a str but {type(text).__name__}"
            return Result(shown, Outcome.UNMATCHED, (), (reason,))
        try:
            return self.normalise(text, within=within, kind=kind, near=near, mode=mode)
        except ContextError as error:
            return Result(text, Outcome.UNMATCHED, (), (str(error),))

    def _resolve(self, *question: Any) -> Result:
        asked = Question(*question)
        answer = self.decisions.override(asked.text, asked.within)
        if answer is not None:
            return answer
        for lookup in self._lookups.values():
            found = lookup.answer(asked)
            if found.outcome is Outcome.MATCHED:
                return found
            if answer is None or (answer.outcome, found.outcome) == (
                Outcome.UNMATCHED,
                Outcome.AMBIGUOUS,
            ):
                answer = found
        assert answer is not None
        if answer.outcome is Outcome.UNMATCHED and asked.within is None and asked.kind != "person":
            return self._with_own_context(asked) or answer
        return answer

    def _with_own_context(self, asked: Question) -> Result | None:
        """Return what `Bucha, Kyiv region, Ukraine` means: the first part within one of the others."""
        name, *around = (part.strip() for part in asked.text[:LONGEST].split(","))
        if fold(asked.text) in self.decisions.denied:
            return None
        for context in filter(None, around[:_CONTEXTS]):
            try:
                found = self._resolve(*asked._replace(text=name, within=context))
            except ContextError:
                continue
            if found.outcome is not Outcome.UNMATCHED:
                step = f"{context!r} in it taken for where it lies"
                return replace(found, surface=asked.text, steps=(step, *found.steps))
        return None

    def scan(self, text: str, **options: Any) -> list[Mention]:
        """Return the places and people that a text names; see `translit_norm.scan` for the options."""
        from translit_norm import scan

        return scan(text, normaliser=self, **options)

    def rewrite(self, text: str, **options: Any) -> Rewrite:
        """Return a text in this normaliser's style and the edits; see `translit_norm.rewrite`."""
        from translit_norm import rewrite

        return rewrite(text, normaliser=self, **{"style": self.style, **options})

    def check(self, text: str, **options: Any) -> list[Finding]:
        """Return the names that this normaliser's style spells otherwise; see `translit_norm.check`."""
        from translit_norm import check

        return check(text, normaliser=self, **{"style": self.style, **options})


def _per_row(within: object, rows: int) -> list[Within | None]:
    if (
        within is None
        or isinstance(within, str)
        or (
            isinstance(within, tuple)
            and len(within) == 3
            and all(isinstance(v, (int, float)) for v in within)
        )
    ):
        return [cast("Within | None", within)] * rows
    contexts = list(cast("Iterable[Within | None]", within))
    if len(contexts) != rows:
        raise TranslitNormError(
            f"within has {len(contexts)} contexts for {rows} names; give one a row"
        )
    return contexts
