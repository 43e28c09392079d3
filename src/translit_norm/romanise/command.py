"""The command `schemes`: the romanisation standards, or one of them."""

from __future__ import annotations

import argparse
import json

from translit_norm.errors import TranslitNormError
from translit_norm.romanise import schemes


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `schemes` to those of the command line."""
    listing = commands.add_parser("schemes", help="the romanisation standards")
    listing.add_argument("id", nargs="?", help="one scheme, by id or alias")
    listing.add_argument("--language", choices=("uk", "ru", "be"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_schemes)


def _schemes(options: argparse.Namespace) -> int:
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
