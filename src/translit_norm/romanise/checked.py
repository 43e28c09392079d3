"""A parsed TOML table whose keys are checked while they are taken out of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from translit_norm.errors import TableError


class CheckedTable:
    """Takes keys out one by one, so that what is left over is unknown; faults are `TableError`s."""

    def __init__(self, tables: Mapping[str, Any], name: str, prefix: str = "") -> None:
        self.left = dict(tables)
        self.name, self.prefix = name, prefix

    def fail(self, where: str, problem: str) -> TableError:
        """Return the error that locates a problem at a key."""
        return TableError(self.name, self.prefix + where, problem)

    def take(self, key: str, kind: type, *, default: Any = None) -> Any:
        """Return the value of a key, which must be of a type; None as default: it must be there."""
        value = self.left.pop(key, default)
        if value is None:
            raise self.fail(key, "is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fail(key, f"must be {kind.__name__}, not {type(value).__name__}")
        if isinstance(value, str) and key != "note" and unnormalised(value):
            raise self.fail(key, "is not in Unicode NFC")
        return value

    def finish(self) -> None:
        """Raise for a key that nothing asked for."""
        for key in self.left:
            raise self.fail(key, "is not a key of a scheme file")


def unnormalised(value: str) -> bool:
    """Return whether a text is not in Unicode form NFC."""
    return not unicodedata.is_normalized("NFC", value)
