"""`python -m bench.build --rows N`: how fast a GeoNames dump becomes a gazetteer, and in what memory.

The dump is made here, in the published format: names of the bundled gazetteer and compounds of them
(Ново-, Верхньо-, …), three quarters Ukrainian, the rest Russian, half of all names shared by several
places as in Ukraine; two tagged names a place, and one line in a thousand malformed.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.report import table
from translit_norm.gazetteer.artefact import BUNDLED
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.romanise.engine import romanise

SEED = 11
#: The size of a run inside `make bench`; the aim is stated for half a million rows.
ROWS = 50_000
AIM_ROWS, AIM_SECONDS, AIM_BYTES = 500_000, 180, 1 << 30
_PREFIXES = {
    "UA": ("", "Ново", "Старо", "Верхньо", "Нижньо", "Біло", "Червоно", "Велико", "Мало"),
    "RU": ("", "Ново", "Старо", "Верхне", "Нижне", "Бело", "Красно", "Велико", "Мало"),
}
_SCHEMES = {"UA": "uk-kmu-2010", "RU": "ru-bgn-pcgn-1947"}
_CODES = ("PPL",) * 8 + ("STM", "LK")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took, and how long."""

    rows: int
    lines: int
    seconds: float
    peak_bytes: int
    file_bytes: int


def main() -> None:
    """Make a dump, build it and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("--rows", type=int, default=AIM_ROWS)
    for title, body in _sections(parser.parse_args().rows).items():
        print(f"## {title}\n\n{body}")


def report(cases: Path | None) -> Mapping[str, str]:
    """Return the section of the report; there are no case files for this part."""
    return _sections(ROWS)


def _sections(rows: int) -> dict[str, str]:
    built = measure(rows)
    within = built.seconds / built.rows <= AIM_SECONDS / AIM_ROWS and built.peak_bytes < AIM_BYTES
    figures = {
        "rows": f"{built.rows:,}",
        "with tagged names": f"{built.lines:,}",
        "rows a second": f"{built.rows / built.seconds:,.0f}",
        "peak memory, MB": f"{built.peak_bytes / 1e6:,.0f}",
        "file, MB": f"{built.file_bytes / 1e6:,.0f}",
        "aim (500,000 in 3 minutes, 1 GB)": "reached" if within else "missed",
    }
    return {"Building a gazetteer from a GeoNames dump": table([figures])}


def measure(rows: int) -> Built:
    """Make a dump of so many rows and build it in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        places, names = Path(folder) / "dump.txt", Path(folder) / "alternateNamesV2.txt"
        lines = write_dump(rows, places, names)
        out = Path(folder) / "built.sqlite"
        command = [sys.executable, "-m", "translit_norm.cli", "build", "--geonames", str(places)]
        started = time.perf_counter()
        done = subprocess.run(
            [*command, "--alternates", str(names), "--out", str(out)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        seconds = time.perf_counter() - started
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        return Built(rows, lines, seconds, peak, out.stat().st_size)


def write_dump(rows: int, places: Path, names: Path) -> int:
    """Write a dump of so many rows with its tagged names; return the lines of both."""
    lines = 0
    with places.open("w", encoding="utf-8") as dump, names.open("w", encoding="utf-8") as tagged:
        for number, (country, cyrillic) in enumerate(_names(rows), start=1):
            latin = romanise(cyrillic, scheme=_SCHEMES[country])
            cells = [
                str(number), latin, latin, "", f"{44 + number % 800 / 100}", "31.5",
                "H" if number % 10 > 7 else "P", _CODES[number % 10], country, "", "01", "", "", "",
                str(number % 5000), "", "", "", "2026-01-01",
            ]  # fmt: skip
            print("\t".join(cells[: 5 if number % 1000 == 0 else None]), file=dump)
            language = "uk" if country == "UA" else "ru"
            for serial, (tag, name) in enumerate(((language, cyrillic), ("en", latin + "e"))):
                flags = (str(2 * number + serial), str(number), tag, name, "1", "", "", "")
                print(*flags, sep="\t", file=tagged)
            lines += 3
    return lines


def _names(rows: int) -> Iterator[tuple[str, str]]:
    """Yield country and Cyrillic name of each row; half of them are new, half repeat a name."""
    chosen = random.Random(SEED)
    stems = {country: _stems(country) for country in _PREFIXES}
    for _ in range(rows):
        country = "UA" if chosen.random() < 0.75 else "RU"
        stem, prefix = chosen.choice(stems[country]), chosen.choice(_PREFIXES[country])
        yield country, f"{prefix}{stem.lower()}" if prefix else stem


def _stems(country: str) -> list[str]:
    language = "uk" if country == "UA" else "ru"
    names = {
        getattr(card, language)
        for card in Gazetteer(BUNDLED).cards()
        if card.country == country and card.feature in ("city", "settlement", "village")
    }
    return sorted(filter(None, names))


if __name__ == "__main__":
    main()
