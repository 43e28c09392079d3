"""GeoNames dump files → rows for `build`: `UA.txt` or `allCountries.txt`, and `alternateNamesV2.txt`.

The columns and codes are those of the readme and featureCodes files that GeoNames publishes with
its dumps.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from translit_norm.gazetteer.forms import official_name
from translit_norm.gazetteer.intake import Given, Rejected
from translit_norm.gazetteer.records import HOME, LANGUAGES
from translit_norm.gazetteer.table import Row
from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold

_WIDTH, _ALTERNATE_WIDTHS = 19, range(4, 11)
_FEATURES = {
    "ADM1": "oblast", "ADM2": "raion", "ADM3": "hromada", "PCLI": "country", "PCLD": "country",
    "PCLS": "country", "PCL": "country", "PPLX": "city-district", "PPLC": "city", "PPLA": "city",
    "PPLA2": "city", "RGN": "region", "CONT": "continent", "ISL": "island", "ISLS": "island",
    "MT": "mountain", "MTS": "mountains", "PK": "mountain", "HLL": "mountain", "HLLS": "mountains",
    "PEN": "peninsula", "CAPE": "cape", "SPIT": "spit", "STM": "river", "STMS": "river",
    "CNL": "canal", "LK": "lake", "LKS": "lake", "RSV": "reservoir", "SEA": "sea", "BAY": "bay",
    "LGN": "liman", "STRT": "strait", "AIRP": "airport", "DAM": "dam", "PRT": "port", "BDG": "bridge",
    "PS": "power-plant", "PSH": "power-plant", "PSN": "power-plant",
}  # fmt: skip
#: What is left of a class of codes; spots, roads and vegetation without a code above stay out.
_CLASSES = {"P": "village", "A": "region", "H": "lake", "T": "mountain", "L": "region"}
_SUBJECTS = {"RU": {"Oblast": "oblast", "Krai": "krai", "Republic": "republic"}}
#: People from which a populated place without a code of its own is called a city.
_CITY, _TOWN = 10_000, 2_000
#: Dropped: places that ended are former names of nothing here, and zones are no places.
_LEFT_OUT = ("PPLH", "PPLW", "PPLQ", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "PCLH", "ZN")
#: Pseudo-languages of alternateNamesV2 that hold no names.
_NO_LANGUAGES = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "phon", "piny", "tcid", "abbr"}
)
_BIGGEST_ID = 1 << 31
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэёъ"), "be": frozenset("ў")}


class Dump:
    """One dump and the alternate names beside it. Iterating yields rows, faulty lines as rejected.

    With `alternates`, names come with their language from there; without, the untagged names of
    the dump serve: weak, and with a language only where letters or the main name tell it.
    """

    def __init__(self, places: Path, alternates: Path | None = None) -> None:
        self.places, self.alternates = places, alternates
        self._ids = bytearray()
        self._units = _units(places)

    def __iter__(self) -> Iterator[Given]:
        for line, cells in _lines(self.places):
            if not _WIDTH - 1 <= len(cells) <= _WIDTH or not cells[0].isdecimal():
                wide = len(cells) != _WIDTH
                found = f"{len(cells)} cells" if wide else f"first cell {cells[0]!r}"
                wanted = f"{_WIDTH} with tabs between them" if wide else "a GeoNames id"
                yield Rejected(self.places.name, line, f"{found}, not {wanted}")
            elif (feature := feature_of(cells)) and int(cells[0]) < _BIGGEST_ID:
                self._note(int(cells[0]))
                yield Row(self.places.name, line, self._row(cells, feature))
                if self.alternates is None:
                    yield from self._untagged(cells, line)
        if self.alternates is not None:
            yield from self._tagged(self.alternates)

    def _note(self, number: int) -> None:
        """Remember an id in one bit: the file of alternates names places of the whole world."""
        if number >> 3 >= len(self._ids):
            self._ids.extend(bytes((number >> 3) + 1 - len(self._ids) + (1 << 16)))
        self._ids[number >> 3] |= 1 << (number & 7)

    def _noted(self, number: int) -> bool:
        return number >> 3 < len(self._ids) and bool(self._ids[number >> 3] >> (number & 7) & 1)

    def _row(self, cells: list[str], feature: str) -> dict[str, str]:
        country = cells[8]
        return {
            "id": f"geonames:{cells[0]}", "name": cells[1] or cells[2], "feature": feature,
            "parent": self._parent(cells), "country": country, "lat": cells[4], "lon": cells[5],
            "population": cells[14] if cells[14] != "0" else "", "source": "geonames-dump",
        }  # fmt: skip

    def _parent(self, cells: list[str]) -> str:
        """Return the id of the narrowest unit of the dump that the codes of a place name."""
        codes = [cells[8], *cells[10:13]]
        own = f"geonames:{cells[0]}"
        for length in range(len(codes), 0, -1):
            found = self._units.get(".".join(codes[:length]), "") if all(codes[:length]) else ""
            if found and found != own:
                return found
        return ""

    def _untagged(self, cells: list[str], line: int) -> Iterator[Row]:
        for name in dict.fromkeys(cells[3].split(",")):
            if not fold(name) or name == cells[1]:
                continue
            language = language_of(name, cells[1], cells[8])
            yield Row(self.places.name, line, {
                "entity": f"geonames:{cells[0]}", "name": name, "language": language,
                "strength": "strong" if language else "weak", "source": "geonames-dump",
            })  # fmt: skip

    def _tagged(self, path: Path) -> Iterator[Given]:
        for line, cells in _lines(path):
            if len(cells) not in _ALTERNATE_WIDTHS or not cells[1].isdecimal():
                problem = f"has {len(cells)} cells; the second should be a GeoNames id"
                yield Rejected(path.name, line, problem)
                continue
            if not self._noted(int(cells[1])) or cells[2] in _NO_LANGUAGES:
                continue
            preferred, short, colloquial, historic = ([*cells[4:8], "", "", "", ""])[:4]
            plain = not (short == "1" or colloquial == "1")
            values = {
                "entity": f"geonames:{cells[1]}", "name": cells[3], "language": cells[2],
                "kind": "former" if historic == "1" else "variant",
                "strength": "strong" if cells[2] and plain else "weak",
                "rank": "0" if preferred == "1" and plain else "1" if plain else "2",
                "source": "geonames-dump", "year": cells[9][-4:] if len(cells) > 9 else "",
            }  # fmt: skip
            yield Row(path.name, line, values)


def feature_of(cells: list[str]) -> str:
    """Return our word for the feature of a line of a dump, "" for what is no place with a name.

    >>> cells = ["1", "Kyiv", "", "", "50", "30", "P", "PPLC", "UA"] + [""] * 5 + ["2797553"]
    >>> feature_of(cells)
    'city'
    """
    kind, code = cells[6], cells[7]
    if code in _LEFT_OUT:
        return ""
    found = _FEATURES.get(code) or _CLASSES.get(kind, "")
    if kind == "A" and cells[8] not in HOME and found in ("oblast", "raion", "hromada"):
        return "region"
    if code == "ADM1":
        last = cells[1].rpartition(" ")[2]
        return _SUBJECTS.get(cells[8], {}).get(last, "oblast")
    if kind == "P" and found == "village" and cells[14].isdecimal():
        people = int(cells[14])
        return "city" if people >= _CITY else "settlement" if people >= _TOWN else found
    return found


def language_of(name: str, main: str, country: str) -> str:
    """Return the language an untagged Cyrillic name is in, "" where neither letters nor `main` tell.

    >>> language_of("Борова", "Borova", "UA"), language_of("Київ", "Kyiv", "UA")
    ('uk', 'uk')
    >>> language_of("Боровая", "Borova", "UA"), language_of("Борыспаль", "Boryspil", "UA")
    ('', 'ru')
    """
    if script_of(name) != "Cyrl" or country not in HOME:
        return ""
    letters = set(name.lower())
    if country == "BY" and letters & {"і", "и", "щ"}:
        return "ru" if letters & {"и", "щ"} else "be"  # the one letter each lacks
    telling = [language for language, own in _LETTERS.items() if letters & own]
    if len(telling) == 1:
        return telling[0]
    if telling:  # і and ы together are Belarusian
        return "be"
    home = HOME[country]
    own_names = {language: name if language == home else "" for language in LANGUAGES}
    return home if fold(official_name(**own_names, country=country)) == fold(main) else ""


def _units(places: Path) -> dict[str, str]:
    """Return code → id of the countries and the units of the first three orders in a dump."""
    units: dict[str, str] = {}
    for _line, cells in _lines(places):
        if len(cells) >= _WIDTH - 1 and cells[6] == "A":
            code = cells[7]
            if code in ("PCLI", "PCLD", "PCLS", "PCL"):
                _lowest(units, cells[8], cells[0])
            elif code in ("ADM1", "ADM2", "ADM3"):
                codes = [cells[8], *cells[10 : 10 + int(code[-1])]]
                if all(codes):
                    _lowest(units, ".".join(codes), cells[0])
    return {code: f"geonames:{number}" for code, number in units.items()}


def _lowest(units: dict[str, str], code: str, number: str) -> None:
    known = units.get(code)
    if number.isdecimal() and (known is None or int(number) < int(known)):
        units[code] = number


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of every line; a byte that is no UTF-8 is one odd letter."""
    with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip("\r\n"):
                yield number, line.rstrip("\r\n").split("\t")
