"""Maps Russian-, Ukrainian- and Belarusian-derived spellings to canonical names with identifiers.

Nothing is read and no room is imported until a name of this module is used, so that the import
itself costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit_norm.api import (
        cluster,
        compare,
        normalise,
        normalise_many,
        normalize,
        normalize_many,
        parse_person,
        render,
    )
    from translit_norm.errors import TranslitNormError
    from translit_norm.gazetteer.reader import Gazetteer
    from translit_norm.normaliser import Normaliser
    from translit_norm.restore import convert, origin, origin_of_all, restore
    from translit_norm.romanise import load_scheme, romanise, schemes
    from translit_norm.scan.check import check
    from translit_norm.scan.mentions import scan
    from translit_norm.scan.rewrite import rewrite
    from translit_norm.types import (
        Candidate,
        Comparison,
        Entity,
        Finding,
        Mention,
        Origin,
        Outcome,
        Parent,
        Reading,
        Rendering,
        Result,
        Rewrite,
        Scheme,
        Verdict,
    )

    Normalizer = Normaliser
    romanize = romanise

__version__ = "0.1.0"

_HOMES = {
    "api": "cluster compare normalise normalise_many normalize normalize_many parse_person render",
    "errors": "TranslitNormError",
    "gazetteer.reader": "Gazetteer",
    "normaliser": "Normaliser",
    "restore": "convert origin origin_of_all restore",
    "romanise": "load_scheme romanise schemes",
    "scan": "check rewrite scan",
    "types": "Candidate Comparison Entity Finding Mention Origin Outcome Parent Reading Rendering "
    "Result Rewrite Scheme Verdict",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}
_RESPELT = {"Normalizer": "Normaliser", "romanize": "romanise"}

__all__ = [
    "Candidate",
    "Comparison",
    "Entity",
    "Finding",
    "Gazetteer",
    "Mention",
    "Normaliser",
    "Normalizer",
    "Origin",
    "Outcome",
    "Parent",
    "Reading",
    "Rendering",
    "Result",
    "Rewrite",
    "Scheme",
    "TranslitNormError",
    "Verdict",
    "check",
    "cluster",
    "compare",
    "convert",
    "load_scheme",
    "normalise",
    "normalise_many",
    "normalize",
    "normalize_many",
    "origin",
    "origin_of_all",
    "parse_person",
    "render",
    "restore",
    "rewrite",
    "romanise",
    "romanize",
    "scan",
    "schemes",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(_RESPELT.get(name, name))
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{home}"), _RESPELT.get(name, name))
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


class _FrontDoor(ModuleType):
    """Keeps `translit_norm.romanise`, `restore` and `scan` the functions, not their rooms.

    Importing a room makes Python bind it to its name here; the contract gives that name away.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in _HOME_OF):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
