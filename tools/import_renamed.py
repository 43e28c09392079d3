"""Make data/places/ukraine_renamed.tsv: names that settlements lost before KATOTTG began."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tools.import_katottg import SPELT_OTHERWISE, old_names
from tools.inputs import Inputs
from tools.join import SETTLEMENTS
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
        changed = Levenshtein.distance(former.lower(), unit.name.lower())
        kind = "variant" if changed <= SPELT_OTHERWISE else "former"
        yield AliasRow(f"katottg:{unit.code}", former, "uk", kind, "uk", "strong", source="koatuu")
    names: dict[str, list[Unit]] = {}
    earlier = old_names(inputs)
    for unit in inputs.units.values():
        if unit.category in SETTLEMENTS:
            for name in {unit.name, *earlier.get(unit.code, [])}:
                names.setdefault(name, []).append(unit)
    for row in read_table(Path(__file__).with_name("renamed.tsv"), COLUMNS):
        bearers = [u for u in names.get(row["present"], []) if _lies_in(u, row, inputs)]
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
    """Whether the unit lies in the row's oblast and, where they are said, raion and hromada."""
    above = {inputs.units[code].name for code in unit.levels if code in inputs.units}
    said = {row["raion"], row["hromada"]} - {""}
    return unit.code[2:4] == row["oblast"] and said <= above
