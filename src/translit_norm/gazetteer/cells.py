"""The cells of a caller's rows: read as text, names or numbers, or refused with the reason."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping

from translit_norm.errors import TranslitNormError
from translit_norm.script.fold import fold

_LONGEST = 200
_MOST_PEOPLE = 0xFFFFFFFF
_CONTROL_RE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class UnusableRow(TranslitNormError):
    """A row that cannot go into a gazetteer; the message is the reason."""


def text_in(row: Mapping[str, object], column: str) -> str:
    """Return a cell as NFC text with single spaces, "" for none. Raises `UnusableRow`."""
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


def identifier_in(row: Mapping[str, object], column: str) -> str:
    """Return an id: text without spaces that is not empty. Raises `UnusableRow`."""
    identifier = text_in(row, column)
    if not identifier:
        raise UnusableRow(f"{column} is empty")
    if " " in identifier:
        raise UnusableRow(f"{column} {identifier!r} has a space in it")
    return identifier


def name_in(row: Mapping[str, object], column: str, *, required: bool) -> str:
    """Return a name, which has letters; "" for none unless it is `required`. Raises `UnusableRow`."""
    name = text_in(row, column)
    if (name or required) and not fold(name):
        raise UnusableRow(f"{column} {name!r} has no letters" if name else f"{column} is empty")
    if len(name) > _LONGEST:
        raise UnusableRow(f"{column} has {len(name)} characters; no name is longer than {_LONGEST}")
    return name


def degrees_in(row: Mapping[str, object], column: str, limit: float) -> float | None:
    """Return degrees (WGS 84), at most `limit` either way; None for none. Raises `UnusableRow`."""
    text = text_in(row, column)
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= limit:
        raise UnusableRow(f"{column} {text!r} is no number of degrees up to {limit:g}")
    return degrees


def population_in(row: Mapping[str, object]) -> int:
    """Return a whole number, 0 for none. Raises `UnusableRow`."""
    text = text_in(row, "population")
    whole = text.removesuffix(".0")
    if whole and (not whole.isdecimal() or int(whole) > _MOST_PEOPLE):
        raise UnusableRow(f"population {text!r} is no whole number")
    return int(whole or 0)


def names_in(value: object) -> list[object]:
    """Return names given as text joined by `|`, by language or in a list. Raises `UnusableRow`."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [part for part in value.split("|") if part.strip()]
    if isinstance(value, Mapping):
        return [{"language": key, "name": name} for key, name in value.items() if name]
    if not isinstance(value, Iterable):
        raise UnusableRow(f"aliases should be text or a list, not {type(value).__name__}")
    return [part for part in value if part not in (None, "")]
