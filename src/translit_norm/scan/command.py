"""The commands `scan` and `check`.

Exit status: 0 clean, 1 findings (check), 2 when something could not be read or is malformed.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from translit_norm.scan.answers import Found
from translit_norm.scan.check import check, ignored_spans
from translit_norm.scan.files import Source, count_files, progress, sources
from translit_norm.scan.formats import BY_LINE, FORMATS, Located
from translit_norm.scan.mentions import find
from translit_norm.scan.rewrite import rewrite
from translit_norm.scan.settings import Settings, codes_of, find_settings, read_settings
from translit_norm.types import Finding


def add_parsers(subparsers: Any) -> None:
    """Add the parsers of `scan` and `check` to those of the command line."""
    scan = subparsers.add_parser("scan", help="the places and people that texts name")
    scan.add_argument(
        "files", nargs="*", metavar="FILE", help="files or folders; none or - reads standard input"
    )
    scan.add_argument("--json", action="store_true", help="one JSON object a mention and line")
    scan.add_argument("--html", metavar="OUT", help="write one self-contained page")
    scan.add_argument("--kinds", default="place,person", help="place, person, or both with a comma")
    scan.add_argument("--within", help="oblast, raion, country, id or ISO 3166 code")
    scan.add_argument("--mode", choices=("strict", "default", "wide"), default="default")
    scan.add_argument("--no-fuzzy", action="store_true", help="only indexed forms, to the letter")
    scan.set_defaults(run=scan_command)
    checker = subparsers.add_parser("check", help="a linter for names in texts")
    checker.add_argument(
        "files", nargs="*", metavar="FILE", help="files or folders; none or - reads standard input"
    )
    checker.add_argument(
        "--style", help="a style's name or the path of its .toml (default: official)"
    )
    checker.add_argument("--fix", action="store_true", help="respell the names in the files")
    checker.add_argument("--diff", action="store_true", help="show what --fix would change")
    checker.add_argument("--format", choices=sorted(FORMATS), default="text")
    checker.add_argument(
        "--ignore", default="", metavar="CODES", help="codes to leave out, with commas"
    )
    checker.add_argument(
        "--config", metavar="FILE", help="a .toml with settings; default: the nearest upwards"
    )
    checker.set_defaults(run=check_command)


class _Complaints:
    """What could not be done: told at once, remembered for the exit status."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, message: str) -> None:
        self.count += 1
        print(f"translit-norm: {message}", file=sys.stderr)


def scan_command(options: argparse.Namespace) -> int:
    """Run `translit-norm scan` and return its exit status: 0, or 2 where something was unreadable."""
    complaints = _Complaints()
    kinds = tuple(kind.strip() for kind in options.kinds.split(",") if kind.strip())
    pages: list[tuple[str, str, list[Found]]] = []
    with progress(count_files(options.files), sys.stderr) as advance:
        for source in sources(options.files, complaints):
            found = find(
                source.text, kinds=kinds, within=options.within, fuzzy=not options.no_fuzzy,
                mode=options.mode, markup=source.markup,
            )  # fmt: skip
            advance(source.name)
            if options.html:
                pages.append((source.name, source.text, found))
            if options.json:
                for each in found:
                    print(_json_line(source, each))
            elif not options.html:
                print(_table(source, found), end="")
    if options.html and pages:
        from translit_norm.scan.report import page

        try:
            Path(options.html).write_text(page(pages), encoding="utf-8")
        except OSError as error:
            complaints(f"{options.html}: {error.strerror or error}")
    return 2 if complaints.count else 0


def _json_line(source: Source, found: Found) -> str:
    row = found.mention.to_dict()
    row["start"], row["end"] = (
        found.mention.start + source.offset,
        found.mention.end + source.offset,
    )
    return json.dumps({"file": source.name, "kind": found.kind, **row}, ensure_ascii=False)


def _table(source: Source, found: list[Found]) -> str:
    lines = []
    for each in found:
        mention, result = each.mention, each.mention.result
        line = source.line + source.text.count("\n", 0, mention.start) + 1
        column = mention.start - source.text.rfind("\n", 0, mention.start)
        column += source.column if line == source.line + 1 else 0
        where = f"{source.name}:{line}:{column}"
        surface = " ".join(mention.surface.split())
        meant = result.name or ""
        best = result.best
        about = f"{best.entity.feature} {best.entity.id}" if best else each.kind
        lines.append(f"{where:<24} {surface:<28} {result.outcome.value:<9} {meant:<28} {about}\n")
    return "".join(lines)


def check_command(options: argparse.Namespace) -> int:
    """Run `translit-norm check` and return its exit status: 0 clean, 1 findings, 2 an error."""
    complaints = _Complaints()
    settings = read_settings(Path(options.config)) if options.config else find_settings(Path.cwd())
    extra = codes_of(
        [code.strip() for code in options.ignore.split(",") if code.strip()], "--ignore"
    )
    style = options.style or settings.style
    located: list[Located] = []
    changed = False
    with progress(count_files(options.files, settings.exclude), sys.stderr) as advance:
        for source in sources(options.files, complaints, settings.exclude):
            findings = check(
                source.text, style=style, within=settings.within, mode=settings.mode, markup=source.markup,
                ignore=settings.ignored_in(source.name) | extra, allow=settings.allow,
            )  # fmt: skip
            advance(source.name)
            if findings and (options.fix or options.diff):
                if source.whole:
                    changed |= _fixed(source, findings, style, settings, options, complaints)
                    if options.fix:
                        findings = []
                else:
                    complaints(f"{source.name}: too large to be respelt in place")
            changed |= bool(findings)
            located += [(source.name, _moved(each, source)) for each in findings]
            if options.format in BY_LINE:
                if not (options.diff and options.format == "text"):
                    sys.stdout.write(FORMATS[options.format](located))
                located.clear()
    if options.format not in BY_LINE:
        sys.stdout.write(FORMATS[options.format](located))
    if complaints.count:
        return 2
    return 1 if changed else 0


def _moved(each: Finding, source: Source) -> Finding:
    if not source.offset:
        return each
    return Finding(
        each.code, each.start + source.offset, each.end + source.offset, each.line + source.line,
        each.column + (source.column if each.line == 1 else 0), each.surface, each.suggestion, each.reason,
        each.entity,
    )  # fmt: skip


def _fixed(
    source: Source, findings: list[Finding], style: str, settings: Settings, options: argparse.Namespace,
    complain: Callable[[str], None],
) -> bool:  # fmt: skip
    """Respell a source, or show how; findings that are ignored stay as they are."""
    wanted = {(each.start, each.end) for each in findings}
    everything = rewrite(
        source.text, style=style, within=settings.within, mode=settings.mode, markup=source.markup,
        skip=ignored_spans(source.text),
    )  # fmt: skip
    edits = [edit for edit in everything.edits if (edit.start, edit.end) in wanted]
    text = source.text
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    if text == source.text:
        return False
    if options.diff:
        lines = difflib.unified_diff(
            source.text.splitlines(keepends=True), text.splitlines(keepends=True),
            source.name, f"{source.name} (respelt)",
        )  # fmt: skip
        for line in lines:
            sys.stdout.write(
                line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            )
    if options.fix and not options.diff:
        if source.path is None:
            sys.stdout.write(text)
        else:
            try:
                source.path.write_bytes(text.encode("utf-8"))
            except OSError as error:
                complain(f"{source.path}: {error.strerror or error}")
                return False
            print(f"{source.name}: {len(edits)} names respelt", file=sys.stderr)
    return True
