"""The commands `romanise`, which with `--to` converts Latin too, and `restore`.

Exit status: 0 every text has an answer, 1 one has no reading.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from translit_norm.lines import given_lines
from translit_norm.restore import convert, origin, restore
from translit_norm.romanise import romanise


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parsers of `romanise` and `restore` to those of the command line."""
    writing = commands.add_parser(
        "romanise", aliases=["romanize"], help="Cyrillic to Latin, line by line"
    )
    writing.add_argument("texts", nargs="*", metavar="TEXT", help="texts; none or - reads lines")
    writing.add_argument("--scheme", default="uk-kmu-2010", help="a scheme id (see: schemes)")
    writing.add_argument("--to", help="for Latin input: the scheme to convert to")
    writing.add_argument("--strict", action="store_true", help="fail on a letter without a rule")
    writing.set_defaults(run=_romanise)
    reading = commands.add_parser("restore", help="possible Cyrillic originals of a Latin spelling")
    reading.add_argument("names", nargs="*", metavar="NAME", help="names; none or - reads lines")
    reading.add_argument("--language", choices=("uk", "ru", "be"))
    reading.add_argument("--scheme", help="only this scheme")
    reading.add_argument("--limit", type=int, default=5)
    reading.add_argument("--json", action="store_true")
    reading.set_defaults(run=_restore)


def _romanise(options: argparse.Namespace) -> int:
    status = 0
    for text in given_lines(options.texts):
        if options.to:
            converted = convert(text, to=options.to)
            status = status or int(converted is None)
            if converted is None:
                print(f"{text}: no reading is likely enough to convert", file=sys.stderr)
            print(converted if converted is not None else text, flush=True)
        else:
            uncovered = "strict" if options.strict else "fold"
            print(romanise(text, scheme=options.scheme, uncovered=uncovered), flush=True)
    return status


def _restore(options: argparse.Namespace) -> int:
    status = 0
    for name in given_lines(options.names):
        readings = restore(
            name, language=options.language, scheme=options.scheme, limit=options.limit
        )
        origins = origin(name)
        status = status or int(not readings)
        if options.json:
            answer = {
                "surface": name,
                "origin": [each.to_dict() for each in origins],
                "readings": [each.to_dict() for each in readings],
            }
            print(json.dumps(answer, ensure_ascii=False), flush=True)
            continue
        languages = ", ".join(f"{each.language} {each.probability:.2f}" for each in origins)
        print(f"{name}: {languages or 'no origin'}")
        for each in readings:
            schemes = _shortened(each.schemes)
            print(f"  {each.probability:.2f}  {each.cyrillic} ({each.language}) {schemes}")
    return status


def _shortened(ids: Iterable[str], limit: int = 4) -> str:
    listed = list(ids)
    more = f" and {len(listed) - limit} more" if len(listed) > limit else ""
    return ", ".join(listed[:limit]) + more
