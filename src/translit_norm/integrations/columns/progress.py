"""A line on a terminal that says how far a file is; nothing where nobody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

#: Seconds between two updates: often enough to look alive, too seldom to cost time.
_PAUSE = 0.2


class Progress:
    """Shows rows and the part of the file that was read, on standard error if it is a terminal."""

    def __init__(self, total: int | None, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._began = self._last = time.monotonic()

    def show(self, rows: int, position: Callable[[], int]) -> None:
        """Update the line: rows written, and how to learn the bytes read."""
        now = time.monotonic()
        if not self._shown or now - self._last < _PAUSE:
            return
        self._last = now
        elapsed = now - self._began
        line = f"{rows:,} rows, {rows / elapsed:,.0f} a second"
        if self._total:
            part = min(1.0, position() / self._total)
            line = f"[{'#' * int(part * 24):<24}] {part:4.0%}  {line}"
            if part > 0.02:
                line += f", {elapsed / part - elapsed:.0f} s left"
        self._stream.write(f"\r{line}\x1b[K")
        self._stream.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
