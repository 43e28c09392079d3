"""Write the tables of data/places: fixed columns, NFC, sorted, a comment naming the script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

from translit_norm.gazetteer.table import read_table


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One row of an entity table; every value is text, empty where not known."""

    id: str
    feature: str
    parent: str = ""
    country: str = ""
    name: str = ""
    uk: str = ""
    ru: str = ""
    be: str = ""
    iso: str = ""
    geonames: str = ""
    wikidata: str = ""
    lat: str = ""
    lon: str = ""
    population: str = ""
    valid_to: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One row of an alias table; every value is text, empty where not known."""

    entity: str
    name: str
    language: str = ""
    kind: str = "variant"
    derived_from: str = ""
    strength: str = "strong"
    shared: str = ""
    year: str = ""
    source: str = ""
    note: str = ""


def write_entities(path: Path, rows: Iterable[EntityRow], comment: str) -> int:
    """Write an entity table sorted by id, corrections applied, and return the number of its rows."""
    corrected = (astuple(replace(row, **corrections().get(row.id, {}))) for row in rows)
    return _write(path, [field.name for field in fields(EntityRow)], corrected, comment)


@lru_cache(maxsize=1)
def corrections() -> dict[str, dict[str, str]]:
    """Return id → column → the right value, from tools/corrections.tsv."""
    table: dict[str, dict[str, str]] = {}
    path = Path(__file__).with_name("corrections.tsv")
    for row in read_table(path, ("id", "column", "value")):
        table.setdefault(row["id"], {})[row["column"]] = row["value"]
    return table


def write_aliases(path: Path, rows: Iterable[AliasRow], comment: str) -> int:
    """Write an alias table sorted by entity and name and return the number of its rows.

    One row remains for each entity, name and language: the first in sort order, so that a strong
    row and a known source of the same spelling do not stand beside a weak one.
    """
    kept: dict[tuple[str, str, str], AliasRow] = {}
    for row in sorted(rows, key=lambda row: (row.strength, row.kind, astuple(row))):
        kept.setdefault((row.entity, row.name, row.language), row)
    known = {(row.entity, row.name) for row in kept.values() if row.language}
    lasting = (r for r in kept.values() if r.language or (r.entity, r.name) not in known)
    return _write(path, [field.name for field in fields(AliasRow)], map(astuple, lasting), comment)


def _write(path: Path, header: list[str], rows: Iterable[tuple[str, ...]], comment: str) -> int:
    lines = sorted("\t".join(row) for row in rows)
    text = "\n".join([f"# {comment}", "\t".join(header), *lines]) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(unicodedata.normalize("NFC", text), encoding="utf-8", newline="\n")
    return len(lines)
