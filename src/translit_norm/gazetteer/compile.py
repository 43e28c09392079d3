"""The tables of a checkout → the gazetteer that comes with the package.

`python -m translit_norm.gazetteer.compile` is what `make data` runs; the build hook calls
`compile_package`. The same tables give the same bytes, whatever the order of their rows.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import cast

from translit_norm.errors import TableError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.assemble import assemble
from translit_norm.gazetteer.background import (
    given_names,
    hashes,
    listed_spellings,
    stopped_spellings,
)
from translit_norm.gazetteer.lexicon import lexicon, read_groups
from translit_norm.gazetteer.packed import carried
from translit_norm.gazetteer.records import (
    HOME,
    LANGUAGES,
    Record,
    other_names,
    person_record,
    place_record,
)
from translit_norm.gazetteer.stage import Stage
from translit_norm.gazetteer.table import (
    Row,
    read_aliases,
    read_entities,
    read_people,
    read_sources,
)
from translit_norm.script.fold import fold

#: Rules that are read before any gazetteer and travel beside the compiled file as they are.
_READ_AS_TEXT = (
    "schemes/*.toml",
    "styles/*.toml",
    "languages/[a-z][a-z].toml",
    "languages/??_cases.tsv",
    "languages/letters_*.tsv",
    "languages/russian_stems.tsv",
)
#: Tables of rules that a gazetteer carries.
RULES = ("category_words.tsv", "confidence.toml", "costs.tsv", "translated_words.tsv")


def compile_tables(
    folder: Path, output: Path, *, withheld: frozenset[str] = frozenset()
) -> dict[str, object]:
    """Compile the tables below `folder` into `output` and return the manifest.

    `withheld` names folded spellings that the bench keeps out of the index, as (entity id, NUL,
    fold). Raises `TableError` for the first fault in a table.
    """
    sources = read_sources(folder / "sources.toml")
    entities = read_entities(folder / "places", sources)
    aliases = read_aliases(folder / "places", entities, sources)
    people, people_aliases = read_people(folder / "persons", sources)
    with Stage() as stage:
        for row in entities.values():
            stage.add(_without(place_record(row), withheld))
        for row in people:
            if not stage.add(person_record(row)):
                raise row.fault(f"id {row['id']} is a place's too")
        for name in other_names((*_allowed(aliases, withheld), *people_aliases)):
            stage.name(name)
        words, models = lexicon(read_groups(folder, generate=False))
        manifest = {
            "format_version": artefact.FORMAT_VERSION,
            "sources": artefact.source_hashes(folder),
            "credits": {key: sources[key] for key in sorted(sources)},
        }
        blobs = rule_blobs(folder) | {f"letters.{key}": model for key, model in models.items()}
        return assemble(stage, output, manifest, blobs, lexicon=words)


def rule_blobs(folder: Path) -> dict[str, bytes]:
    """Return what a gazetteer carries beside its names, from the tables below `folder`."""
    blobs = {name: (folder / "languages" / name).read_bytes() for name in RULES}
    given = given_names(folder / "persons" / "given_names.tsv")
    blobs["background"] = hashes(chain(listed_spellings(folder / "background"), given))
    blobs["stoplist"] = hashes(stopped_spellings(folder / "stoplist.tsv"))
    return blobs | dict(carried(folder))


def _allowed(aliases: Iterable[Row], withheld: frozenset[str]) -> list[Row]:
    return [row for row in aliases if f"{row['entity']}\0{fold(row['name'])}" not in withheld]


def _without(record: Record, withheld: frozenset[str]) -> Record:
    """Return a record without its withheld names; its own language's name always stays."""
    gone: list[str] = []
    for language in LANGUAGES:
        name = str(getattr(record, language))
        if language != HOME.get(record.country) and f"{record.id}\0{fold(name)}" in withheld:
            gone.append(language)
    return record._replace(
        uk="" if "uk" in gone else record.uk,
        ru="" if "ru" in gone else record.ru,
        be="" if "be" in gone else record.be,
    )


def compile_package(tables: Path, target: Path) -> dict[str, object]:
    """Fill the package's data folder: the compiled gazetteer and the rules read as text."""
    for folder in target.glob("*/"):
        shutil.rmtree(folder)
    for path in (path for pattern in _READ_AS_TEXT for path in tables.glob(pattern)):
        copy = target / path.relative_to(tables)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return compile_tables(tables, target / artefact.BUNDLED.name)


def main() -> None:
    """Compile the checkout's tables into the package: what `make data` runs."""
    if not artefact.CHECKOUT_TABLES.is_dir():
        raise TableError("data", "folder", "is not here; run this in a checkout")
    manifest = compile_package(artefact.CHECKOUT_TABLES, artefact.DATA_FOLDER)
    counts = cast("dict[str, int]", manifest["counts"])
    summary = f"{counts['entities']} entities, {counts['aliases']} aliases"
    print(f"{artefact.BUNDLED}: {summary}", file=sys.stderr)


if __name__ == "__main__":
    main()
