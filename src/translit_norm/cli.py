"""The command line: the commands of all rooms. Answers on standard output, messages on error.

Exit status: 0 all matched (or nothing found wrong), 1 something unmatched or ambiguous, 2 usage or
input error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from translit_norm import __version__
from translit_norm.errors import TranslitNormError

#: Every command → the module that brings it by `add_parsers(commands)`, in the order of the help.
_MODULES = {
    "lookup": "translit_norm.lookup_command",
    "compare": "translit_norm.lookup_command",
    "info": "translit_norm.gazetteer.info_command",
    "romanise": "translit_norm.restore.command",
    "romanize": "translit_norm.restore.command",
    "restore": "translit_norm.restore.command",
    "schemes": "translit_norm.romanise.command",
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
    """Return a parser of the command asked, or of all: the help and a mistyped command name them."""
    parser = argparse.ArgumentParser(
        prog="translit-norm",
        description="Canonical names for Ukrainian-, Russian- and Belarusian-derived spellings.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    # A look-up runs in loops: it waits for no other command's imports, and the version for none.
    asked = words[0] if words else "--help"
    if asked != "--version":
        for module in dict.fromkeys([_MODULES[asked]] if asked in _MODULES else _MODULES.values()):
            import_module(module).add_parsers(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
