"""Imports go one way: a module imports only from rooms above its own in the design's list."""

import ast
from pathlib import Path

import translit_norm

PACKAGE = Path(translit_norm.__file__).parent
ROOMS = [
    "errors", "memo", "tables", "types", "lines", "script", "romanise", "inflect", "gazetteer", "restore", "match",
    "persons", "answers", "decisions", "lookup", "normaliser", "api", "lookup_command", "scan",
    "integrations", "cli",
]  # fmt: skip
#: What only one room may import: rapidfuzz is a matter of scoring.
OPTIONAL = {"pandas", "polars", "duckdb", "pyspark", "pyarrow", "spacy", "ahocorasick_rs", "rich"}


def imports_of(path: Path) -> set[str]:
    """Every module a file imports, whether at the top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def room_of(path: Path) -> str:
    """The room a source file stands in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_modules_import_from_rooms_above_only() -> None:
    """No room knows a later one; the package's front door is left out."""
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        room = room_of(path)
        if room == "__init__":
            continue
        for module in imports_of(path):
            package, _, rest = module.partition(".")
            other = rest.split(".")[0]
            known = package == "translit_norm" and other in ROOMS
            if known and ROOMS.index(other) > ROOMS.index(room):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert not wrong


def test_every_room_is_in_the_list() -> None:
    """A new room must say where it stands."""
    rooms = {room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert rooms <= set(ROOMS)


def test_optional_packages_are_imported_inside_functions_only() -> None:
    """The core imports no extra, and the integrations only when called."""
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{path.name}: {n}" for n in names if n.split(".")[0] in OPTIONAL]
    assert not wrong
