"""The stage: a temporary database where records and forms wait to be put in order.

SQLite spills to disk and sorts there, so that a gazetteer of any size needs little memory; the
result depends on what was put in, never on the order in which it came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import cast

from translit_norm.gazetteer.records import (
    FROM_BASE,
    LANGUAGES,
    NO_MAIN_NAME,
    SETTLEMENTS,
    OtherName,
    Record,
)

NOWHERE = 0xFFFFFFFF
_BATCH = 5_000

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -96000;
CREATE TABLE entity (
    id TEXT PRIMARY KEY, kind TEXT, feature TEXT, parent TEXT, country TEXT, name TEXT, uk TEXT,
    ru TEXT, be TEXT, iso TEXT, katottg TEXT, geonames TEXT, wikidata TEXT, lat REAL, lon REAL,
    population INTEGER, valid_to TEXT, source TEXT, extra TEXT, made INTEGER, line INTEGER
) WITHOUT ROWID;
CREATE TABLE other_name (
    entity TEXT, name TEXT, language TEXT, kind TEXT, derived_from TEXT, strength TEXT, year TEXT,
    source TEXT, rank INTEGER, line INTEGER);
CREATE TABLE number (id TEXT PRIMARY KEY, ordinal INTEGER) WITHOUT ROWID;
CREATE TABLE line (key TEXT, fold TEXT, sound TEXT, text TEXT, tag INTEGER, bearers INTEGER);
CREATE TABLE regional (
    unit INTEGER, fold TEXT, sound TEXT, text TEXT, bearers INTEGER, tag INTEGER);
CREATE TABLE neighbour (less TEXT, number INTEGER);
CREATE TABLE person_key (key TEXT, ordinal INTEGER);
"""
_SETTLED = ", ".join(f"'{feature}'" for feature in sorted(SETTLEMENTS))
_ADD = f"INSERT OR IGNORE INTO entity VALUES ({','.join('?' * len(Record._fields))})"


class Stage:
    """Records and forms on their way into a gazetteer; a context manager that leaves nothing."""

    def __init__(self) -> None:
        # The empty name is SQLite's temporary file, which no other process sees.
        self.connection = sqlite3.connect("", isolation_level=None)
        self.connection.executescript(_SCHEMA)
        self.connection.execute("BEGIN")
        self._names: list[OtherName] = []

    def __enter__(self) -> Stage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def add(self, record: Record) -> bool:
        """Take a record; False, and nothing taken, where its id is there already."""
        done = self.connection.execute(_ADD, record)
        return done.rowcount == 1

    def name(self, name: OtherName) -> None:
        """Take one more name."""
        self._names.append(name)
        if len(self._names) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._names:
            marks = ",".join("?" * len(self._names[0]))
            self.connection.executemany(f"INSERT INTO other_name VALUES ({marks})", self._names)
            self._names.clear()

    def query(self, text: str, *values: object) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a query over what was taken so far."""
        self._flush()
        return cast("Iterator[tuple[object, ...]]", self.connection.execute(text, values))

    def settle(self) -> int:
        """Number the entities by their ids and return how many there are."""
        self._flush()
        self.connection.execute(
            "INSERT INTO number SELECT id, row_number() OVER (ORDER BY id) - 1 FROM entity"
        )
        self.index_names()
        (count,) = self.connection.execute("SELECT count(*) FROM number").fetchone()
        return int(count)

    def index_names(self) -> None:
        """Make further names quick to find by their entity."""
        self._flush()
        self.connection.execute("CREATE INDEX IF NOT EXISTS name_of ON other_name (entity)")

    def lost_names(self) -> list[tuple[str, int]]:
        """Drop the further names of entities that are not there; return (entity, line) of each."""
        lost = "FROM other_name WHERE entity NOT IN (SELECT id FROM entity)"
        self._flush()
        found = self.connection.execute(f"SELECT entity, line {lost} ORDER BY line").fetchall()
        self.connection.execute(f"DELETE {lost}")
        return found

    def lost_children(self) -> list[tuple[str, str, str, int]]:
        """Drop the entities whose parent is not there, with their names; return each of them.

        As (id, kind, parent, line). What lies in those is dropped by the next call.
        """
        found = self.connection.execute(
            "SELECT id, kind, parent, line FROM entity "
            "WHERE parent <> '' AND parent NOT IN (SELECT id FROM entity) ORDER BY line"
        ).fetchall()
        if found:
            self.index_names()
            ids = [(each[0],) for each in found]
            self.connection.executemany("DELETE FROM other_name WHERE entity = ?", ids)
            self.connection.executemany("DELETE FROM entity WHERE id = ?", ids)
        return found

    def name_by_aliases(self) -> None:
        """Let the first of an entity's further names in a language be its name there.

        Only where the row itself gives none; lower ranks go first, then the names in their order.
        """
        self.index_names()
        for language in LANGUAGES:
            fitting = (
                f"FROM other_name WHERE entity = id AND language = '{language}' "
                f"AND rank < {NO_MAIN_NAME}"
            )
            self.connection.execute(
                f"UPDATE entity SET {language} = (SELECT other_name.name {fitting} "
                f"ORDER BY rank, other_name.name LIMIT 1) WHERE {language} = '' "
                f"AND line <> {FROM_BASE} AND EXISTS (SELECT 1 {fitting})"
            )

    def count_own_names(self) -> int:
        """Return how many further names did not come from a base gazetteer."""
        query = "SELECT count(*) FROM other_name WHERE line <> ?"
        (count,) = self.connection.execute(query, (FROM_BASE,)).fetchone()
        return int(count)

    def records(self) -> Iterator[tuple[int, Record, int]]:
        """Yield ordinal, record and the parent's ordinal (NOWHERE for none), in order."""
        rows = self.connection.execute(
            "SELECT entity.*, ifnull(number.ordinal, ?) FROM entity "
            "LEFT JOIN number ON number.id = entity.parent ORDER BY entity.id",
            (NOWHERE,),
        )
        for ordinal, (*values, parent) in enumerate(rows):
            yield ordinal, Record(*values), parent

    def person_names(self) -> Iterator[tuple[int, str]]:
        """Yield the further names of people with the ordinal of their entity."""
        return self.connection.execute(
            "SELECT number.ordinal, other_name.name FROM other_name "
            "JOIN entity ON entity.id = entity JOIN number ON number.id = entity "
            "WHERE entity.kind = 'person'"
        )

    def main_names(self) -> Iterator[tuple[str, str, str, str, str, str, int]]:
        """Yield (name, uk, ru, be, country, source, ordinal) of the places, by name.

        Those of a base gazetteer stay out, here as in `place_names`: they are indexed already.
        """
        return self.connection.execute(
            "SELECT name, uk, ru, be, country, source, ordinal FROM entity JOIN number USING (id) "
            f"WHERE kind = 'place' AND line <> {FROM_BASE} ORDER BY 1, 2, 3, 4, 5, 6, 7"
        )

    def place_names(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield (name, language, kind, strength, source, ordinal) of further names, by name."""
        return self.connection.execute(
            "SELECT DISTINCT other_name.name, language, other_name.kind, strength, "
            "other_name.source, number.ordinal FROM other_name "
            "JOIN entity ON entity.id = entity JOIN number ON number.id = entity "
            f"WHERE entity.kind = 'place' AND other_name.line <> {FROM_BASE} "
            "ORDER BY 1, 2, 3, 4, 5, 6"
        )

    def made(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield (uk, ru, be, country, feature, ordinal) of what rules make forms of, by name."""
        return self.connection.execute(
            "SELECT uk, ru, be, country, feature, ordinal FROM entity JOIN number USING (id) "
            f"WHERE made AND {' || '.join(LANGUAGES)} <> '' ORDER BY uk, ru, be, ordinal"
        )

    def russian_names(self) -> Iterator[tuple[str, str]]:
        """Yield (uk, ru) of Ukrainian settlements as attested for any bearer, commonest first."""
        return self.connection.execute(
            "SELECT uk, ru FROM ("
            f" SELECT uk, ru, 3 AS votes FROM entity WHERE country = 'UA' AND feature IN ({_SETTLED})"
            " UNION ALL SELECT uk, other_name.name, "
            "  CASE other_name.source WHEN 'curated' THEN 10 ELSE 1 END"
            "  FROM other_name JOIN entity ON entity.id = entity"
            f"  WHERE country = 'UA' AND feature IN ({_SETTLED}) AND language = 'ru'"
            "  AND other_name.kind IN ('exonym', 'variant', 'endonym')"
            ") WHERE uk <> '' AND ru <> '' GROUP BY uk, ru ORDER BY uk, sum(votes) DESC, ru"
        )

    def take_lines(self, lines: Iterable[tuple[str, str, str, str, int, int]]) -> None:
        """Take lines of the index: key, fold, sound, text, tag, bearers."""
        self.connection.executemany("INSERT INTO line VALUES (?,?,?,?,?,?)", lines)
