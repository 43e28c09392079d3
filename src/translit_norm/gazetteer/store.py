"""The file of a compiled gazetteer: its connections, its rows and its packed tables.

Objects are safe to share between threads and across fork: each process and thread opens its own
SQLite connection.
"""

from __future__ import annotations

import array
import os
import sqlite3
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer import artefact

#: Long texts up to this size are kept whole: a slice of memory is read forty times as fast.
_KEPT = 4_000_000
#: The row of the table `large` that holds the sounds of base forms.
SOUNDS = 1
#: Keys that begin with so many same letters lie together, some hundreds of sounds.
OPENING = 3


class Store:
    """A compiled file, opened read-only.

    Raises `GazetteerError` where the file is missing, damaged or of another format version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._kept: dict[int, bytes] = {}
        self.manifest = artefact.read_manifest(self._connection())

    @property
    def version(self) -> str:
        """The first twelve digits of the content hash, which is the same everywhere."""
        return str(self.manifest["content"])[:12]

    def _connection(self) -> sqlite3.Connection:
        local = self._local
        if getattr(local, "pid", None) != os.getpid():
            local.connection = artefact.connect(self.path)
            local.large = {}
            local.pid = os.getpid()
        connection: sqlite3.Connection = local.connection
        return connection

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._connection().execute(query, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path} is damaged: {error}; build it anew") from error
        return row

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path} is damaged: {error}; build it anew") from error

    def blob(self, name: str) -> bytes:
        """Return one of the packed tables; empty when the gazetteer has none of that name."""
        row = self._one("SELECT value FROM blob WHERE name = ?", name)
        return cast(bytes, row[0]) if row else b""

    def large(self, row: int) -> bytes | sqlite3.Blob:
        """Return one of the long texts: a very long one is read where it is sliced."""
        if row not in self._kept:
            blob = self._opened(row)
            self._kept[row] = blob.read() if len(blob) <= _KEPT else b""
        return self._kept[row] or self._opened(row)

    def _opened(self, row: int) -> sqlite3.Blob:
        connection = self._connection()
        opened: dict[int, sqlite3.Blob] = self._local.large
        if row not in opened:
            opened[row] = connection.blobopen("large", "value", row, readonly=True)
        return opened[row]

    def _array(self, code: str, name: str) -> array.array[int]:
        return unpacked(code, self.blob(name))


def packed(code: str, values: Iterable[float]) -> bytes:
    """Return numbers as little-endian bytes of the `array` type `code`."""
    numbers = array.array(code, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(code: str, packed: bytes) -> array.array[int]:
    """Return the little-endian numbers of the `array` type `code` that bytes hold."""
    numbers: array.array[int] = array.array(code)
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
