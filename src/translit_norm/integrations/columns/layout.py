"""What the file formats and the run share: the request, a chunk of rows, a file of one format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from translit_norm.integrations.added import Added
from translit_norm.integrations.distinct import Question

#: Rows read and written at once: large enough to share out, small enough to keep memory flat.
CHUNK_ROWS = 16_384


@dataclass(frozen=True, slots=True)
class Request:
    """Which column to resolve and how to read the file; None means: find out from the file.

    `column` and `within_column` are names of columns, or numbers from 1 where `header` is False.
    `within` serves rows whose `within_column` is empty. `prefix` goes before the added names.
    """

    column: str
    within_column: str | None = None
    within: str | None = None
    prefix: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = '"'
    header: bool = True


@dataclass(slots=True)
class Chunk:
    """Some rows in order: what to ask for each, and what the format needs to write them again."""

    questions: list[Question]
    rows: object


class ColumnFile(Protocol):
    """One open input with its output, in one format."""

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows in order."""

    def write(self, chunk: Chunk, added: Sequence[Added]) -> None:
        """Write the rows of a chunk with their added values."""

    def finish(self) -> None:
        """Write what the format puts at its end."""

    def position(self) -> int:
        """Return how many bytes of the input were read so far."""
