"""Answers by a key, each worked out when first asked for and kept."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

Value = TypeVar("Value")


class Memo(dict[str, Value]):
    """Answers by spelling or letter. Nothing is forgotten but by `shorten`."""

    def __init__(self, work_out: Callable[[str], Value]) -> None:
        self._work_out = work_out

    def __missing__(self, asked: str) -> Value:
        value = self[asked] = self._work_out(asked)
        return value

    def shorten(self, most: int) -> None:
        """Forget the oldest answers beyond `most`."""
        for asked in list(islice(self, max(0, len(self) - most))):
            self.pop(asked, None)
