"""Spellings withheld from the tables: the honest test on names nobody wrote for the bench.

All attested spellings of a seeded third of the entities are kept out of the index for the run: a
third of the spellings would not do, since most of the rest fold to the same key. Namesakes are
drawn together, or one's alias would give away the other's. What is left of those entities is their
canonical name and what rules make of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.cases import Case, derivation
from bench.peers import ascii_fold
from translit_norm.gazetteer.compile import compile_tables
from translit_norm.gazetteer.forms import official_name
from translit_norm.gazetteer.table import Row, read_aliases, read_entities, read_sources
from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold

SEED = 2022
#: Pairs less alike than this after plain romanisation are other names (renamed places, exonyms of
#: their own), which no rule yields from the canonical one; they are reported apart.
ALIKE = 0.55
UNLIKE = "another name (no rule yields it)"
_COUNTRIES = frozenset({"UA", "RU", "BY"})
_HOME = {"UA": "uk", "RU": "ru", "BY": "be"}


@dataclass(frozen=True)
class Withheld:
    """The cases to ask, and what to tell the compiler to leave out: (entity id, NUL, fold)."""

    cases: tuple[Case, ...]
    spellings: frozenset[str]


def part_of(name: str, parts: int = 3, seed: int = SEED) -> int:
    """Return which of the seeded parts the bearers of a name belong to."""
    digest = hashlib.sha256(f"{seed} {name}".encode()).digest()
    return int.from_bytes(digest[:8]) % parts


def withhold(folder: Path, part: int = 0) -> Withheld:
    """Return the withheld spellings of the tables below `folder` as cases, sorted by entity.

    The bench judges on part 0; tools fit on part 1, so that no place is on both sides.
    """
    sources = read_sources(folder / "sources.toml")
    entities = read_entities(folder / "places", sources)
    spellings: set[str] = set()
    cases: list[Case] = []
    seen: set[tuple[str, str]] = set()
    for row, name, language, derived_from in _attested(folder, entities, sources):
        key, canonical = fold(name), canonical_names(row)
        if part_of(canonical[-1]) != part or (row["id"], key) in seen:
            continue
        seen.add((row["id"], key))
        spellings.add(f"{row['id']}\0{key}")
        if key in map(fold, canonical) or script_of(name) not in ("Latn", "Cyrl"):
            continue
        alike = max(
            Levenshtein.normalized_similarity(ascii_fold(name), ascii_fold(own))
            for own in canonical
        )
        kind = derivation(name, language, derived_from) if alike >= ALIKE else UNLIKE
        region = _region(row, entities)
        ids = frozenset({row["id"]})
        cases.append(
            Case(name, region, None, "", language, "place", canonical[0], ids, row["source"], kind)
        )
    cases.sort(key=lambda case: (min(case.ids), case.surface))
    return Withheld(tuple(cases), frozenset(spellings))


def _attested(
    folder: Path, entities: Mapping[str, Row], sources: Mapping[str, object]
) -> Iterator[tuple[Row, str, str, str]]:
    """Yield entity, spelling, language and origin of every attested name but the canonical ones."""
    for row in entities.values():
        if row["country"] in _COUNTRIES:
            for language in ("uk", "ru", "be"):
                if row[language] and language != _HOME[row["country"]]:
                    yield row, row[language], language, language
    for alias in read_aliases(folder / "places", dict(entities), sources):
        row = entities[alias["entity"]]
        if row["country"] in _COUNTRIES:
            yield row, alias["name"], alias["language"], alias["derived_from"]


def canonical_names(row: Row) -> list[str]:
    """Return the canonical Latin name of an entity and, where attested, its own Cyrillic one."""
    latin = row["name"] or official_name(row["uk"], row["ru"], row["be"], row["country"])
    return [latin, *filter(None, [row[_HOME[row["country"]]]])]


def _region(row: Row, entities: Mapping[str, Row]) -> str:
    """Return the id of the unit right below the entity's country, else that of the country."""
    here, above = row, row["parent"]
    while above and entities[above]["parent"]:
        here = entities[above]
        above = here["parent"]
    return here["id"] if here is not row else above


def compile_without(folder: Path, withheld: Withheld, output: Path) -> Path:
    """Compile the tables without the withheld spellings and return where the gazetteer lies."""
    compile_tables(folder, output, withheld=withheld.spellings)
    return output
