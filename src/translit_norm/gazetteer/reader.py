"""Reading a compiled gazetteer: buckets of forms, entities, and what lies inside what.

Objects are safe to share between threads and across fork: each process and thread opens its own
SQLite connection, and the small arrays read at the start never change.
"""

from __future__ import annotations

import array
import json
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.background import Background
from translit_norm.types import Entity, Parent, Record

if TYPE_CHECKING:
    from translit_norm.gazetteer.build import BuildReport, Rejected, Rows

NOWHERE = 0xFFFFFFFF
#: The inflection mark of a unit's bare name (`Kherson` for the oblast).
BARE = "bare"
#: The mark of a settlement named by the adjective of its unit (`Lymansk` for Lyman).
ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class FormTag:
    """How an indexed form came about, and what that costs a match that rests on it."""

    cost: float
    via: str
    language: str
    inflection: str
    source: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """Forms that share a key, as parallel columns: folds, sounds, texts, groups, tags.

    A text is empty where it is the fold with capitals: see `text`.
    """

    folds: Sequence[str]
    sounds: Sequence[str]
    texts: str
    groups: Sequence[int]
    tags: Sequence[int]

    def text(self, at: int) -> str:
        """Return the form as it is written."""
        # Few of a bucket's forms are ever shown, so their texts stay one string until then.
        return self.texts.split("\n")[at] or self.folds[at].title()


@dataclass(frozen=True, slots=True)
class Alias(Record):
    """One attested name of an entity, with who says so."""

    name: str
    language: str
    kind: str
    derived_from: str
    year: str
    source: str


EMPTY = Bucket((), (), "", (), ())


class Gazetteer:
    """A compiled gazetteer, opened read-only.

    Raises `GazetteerError` where the file is missing, damaged or of another format version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self.manifest = artefact.read_manifest(self._connection())
        self.bucket = lru_cache(maxsize=2048)(self._bucket)
        self.entity = lru_cache(maxsize=8192)(self._entity)
        self.lineage = lru_cache(maxsize=16384)(self._lineage)
        self.bearers = lru_cache(maxsize=8192)(self._bearers)
        self.inside = lru_cache(maxsize=64)(self._inside)
        self.region = lru_cache(maxsize=8)(self._region)

    @classmethod
    def bundled(cls) -> Gazetteer:
        """Return the gazetteer that comes with the package (one object a process)."""
        return _bundled()

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Gazetteer:
        """Open a gazetteer built with `Gazetteer.build` or `translit-norm build`."""
        return cls(Path(path))

    @classmethod
    def build(
        cls,
        rows: Rows,
        path: str | os.PathLike[str],
        *,
        base: str | os.PathLike[str] | None = None,
        people: Rows = (),
        progress: Callable[[str, int], None] | None = None,
        rejects: Callable[[Rejected], None] | None = None,
    ) -> BuildReport:
        """Compile the caller's own places and people into the file `path` and report on it.

        A row is a mapping with `id` and `name` and whatever else is known; `base="bundled"` puts
        the rows on top of the gazetteer of the package. See `translit_norm.gazetteer.build.build`
        for the columns, the report and the errors.
        """
        from translit_norm.gazetteer.build import build  # the compiler is needed here only

        return build(rows, path, base=base, people=people, progress=progress, rejects=rejects)

    @property
    def version(self) -> str:
        """The first twelve digits of the content hash, which is the same everywhere."""
        return str(self.manifest["content"])[:12]

    def __reduce__(self) -> tuple[object, ...]:
        return (_reopened, (str(self.path),))

    def _connection(self) -> sqlite3.Connection:
        local = self._local
        if getattr(local, "pid", None) != os.getpid():
            local.connection = artefact.connect(self.path)
            local.pid = os.getpid()
        return cast(sqlite3.Connection, local.connection)

    def _one(self, query: str, *values: object) -> tuple[object, ...] | None:
        try:
            row = self._connection().execute(query, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path} is damaged: {error}; build it anew") from error
        return cast("tuple[object, ...] | None", row)

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path} is damaged: {error}; build it anew") from error

    def blob(self, name: str) -> bytes:
        """Return one of the packed tables; empty when the gazetteer has none of that name."""
        row = self._one("SELECT value FROM blob WHERE name = ?", name)
        return cast(bytes, row[0]) if row else b""

    def _array(self, code: str, name: str) -> array.array[int]:
        return _unpacked(code, self.blob(name))

    @cached_property
    def parent(self) -> array.array[int]:
        """The ordinal of every entity's parent, NOWHERE where there is none."""
        return self._array("I", "parent")

    @cached_property
    def population(self) -> array.array[int]:
        """The population of every entity, 0 where unknown."""
        return self._array("I", "population")

    @cached_property
    def known(self) -> array.array[int]:
        """1 for every entity that GeoNames or Wikidata lists too."""
        return self._array("B", "known")

    @cached_property
    def feature(self) -> array.array[int]:
        """The number of every entity's feature in `features`."""
        return self._array("B", "feature")

    @cached_property
    def features(self) -> list[str]:
        """The features in the order of their numbers."""
        return self.blob("features").decode().split("\n")

    def feature_numbers(self, features: Iterable[str]) -> frozenset[int]:
        """Return the numbers of features; those no entity has are left out."""
        known = self.features
        return frozenset(known.index(feature) for feature in features if feature in known)

    @cached_property
    def _starts(self) -> array.array[int]:
        # Where each group of bearers begins in `_members`; small enough to keep in memory.
        return self._array("I", "group_starts")

    @cached_property
    def _members(self) -> array.array[int]:
        return self._array("I", "group_members")

    @cached_property
    def locations(self) -> array.array[float]:
        """Latitude and longitude of every entity in turn, NaN where unknown."""
        return cast("array.array[float]", self._array("f", "locations"))

    @cached_property
    def tags(self) -> list[FormTag]:
        """The tags in the order of their numbers."""
        rows = self._rows("SELECT cost, via, language, inflection, source FROM tag ORDER BY id")
        return [FormTag(*row) for row in rows]

    @cached_property
    def background(self) -> Background:
        """Foreign names and common words, which refuse a fuzzy match."""
        return Background(self._array("I", "background"))

    @cached_property
    def stoplist(self) -> Background:
        """Forms that are never matched."""
        return Background(self._array("I", "stoplist"))

    def _bucket(self, key: str) -> Bucket:
        rows = self._rows(
            "SELECT folds, sounds, texts, refs FROM bucket WHERE key = ? "
            "UNION ALL SELECT folds, sounds, texts, refs FROM oblique WHERE key = ?",
            (key, key),
        )
        return join([_columns(row) for row in rows])

    def all_buckets(self) -> Iterator[tuple[str, Bucket]]:
        """Yield every key with a bucket of its base forms or of its oblique cases."""
        for table in ("bucket", "oblique"):
            query = f"SELECT key, folds, sounds, texts, refs FROM {table} ORDER BY key"
            for key, *row in self._connection().execute(query):
                yield key, _columns(tuple(row))

    def _region(self, ordinal: int) -> Bucket:
        row = self._one("SELECT folds, sounds, texts, refs FROM region WHERE ordinal = ?", ordinal)
        return _columns(row) if row else EMPTY

    def base_forms(self, keys: Sequence[str]) -> Bucket:
        """Return the base forms (no oblique cases) under several keys, in one query."""
        marks = ",".join("?" * len(keys))
        rows = self._rows(
            f"SELECT folds, sounds, texts, refs FROM bucket WHERE key IN ({marks}) ORDER BY key",
            keys,
        )
        return join([_columns(row) for row in rows])

    def neighbours(self, key: str) -> list[str]:
        """Return the keys one letter away from `key`: one more, one less or another letter."""
        shorter = [key[:at] + key[at + 1 :] for at in range(len(key))]
        marks = ",".join("?" * (len(shorter) + 1))
        found = {
            row[0]
            for row in self._rows(
                f"SELECT key FROM neighbour WHERE less IN ({marks})", (key, *shorter)
            )
        }
        return sorted((found | {each for each in shorter if len(each) >= 2}) - {key})

    def _bearers(self, group: int) -> tuple[int, ...]:
        starts = self._starts
        return tuple(self._members[starts[group] : starts[group + 1]])

    def ancestors(self, ordinal: int) -> Iterator[int]:
        """Yield the ordinals of an entity's parents, narrowest first."""
        above = self.parent[ordinal]
        while above != NOWHERE:
            yield above
            above = self.parent[above]

    def _inside(self, container: int) -> bytes:
        """Return one byte an entity: 1 for the container itself and everything below it."""
        parent = self.parent
        inside = bytearray(len(parent))
        inside[container] = 1
        extra = self._enclosed_cities.get(container)
        if extra is not None:
            inside[extra] = 1
        # One pass a level of the hierarchy: a place is inside when its parent is.
        for _level in range(6):
            grown = False
            for place, above in enumerate(parent):
                if above != NOWHERE and inside[above] and not inside[place]:
                    inside[place] = grown = True
            if not grown:
                break
        return bytes(inside)

    @cached_property
    def _enclosed_cities(self) -> dict[int, int]:
        # Kyiv and Sevastopol are units of their own, and lie inside the oblast or republic around.
        pairs = (("UA-32", "UA-30"), ("UA-43", "UA-40"))
        found = ((self.ordinal(outer), self.ordinal(inner)) for outer, inner in pairs)
        return {outer: inner for outer, inner in found if outer is not None and inner is not None}

    def ordinal(self, identifier: str) -> int | None:
        """Return the ordinal of an entity id, `authority:code` or ISO 3166 code; None if unknown."""
        row = self._one("SELECT ordinal FROM external WHERE id = ?", identifier)
        return cast(int, row[0]) if row else None

    def _entity(self, ordinal: int) -> Entity:
        row = self._one(
            "SELECT id, kind, feature, name, uk, ru, be, katottg, geonames, wikidata, country, lat, lon, "
            "valid_to FROM entity WHERE ordinal = ?",
            ordinal,
        )
        if row is None:
            raise GazetteerError(f"{self.path} has no entity {ordinal}; build it anew")
        (
            key,
            kind,
            feature,
            name,
            uk,
            ru,
            be,
            katottg,
            geonames,
            wikidata,
            country,
            lat,
            lon,
            valid_to,
        ) = cast(
            "tuple[str, str, str, str, str, str, str, str, str, str, str, float | None, float | None, "
            "str | None]",
            row,
        )
        names = {language: text for language, text in (("uk", uk), ("ru", ru), ("be", be)) if text}
        codes = (("katottg", katottg), ("geonames", geonames), ("wikidata", wikidata))
        ids = {authority: code for authority, code in codes if code}
        parent = self.parent[ordinal]
        parents = () if parent == NOWHERE else self.lineage(parent)
        location = None if lat is None or lon is None else (lat, lon)
        return Entity(
            key, kind, feature, name, names, ids, parents, country, location,
            self.population[ordinal] or None, valid_to,
        )  # fmt: skip

    def _lineage(self, ordinal: int) -> tuple[Parent, ...]:
        row = self._one("SELECT id, name, feature FROM entity WHERE ordinal = ?", ordinal)
        above = self.parent[ordinal]
        here = (Parent(*cast("tuple[str, str, str]", row)),)
        return here if above == NOWHERE else here + self.lineage(above)

    def name(self, ordinal: int) -> str:
        """Return an entity's canonical name."""
        return self.lineage(ordinal)[0].name

    @cached_property
    def _abroad(self) -> bytes:
        countries = self.blob("countries").decode().split("\n")
        return bytes(countries[number] not in ("UA", "") for number in self._array("H", "country"))

    def is_abroad(self, ordinal: int) -> bool:
        """Say whether an entity belongs to a country other than Ukraine, the spine of the tables."""
        return bool(self._abroad[ordinal])

    @cached_property
    def person_keys(self) -> frozenset[str]:
        """Every key that known people are indexed under."""
        return frozenset(key for (key,) in self._rows("SELECT DISTINCT key FROM person_key"))

    def people(self, keys: Sequence[str]) -> list[int]:
        """Return the ordinals of known people indexed under any of the keys."""
        if not keys:
            return []
        marks = ",".join("?" * len(keys))
        rows = self._rows(
            f"SELECT DISTINCT ordinal FROM person_key WHERE key IN ({marks}) ORDER BY ordinal", keys
        )
        return [row[0] for row in rows]

    def extra(self, ordinal: int) -> dict[str, str]:
        """Return an entity's further facts (a person's role, gender, years)."""
        row = self._one("SELECT extra FROM entity WHERE ordinal = ?", ordinal)
        return cast("dict[str, str]", json.loads(cast(str, row[0]))) if row and row[0] else {}

    def aliases(self, entity_id: str) -> tuple[Alias, ...]:
        """Return the attested aliases of an entity, sorted by name; empty for an unknown id."""
        ordinal = self.ordinal(entity_id)
        rows = self._rows(
            "SELECT name, language, kind, derived_from, year, source FROM alias WHERE entity = ? "
            "ORDER BY name, language, kind, source",
            (ordinal,),
        )
        return tuple(Alias(*row) for row in rows)


def _unpacked(code: str, packed: bytes) -> array.array[int]:
    numbers: array.array[int] = array.array(code)
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def join(buckets: list[Bucket]) -> Bucket:
    """Return several buckets as one."""
    if len(buckets) <= 1:
        return buckets[0] if buckets else EMPTY
    columns = zip(*((b.folds, b.sounds, b.groups, b.tags) for b in buckets), strict=True)
    folds, sounds, groups, tags = (list(chain.from_iterable(column)) for column in columns)
    return Bucket(folds, sounds, "\n".join(b.texts for b in buckets), groups, tags)


def _columns(row: tuple[object, ...]) -> Bucket:
    folds, sounds, texts, refs = cast("tuple[str, str, str, bytes]", row)
    numbers = _unpacked("I", refs)
    return Bucket(folds.split("\n"), sounds.split("\n"), texts, numbers[::2], numbers[1::2])


@lru_cache(maxsize=1)
def _bundled() -> Gazetteer:
    gazetteer = Gazetteer(artefact.BUNDLED)
    if artefact.is_stale(gazetteer.manifest, artefact.BUNDLED):
        raise GazetteerError(
            "the tables in data/ are newer than the compiled gazetteer; run `make data`"
        )
    return gazetteer


def _reopened(path: str) -> Gazetteer:
    return _bundled() if Path(path) == artefact.BUNDLED else Gazetteer(Path(path))
