"""The join of GeoNames to KATOTTG on a country of six settlements."""

from __future__ import annotations

from dataclasses import replace

from tools.geonames import City
from tools.join import (
    Joined,
    bearers,
    drop_misplaced,
    join,
    kilometres,
    name_index,
    resolve_by_place,
)
from tools.katottg import Unit

OBLAST = "UA65000000000000000"


def _unit(digits: str, category: str, name: str) -> Unit:
    code = f"UA65{digits}".ljust(19, "0")
    raion, hromada = code[:6].ljust(19, "0"), code[:9].ljust(19, "0")
    return Unit(code, (OBLAST, raion, hromada, code), category, name)


UNITS = {
    unit.code: unit
    for unit in (
        _unit("020100101", "M", "Каховка"),
        _unit("020100201", "C", "Зелене"),
        _unit("040200101", "M", "Скадовськ"),
        _unit("040200201", "C", "Зелене"),
        _unit("040200301", "C", "Каховка"),
        _unit("060300101", "C", "Зелене"),
    )
}
KAKHOVKA, GREEN_1, SKADOVSK, GREEN_2, VILLAGE, GREEN_3 = UNITS
INDEX = name_index(UNITS.values(), {SKADOVSK: ["Цюрупинськ"]})
CITY = City("1", "Kakhovka", 46.8, 33.5, "UA", "08", 35_000, ("Каховка", "Kachowka"))


def _green(number: str, lat: float) -> City:
    return City(number, "Zelene", lat, 33.5, "UA", "08", 300, ("Зелене", "Зелёное"))


def test_a_town_is_meant_by_a_populous_row() -> None:
    assert bearers(CITY, UNITS, INDEX, "") == [KAKHOVKA]
    assert bearers(replace(CITY, population=100), UNITS, INDEX, "") == [KAKHOVKA, VILLAGE]


def test_the_raion_decides_between_namesakes() -> None:
    assert bearers(_green("2", 46.8), UNITS, INDEX, "6504") == [GREEN_2]
    assert bearers(_green("2", 46.8), UNITS, INDEX, "6599") == [GREEN_1, GREEN_2, GREEN_3]


def test_a_row_under_an_old_name_finds_its_town() -> None:
    row = City("3", "Tsyurupynsk", 46.1, 32.9, "UA", "08", 20_000, ("Цюрупинськ",))
    assert bearers(row, UNITS, INDEX, "") == [SKADOVSK]


def test_another_oblast_is_never_searched() -> None:
    assert bearers(replace(CITY, admin1="07"), UNITS, INDEX, "") == []


def test_the_more_populous_of_two_rows_keeps_the_settlement() -> None:
    twin = replace(CITY, id="9", population=3_000)
    joined = join([twin, CITY], UNITS, INDEX, {})
    assert joined.unique == {KAKHOVKA: CITY}
    assert joined.second == [twin]


def test_neighbours_decide_where_names_do_not() -> None:
    skadovsk = City("4", "Skadovsk", 46.1, 32.9, "UA", "08", 18_000, ("Скадовськ",))
    near = _green("5", 46.83)
    joined = join([CITY, skadovsk, near], UNITS, INDEX, {})
    assert joined.several == [(near, (GREEN_1, GREEN_2, GREEN_3))]
    assert resolve_by_place(joined, UNITS) == 1
    assert joined.unique[GREEN_1] == near
    assert joined.several == []


def test_a_row_between_two_bearers_stays_undecided() -> None:
    skadovsk = City("4", "Skadovsk", 46.9, 33.5, "UA", "08", 18_000, ("Скадовськ",))
    joined = join([CITY, skadovsk, _green("5", 46.85)], UNITS, INDEX, {})
    assert resolve_by_place(joined, UNITS) == 0


def test_a_join_far_from_its_hromada_is_taken_back() -> None:
    far = _green("6", 50.0)
    joined = Joined(unique={KAKHOVKA: CITY, GREEN_1: far})
    joined.unique["UA65020100300000000"] = replace(CITY, id="7", lat=46.81)
    units = UNITS | {"UA65020100300000000": _unit("020100301", "C", "Чорнянка")}
    assert drop_misplaced(joined, units) == 1
    assert far in joined.unmatched


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert abs(kilometres(CITY, replace(CITY, lat=47.8)) - 111.2) < 0.5
