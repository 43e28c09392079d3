"""Fetch the pinned packages and write every imported table: python -m tools.refresh CACHE."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from tools import (
    import_admin,
    import_background,
    import_countries,
    import_districts,
    import_foreign,
    import_geonames,
    import_katottg,
    import_renamed,
    subjects,
)
from tools.fetch import fetch
from tools.inputs import Inputs, read_inputs
from tools.join import Joined
from tools.sharing import claims_of, mark_shared, read_claims
from tools.tables import AliasRow, EntityRow, write_aliases, write_entities
from translit_norm.romanise.engine import romanise
from translit_norm.script.fold import fold

TABLES = Path(__file__).resolve().parents[1] / "data"


def main() -> None:
    """Run the whole import into the checkout's data folder."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.refresh CACHE_FOLDER")
    cache = Path(sys.argv[1])
    fetch(cache)
    inputs = read_inputs(cache)
    joined = import_katottg.join_ukraine(inputs)
    report("GeoNames rows of Ukraine joined", len(joined.unique) + len(joined.second))
    report("… several bearers", len(joined.several))
    report("… none", len(joined.unmatched))
    entities, aliases = tables_of(inputs, joined)
    write(TABLES / "places", entities, aliases)
    own = own_spellings(
        chain.from_iterable(entities.values()), chain.from_iterable(aliases.values())
    )
    background = TABLES / "background"
    names = import_background.foreign_names(inputs.cities, own)
    made_by = "made by tools/import_background.py"
    note = f"Folded names of places abroad (GeoNames, CC BY 4.0); {made_by}"
    report("foreign.txt", import_background.write_lines(background / "foreign.txt", names, note))
    words = import_background.common_words(cache, own)
    note = f"Common words (word-lists in sources.toml); {made_by}"
    report("words.txt", import_background.write_lines(background / "words.txt", words, note))


def tables_of(
    inputs: Inputs, joined: Joined
) -> tuple[dict[str, list[EntityRow]], dict[str, list[AliasRow]]]:
    """Return the rows of every entity table and every alias table by file name."""
    russia, russia_aliases = import_geonames.neighbour_rows(inputs, "RU")
    belarus, belarus_aliases = import_geonames.neighbour_rows(inputs, "BY")
    foreign, foreign_aliases = import_foreign.foreign_rows(inputs)
    entities = {
        "ukraine.tsv": import_katottg.entity_rows(inputs, joined),
        "subjects.tsv": list(subjects.entity_rows(inputs)),
        "russia.tsv": russia,
        "belarus.tsv": belarus,
        "countries.tsv": list(import_countries.entity_rows(inputs)),
        "foreign.tsv": foreign,
        "districts.tsv": list(import_districts.entity_rows(inputs, joined)),
    }
    aliases = {
        "ukraine_aliases.tsv": list(import_geonames.ukraine_alias_rows(inputs, joined)),
        "ukraine_former.tsv": import_katottg.former_rows(inputs),
        "ukraine_renamed.tsv": list(import_renamed.alias_rows(inputs)),
        "russia_aliases.tsv": russia_aliases,
        "belarus_aliases.tsv": belarus_aliases,
        "countries_aliases.tsv": import_countries.alias_rows(inputs),
        "admin_aliases.tsv": list(import_admin.alias_rows(inputs)),
        "foreign_aliases.tsv": foreign_aliases,
    }
    return entities, aliases


def write(
    folder: Path, entities: dict[str, list[EntityRow]], aliases: dict[str, list[AliasRow]]
) -> None:
    """Write the tables; aliases that several entities claim are marked as shared."""
    for name, rows in entities.items():
        report(
            name, write_entities(folder / name, rows, f"Imported by tools/, see {SOURCES[name]}")
        )
    curated = claims_of(read_claims(folder, aliases))
    claims = claims_of(chain.from_iterable(aliases.values()))
    for name, alias_rows in aliases.items():
        marked = mark_shared(alias_rows, claims, curated)
        report(
            name, write_aliases(folder / name, marked, f"Imported by tools/, see {SOURCES[name]}")
        )


SOURCES = {
    "ukraine.tsv": "import_katottg.py", "ukraine_former.tsv": "import_katottg.py",
    "ukraine_renamed.tsv": "import_renamed.py",
    "ukraine_aliases.tsv": "import_geonames.py", "subjects.tsv": "subjects.py",
    "russia.tsv": "import_geonames.py", "russia_aliases.tsv": "import_geonames.py",
    "belarus.tsv": "import_geonames.py", "belarus_aliases.tsv": "import_geonames.py",
    "countries.tsv": "import_countries.py", "countries_aliases.tsv": "import_countries.py",
    "foreign.tsv": "import_foreign.py", "foreign_aliases.tsv": "import_foreign.py",
    "admin_aliases.tsv": "import_admin.py", "districts.tsv": "import_districts.py",
}  # fmt: skip


def own_spellings(entities: Iterable[EntityRow], aliases: Iterable[AliasRow]) -> frozenset[str]:
    """Return the folded spellings of our own tables in Ukraine, Russia and Belarus."""
    ids, spellings = set(), set()
    for row in entities:
        if row.country in import_foreign.OURS:
            ids.add(row.id)
            names = [row.name, row.uk, row.ru, row.be]
            names += [romanise(row.uk), romanise(row.ru, scheme="ru-bgn-pcgn-1947")]
            spellings |= {fold(name) for name in names}
    spellings |= {fold(row.name) for row in aliases if row.entity in ids}
    return frozenset(spellings)


def report(what: str, count: int) -> None:
    """Print one count of the import."""
    print(f"{count:8,}  {what}", file=sys.stderr)


if __name__ == "__main__":
    main()
