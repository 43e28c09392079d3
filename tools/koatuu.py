"""Settlements whose name changed between two editions of KOATUU, found again in KATOTTG.

KOATUU was the codifier before KATOTTG. Its editions of 2015-07-15 and of 2017-12-18 stand on
either side of the renamings of 2016; `koatuu.tsv` holds every settlement that has another name at
the same code, with the raion and the seat of the council it lay in. The codes are of no use after
2020, so a settlement is found by its oblast and name; of namesakes, by its class (city, urban-type
settlement, else), the hromada that also has the seat or is named as the old raion was, then by the
raion where the others of its old raion went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.import_katottg import settlements_by_name
from tools.inputs import Inputs
from tools.katottg import Unit
from translit_norm.gazetteer.table import Row, read_table

COLUMNS = ("code", "former", "present", "raion", "seat")
#: Of the settlements found in an old raion, so many must have gone where a namesake is looked for.
_MOST = 0.9


def renamed_in_koatuu(inputs: Inputs) -> Iterator[tuple[Unit, str]]:
    """Yield settlements with the name they had in 2015; those with several bearers are left out."""
    rows = list(read_table(Path(__file__).with_name("koatuu.tsv"), COLUMNS))
    named = settlements_by_name(inputs)
    found: dict[str, Unit] = {}
    went: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        bearers = _bearers(row, named, inputs)
        if len(bearers) == 1:
            found[row["code"]] = bearers[0]
            went.setdefault(_old_raion(row), Counter())[_raion(bearers[0])] += 1
    for row in rows:
        if row["code"] not in found:
            there = _likely(went.get(_old_raion(row), Counter()))
            inside = [unit for unit in _bearers(row, named, inputs) if _raion(unit) in there]
            if len(inside) == 1:
                found[row["code"]] = inside[0]
    claimed = Counter((unit.code, unit.name) for unit in found.values())
    for row in rows:
        unit = found.get(row["code"])
        if unit is not None and claimed[unit.code, unit.name] == 1:
            yield unit, row["former"]


def _bearers(row: Row, named: dict[tuple[str, str], list[Unit]], inputs: Inputs) -> list[Unit]:
    """Return who bears the present name in the oblast, narrowed down by what the row tells."""
    oblast = row["code"][:2]
    bearers = named.get((oblast, row["present"]), [])
    seats = named.get((oblast, row["seat"]), []) if row["seat"] != row["present"] else []
    beside = {_hromada(unit) for unit in seats}
    around = row["raion"].removesuffix("ий") + "а"
    for fits in (
        lambda unit: _class(inputs.units_2021[unit.code].category) == _class_told(row["code"]),
        lambda unit: _hromada(unit) in beside,
        lambda unit: inputs.units[_hromada(unit)].name == around,
    ):
        bearers = list(filter(fits, bearers)) or bearers
    return bearers


def _class(category: str) -> str:
    return category if category in "MT" else ""


def _class_told(code: str) -> str:
    """Return the class by the digits of KOATUU: M for a city, T for an urban-type settlement.

    >>> _class_told("1412046500"), _class_told("4411000000"), _class_told("7423084001")
    ('T', 'M', '')
    """
    if code.endswith("00000") or (code[5] == "1" and code.endswith("00")):
        return "M"
    return "T" if code[5] in "456" and code.endswith("00") else ""


def _likely(went: Counter[str]) -> set[str]:
    total = sum(went.values())
    return {raion for raion, count in went.items() if count >= _MOST * total}


def _old_raion(row: Row) -> tuple[str, str]:
    return row["code"][:2], row["raion"]


def _raion(unit: Unit) -> str:
    return unit.levels[1]


def _hromada(unit: Unit) -> str:
    return unit.levels[2]
