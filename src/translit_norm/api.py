"""The module-level functions: the default `Normaliser` over the bundled gazetteer, made when needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from translit_norm.errors import InputTypeError, TranslitNormError
from translit_norm.lookup import Near
from translit_norm.match.within import Within
from translit_norm.normaliser import Normaliser
from translit_norm.types import Comparison, Outcome, Rendering, Result, Verdict

if TYPE_CHECKING:
    from translit_norm.persons.cluster import Cluster
    from translit_norm.persons.name import ParsedName


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


def compare(a: str, b: str, *, kind: str = "person") -> Comparison:
    """Return whether two names are compatible: SAME, DIFFERENT or UNSURE, with a score and steps.

    SAME says that the names can be one person's, not that the person is one. Places are the same
    when both resolve to one entity. Raises `InputTypeError` for what is no str.

    >>> compare("Siarhei Gaidai", "Сергій Гайдай").outcome.value
    'SAME'
    """
    for argument, value in (("a", a), ("b", b)):
        if not isinstance(value, str):
            raise InputTypeError(argument, value)
    if kind == "person":
        from translit_norm.persons.compare import compare_names

        return compare_names(a, b)
    if kind != "place":
        raise TranslitNormError(f"kind={kind!r} is unknown; use 'person' or 'place'")
    return _compare_places(normalise(a, kind="place"), normalise(b, kind="place"))


def _compare_places(a: Result, b: Result) -> Comparison:
    shares = {each.entity.id: each.confidence for each in a.candidates}
    both = sum(min(shares.get(each.entity.id, 0.0), each.confidence) for each in b.candidates)
    step = f"{a.surface}: {a.name or a.outcome.value}; {b.surface}: {b.name or b.outcome.value}"
    if Outcome.UNMATCHED in (a.outcome, b.outcome):
        return Comparison(Verdict.UNSURE, round(both, 4), (step,))
    if a.best and b.best:
        same = a.best.entity == b.best.entity
        return Comparison(Verdict.SAME if same else Verdict.DIFFERENT, round(both, 4), (step,))
    verdict = Verdict.UNSURE if both else Verdict.DIFFERENT
    return Comparison(verdict, round(both, 4), (step,))


def parse_person(text: str) -> ParsedName:
    """Return the parts of a person's name; see `persons.parse.parse_person`."""
    from translit_norm.persons.parse import parse_person as parse

    return parse(text)


def render(
    text: str, *, language: str, scheme: str | None = None, script: str = "latin"
) -> Rendering:
    """Return a person's name in another language or script; see `persons.render.render`."""
    from translit_norm.persons.render import render as render_name

    return render_name(text, language=language, scheme=scheme, script=script)


def cluster(names: Sequence[str]) -> list[Cluster]:
    """Return groups of names that can be one person's each; see `persons.cluster.cluster`."""
    from translit_norm.persons.cluster import cluster as group

    return group(names)
