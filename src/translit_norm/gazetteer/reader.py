"""Reading a compiled gazetteer: buckets of forms, entities, and what lies inside what.

Objects are safe to share between threads and across fork: each process and thread opens its own
SQLite connection, and the small arrays read at the start never change.
"""

from __future__ import annotations

import array
import os
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.bucket import EMPTY, Bucket, FormTag, key_number
from translit_norm.gazetteer.entities import Alias, Entities
from translit_norm.gazetteer.facts import NOWHERE
from translit_norm.gazetteer.store import OPENING, SOUNDS, unpacked
from translit_norm.script.sound import shorter_keys

if TYPE_CHECKING:
    from translit_norm.gazetteer.build import BuildReport, Rejected, Rows

__all__ = ["BARE", "EMPTY", "NOWHERE", "OWN", "Alias", "Bucket", "FormTag", "Gazetteer"]

#: The inflection mark of a unit's bare name (`Kherson` for the oblast).
BARE = "bare"
#: The mark of a settlement named by the adjective of its unit (`Lymansk` for Lyman).
ADJECTIVE = "adjective"
#: The source of a caller's own row that names none.
OWN = "own"


class Gazetteer(Entities):
    """A compiled gazetteer, opened read-only.

    Raises `GazetteerError` where the file is missing, damaged or of another format version.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.bucket = lru_cache(maxsize=2048)(self._bucket)
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

    def __reduce__(self) -> tuple[object, ...]:
        return (_reopened, (str(self.path),))

    def _bucket(self, key: str) -> Bucket:
        row = self._one("SELECT forms FROM bucket WHERE number = ?", key_number(key))
        return Bucket.read(row[0]) if row else EMPTY

    def buckets(self) -> Iterator[Bucket]:
        """Yield the buckets of all keys."""
        for (forms,) in self._connection().execute("SELECT forms FROM bucket"):
            yield Bucket.read(forms)

    def _region(self, ordinal: int) -> Bucket:
        row = self._one("SELECT forms FROM region WHERE ordinal = ?", ordinal)
        return Bucket.read(row[0]) if row else EMPTY

    def nearby(self, key: str) -> list[str]:
        """Return the sounds of base forms under the keys one letter away from `key`, in their order.

        One letter away is one more, one less or another letter; a key has three letters or more.
        The last line is empty.
        """
        shorter = shorter_keys(key)
        marks = ",".join("?" * (len(shorter) + 1))
        query = f"SELECT less, numbers FROM neighbour WHERE less IN ({marks})"
        found = {less: set(unpacked("I", row)) for less, row in self._rows(query, (key, *shorter))}
        longer = found.pop(key, set())
        others = set().union(*found.values())
        # The key itself is both left whole and one letter longer than what is left of it.
        starts, lines = self._heard_starts, self.large(SOUNDS)
        pieces = [lines[starts[at] : starts[at + 1]] for at in sorted(longer ^ others)]
        return b"".join(cast("list[bytes]", pieces)).decode().split("\n")

    def opening(self, key: str) -> list[str]:
        """Return the sounds of base forms under the keys that begin as `key` does, in their order.

        The last line is empty.
        """
        row = self._one("SELECT first, after FROM opening WHERE letters = ?", key[:OPENING])
        if row is None:
            return [""]
        starts, lines = self._heard_starts, self.large(SOUNDS)
        found = cast(bytes, lines[starts[row[0]] : starts[row[1]]])
        return found.decode().split("\n")

    @cached_property
    def _heard_starts(self) -> array.array[int]:
        return self._array("I", "heard_starts")

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
