"""Make data/places/ukraine_renamed.tsv: names that settlements lost before KATOTTG began."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.import_katottg import kind_of, settlements_by_name
from tools.inputs import Inputs
from tools.katottg import Unit
from tools.koatuu import renamed_in_koatuu
from tools.tables import AliasRow
from translit_norm.gazetteer.table import Row, read_table

COLUMNS = ("oblast", "raion", "hromada", "present", "former", "russian", "year")


def alias_rows(inputs: Inputs) -> Iterator[AliasRow]:
    """Yield the names lost between two editions of KOATUU, then those of tools/renamed.tsv.

    ValueError names a row of the latter that no settlement answers to, or several.
    """
    for unit, former in renamed_in_koatuu(inputs):
        kind = kind_of(former, unit.name)
        yield AliasRow(f"katottg:{unit.code}", former, "uk", kind, "uk", "strong", source="koatuu")
    named = settlements_by_name(inputs)
    for row in read_table(Path(__file__).with_name("renamed.tsv"), COLUMNS):
        bearers = [
            unit
            for unit in named.get((row["oblast"], row["present"]), [])
            if _lies_in(unit, row, inputs)
        ]
        if len(bearers) != 1:
            raise ValueError(f"renamed.tsv: {len(bearers)} settlements answer to {row}")
        entity = f"katottg:{bearers[0].code}"
        for name, language in ((row["former"], "uk"), (row["russian"], "ru")):
            if name:
                yield AliasRow(
                    entity, name, language, "former", language, "strong", year=row["year"],
                    source="renamed",
                )  # fmt: skip


def _lies_in(unit: Unit, row: Row, inputs: Inputs) -> bool:
    """Whether the unit lies in the row's raion and hromada, where they are said."""
    above = {inputs.units[code].name for code in unit.levels if code in inputs.units}
    said = {row["raion"], row["hromada"]} - {""}
    return said <= above
