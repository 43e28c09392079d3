"""Make countries.tsv and countries_aliases.tsv: GeoNames ids, CLDR names, a few short forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tools.inputs import CLDR_LANGUAGES, Inputs
from tools.tables import AliasRow, EntityRow

#: UN M49 code of CLDR → GeoNames id.
CONTINENTS = {
    "150": "6255148", "142": "6255147", "002": "6255146", "003": "6255149", "005": "6255150",
    "009": "6255151", "AQ": "6255152",
}  # fmt: skip
#: Countries that no longer exist, and Antarctica, which is a continent here.
_LEFT_OUT = frozenset({"AN", "CS", "AQ"})
_NAMES = {
    ("CD", "uk"): "Демократична Республіка Конго", ("CG", "uk"): "Республіка Конго",
    ("CD", "ru"): "Демократическая Республика Конго", ("CG", "ru"): "Республика Конго",
    ("CD", "be"): "", ("CG", "be"): "",
}  # fmt: skip
#: English forms in use that CLDR lacks: short forms, former and formal names.
_ENGLISH = {
    "US": "U.S.|USA|U.S.A.|United States of America|America",
    "GB": "Great Britain|Britain|U.K.",
    "RU": "Russian Federation|RF", "BY": "Republic of Belarus|Belorussia|Byelorussia",
    "UA": "the Ukraine", "MD": "Republic of Moldova|Moldavia", "GE": "Republic of Georgia",
    "CZ": "Czech Republic", "TR": "Türkiye|Turkiye", "NL": "Holland|The Netherlands",
    "KR": "Republic of Korea", "KP": "DPRK", "CN": "People's Republic of China|PRC",
    "DE": "Federal Republic of Germany", "MK": "Macedonia", "AE": "UAE", "BA": "Bosnia",
    "KG": "Kirghizia|Kirgizia|Kyrgyz Republic", "TM": "Turkmenia", "SK": "Slovak Republic",
    "IR": "Islamic Republic of Iran", "SY": "Syrian Arab Republic", "MM": "Burma",
    "CD": "DR Congo|DRC", "CI": "Ivory Coast", "VA": "Vatican|Holy See", "TL": "East Timor",
    "SZ": "Swaziland", "CV": "Cape Verde", "XK": "Republic of Kosovo", "PS": "Palestine",
}  # fmt: skip
_WEAK = frozenset({"America", "RF", "Georgia", "US", "UK", "PRC", "DRC", "Macedonia", "Palestine"})
_FORMER = frozenset({"Burma", "Swaziland", "Kirghizia", "Kirgizia", "Turkmenia", "Belorussia",
                     "Byelorussia", "Moldavia", "Macedonia"})  # fmt: skip


def entity_rows(inputs: Inputs) -> Iterator[EntityRow]:
    """Yield the countries and continents."""
    for code, country in inputs.countries.items():
        if code not in _LEFT_OUT:
            english = first_name(inputs, code, "en") or country["name"]
            if re.search("[&(]| - | SAR|^Congo", english):
                english = country["name"]
            uk, ru, be = (first_name(inputs, code, language) for language in ("uk", "ru", "be"))
            yield EntityRow(
                id=f"geonames:{country['geonameid']}", feature="country", country=code,
                name=english, uk=uk, ru=ru, be=be, iso=code, geonames=str(country["geonameid"]),
                population=str(country["population"] or ""), source="cldr",
            )  # fmt: skip
    for code, number in CONTINENTS.items():
        english, uk, ru, be = (first_name(inputs, code, lang) for lang in ("en", "uk", "ru", "be"))
        yield EntityRow(
            id=f"geonames:{number}", feature="continent", name=english, uk=uk, ru=ru, be=be,
            geonames=number, source="cldr",
        )  # fmt: skip


def first_name(inputs: Inputs, code: str, language: str) -> str:
    """Return the plain name of a territory without a bracketed remark, or ''."""
    if (code, language) in _NAMES:
        return _NAMES[code, language]
    names = inputs.territories[language].get(code, [])
    return bare(names[0]) if names else ""


def bare(name: str) -> str:
    """Return a CLDR name without its bracketed part or the status of Hong Kong and Macao.

    >>> bare("М’янма (Бірма)")
    'М’янма'
    """
    return re.sub(r"\s*\(.*\)|, (ОАР|САР).*| SAR China", "", name).strip()


def alias_rows(inputs: Inputs) -> list[AliasRow]:
    """Return the names of countries and continents in the languages of the survey."""
    ids = {code: f"geonames:{number}" for code, number in CONTINENTS.items()}
    for code, country in inputs.countries.items():
        if code not in _LEFT_OUT:
            ids[code] = f"geonames:{country['geonameid']}"
    return [row for code, entity in ids.items() for row in _names_of(code, entity, inputs)]


def _names_of(code: str, entity: str, inputs: Inputs) -> Iterator[AliasRow]:
    # GeoNames lists the languages of a country with the first official one first.
    home = str(inputs.countries.get(code, {}).get("languages") or "")[:2]
    for language in CLDR_LANGUAGES:
        kind = "endonym" if language == home else "exonym"
        for name in inputs.territories[language].get(code, []):
            for form in forms_of(name, code):
                yield _alias(entity, form, language, kind, "cldr")
    for name in filter(None, _ENGLISH.get(code, "").split("|")):
        yield _alias(entity, name, "en", "exonym", "curated")


def _alias(entity: str, name: str, language: str, kind: str, source: str) -> AliasRow:
    strength = "weak" if name in _WEAK or len(name) < 3 else "strong"
    return AliasRow(
        entity, name, language, "former" if name in _FORMER else kind, "", strength, source=source
    )


#: Territories whose bracketed name is another name of the same country (Myanmar (Burma)).
_TWO_NAMES = frozenset({"MM", "FK", "CI", "TL", "SZ", "CZ"})


def forms_of(name: str, code: str) -> Iterable[str]:
    """Return the spellings that a CLDR name stands for: the whole, or each side of a bracket.

    >>> list(forms_of("Myanmar (Burma)", "MM")), list(forms_of("Heard & McDonald Islands", "HM"))
    (['Myanmar', 'Burma'], ['Heard & McDonald Islands', 'Heard and McDonald Islands'])
    """
    match = re.fullmatch(r"(.+?)\s*\((.+)\)", name)
    if match:
        return [match[1], match[2]] if code in _TWO_NAMES else [match[1]]
    return [name, name.replace(" & ", " and ")] if " & " in name else [name]
