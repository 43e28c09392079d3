"""The page "Coverage and accuracy", made from data/ and bench/results.md whenever the site is built.

mkdocs loads this file as a hook; `python -m tools.coverage_page` prints the page.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = "reference/coverage.md"

_LANGUAGES = {
    "uk": "Ukrainian", "ru": "Russian", "be": "Belarusian", "en": "English", "de": "German",
    "pl": "Polish", "fr": "French", "crh": "Crimean Tatar", "": "not tagged",
}  # fmt: skip
_UNITS = ("country", "oblast", "republic", "krai", "raion", "hromada")
_SETTLEMENTS = ("city", "settlement", "village", "city-district")
#: Aliases in fewer rows than this are counted together.
_FEW = 700

Row = Mapping[str, str]


def page(tables: Path, results: Path) -> str:
    """Return the page in Markdown, from the tables and the results of `make bench`."""
    places = [row for name in _sheets(tables / "places", "id") for row in rows(name)]
    aliases = [row for name in _sheets(tables / "places", "entity") for row in rows(name)]
    parts = [
        _HEAD,
        "## Places\n",
        _places(places, aliases),
        "## Names of places\n",
        _aliases(places, aliases),
    ]
    parts += [
        "## People\n",
        _people(tables / "persons"),
        "## Schemes\n",
        _schemes(tables / "schemes"),
    ]
    parts += ["## Sources\n", _sources(tables / "sources.toml"), "## Accuracy and speed\n"]
    return "\n".join([*parts, _results(results)])


_HEAD = """# Coverage and accuracy

This page is made from the tables and from the results of `make bench` whenever the site is built, so it
says what this version holds.
"""


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a table by column; comment lines before the header are left out."""
    lines = (line.rstrip("\n") for line in path.read_text(encoding="utf-8").splitlines())
    told = (line for line in lines if not line.startswith("#"))
    header = next(told, "").split("\t")
    for line in told:
        yield dict(zip(header, line.split("\t"), strict=False))


def _sheets(folder: Path, first: str) -> list[Path]:
    """Return the tables of a folder whose first column is `first`."""
    return [
        path
        for path in sorted(folder.glob("*.tsv"))
        if first in next(iter(rows(path)), {first: ""}) and not path.name.startswith("_")
    ]


def table(header: Iterable[str], body: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table; numbers get thousands separators."""
    titles = list(header)
    lines = [f"| {' | '.join(titles)} |", f"| {' | '.join('---' for _ in titles)} |"]
    for row in body:
        cells = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _places(places: list[Row], aliases: list[Row]) -> str:
    countries = ("UA", "RU", "BY")
    counted = Counter((row["feature"], row["country"]) for row in places)
    features = Counter(row["feature"] for row in places)
    shown = [*_UNITS, *_SETTLEMENTS]
    shown += sorted(feature for feature in features if feature not in shown)
    body = [
        (
            feature,
            *(counted[feature, country] for country in countries),
            features[feature] - sum(counted[feature, country] for country in countries),
        )
        for feature in shown
        if features[feature]
    ]
    known = table(("feature", "Ukraine", "Russia", "Belarus", "elsewhere"), body)
    settlements = [
        row for row in places if row["country"] == "UA" and row["feature"] in _SETTLEMENTS[:3]
    ]
    russian = {row["entity"] for row in aliases if row["language"] == "ru"}
    facts = [
        ("KATOTTG code", sum(row["id"].startswith("katottg:") for row in settlements)),
        ("GeoNames id", sum(bool(row["geonames"]) for row in settlements)),
        ("Wikidata id", sum(bool(row["wikidata"]) for row in settlements)),
        ("coordinates", sum(bool(row["lat"]) for row in settlements)),
        ("population", sum(bool(row["population"]) for row in settlements)),
        (
            "attested Russian name",
            sum(bool(row["ru"]) or row["id"] in russian for row in settlements),
        ),
    ]
    total = max(1, len(settlements))
    shares = [(what, count, f"{count / total:.0%}") for what, count in facts]
    return (
        f"{known}\nOf the {total:,} settlements of Ukraine in the tables so many have:\n\n"
        + table(("", "settlements", "share"), shares)
    )


def _aliases(places: list[Row], aliases: list[Row]) -> str:
    kinds = Counter(row["kind"] for row in aliases)
    languages = Counter(row["language"] for row in aliases)
    many = [
        (_LANGUAGES.get(tag, tag), count) for tag, count in languages.most_common() if count >= _FEW
    ]
    few = [count for count in languages.values() if count < _FEW]
    if few:
        many.append((f"{len(few)} other languages", sum(few)))
    names = Counter(
        row["uk"] for row in places if row["country"] == "UA" and row["feature"] in _SETTLEMENTS[:3]
    )
    shared = sum(count for name, count in names.items() if name and count > 1)
    total = max(1, sum(count for name, count in names.items() if name))
    return (
        f"{shared:,} of {total:,} settlements of Ukraine ({shared / total:.0%}) share their name with "
        "another one.\n\n"
        + table(("kind of alias", "rows"), kinds.most_common())
        + "\n"
        + table(("language of aliases", "rows"), many)
        + "\nForms that rules derive at compile time (the other languages' names, oblique cases) come "
        "on top.\n"
    )


def _people(folder: Path) -> str:
    body = [
        (path.stem.replace("_", " "), sum(1 for _ in rows(path)))
        for path in sorted(folder.glob("*.tsv"))
    ]
    return table(("table", "rows"), body)


def _schemes(folder: Path) -> str:
    schemes = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.toml"))
        if not path.name.startswith("_")
    ]
    counted = Counter((each["language"], each["certainty"]) for each in schemes)
    grades = sorted({each["certainty"] for each in schemes})
    body = [
        (
            _LANGUAGES[language],
            sum(each["language"] == language for each in schemes),
            *(counted[language, grade] for grade in grades),
        )
        for language in ("uk", "ru", "be")
    ]
    return table(("language", "schemes", *(f"certainty {grade}" for grade in grades)), body)


def _sources(path: Path) -> str:
    sources: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    body = [
        (f"`{key}`", each["title"], each["version"], each["licence"])
        for key, each in sources.items()
    ]
    return table(("key", "title", "version", "terms"), body)


def _results(path: Path) -> str:
    if not path.is_file():
        return "No results were recorded for this version; `make bench` makes them.\n"
    text = path.read_text(encoding="utf-8")
    # The report's own title goes; its sections move one level down.
    body = re.sub(r"\A# .*\n", "", text)
    return re.sub(r"^(#+) ", r"#\1 ", body, flags=re.MULTILINE)


def on_files(files: Any, config: Any) -> Any:
    """Add the page to the files of the site (a hook of mkdocs)."""
    from mkdocs.structure.files import File

    content = page(ROOT / "data", ROOT / "bench" / "results.md")
    files.append(File.generated(config, PAGE, content=content))
    return files


if __name__ == "__main__":
    print(page(ROOT / "data", ROOT / "bench" / "results.md"))
