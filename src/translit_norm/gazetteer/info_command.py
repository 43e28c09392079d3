"""The command `info`: what the bundled gazetteer holds, and from where."""

from __future__ import annotations

import argparse
import json

from translit_norm import __version__
from translit_norm.gazetteer.reader import Gazetteer


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `info` to those of the command line."""
    info = commands.add_parser("info", help="the gazetteer's version, counts and sources")
    info.add_argument("--json", action="store_true", help="one JSON object")
    info.set_defaults(run=_info)


def _info(options: argparse.Namespace) -> int:
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
