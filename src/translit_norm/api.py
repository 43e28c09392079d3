"""The module-level functions: the default `Normaliser` over the bundled gazetteer, made when needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from translit_norm.errors import InputTypeError, TranslitNormError
from translit_norm.match.within import Within
from translit_norm.normaliser import Near, Normaliser
from translit_norm.types import Comparison, Outcome, Result, Verdict


@lru_cache(maxsize=1)
def default_normaliser() -> Normaliser:
    """Return the one `Normaliser` that the module-level functions use."""
    return Normaliser()


def normalise(
    text: str,
    *,
    within: Within | None = None,
    kind: str | None = None,
    feature: str | None = None,
    near: Iterable[Near] = (),
    mode: str = "default",
) -> Result:
    """Return what a spelling means; see `Normaliser.normalise`.

    >>> normalise("Zaporozhye", within="Zaporizhzhia Oblast", feature="city").name
    'Zaporizhzhia'
    """
    return default_normaliser().normalise(
        text, within=within, kind=kind, feature=feature, near=near, mode=mode
    )


def normalise_many(
    texts: Iterable[str | None],
    *,
    within: Within | Sequence[Within | None] | None = None,
    kind: str | None = None,
    near: Iterable[Near] = (),
    coherent: bool = False,
    mode: str = "default",
) -> list[Result]:
    """Return a result a row; see `Normaliser.normalise_many`."""
    return default_normaliser().normalise_many(
        texts, within=within, kind=kind, near=near, coherent=coherent, mode=mode
    )


normalize, normalize_many = normalise, normalise_many
