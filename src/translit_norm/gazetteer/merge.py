"""From staged lines to the buckets of the file: one line for each form, tag and set of bearers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple, cast

from translit_norm.gazetteer.bearers import Bearers
from translit_norm.gazetteer.bucket import BucketLine, stored
from translit_norm.gazetteer.forms import Tag
from translit_norm.gazetteer.stage import NOWHERE, Stage

_BATCH = 20_000


class Tags:
    """Numbers the tags in the order of their coming; `ranks` puts them in their own order."""

    def __init__(self) -> None:
        self._numbers: dict[Tag, int] = {}

    def number(self, tag: Tag) -> int:
        """Return the number of a tag."""
        return self._numbers.setdefault(tag, len(self._numbers))

    def ordered(self) -> list[Tag]:
        """Return all tags in their order."""
        return sorted(self._numbers)

    def ranks(self) -> list[int]:
        """Return for each number the place of its tag in the order."""
        ranks = [0] * len(self._numbers)
        for rank, tag in enumerate(self.ordered()):
            ranks[self._numbers[tag]] = rank
        return ranks


class Bucketful(NamedTuple):
    """The lines under one key: base forms and oblique cases."""

    key: str
    base: list[BucketLine]
    oblique: list[BucketLine]


def buckets(stage: Stage, tags: Tags, staged: Bearers, final: Bearers) -> Iterator[Bucketful]:
    """Yield the buckets by key. Of several tags of an entity under one form the cheapest stays."""
    ranks = tags.ranks()
    inflected = [tag.via == "inflected" for tag in tags.ordered()]
    rows = stage.query("SELECT key, fold, sound, text, tag, bearers FROM line ORDER BY key, fold")
    typed = cast("Iterator[tuple[str, str, str, str, int, int]]", rows)
    for key, in_bucket in groupby(typed, key=lambda row: row[0]):
        base: list[BucketLine] = []
        oblique: list[BucketLine] = []
        for fold, same in groupby(in_bucket, key=lambda row: row[1]):
            found = sorted((ranks[tag], text, spoken, who) for _, _, spoken, text, tag, who in same)
            _rank, text, spoken, _who = found[0]
            for rank, ordinals in _by_tag([(each[0], each[3]) for each in found], staged):
                line = (fold, spoken, text, final.number(ordinals), rank)
                (oblique if inflected[rank] else base).append(line)
        yield Bucketful(key, base, oblique)


def _by_tag(found: list[tuple[int, int]], staged: Bearers) -> Iterator[tuple[int, tuple[int, ...]]]:
    if len(found) == 1:
        yield found[0][0], staged.members(found[0][1])
        return
    seen: set[int] = set()
    for rank, sets in groupby(found, key=lambda each: each[0]):
        ordinals = {ordinal for _rank, who in sets for ordinal in staged.members(who)} - seen
        if ordinals:
            seen |= ordinals
            yield rank, tuple(sorted(ordinals))


class Regional:
    """Gathers the base forms of each unit below its country, for the search inside one."""

    def __init__(self, stage: Stage, units: object, final: Bearers) -> None:
        self._stage, self._final = stage, final
        self._units = cast("list[int]", units)
        self._waiting: list[tuple[int | str, ...]] = []

    def add(self, lines: list[BucketLine]) -> None:
        """Take the base forms of a bucket."""
        for fold, spoken, text, who, tag in lines:
            for unit in {self._units[ordinal] for ordinal in self._final.members(who)}:
                if unit != NOWHERE:
                    self._waiting.append((unit, fold, spoken, text, who, tag))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        insert = "INSERT INTO regional VALUES (?,?,?,?,?,?)"
        self._stage.connection.executemany(insert, self._waiting)
        self._waiting.clear()

    def stored(self) -> Iterator[tuple[int, bytes]]:
        """Yield the forms of every unit by its ordinal."""
        self._flush()
        rows = self._stage.query(
            "SELECT * FROM regional ORDER BY unit, fold, sound, text, bearers, tag"
        )
        typed = cast("Iterator[tuple[int, str, str, str, int, int]]", rows)
        for unit, lines in groupby(typed, key=lambda row: row[0]):
            yield unit, stored([line[1:] for line in lines])
