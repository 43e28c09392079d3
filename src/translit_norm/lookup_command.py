"""The commands `lookup` and `compare`: what a name means, and whether two can be one.

Exit status: 0 all matched (or the same), 1 something unmatched or ambiguous.
"""

from __future__ import annotations

import argparse
import json

from translit_norm.api import compare, normalise
from translit_norm.lines import given_lines
from translit_norm.types import Outcome, Result, Verdict


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parsers of `lookup` and `compare` to those of the command line."""
    lookup = commands.add_parser("lookup", help="what a name means")
    lookup.add_argument("names", nargs="*", metavar="NAME", help="names; none or - reads lines")
    lookup.add_argument("--within", help="oblast, raion, country, id or ISO 3166 code")
    lookup.add_argument("--kind", choices=("place", "person"), help="default: both")
    lookup.add_argument("--feature", help="city, village, oblast, river, …")
    lookup.add_argument("--mode", choices=("strict", "default", "wide"), default="default")
    lookup.add_argument("--json", action="store_true", help="one JSON object a line")
    lookup.add_argument("--explain", action="store_true", help="how each answer came about")
    lookup.set_defaults(run=_lookup)
    comparing = commands.add_parser("compare", help="whether two names can be one person's")
    comparing.add_argument("a")
    comparing.add_argument("b")
    comparing.add_argument("--kind", choices=("place", "person"), default="person")
    comparing.add_argument("--json", action="store_true")
    comparing.set_defaults(run=_compare)


def _lookup(options: argparse.Namespace) -> int:
    status = 0
    for name in given_lines(options.names):
        result = normalise(
            name,
            within=options.within,
            kind=options.kind,
            feature=options.feature,
            mode=options.mode,
        )
        status = status or int(result.outcome is not Outcome.MATCHED)
        if options.json:
            print(json.dumps(result.to_dict(), ensure_ascii=False), flush=True)
        else:
            for line in _told(result, explain=options.explain):
                print(line, flush=True)
    return status


def _told(result: Result, *, explain: bool = False) -> list[str]:
    """Return what a person reads for one result: the outcome, then a line a candidate."""
    shown = result.candidates[:1] if result.outcome is Outcome.MATCHED else result.candidates[:5]
    more = len(result.candidates) - len(shown)
    lines = [
        f"{result.surface}: {result.outcome.value}" + (f" {result.name}" if result.name else "")
    ]
    if result.outcome is Outcome.UNMATCHED and shown:
        lines[0] += "; nearest:"
    for candidate in shown:
        entity = candidate.entity
        lineage = ", ".join(parent.name for parent in entity.parents)
        ids = " ".join(f"{key}:{value}" for key, value in entity.ids.items()) or entity.id
        lines.append(
            f"  {entity.name} ({entity.feature}) {lineage}  {ids}  {candidate.confidence:.2f}"
        )
        if explain:
            lines.extend(f"    {step}" for step in candidate.steps)
    if result.outcome is Outcome.AMBIGUOUS and more > 0:
        lines.append(f"  … and {more} more; give --within")
    if explain and not shown:
        lines.extend(f"    {step}" for step in result.steps)
    return lines


def _compare(options: argparse.Namespace) -> int:
    comparison = compare(options.a, options.b, kind=options.kind)
    if options.json:
        print(json.dumps(comparison.to_dict(), ensure_ascii=False))
    else:
        print(f"{comparison.outcome.value} {comparison.score:.2f}")
        for step in comparison.steps:
            print(f"  {step}")
    return 0 if comparison.outcome is Verdict.SAME else 1
