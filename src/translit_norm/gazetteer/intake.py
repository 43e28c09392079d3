"""Taking the rows of a caller one by one, and the report of what was taken and what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from translit_norm.errors import InputTypeError
from translit_norm.gazetteer.base import Base
from translit_norm.gazetteer.cells import UnusableRow
from translit_norm.gazetteer.join import join, tell
from translit_norm.gazetteer.records import OtherName, Record
from translit_norm.gazetteer.rows import COLUMNS, records_of
from translit_norm.gazetteer.stage import Stage
from translit_norm.gazetteer.table import Row
from translit_norm.types import Record as Value

#: How many rejected rows a report holds; all of them go to `rejects`.
KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Rejected(Value):
    """A row that was left out: where it stood (lines count from 1) and why."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport(Value):
    """What a build did. `rejections` holds the first thousand of the `rejected` rows.

    `places` and `people` count what was added, `joined` the rows that told more of an entity of
    the base, `names` all further names; `unknown_columns` were not read.
    """

    path: str
    version: str
    places: int
    people: int
    joined: int
    names: int
    rejected: int
    rejections: tuple[Rejected, ...] = ()
    unknown_columns: tuple[str, ...] = ()


#: A row as it is given: a mapping, a row of a file, or one that its reader could not make out.
Given = Mapping[str, object] | Row | Rejected
Rows = Iterable[Given]


class Intake:
    """Takes rows one by one, and settles at the end what only all of them together tell."""

    def __init__(
        self, stage: Stage, base: Base | None, rejects: Callable[[Rejected], None] | None
    ) -> None:
        self._stage, self._base, self._rejects = stage, base, rejects
        self._count = {"place": 0, "person": 0, "joined": 0, "names": 0, "rejected": 0}
        self._kept: list[Rejected] = []
        self._unknown: set[str] = set()
        self._number = 0
        self._files: list[str] = []
        self.sources: set[str] = set()

    def take(self, row: Given, *, person: bool = False) -> None:
        """Take a row, or note why not."""
        self._number += 1
        if isinstance(row, Rejected):
            self._reject(row)
            return
        file, line, values = "people" if person else "rows", self._number, row
        if isinstance(row, Row):
            file, line, values = row.table, row.line, row.values
        if not isinstance(values, Mapping):
            raise InputTypeError("a row", row, "a mapping of column to value")
        if not COLUMNS.issuperset(values):
            self._unknown |= values.keys() - COLUMNS
        place = self._place(file, line)
        try:
            records = records_of({**values, "kind": "person"} if person else values, place)
            entity, names = "", list[OtherName]()
            for each in records:
                if isinstance(each, Record):
                    self._add(each)
                    entity = self._known(each.id) or each.id
                else:
                    entity = entity or self._known(each.entity) or each.entity
                    names.append(each._replace(entity=entity))
        except UnusableRow as reason:
            self._reject(Rejected(file, line, str(reason)))
            return
        for name in names:
            self._stage.name(name)
            self.sources.add(name.source)

    def _place(self, file: str, line: int) -> int:
        """Return where a row stands as one number: the file's in the high bits."""
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        return (len(self._files) - 1) << 40 | line

    def _located(self, place: int, reason: str) -> Rejected:
        return Rejected(self._files[place >> 40], place & (1 << 40) - 1, reason)

    def _known(self, identifier: str) -> str:
        return self._base.known(identifier) if self._base else ""

    def _add(self, record: Record) -> None:
        known = self._known(record.id)
        if known == record.id:
            raise UnusableRow(f"id {record.id} stands already in the base gazetteer")
        parent = self._known(record.parent) or record.parent if record.parent else ""
        self.sources.add(record.source)
        if known:
            tell(self._stage, known, record)
            self._count["joined"] += 1
        elif self._stage.add(record._replace(parent=parent)):
            self._count[record.kind] += 1
        else:
            raise UnusableRow(f"id {record.id} stands in an earlier row already")

    def _reject(self, rejected: Rejected) -> None:
        self._count["rejected"] += 1
        if len(self._kept) < KEPT:
            self._kept.append(rejected)
        if self._rejects:
            self._rejects(rejected)

    def settle(self) -> None:
        """Leave out what hangs in the air, and let further names name what has none."""
        for entity, line in self._stage.lost_names():
            self._reject(self._located(line, f"entity {entity} is in no row"))
        self._lose_children()
        self._stage.name_by_aliases()
        if self._base:
            joined = join(self._stage, self._base, self._refuse)
            self._count["joined"] += joined
            self._count["place"] -= joined
            self._lose_children()
        self._count["names"] = self._stage.count_own_names()

    def _refuse(self, record: Record, reason: str) -> None:
        self._count[record.kind] -= 1
        self._reject(self._located(record.line, reason))

    def _lose_children(self) -> None:
        while lost := self._stage.lost_children():
            for identifier, kind, parent, line in lost:
                self._count[kind] -= 1
                problem = f"parent {parent} of {identifier} is in no row that was taken"
                self._reject(self._located(line, problem))

    def report(self, path: str, version: str) -> BuildReport:
        """Return the report of the build."""
        unknown = tuple(sorted(map(str, self._unknown)))
        return BuildReport(
            path, version, self._count["place"], self._count["person"], self._count["joined"],
            self._count["names"], self._count["rejected"], tuple(self._kept), unknown,
        )  # fmt: skip
