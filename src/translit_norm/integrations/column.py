"""The `column` command: a file with a column of names in, the same file with added columns out."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from types import FrameType

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.columns.layout import Request
from translit_norm.integrations.columns.run import FORMATS, resolve_file
from translit_norm.integrations.settings import Settings

_DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", r"\t": "\t"}


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `column` command to the command line."""
    column = commands.add_parser(
        "column",
        help="resolve a column of a file",
        description="Adds canonical, outcome, confidence, katottg, geonames, wikidata and reading "
        "to the rows of a file. Exit status: 0 all rows written, 1 some rejected, 2 error.",
    )
    column.add_argument(
        "file",
        metavar="FILE",
        help="CSV, TSV, JSON lines, Parquet or Arrow; - reads standard input",
    )
    column.add_argument(
        "--column", required=True, help="the column of names (a number with --no-header)"
    )
    column.add_argument(
        "--out", required=True, metavar="FILE", help="where to write; - is standard output"
    )
    column.add_argument(
        "--within-column", metavar="COLUMN", help="a column that says where each row lies"
    )
    column.add_argument(
        "--within", help="where rows lie that do not say it: a name, id or ISO 3166 code"
    )
    column.add_argument("--kind", choices=("place", "person"), help="default: both")
    column.add_argument("--mode", choices=("strict", "default", "wide"), default="default")
    column.add_argument(
        "--rejects", metavar="FILE", help="keep rows that cannot be read, and go on"
    )
    column.add_argument(
        "--workers", type=int, default=_cores(), metavar="N", help="processes (default: one a core)"
    )
    column.add_argument("--prefix", default="", help="put before the names of the added columns")
    column.add_argument("--format", choices=FORMATS, help="default: by the file name")
    column.add_argument("--encoding", help="default: found out from the file")
    column.add_argument(
        "--delimiter", help="a character, or tab, comma, semicolon, pipe; default: found out"
    )
    column.add_argument("--quote", default='"', help='the quote character, or none (default: ")')
    column.add_argument("--no-header", action="store_true", help="the first line is a row")
    column.add_argument(
        "--gazetteer",
        action="append",
        default=[],
        metavar="FILE",
        help="instead of the bundled one; may be repeated",
    )
    column.add_argument(
        "--overrides", metavar="FILE", help="TSV with the columns surface, within, id"
    )
    column.add_argument("--quiet", action="store_true", help="no summary at the end")
    column.set_defaults(run=_column)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _column(options: argparse.Namespace) -> int:
    if options.workers < 1:
        raise TranslitNormError(f"--workers must be 1 or more, not {options.workers}")
    delimiter = _DELIMITERS.get(options.delimiter, options.delimiter)
    if delimiter is not None and len(delimiter) != 1:
        raise TranslitNormError(f"--delimiter must be one character, not {delimiter!r}")
    quote = None if options.quote == "none" else options.quote
    if quote is not None and len(quote) != 1:
        raise TranslitNormError(f"--quote must be one character or none, not {quote!r}")
    request = Request(
        options.column, options.within_column, options.within, options.prefix, options.encoding,
        delimiter, quote, not options.no_header,
    )  # fmt: skip
    settings = Settings(
        tuple(options.gazetteer), options.overrides, kind=options.kind, mode=options.mode
    )
    signal.signal(signal.SIGTERM, _interrupt)
    tally = resolve_file(
        options.file, options.out, request, settings=settings, shape=options.format,
        rejects=options.rejects, workers=options.workers, report=_report,
    )  # fmt: skip
    if not options.quiet:
        _report(
            f"{tally.rows:,} rows: {tally.matched:,} matched, {tally.ambiguous:,} ambiguous, "
            f"{tally.unmatched:,} unmatched; {tally.rejected:,} rejected"
        )
    return 1 if tally.rejected else 0


def _report(message: str) -> None:
    print(message, file=sys.stderr)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    # Being told to end is an interruption like any other: the unfinished output is removed.
    raise KeyboardInterrupt
