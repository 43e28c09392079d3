"""Mark the spellings that several entities claim, as the compiler asks of strong aliases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tools.tables import AliasRow
from translit_norm.gazetteer.table import ALIAS_COLUMNS, read_table, tables_of
from translit_norm.script.fold import fold

Claims = dict[str, set[str]]


def claims_of(rows: Iterable[AliasRow]) -> Claims:
    """Return folded spelling → the entities that claim it as a strong alias."""
    claims: Claims = defaultdict(set)
    for row in rows:
        if row.strength == "strong":
            claims[fold(row.name)].add(row.entity)
    return claims


def read_claims(folder: Path, written_here: Iterable[str]) -> list[AliasRow]:
    """Return the rows of the alias tables in `folder` that no script writes."""
    own = frozenset(written_here)
    return [
        AliasRow(**row.values)
        for path in tables_of(folder, "entity")
        if path.name not in own
        for row in read_table(path, ALIAS_COLUMNS)
    ]


def mark_shared(
    rows: Iterable[AliasRow], claims: Claims, curated: Claims | None = None
) -> list[AliasRow]:
    """Return the rows with `shared` set where another entity claims the spelling too.

    Against a curated claim an imported row gives way: it becomes weak.
    """
    marked = []
    for row in rows:
        key = fold(row.name)
        if (curated or {}).get(key, set()) - {row.entity}:
            row = replace(row, shared="shared", strength="weak")
        elif claims.get(key, set()) - {row.entity}:
            row = replace(row, shared="shared")
        marked.append(row)
    return marked
