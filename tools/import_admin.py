"""Make admin_aliases.tsv: first-level units of Ukraine, Russia and Belarus in other languages."""

from __future__ import annotations

from collections.abc import Iterator

from tools.inputs import CLDR_LANGUAGES, Inputs
from tools.subjects import SUBJECTS, subject_id
from tools.tables import AliasRow
from tools.units import REGIONS

#: Forms in use beside the canonical ones, by ISO 3166-2; facts of general reference.
_ENGLISH = {
    "UA-43": "Crimea Republic|Autonomous Republic of Crimea",
    "UA-51": "Odessa Oblast|Odessa Region", "UA-32": "Kiev Oblast|Kiev Region",
    "UA-21": "Transcarpathia|Transcarpathian Oblast|Zakarpattya Oblast",
    "BY-HO": "Gomel Oblast|Gomel Region|Homiel Region",
    "BY-HR": "Grodno Oblast|Grodno Region", "BY-BR": "Brest Region", "BY-MI": "Minsk Region",
    "BY-MA": "Mogilev Oblast|Mogilev Region|Mahiliou Region",
    "BY-VI": "Vitebsk Oblast|Vitebsk Region", "RU-SA": "Yakutia|Sakha|Sakha (Yakutia)",
    "RU-KEM": "Kuzbass", "RU-ORL": "Orel Oblast|Orel Region", "RU-TY": "Tyva",
    "RU-PRI": "Primorye|Primorskiy Krai|Maritime Territory", "RU-SE": "North Ossetia",
    "RU-ZAB": "Transbaikal|Zabaikalsky Krai", "RU-CE": "Chechen Republic",
    "RU-CU": "Chuvash Republic", "RU-UD": "Udmurt Republic", "RU-KL": "Kalmykiya",
    "RU-KHM": "Khanty-Mansia|Yugra|Khanty-Mansi Autonomous Okrug - Yugra",
    "RU-YAN": "Yamalia|Yamal-Nenets Autonomous Okrug", "RU-CHU": "Chukotka",
    "RU-KAM": "Kamchatka Territory", "RU-BA": "Bashkiria", "RU-TA": "Tataria",
    "RU-YEV": "Birobidzhan Oblast|Jewish Autonomous Region", "RU-AD": "Adygeya",
}  # fmt: skip
_KINDS = (" Oblast", " Krai", " Okrug")
_CRIMEA = {
    "uk": ("Крим", "АР Крим", "АРК"), "ru": ("Крым", "АР Крым", "АРК"), "be": ("Крым", "АР Крым"),
    "en": ("Crimea",), "de": ("Krim",), "fr": ("Crimée",), "pl": ("Krym",),
}  # fmt: skip


def alias_rows(inputs: Inputs) -> Iterator[AliasRow]:
    """Yield the CLDR names that are not columns of the entity tables, and a few forms in use."""
    units = [
        (region.iso, region.name, _katottg_id(inputs, region.katottg))
        for region in REGIONS
        if region.katottg not in ("80", "85")
    ]
    units += [(subject.iso, subject.name, subject_id(subject, inputs)) for subject in SUBJECTS]
    for iso, canonical, entity in units:
        code = iso.lower().replace("-", "")
        for language in CLDR_LANGUAGES:
            name = inputs.subdivisions[language].get(code, "")
            if name and name != canonical and language not in ("uk", "ru", "be"):
                # English names of CLDR are historical regions for some (Khersonshchyna); a bare
                # name of an oblast is mostly that of its centre.
                bare = canonical.endswith(_KINDS) and " " not in name
                plain = language == "en" and not name.endswith(_KINDS)
                strength = "weak" if plain or bare else "strong"
                kind = "variant" if language == "en" else "exonym"
                yield AliasRow(entity, name, language, kind, "", strength, source="cldr")
        for name in (*_in_use(canonical), *filter(None, _ENGLISH.get(iso, "").split("|"))):
            yield AliasRow(entity, name, "en", "variant", source="curated")
    crimea = _katottg_id(inputs, "01")
    for language, names in _CRIMEA.items():
        for name in names:
            strength = "weak" if name == "АРК" else "strong"
            yield AliasRow(crimea, name, language, "variant", "", strength, source="curated")


def _in_use(canonical: str) -> Iterator[str]:
    stem, _, noun = canonical.rpartition(" ")
    if noun == "Oblast":
        yield from (f"{stem} Region", f"{stem} Province")
    elif noun == "Krai":
        yield from (f"{stem} Territory", f"{stem} Kray")
    elif noun != "Okrug" and canonical != "Crimea":
        name = stem if noun == "Republic" else canonical
        yield from (f"Republic of {name}", f"{name} Republic")


def _katottg_id(inputs: Inputs, digits: str) -> str:
    return next(
        f"katottg:{code}"
        for code, unit in inputs.units.items()
        if unit.category == "O" and code[2:4] == digits
    )
