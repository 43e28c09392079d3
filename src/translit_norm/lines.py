"""The texts a command is given: its arguments, or the lines of standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from translit_norm.errors import TranslitNormError


def given_lines(given: Sequence[str]) -> Iterator[str]:
    """Yield the arguments as they are; standard input, a line each, for none of them or `-`.

    Raises `TranslitNormError` for a line that is not UTF-8.
    """
    for name in given or ("-",):
        if name != "-":
            yield name
            continue
        for number, line in enumerate(sys.stdin.buffer, start=1):
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise TranslitNormError(
                    f"standard input line {number}: not UTF-8 at byte {error.start}"
                ) from error
