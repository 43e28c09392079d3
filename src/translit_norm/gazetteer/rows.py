"""A caller's rows → records: what is missing is filled in, what cannot be used says why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from translit_norm.gazetteer.cells import (
    UnusableRow,
    degrees_in,
    identifier_in,
    name_in,
    names_in,
    population_in,
    text_in,
)
from translit_norm.gazetteer.forms import official_name
from translit_norm.gazetteer.reader import OWN
from translit_norm.gazetteer.records import (
    AUTHORITIES,
    DECLINED,
    HOME,
    LANGUAGES,
    NO_MAIN_NAME,
    OtherName,
    Record,
    codes_of,
    facts_text,
)
from translit_norm.gazetteer.table import ALIAS_KINDS
from translit_norm.script.detect import script_of

#: Columns of a row of an entity, of a person (beside id, name, aliases), and of a further name.
PLACE_COLUMNS = (
    "id", "kind", "name", "aliases", "feature", "parent", "country", *LANGUAGES, "iso", *AUTHORITIES,
    "lat", "lon", "population", "valid_to", "source",
)  # fmt: skip
PERSON_COLUMNS = ("names", "gender", "role", "role_from", "role_to", "born")
NAME_COLUMNS = (
    "entity", "name", "language", "kind", "derived_from", "strength", "year", "source", "rank",
)  # fmt: skip
COLUMNS = frozenset({*PLACE_COLUMNS, *PERSON_COLUMNS, *NAME_COLUMNS})

#: The feature of a row that says none: the word people use most loosely for a place they live in.
DEFAULT_FEATURE = "settlement"
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэёъ"), "be": frozenset("ў")}


def records_of(row: Mapping[str, object], line: int) -> Iterator[Record | OtherName]:
    """Yield the record of a row and its further names; a row with `entity` is one further name.

    Only id and name are required. `aliases` is text joined by `|`, a list of texts and of mappings
    with name, language, kind, …, or names by their language. Raises `UnusableRow`.
    """
    if row.get("entity") not in (None, ""):
        yield _other_name(row, identifier_in(row, "entity"), line)
        return
    identifier = identifier_in(row, "id")
    source = text_in(row, "source") or OWN
    if text_in(row, "kind") == "person":
        yield _person(row, identifier, source, line)
        listed = names_in(row.get("names"))[0 if text_in(row, "name") else 1 :]
    else:
        yield _place(row, identifier, source, line)
        listed = []
    for alias in (*listed, *names_in(row.get("aliases"))):
        given = alias if isinstance(alias, Mapping) else {"name": alias}
        yield _other_name({"source": source, **given}, identifier, line)


def _place(row: Mapping[str, object], identifier: str, source: str, line: int) -> Record:
    country = text_in(row, "country").upper()
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise UnusableRow(f"country {country!r} should be two letters of ISO 3166-1")
    name = name_in(row, "name", required=not any(text_in(row, each) for each in LANGUAGES))
    own = {language: name_in(row, language, required=False) for language in LANGUAGES}
    language = _language_of(name, country) if script_of(name) == "Cyrl" else ""
    if language and not own[language]:
        own[language], name = name, ""
    name = name or official_name(own["uk"], own["ru"], own["be"], country)
    feature = text_in(row, "feature") or DEFAULT_FEATURE
    lat, lon = degrees_in(row, "lat", 90.0), degrees_in(row, "lon", 180.0)
    if (lat is None) != (lon is None):
        raise UnusableRow("lat and lon go together; one of them is empty")
    codes = codes_of(identifier, *(text_in(row, authority) for authority in AUTHORITIES))
    made = feature in DECLINED and (not country or country in HOME)
    return Record(
        identifier, "place", feature, text_in(row, "parent"), country, name, own["uk"], own["ru"],
        own["be"], text_in(row, "iso"), *codes, lat, lon, population_in(row), text_in(row, "valid_to"),
        source, "", int(made), line,
    )  # fmt: skip


def _person(row: Mapping[str, object], identifier: str, source: str, line: int) -> Record:
    first = next(iter(names_in(row.get("names"))), "")
    if isinstance(first, Mapping):
        first = first.get("name")
    name = name_in({"name": row.get("name") or first}, "name", required=True)
    uk, ru, be = (name_in(row, language, required=False) for language in LANGUAGES)
    facts = {key: text_in(row, key) for key in ("gender", "role", "role_from", "role_to", "born")}
    if facts["born"] and not re.match(r"\d{4}(?!\d)", facts["born"]):
        raise UnusableRow(f"born {facts['born']!r} should begin with a year of four digits")
    facts["born"] = facts["born"][:4]
    if facts["gender"] not in ("", "m", "f"):
        raise UnusableRow(f"gender {facts['gender']!r} should be m or f")
    codes = codes_of(identifier, "", "", text_in(row, "wikidata"))
    return Record(
        identifier, "person", "person", "", text_in(row, "country").upper(), name, uk, ru, be, "",
        *codes, None, None, 0, "", source, facts_text(facts), 0, line,
    )  # fmt: skip


def _other_name(row: Mapping[str, object], entity: str, line: int) -> OtherName:
    name = name_in(row, "name", required=True)
    kind, strength = text_in(row, "kind") or "variant", text_in(row, "strength") or "strong"
    if kind not in ALIAS_KINDS:
        raise UnusableRow(f"kind {kind!r} should be one of {', '.join(sorted(ALIAS_KINDS))}")
    if strength not in ("strong", "weak"):
        raise UnusableRow(f"strength {strength!r} should be strong or weak")
    language = text_in(row, "language")
    main = script_of(name) == "Cyrl" and kind in ("endonym", "exonym", "variant", "conventional")
    said = text_in(row, "rank")
    rank = min(int(said), NO_MAIN_NAME) if said.isdecimal() else 1
    if not main or language not in LANGUAGES:
        rank = NO_MAIN_NAME
    return OtherName(
        entity, name, language, kind, text_in(row, "derived_from"), strength, text_in(row, "year"),
        text_in(row, "source") or OWN, rank, line,
    )  # fmt: skip


def _language_of(name: str, country: str) -> str:
    """Return the language a Cyrillic name is in: by letters only it has, else by the country."""
    letters = set(name.lower())
    telling = [language for language, own in _LETTERS.items() if letters & own]
    if "be" in telling or country == "BY":
        return "be"
    if len(telling) == 1:
        return telling[0]
    return HOME.get(country or "UA", "")
