"""Writes the file: every table in sorted order, in one transaction, with a hash of the content."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer import artefact

# Values of many pages stand in tables with row numbers: without them SQLite reads every value it
# passes on the way to a name.
SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = {artefact.APPLICATION_ID};
PRAGMA user_version = {artefact.FORMAT_VERSION};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE blob (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE entity (block INTEGER PRIMARY KEY, cards BLOB);
CREATE TABLE external (id TEXT PRIMARY KEY, ordinal INTEGER) WITHOUT ROWID;
CREATE TABLE alias (
    entity INTEGER, name TEXT, language TEXT, kind TEXT, derived_from TEXT, year TEXT, source TEXT);
CREATE INDEX alias_of ON alias (entity);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY, cost REAL, via TEXT, language TEXT, inflection TEXT, source TEXT);
CREATE TABLE bucket (number INTEGER PRIMARY KEY, forms BLOB);
CREATE TABLE person_key (key TEXT, ordinal INTEGER, PRIMARY KEY (key, ordinal)) WITHOUT ROWID;
CREATE TABLE neighbour (less TEXT PRIMARY KEY, numbers BLOB) WITHOUT ROWID;
CREATE TABLE opening (letters TEXT PRIMARY KEY, first INTEGER, after INTEGER) WITHOUT ROWID;
CREATE TABLE large (id INTEGER PRIMARY KEY, value BLOB);
CREATE TABLE region (ordinal INTEGER PRIMARY KEY, forms BLOB);
CREATE TABLE lexicon (
    word TEXT, language TEXT, weight INTEGER, PRIMARY KEY (word, language)) WITHOUT ROWID;
"""

Row = tuple[object, ...]


class Writer:
    """Fills a file beside the output, which takes its place at the end; nothing stays of a failure.

    Raises `GazetteerError` where the file cannot be written.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._temporary = output.with_name(output.name + ".part")
        self._hashes: dict[str, hashlib._Hash] = {}
        if output.is_dir():
            raise GazetteerError(f"{output} is a folder; name a file")
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            self._temporary.unlink(missing_ok=True)
            self._connection = sqlite3.connect(self._temporary, isolation_level=None)
            self._connection.executescript(SCHEMA)
        except (OSError, sqlite3.OperationalError) as error:
            raise GazetteerError(f"{output} cannot be written: {error}") from error
        self._connection.execute("BEGIN")

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        self._temporary.unlink(missing_ok=True)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Insert rows, which must come in an order that the content decides."""
        waiting = iter(rows)
        first = next(waiting, None)
        if first is not None:
            marks = ",".join("?" * len(first))
            hashed = self._hashed(table, chain([first], waiting))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", hashed)

    def _hashed(self, table: str, rows: Iterable[Row]) -> Iterator[Row]:
        update = self._hashes.setdefault(table, hashlib.sha256()).update
        for row in rows:
            update(repr(row).encode())
            yield row

    def finish(self, manifest: dict[str, object]) -> dict[str, object]:
        """Add the manifest with the content hash, put the file in its place, return the manifest."""
        digests = {table: each.hexdigest() for table, each in self._hashes.items()}
        content = hashlib.sha256(repr(sorted(digests.items())).encode()).hexdigest()
        manifest = manifest | {"content": content}
        text = json.dumps(manifest, ensure_ascii=False, sort_keys=True)
        self._connection.execute("INSERT INTO meta VALUES ('manifest', ?)", (text,))
        self._connection.execute("COMMIT")
        self._connection.execute("VACUUM")
        self._connection.close()
        self._temporary.replace(self._output)
        return manifest
