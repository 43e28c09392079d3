"""The settlements that oblasts, raions and hromadas are named after: `Kherson` for the oblast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from translit_norm.gazetteer.columns import Columns
from translit_norm.gazetteer.forms import UNITS
from translit_norm.gazetteer.records import LANGUAGES, Record
from translit_norm.gazetteer.stage import Stage
from translit_norm.script.sound import class_key, sound

_RANK = {"city": 0, "settlement": 1, "village": 2}
#: A name this much longer or shorter than the adjective's stem is not what it comes from.
_CLOSE = 2

_Fit = tuple[int, int, int, int]


class Seat(NamedTuple):
    """What a unit is named after: the settlement (None where none fits) and the names it goes by."""

    ordinal: int | None
    names: tuple[str, ...]


def seats(stage: Stage, columns: Columns, units: dict[int, Record]) -> dict[int, Seat]:
    """Return unit → the settlement its adjective comes from.

    The settlement lies inside the unit and its consonants begin like the adjective's stem; of
    several the one with the least left over wins, then the larger kind (for oblasts the reverse).
    """
    stems = {
        ordinal: class_key(sound(unit.uk.split(" ")[0])).removesuffix("sk")
        for ordinal, unit in units.items()
    }
    best: dict[int, tuple[_Fit, tuple[str, ...]]] = {}
    for ordinal, feature, names in _settlements(stage):
        key = class_key(sound(names[1]))
        for above in columns.ancestors(ordinal):
            stem = stems.get(above, "")
            if len(stem) < 2 or not (key[: len(stem)] == stem or stem[: len(key)] == key):
                continue
            left, rank = abs(len(key) - len(stem)), _RANK[feature]
            leading = rank if units[above].feature == "oblast" else left
            fit = (leading, left, rank, ordinal)
            if left <= _CLOSE and (above not in best or fit < best[above][0]):
                best[above] = (fit, names)
    found: dict[int, Seat] = {}
    for ordinal in units:
        (*_rest, seat), names = best.get(ordinal, ((None,), ()))
        found[ordinal] = Seat(seat, tuple(dict.fromkeys(filter(None, names))))
    return found


def ukrainian_units(stage: Stage) -> Iterator[tuple[int, Record]]:
    """Yield the units with a Ukrainian name, which other forms are made of."""
    for ordinal, record, _parent in stage.records():
        if record.feature in UNITS and record.uk:
            yield ordinal, record


def _settlements(stage: Stage) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    rows = stage.query(
        f"SELECT ordinal, feature, name, {', '.join(LANGUAGES)} FROM entity JOIN number USING (id) "
        "WHERE country = 'UA' AND feature IN ('city', 'settlement', 'village') AND uk <> ''"
    )
    for ordinal, feature, *names in rows:
        yield cast(int, ordinal), cast(str, feature), tuple(cast("list[str]", names))
