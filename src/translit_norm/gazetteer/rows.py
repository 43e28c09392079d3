"""A caller's rows → records: what is missing is filled in, what cannot be used says why."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from translit_norm.errors import TranslitNormError
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
from translit_norm.script.fold import fold

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
_LONGEST = 200
_MOST_PEOPLE = 0xFFFFFFFF
_CONTROL_RE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэёъ"), "be": frozenset("ў")}


class UnusableRow(TranslitNormError):
    """A row that cannot go into a gazetteer; the message is the reason."""


def records_of(row: Mapping[str, object], line: int) -> Iterator[Record | OtherName]:
    """Yield the record of a row and its further names; a row with `entity` is one further name.

    Only id and name are required. `aliases` is text joined by `|`, a list of texts and of mappings
    with name, language, kind, …, or names by their language. Raises `UnusableRow`.
    """
    if row.get("entity") not in (None, ""):
        yield _other_name(row, _identifier(row, "entity"), line)
        return
    identifier = _identifier(row, "id")
    source = _text(row, "source") or OWN
    if _text(row, "kind") == "person":
        yield _person(row, identifier, source, line)
        listed = _listed(row.get("names"))[0 if _text(row, "name") else 1 :]
    else:
        yield _place(row, identifier, source, line)
        listed = []
    for alias in (*listed, *_listed(row.get("aliases"))):
        given = alias if isinstance(alias, Mapping) else {"name": alias}
        yield _other_name({"source": source, **given}, identifier, line)


def _place(row: Mapping[str, object], identifier: str, source: str, line: int) -> Record:
    country = _text(row, "country").upper()
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise UnusableRow(f"country {country!r} should be two letters of ISO 3166-1")
    name = _name(row, "name", required=not any(_text(row, each) for each in LANGUAGES))
    own = {language: _name(row, language, required=False) for language in LANGUAGES}
    language = _language_of(name, country) if script_of(name) == "Cyrl" else ""
    if language and not own[language]:
        own[language], name = name, ""
    name = name or official_name(own["uk"], own["ru"], own["be"], country)
    feature = _text(row, "feature") or DEFAULT_FEATURE
    lat, lon = _degrees(row, "lat", 90.0), _degrees(row, "lon", 180.0)
    if (lat is None) != (lon is None):
        raise UnusableRow("lat and lon go together; one of them is empty")
    codes = codes_of(identifier, *(_text(row, authority) for authority in AUTHORITIES))
    made = feature in DECLINED and (not country or country in HOME)
    return Record(
        identifier, "place", feature, _text(row, "parent"), country, name, own["uk"], own["ru"],
        own["be"], _text(row, "iso"), *codes, lat, lon, _population(row), _text(row, "valid_to"),
        source, "", int(made), line,
    )  # fmt: skip


def _person(row: Mapping[str, object], identifier: str, source: str, line: int) -> Record:
    first = next(iter(_listed(row.get("names"))), "")
    if isinstance(first, Mapping):
        first = first.get("name")
    name = _name({"name": row.get("name") or first}, "name", required=True)
    uk, ru, be = (_name(row, language, required=False) for language in LANGUAGES)
    facts = {key: _text(row, key) for key in ("gender", "role", "role_from", "role_to", "born")}
    if facts["born"] and not re.match(r"\d{4}(?!\d)", facts["born"]):
        raise UnusableRow(f"born {facts['born']!r} should begin with a year of four digits")
    facts["born"] = facts["born"][:4]
    if facts["gender"] not in ("", "m", "f"):
        raise UnusableRow(f"gender {facts['gender']!r} should be m or f")
    codes = codes_of(identifier, "", "", _text(row, "wikidata"))
    return Record(
        identifier, "person", "person", "", _text(row, "country").upper(), name, uk, ru, be, "",
        *codes, None, None, 0, "", source, facts_text(facts), 0, line,
    )  # fmt: skip


def _other_name(row: Mapping[str, object], entity: str, line: int) -> OtherName:
    name = _name(row, "name", required=True)
    kind, strength = _text(row, "kind") or "variant", _text(row, "strength") or "strong"
    if kind not in ALIAS_KINDS:
        raise UnusableRow(f"kind {kind!r} should be one of {', '.join(sorted(ALIAS_KINDS))}")
    if strength not in ("strong", "weak"):
        raise UnusableRow(f"strength {strength!r} should be strong or weak")
    language = _text(row, "language")
    main = script_of(name) == "Cyrl" and kind in ("endonym", "exonym", "variant", "conventional")
    said = _text(row, "rank")
    rank = min(int(said), NO_MAIN_NAME) if said.isdecimal() else 1
    if not main or language not in LANGUAGES:
        rank = NO_MAIN_NAME
    return OtherName(
        entity, name, language, kind, _text(row, "derived_from"), strength, _text(row, "year"),
        _text(row, "source") or OWN, rank, line,
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


def _listed(value: object) -> list[object]:
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [part for part in value.split("|") if part.strip()]
    if isinstance(value, Mapping):
        return [{"language": key, "name": name} for key, name in value.items() if name]
    if not isinstance(value, Iterable):
        raise UnusableRow(f"aliases should be text or a list, not {type(value).__name__}")
    return [part for part in value if part not in (None, "")]


def _text(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    if value is None or value == "":
        return ""
    if type(value) is str and value.isascii() and value.isalnum():
        return value  # most cells; the rest is for what needs a closer look
    if isinstance(value, float) and math.isnan(value):
        return ""
    if not isinstance(value, (str, int, float)):
        raise UnusableRow(f"{column} should be text, not {type(value).__name__}")
    text = str(value)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    if _CONTROL_RE.search(text):
        raise UnusableRow(f"{column} has control characters, or bytes that are no UTF-8, in it")
    return text


def _identifier(row: Mapping[str, object], column: str) -> str:
    identifier = _text(row, column)
    if not identifier:
        raise UnusableRow(f"{column} is empty")
    if " " in identifier:
        raise UnusableRow(f"{column} {identifier!r} has a space in it")
    return identifier


def _name(row: Mapping[str, object], column: str, *, required: bool) -> str:
    name = _text(row, column)
    if (name or required) and not fold(name):
        raise UnusableRow(f"{column} {name!r} has no letters" if name else f"{column} is empty")
    if len(name) > _LONGEST:
        raise UnusableRow(f"{column} has {len(name)} characters; no name is longer than {_LONGEST}")
    return name


def _degrees(row: Mapping[str, object], column: str, limit: float) -> float | None:
    text = _text(row, column)
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= limit:
        raise UnusableRow(f"{column} {text!r} is no number of degrees up to {limit:g}")
    return degrees


def _population(row: Mapping[str, object]) -> int:
    text = _text(row, "population")
    whole = text.removesuffix(".0")
    if whole and (not whole.isdecimal() or int(whole) > _MOST_PEOPLE):
        raise UnusableRow(f"population {text!r} is no whole number")
    return int(whole or 0)
