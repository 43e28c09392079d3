"""The compiled gazetteer as a file: where it lies, which format it has, whether it is fresh."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

from translit_norm.errors import GazetteerError

#: Raised whenever the tables inside change shape; another version is refused.
FORMAT_VERSION = 4
#: "TNgz" in the SQLite header, so that another SQLite file is told apart.
APPLICATION_ID = 0x544E677A

PACKAGE = Path(__file__).resolve().parent.parent
DATA_FOLDER = PACKAGE / "_data"
BUNDLED = DATA_FOLDER / "gazetteer.sqlite"
#: The tables of a checkout; absent in an installed package.
CHECKOUT_TABLES = PACKAGE.parent.parent / "data"


def source_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every table below `folder` by its relative path, sorted.

    A TSV table is a set of rows: its hash is that of its lines in order, however they stand.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(_content(path)).hexdigest()
        for path in paths
        if path.suffix in (".tsv", ".toml", ".txt")
    }


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    return b"\n".join(sorted(content.split(b"\n"))) if path.suffix == ".tsv" else content


def connect(path: Path) -> sqlite3.Connection:
    """Open a compiled gazetteer read-only, after checking what it is. Raises `GazetteerError`."""
    if not path.is_file():
        remedy = "name an existing gazetteer, or build one with Gazetteer.build"
        if path == BUNDLED:
            remedy = "run `make data`" if CHECKOUT_TABLES.is_dir() else "reinstall translit-norm"
        problem = "is a folder" if path.is_dir() else "does not exist"
        raise GazetteerError(f"{path} {problem}; {remedy}")
    _check_size(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("PRAGMA cache_size = -4000")  # KiB; more is no faster
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{path} is no gazetteer: {error}; build it anew") from error
    if application != APPLICATION_ID:
        raise GazetteerError(
            f"{path} is no gazetteer made by translit-norm; build one with Gazetteer.build"
        )
    if version != FORMAT_VERSION:
        raise GazetteerError(
            f"{path} has format version {version}, this release reads version {FORMAT_VERSION}; "
            "build it anew with this release"
        )
    return connection


def _check_size(path: Path) -> None:
    """Compare the size with that in the header, https://sqlite.org/fileformat.html section 1.3."""
    with path.open("rb") as start:
        header = start.read(32)
    if not header.startswith(b"SQLite format 3\0") or len(header) < 32:
        raise GazetteerError(
            f"{path} is no gazetteer: not an SQLite file; build one with Gazetteer.build"
        )
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if path.stat().st_size < pages * (page_size if page_size > 1 else 1 << 16):
        raise GazetteerError(f"{path} is truncated; build it anew")


def read_manifest(connection: sqlite3.Connection) -> dict[str, object]:
    """Return what the compiler recorded: versions, row counts, source hashes, content hash."""
    try:
        (text,) = connection.execute("SELECT value FROM meta WHERE key = 'manifest'").fetchone()
        manifest: dict[str, object] = json.loads(text)
    except (sqlite3.DatabaseError, TypeError, ValueError) as error:
        raise GazetteerError("the gazetteer has no manifest; build it anew") from error
    return manifest


def is_stale(manifest: dict[str, object], built: Path) -> bool:
    """Say whether a checkout's tables differ from those the bundled artefact was made from.

    Times are compared first, so that an unchanged checkout costs a few stat calls.
    """
    if not CHECKOUT_TABLES.is_dir() or not (CHECKOUT_TABLES / "sources.toml").is_file():
        return False
    made = built.stat().st_mtime
    tables = [path for path in CHECKOUT_TABLES.rglob("*") if path.is_file()]
    if all(path.stat().st_mtime <= made for path in tables):
        return False
    return source_hashes(CHECKOUT_TABLES) != manifest["sources"]
