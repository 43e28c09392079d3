"""The command `build`: a gazetteer of the caller's own from CSV, TSV or GeoNames files.

Exit status: 0 every row was taken, 1 some were left out, 2 usage or input error.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from translit_norm.errors import GazetteerError, TableError

#: So many rejected rows are shown where no file takes them.
_SHOWN = 10
#: Seconds between two updates of the line on the terminal.
_PAUSE = 0.2


def add_parsers(subparsers: Any) -> None:
    """Add the parser of `build` to those of the command line."""
    build = subparsers.add_parser("build", help="a gazetteer of your own places and people")
    given = build.add_mutually_exclusive_group()
    given.add_argument("--csv", type=Path, metavar="FILE", help="rows with id, name and more")
    given.add_argument("--tsv", type=Path, metavar="FILE", help="the same with tabs, unquoted")
    given.add_argument("--geonames", type=Path, metavar="UA.txt", help="a GeoNames dump")
    build.add_argument(
        "--alternates",
        type=Path,
        metavar="alternateNamesV2.txt",
        help="the names of a dump by language",
    )
    build.add_argument("--people", type=Path, metavar="FILE", help="people, .csv or .tsv")
    build.add_argument("--merge", action="store_true", help="on top of the bundled gazetteer")
    build.add_argument("--out", type=Path, required=True, metavar="FILE", help="the gazetteer")
    build.add_argument("--rejects", type=Path, metavar="FILE", help="a TSV of the rows left out")
    build.add_argument("--json", action="store_true", help="the report as one JSON object")
    build.set_defaults(run=build_command)


def build_command(options: argparse.Namespace) -> int:
    """Build the gazetteer and report; return the exit status."""
    from translit_norm.gazetteer.build import build
    from translit_norm.gazetteer.intake import Rejected

    if not (options.csv or options.tsv or options.geonames or options.people):
        raise GazetteerError("nothing to build from; give --csv, --tsv, --geonames or --people")
    if options.alternates and not options.geonames:
        raise GazetteerError("--alternates holds names of a dump; give --geonames too")
    for path in (options.csv, options.tsv, options.geonames, options.alternates, options.people):
        if path is not None and not path.is_file():
            raise TableError(str(path), "file", "does not exist")
    shown = _Shown(sys.stderr)
    started = time.monotonic()
    with (
        options.rejects.open("w", encoding="utf-8", errors="replace")
        if options.rejects
        else nullcontext() as rejects
    ):
        if rejects:
            print("file", "line", "reason", sep="\t", file=rejects)

        def rejected(row: Rejected) -> None:
            if rejects:
                print(row.file, row.line, row.reason, sep="\t", file=rejects)

        report = build(
            _rows(options),
            options.out,
            base="bundled" if options.merge else None,
            people=_people(options.people),
            progress=shown.show,
            rejects=rejected,
        )
    shown.clear()
    if options.json:
        print(json.dumps(report.to_dict() | {"rejections": None}, ensure_ascii=False))
    seconds = time.monotonic() - started
    facts = [f"{report.places:,} places", f"{report.names:,} further names"]
    facts += [f"{report.people:,} people"] if report.people else []
    facts += [f"{report.joined:,} rows joined to known places"] if report.joined else []
    print(f"{report.path}: {', '.join(facts)} in {seconds:.0f} s", file=sys.stderr)
    if report.unknown_columns:
        print(f"columns not read: {', '.join(report.unknown_columns)}", file=sys.stderr)
    if report.rejected:
        told = f"; see {options.rejects}" if options.rejects else ""
        print(f"{report.rejected:,} rows left out{told}", file=sys.stderr)
        for each in report.rejections[: 0 if options.rejects else _SHOWN]:
            print(f"  {each.file} line {each.line}: {each.reason}", file=sys.stderr)
    return 1 if report.rejected else 0


def _rows(options: argparse.Namespace) -> Iterator[Any]:
    from translit_norm.gazetteer.delimited import read_delimited
    from translit_norm.gazetteer.dump import Dump

    if options.geonames:
        return iter(Dump(options.geonames, options.alternates))
    path = options.csv or options.tsv
    return read_delimited(path, tabs=path == options.tsv) if path else iter(())


def _people(path: Path | None) -> Iterator[Any]:
    from translit_norm.gazetteer.delimited import read_delimited

    return chain(read_delimited(path, tabs=path.suffix == ".tsv") if path else ())


class _Shown:
    """A line on a terminal that says how far the build is; nothing where nobody looks."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._on = stream, stream.isatty()
        self._last = 0.0

    def show(self, step: str, done: int) -> None:
        """Update the line."""
        now = time.monotonic()
        if self._on and now - self._last > _PAUSE:
            self._last = now
            self._stream.write(f"\r{step}: {done:,}\x1b[K")
            self._stream.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._on:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
