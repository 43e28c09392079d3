"""Resolving a column of a file: open, read ahead, answer, write, and only then take the name."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.columns.layout import ColumnFile, Request
from translit_norm.integrations.columns.output import Rejects, WholeFile
from translit_norm.integrations.columns.progress import Progress
from translit_norm.integrations.columns.sniff import SAMPLE_BYTES
from translit_norm.integrations.columns.workers import Answers
from translit_norm.integrations.settings import Settings

_FORMATS = {
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".txt": "csv", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".parquet": "parquet", ".arrow": "arrow", ".feather": "arrow",
    ".arrows": "arrows",
}  # fmt: skip
#: The formats `resolve_file` reads and writes.
FORMATS = tuple(dict.fromkeys(_FORMATS.values()))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were written with which outcome, and how many could not be read."""

    rows: int
    matched: int
    ambiguous: int
    unmatched: int
    rejected: int


def resolve_file(
    source: str,
    target: str,
    request: Request,
    *,
    settings: Settings | None = None,
    shape: str | None = None,
    rejects: str | None = None,
    workers: int = 1,
    report: Callable[[str], None] = print,
) -> Tally:
    """Resolve a column of the file `source` and write it, with the added columns, to `target`.

    Rows keep their order and their bytes; memory does not grow with them. `shape` is one of
    `FORMATS`, by default the one of the file name; `-` is standard input or output. `target`
    appears only when it is complete. Rows that cannot be read are told to `report` and kept in the
    file `rejects`; without it the first one raises `TranslitNormError`, as do a missing column and
    an added column that exists already. A format of an extra that is not installed raises
    `MissingExtraError`, an unknown `within` for all rows `ContextError`.
    """
    settings = settings or Settings()
    shape = shape or shape_of(source)
    if rejects is not None and rejects in (source, target):
        raise TranslitNormError("the rejects need a file of their own")
    if request.within is not None:
        settings.open().normalise("", within=request.within)
    outcomes: Counter[str] = Counter()
    with ExitStack() as stack:
        stream, size = _opened(source, stack)
        kept = Rejects(source, rejects, report)
        stack.push(lambda _kind, error, _trace: kept.close(error))
        output = stack.enter_context(WholeFile(target))
        try:
            file = _file(shape, stream, output, request, kept)
        except TranslitNormError as error:
            if type(error) is TranslitNormError:
                raise TranslitNormError(f"{source}: {error}") from error
            raise
        progress = Progress(size)
        stack.callback(progress.clear)
        answers = Answers(settings, workers)
        for chunk, added in answers.resolve(file.chunks()):
            file.write(chunk, added)
            outcomes.update([each.outcome for each in added])
            progress.show(outcomes.total(), file.position)
        file.finish()
    return Tally(
        outcomes.total(),
        outcomes["MATCHED"],
        outcomes["AMBIGUOUS"],
        outcomes["UNMATCHED"],
        kept.count,
    )


def shape_of(source: str) -> str:
    """Return the format a file name stands for.

    >>> shape_of("cities.parquet")
    'parquet'
    """
    shape = _FORMATS.get(Path(source).suffix.lower())
    if shape is None:
        raise TranslitNormError(
            f"{source}: the name does not show the format; --format says it: {', '.join(FORMATS)}"
        )
    return shape


def _opened(source: str, stack: ExitStack) -> tuple[io.BufferedReader, int | None]:
    try:
        if source == "-":
            raw = io.FileIO(sys.stdin.fileno(), closefd=False)
            return stack.enter_context(io.BufferedReader(raw, SAMPLE_BYTES)), None
        stream: io.BufferedReader = io.BufferedReader(io.FileIO(source), SAMPLE_BYTES)
    except OSError as error:
        raise TranslitNormError(f"{source} cannot be read: {error.strerror}") from error
    stack.callback(stream.close)
    return stream, os.fstat(stream.fileno()).st_size


def _file(
    shape: str, source: io.BufferedReader, target: BinaryIO, request: Request, rejects: Rejects
) -> ColumnFile:
    if shape in ("csv", "tsv"):
        from translit_norm.integrations.columns.delimited import Delimited

        return Delimited(source, target, request, rejects)
    if shape == "jsonl":
        from translit_norm.integrations.columns.json_lines import JsonLines

        return JsonLines(source, target, request, rejects)
    if shape in FORMATS:
        from translit_norm.integrations.columns.arrow_files import ArrowColumns

        return ArrowColumns(source, target, request, rejects, shape)
    raise TranslitNormError(f"format {shape!r} is unknown; use {', '.join(FORMATS)}")
