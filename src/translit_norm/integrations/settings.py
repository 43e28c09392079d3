"""How a `Normaliser` is to be opened, as a value that travels to other processes and machines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from translit_norm.errors import MissingExtraError
from translit_norm.normaliser import Normaliser


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs to open the same `Normaliser` and to ask it the same question.

    `gazetteers` and `overrides` are paths; no gazetteer means the bundled one. `deny` holds
    spellings never to be matched. `kind` is place, person or None; `mode` is strict, default or
    wide.
    """

    gazetteers: tuple[str, ...] = ()
    overrides: str | None = None
    deny: tuple[str, ...] = ()
    kind: str | None = None
    mode: str = "default"

    def open(self, locate: Callable[[str], str] = str) -> Normaliser:
        """Return the normaliser; one object a process for equal settings.

        `locate` turns a path of the settings into one that holds on this machine.
        """
        return _opened(self, locate)

    def asking(self, kind: str | None, mode: str | None) -> Settings:
        """Return the settings with another kind and mode, where these are given."""
        return replace(self, kind=kind or self.kind, mode=mode or self.mode)


@lru_cache(maxsize=4)
def _opened(settings: Settings, locate: Callable[[str], str]) -> Normaliser:
    if settings == Settings(kind=settings.kind, mode=settings.mode):
        from translit_norm.api import default_normaliser

        return default_normaliser()
    from translit_norm.gazetteer.reader import Gazetteer

    gazetteers = [Gazetteer.open(locate(path)) for path in settings.gazetteers]
    overrides = Path(locate(settings.overrides)) if settings.overrides else None
    return Normaliser(gazetteers or None, deny=settings.deny, overrides=overrides)


def require(module: str, extra: str) -> Any:
    """Return an optional module; raises `MissingExtraError` naming the extra that installs it.

    >>> require("json", "none").dumps([])
    '[]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        # A module that is there and lacks one of its own dependencies is another fault.
        if error.name is not None and error.name.split(".")[0] == module.split(".")[0]:
            raise MissingExtraError(module.split(".")[0], extra) from error
        raise
