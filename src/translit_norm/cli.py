"""The command line: look-ups and what the rooms add. Answers on standard output, messages on error.

Exit status: 0 all matched (or nothing found wrong), 1 something unmatched or ambiguous, 2 usage or
input error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module

from translit_norm import __version__
from translit_norm.errors import TranslitNormError

#: Rooms that bring commands of their own; each offers `add_parsers(subparsers)`.
_ROOMS = {
    "scan": "translit_norm.scan.command",
    "check": "translit_norm.scan.command",
    "column": "translit_norm.integrations.column",
    "build": "translit_norm.gazetteer.build_command",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(words).parse_args(words)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except TranslitNormError as error:
        print(f"translit-norm: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has enough (head); keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="translit-norm",
        description="Canonical names for Ukrainian-, Russian- and Belarusian-derived spellings.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_lookup(commands)
    info = commands.add_parser("info", help="the gazetteer's version, counts and sources")
    info.add_argument("--json", action="store_true", help="one JSON object")
    info.set_defaults(run=_info)
    _add_names(commands)
    # A look-up runs in loops: a room's parsers are imported only when its command, or help, is asked.
    wanted = words[0] if words else "--help"
    for module in dict.fromkeys(_ROOMS.values()):
        if wanted in ("--help", "-h") or _ROOMS.get(wanted) == module:
            import_module(module).add_parsers(commands)
    return parser


def _add_lookup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    lookup = commands.add_parser("lookup", help="what a name means")
    lookup.add_argument("names", nargs="*", metavar="NAME", help="names; none or - reads lines")
    lookup.add_argument("--within", help="oblast, raion, country, id or ISO 3166 code")
    lookup.add_argument("--kind", choices=("place", "person"), help="default: both")
    lookup.add_argument("--feature", help="city, village, oblast, river, …")
    lookup.add_argument("--mode", choices=("strict", "default", "wide"), default="default")
    lookup.add_argument("--json", action="store_true", help="one JSON object a line")
    lookup.add_argument("--explain", action="store_true", help="how each answer came about")
    lookup.set_defaults(run=_lookup)


def _add_names(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    romanise = commands.add_parser(
        "romanise", aliases=["romanize"], help="Cyrillic to Latin, line by line"
    )
    romanise.add_argument("texts", nargs="*", metavar="TEXT", help="texts; none or - reads lines")
    romanise.add_argument("--scheme", default="uk-kmu-2010", help="a scheme id (see: schemes)")
    romanise.add_argument("--to", help="for Latin input: the scheme to convert to")
    romanise.add_argument("--strict", action="store_true", help="fail on a letter without a rule")
    romanise.set_defaults(run=_romanise)
    restore = commands.add_parser("restore", help="possible Cyrillic originals of a Latin spelling")
    restore.add_argument("names", nargs="*", metavar="NAME", help="names; none or - reads lines")
    restore.add_argument("--language", choices=("uk", "ru", "be"))
    restore.add_argument("--scheme", help="only this scheme")
    restore.add_argument("--limit", type=int, default=5)
    restore.add_argument("--json", action="store_true")
    restore.set_defaults(run=_restore)
    schemes = commands.add_parser("schemes", help="the romanisation standards")
    schemes.add_argument("id", nargs="?", help="one scheme, by id or alias")
    schemes.add_argument("--language", choices=("uk", "ru", "be"))
    schemes.add_argument("--json", action="store_true")
    schemes.set_defaults(run=_schemes)
    compare = commands.add_parser("compare", help="whether two names can be one person's")
    compare.add_argument("a")
    compare.add_argument("b")
    compare.add_argument("--kind", choices=("place", "person"), default="person")
    compare.add_argument("--json", action="store_true")
    compare.set_defaults(run=_compare)


def _lines(given: Sequence[str]) -> Iterator[str]:
    """Yield the names of the arguments; standard input, a line each, for none or `-`."""
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


def _lookup(options: argparse.Namespace) -> int:
    from translit_norm.api import normalise

    status = 0
    for name in _lines(options.names):
        result = normalise(
            name,
            within=options.within,
            kind=options.kind,
            feature=options.feature,
            mode=options.mode,
        )
        status = status or (0 if result.outcome == "MATCHED" else 1)
        if options.json:
            print(json.dumps(result.to_dict(), ensure_ascii=False), flush=True)
        else:
            for line in lookup_lines(result, explain=options.explain):
                print(line, flush=True)
    return status


def lookup_lines(result: object, *, explain: bool = False) -> list[str]:
    """Return what a person reads for one result: the outcome, then a line a candidate."""
    from translit_norm.types import Outcome, Result

    assert isinstance(result, Result)
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


def _info(options: argparse.Namespace) -> int:
    from translit_norm.gazetteer.reader import Gazetteer

    gazetteer = Gazetteer.bundled()
    manifest = gazetteer.manifest
    facts = {
        "package": __version__, "gazetteer": gazetteer.version, "format": manifest["format_version"],
        "counts": manifest["counts"], "sources": manifest["credits"],
    }  # fmt: skip
    if options.json:
        print(json.dumps(facts, ensure_ascii=False))
        return 0
    print(f"translit-norm {__version__}, gazetteer {gazetteer.version}, format {facts['format']}")
    counts, credits = facts["counts"], facts["sources"]
    assert isinstance(counts, dict)
    assert isinstance(credits, dict)
    for name, count in counts.items():
        print(f"  {count:>8,}  {name}")
    for key, source in credits.items():
        print(f"  {key}: {source['title']} {source['version']} ({source['licence']})")
    return 0


def _romanise(options: argparse.Namespace) -> int:
    from translit_norm.restore import convert
    from translit_norm.romanise import romanise

    status = 0
    for text in _lines(options.texts):
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
    from translit_norm.restore import origin, restore

    status = 0
    for name in _lines(options.names):
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


def _schemes(options: argparse.Namespace) -> int:
    from translit_norm.romanise import schemes

    listed = schemes(language=options.language)
    if options.id:
        listed = tuple(each for each in listed if options.id in (each.id, *each.aliases))
        if not listed:
            raise TranslitNormError(
                f"scheme {options.id!r} is unknown; `translit-norm schemes` lists all"
            )
    for each in listed:
        if options.json:
            print(json.dumps(each.to_dict(), ensure_ascii=False))
        else:
            print(
                f"{each.id:<24} {each.year or '':<5} {each.certainty:<9} {each.name}; {each.status}"
            )
    return 0


def _compare(options: argparse.Namespace) -> int:
    from translit_norm.api import compare

    comparison = compare(options.a, options.b, kind=options.kind)
    if options.json:
        print(json.dumps(comparison.to_dict(), ensure_ascii=False))
    else:
        print(f"{comparison.outcome.value} {comparison.score:.2f}")
        for step in comparison.steps:
            print(f"  {step}")
    return 0 if comparison.outcome == "SAME" else 1


if __name__ == "__main__":
    sys.exit(main())
