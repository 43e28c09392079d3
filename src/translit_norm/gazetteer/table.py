"""Read and check the tables people edit: a fault is a `TableError` with file, line and the remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.script.fold import fold
from translit_norm.tables import read_text, read_toml, tsv_lines

ENTITY_COLUMNS = (
    "id", "feature", "parent", "country", "name", "uk", "ru", "be", "iso", "geonames", "wikidata",
    "lat", "lon", "population", "valid_to", "source",
)  # fmt: skip
ALIAS_COLUMNS = (
    "entity", "name", "language", "kind", "derived_from", "strength", "shared", "year", "source",
    "note",
)  # fmt: skip
ALIAS_KINDS = frozenset(
    {"endonym", "exonym", "former", "occupation", "misspelling", "variant", "conventional"}
)
PEOPLE_COLUMNS = (
    "id", "name", "uk", "ru", "be", "gender", "role", "role_from", "role_to", "country", "born",
    "wikidata", "source",
)  # fmt: skip
_ID_PREFIXES = ("katottg:", "geonames:", "wikidata:", "tn:")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its values by column, and where it stands."""

    table: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def fault(self, problem: str) -> TableError:
        """Return the error that locates `problem` in this row."""
        return TableError(self.table, f"line {self.line}", problem)


def read_table(path: Path, columns: Iterable[str], optional: Iterable[str] = ()) -> Iterator[Row]:
    """Yield the rows of a tab-separated table whose header must be `columns`, in any order.

    `optional` columns may be missing and then read as empty. Raises `TableError`.
    """
    wanted = tuple(columns)
    lines = tsv_lines(read_text(path), path.name)
    number, header = next(lines, (0, []))
    if not header:
        raise TableError(path.name, "file", f"is empty; its header should be {' '.join(wanted)}")
    _check_header(path.name, number, header, wanted, frozenset(optional))
    for number, cells in lines:
        values = dict.fromkeys(wanted, "") | dict(zip(header, cells, strict=True))
        yield Row(path.name, number, values)


def _check_header(
    table: str, line: int, header: list[str], wanted: tuple[str, ...], optional: frozenset[str]
) -> None:
    where = f"line {line}"
    for column in header:
        if column not in wanted:
            raise TableError(table, where, f"unknown column {column!r}; known: {', '.join(wanted)}")
    for column in wanted:
        if column not in header and column not in optional:
            raise TableError(table, where, f"column {column!r} is missing")


def read_sources(path: Path) -> dict[str, dict[str, str]]:
    """Return sources.toml as key → its fields; each needs title, version, licence, retrieved."""
    sources = read_toml(path.read_bytes(), path.name)
    for key, entry in sources.items():
        for field in ("title", "version", "licence", "retrieved"):
            if not isinstance(entry, dict) or not entry.get(field):
                raise TableError(path.name, key, f"{field!r} is missing")
    return sources


def tables_of(folder: Path, first_column: str) -> list[Path]:
    """Return the tables of a folder whose header begins with `first_column`, sorted by name."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(
            encoding="utf-8", errors="replace"
        ) as lines:  # read_table says what is wrong
            header = next((line for line in lines if not line.startswith("#")), "")
        if header.split("\t")[0].strip() == first_column:
            found.append(path)
    return found


def read_entities(folder: Path, sources: Iterable[str]) -> dict[str, Row]:
    """Return the rows of every entity table below `folder` by id, checked one by one."""
    known = frozenset(sources)
    entities: dict[str, Row] = {}
    for path in tables_of(folder, "id"):
        for row in read_table(path, ENTITY_COLUMNS):
            _check_entity(row, known)
            first = entities.setdefault(row["id"], row)
            if first is not row:
                raise row.fault(f"id {row['id']} stands already in {first.table} line {first.line}")
    for row in entities.values():
        if row["parent"] and row["parent"] not in entities:
            raise row.fault(f"parent {row['parent']} is in no entity table")
    return entities


def _check_entity(row: Row, sources: frozenset[str]) -> None:
    if not row["id"].startswith(_ID_PREFIXES):
        raise row.fault(f"id {row['id']!r} should begin with one of {', '.join(_ID_PREFIXES)}")
    if not row["feature"]:
        raise row.fault("feature is empty; say what it is (city, village, river, …)")
    if not (row["name"] or row["uk"] or row["ru"] or row["be"]):
        raise row.fault("has no name in any column")
    _check_source(row, sources)
    for column, limit in (("lat", 90.0), ("lon", 180.0)):
        if row[column]:
            try:
                inside = abs(float(row[column])) <= limit
            except ValueError:
                inside = False
            if not inside:
                raise row.fault(f"{column} {row[column]!r} is no number of degrees")
    if row["population"] and not row["population"].isdigit():
        raise row.fault(f"population {row['population']!r} is no whole number")


def _check_source(row: Row, sources: frozenset[str]) -> None:
    if not row["source"]:
        raise row.fault("source is missing; name a key of sources.toml")
    if row["source"] not in sources:
        raise row.fault(f"source {row['source']!r} is no key of sources.toml")


def read_aliases(folder: Path, entities: dict[str, Row], sources: Iterable[str]) -> list[Row]:
    """Return the rows of every alias table below `folder`, checked one by one and together.

    Two strong rows that give one spelling to different entities must both say `shared`.
    """
    known, aliases = frozenset(sources), []
    owners: dict[str, Row] = {}
    for path in tables_of(folder, "entity"):
        for row in read_table(path, ALIAS_COLUMNS):
            _check_alias(row, entities, known)
            aliases.append(row)
            if row["strength"] != "strong":
                continue
            first = owners.setdefault(fold(row["name"]), row)
            both = row["shared"] == first["shared"] == "shared"
            if first["entity"] != row["entity"] and not both:
                raise row.fault(
                    f"{row['name']!r} is a strong alias of {first['entity']} too "
                    f"({first.table} line {first.line}); mark both rows shared, or one weak"
                )
    return aliases


def _check_alias(row: Row, entities: dict[str, Row], sources: frozenset[str]) -> None:
    if row["entity"] not in entities:
        raise row.fault(f"entity {row['entity']!r} is in no entity table")
    if not fold(row["name"]):
        raise row.fault(f"name {row['name']!r} has no letters")
    if row["kind"] not in ALIAS_KINDS:
        raise row.fault(f"kind {row['kind']!r} should be one of {', '.join(sorted(ALIAS_KINDS))}")
    if row["strength"] not in ("strong", "weak"):
        raise row.fault(f"strength {row['strength']!r} should be strong or weak")
    if row["shared"] not in ("", "shared"):
        raise row.fault(f"shared {row['shared']!r} should be empty or 'shared'")
    _check_source(row, sources)


def read_people(folder: Path, sources: Iterable[str]) -> tuple[list[Row], list[Row]]:
    """Return the rows of known_people.tsv, sorted by id, and their alias rows."""
    known = frozenset(sources)
    people: dict[str, Row] = {}
    path = folder / "known_people.tsv"
    if not path.is_file():
        return [], []
    for row in read_table(path, PEOPLE_COLUMNS):
        _check_source(row, known)
        if not row["name"]:
            raise row.fault("name is empty")
        if people.setdefault(row["id"], row) is not row:
            raise row.fault(f"id {row['id']} stands twice")
    aliases = []
    if (folder / "known_people_aliases.tsv").is_file():
        for row in read_table(folder / "known_people_aliases.tsv", ALIAS_COLUMNS):
            _check_alias(row, people, known)
            aliases.append(row)
    return [people[key] for key in sorted(people)], aliases
