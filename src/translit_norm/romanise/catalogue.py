"""The bundled schemes by id and alias. Each file is read when its scheme is first asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from translit_norm.errors import SchemeError
from translit_norm.romanise.scheme import SchemeTable
from translit_norm.romanise.scheme_file import load_facts, load_scheme
from translit_norm.types import Scheme

_PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def scheme_folder() -> Path:
    """Return the folder of the scheme files: in a checkout `data/schemes`, else the package's."""
    # A checkout may hold a copy as well, made by an earlier build: the tables people edit win.
    checkout = _PACKAGE.parent.parent / "data" / "schemes"
    in_checkout = _PACKAGE.parent.name == "src" and checkout.is_dir()
    return checkout if in_checkout else _PACKAGE / "_data" / "schemes"


@lru_cache(maxsize=1)
def _paths() -> dict[str, Path]:
    # A file whose name starts with an underscore is a table about schemes, not a scheme.
    paths = sorted(scheme_folder().glob("[!_]*.toml"))
    if not paths:
        raise SchemeError(f"no scheme files in {scheme_folder()}; reinstall translit-norm")
    return {path.stem: path for path in paths}


@lru_cache(maxsize=1)
def _facts() -> tuple[Scheme, ...]:
    return tuple(load_facts(path) for path in _paths().values())


def schemes(*, language: str | None = None) -> tuple[Scheme, ...]:
    """Return the facts about every bundled scheme, or those of one language (uk, ru or be).

    >>> len(schemes()), len(schemes(language="be"))
    (81, 21)
    """
    return tuple(facts for facts in _facts() if language in (None, facts.language))


def scheme(name: str) -> SchemeTable:
    """Return the scheme with this id or alias; `id+option` switches its optional rules on.

    An alias that schemes of several languages bear takes the language in front. Raises
    `SchemeError` saying what would be right.

    >>> scheme("bgn-pcgn-2019").id
    'uk-kmu-2010'
    >>> scheme("uk-bgn-pcgn-1965+interpunct").id
    'uk-bgn-pcgn-1965+interpunct'
    """
    return _load(name)


@lru_cache(maxsize=256)
def _load(name: str) -> SchemeTable:
    base, _, option = name.partition("+")
    table = load_scheme(_paths()[resolve(base)])
    if not option:
        return table
    try:
        return table.with_option(option)
    except KeyError:
        known = ", ".join(f"{table.id}+{name}" for name, _ in table.options) or "none"
        raise SchemeError(f"{table.id} has no option {option!r}; it has: {known}") from None


def resolve(name: str) -> str:
    """Return the id of the scheme with this id or alias. Raises `SchemeError`."""
    wanted = name.strip().lower()
    if wanted in _paths():
        return wanted
    bearers = [
        facts.id
        for facts in _facts()
        if wanted in facts.aliases or wanted in {f"{facts.language}-{a}" for a in facts.aliases}
    ]
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        raise SchemeError(f"{name!r} is an alias of several schemes: {', '.join(bearers)}")
    raise SchemeError(f"unknown scheme {name!r}{_suggestion(wanted)}")


def _suggestion(wanted: str) -> str:
    from difflib import get_close_matches

    known = [*_paths(), *(alias for facts in _facts() for alias in facts.aliases)]
    close = get_close_matches(wanted, known, n=3, cutoff=0.5)
    return f"; nearest: {', '.join(close)}" if close else "; `schemes()` lists them"
