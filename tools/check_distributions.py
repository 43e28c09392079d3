"""Check what was built before it is published: `python tools/check_distributions.py dist`.

A wheel holds the package and nothing that belongs to the checkout; no file reaches the size limit.
"""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

#: Bytes that no distribution may reach.
LIMIT = 25 * 1000 * 1000
_WHEEL_TOPS = ("translit_norm", "translit_norm-")
#: Folders of a checkout that a wheel must not hold, at whatever depth.
_NOT_IN_WHEEL = frozenset({"tests", "tools", "bench", "docs", "data", "examples", "places"})
#: Endings and letters are rules, read as they are; every table of names is compiled.
_RULES = re.compile(r"translit_norm/_data/languages/(.._cases|letters_.._..|russian_stems)\.tsv")
_IN_WHEEL = ("translit_norm/_data/gazetteer.sqlite", "translit_norm/py.typed")
_IN_SOURCE = (
    "pyproject.toml",
    "hatch_build.py",
    "LICENSE",
    "NOTICE.md",
    "README.md",
    "data/sources.toml",
)


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the distributions of a folder, in words."""
    wheels, sources = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sources) != 1:
        yield f"{folder}: one wheel and one source distribution are wanted"
    for path in [*wheels, *sources]:
        if path.stat().st_size >= LIMIT:
            yield f"{path.name}: {path.stat().st_size:,} bytes reach the limit of {LIMIT:,}"
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            yield from _wheel_faults(path.name, wheel.namelist())
    for path in sources:
        with tarfile.open(path) as source:
            names = {name.partition("/")[2] for name in source.getnames()}
        yield from (f"{path.name}: {name} is missing" for name in _IN_SOURCE if name not in names)


def _wheel_faults(wheel: str, names: list[str]) -> Iterator[str]:
    yield from (f"{wheel}: {name} is missing" for name in _IN_WHEEL if name not in names)
    for name in names:
        top, *folders = Path(name).parts[:-1] or ("",)
        if not top.startswith(_WHEEL_TOPS):
            yield f"{wheel}: {name} lies outside the package"
        elif _NOT_IN_WHEEL.intersection(folders) or _is_table(name):
            yield f"{wheel}: {name} belongs to the checkout"


def _is_table(name: str) -> bool:
    return name.endswith(".tsv") and not _RULES.fullmatch(name)


def main() -> int:
    """Print the faults and return 1 if there are any."""
    found = list(faults(Path(sys.argv[1])))
    print("\n".join(found) or "sizes and content are as they should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
