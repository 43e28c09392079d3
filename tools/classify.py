"""Turn the untagged alternates of one place into alias rows: language, kind, origin, strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from tools.geonames import is_spelling
from tools.letters import LOOK_ALIKE, SAME_NAME, is_cyrillic, language_of, likeness, may_be
from tools.tables import AliasRow
from translit_norm.romanise.engine import romanise
from translit_norm.script.fold import fold

_SCRIPTS = re.compile(r"[\sA-Za-z\u00c0-\u024f\u0370-\u03ff\u1f00-\u1fff\u10a0-\u10ff’'.ʹʺ`-]+")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_GEORGIAN = re.compile("[\u10a0-\u10ff]")
#: Schemes whose spelling of the Russian or Ukrainian name shows what a Latin form comes from.
_SCHEMES = {
    "ru": ("ru-bgn-pcgn-1947", "ru-german", "ru-polish", "ru-czech", "ru-french",
           "ru-iso9-1995", "ru-gost-16876-t1"),
    "uk": ("uk-kmu-2010", "uk-bgn-pcgn-1965", "uk-national-1996", "uk-german", "uk-polish",
           "uk-iso9-1995"),
    "be": ("be-bgn-pcgn-1979", "be-lacinka", "be-instruction-2007"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelt:
    """A place as the sources name it: attested names, names by language, all its alternates."""

    entity: str
    home: str
    names: Mapping[str, str]
    tagged: Mapping[str, str]
    alternates: tuple[str, ...]
    old: tuple[str, ...] = field(default=())

    def present(self) -> tuple[str, ...]:
        """Return the present names in uk, ru and be that are known."""
        return tuple(name for name in self.names.values() if name)


def alias_rows(place: Spelt, *, several: bool = False) -> list[AliasRow]:
    """Return the alias rows of a place, one a folded spelling.

    `several`: the row stands for one of several namesakes; then only spellings of the common name
    are kept, weak and shared, since a former name belongs to one of them and nobody knows to which.
    """
    rows = [*_tagged_rows(place), *_cyrillic_rows(place), *_latin_rows(place)]
    present = {fold(name) for name in place.present()}
    kept: dict[str, AliasRow] = {}
    for row in rows:
        key = fold(row.name)
        if not key or (key in present) or (several and row.kind == "former"):
            continue
        if several:
            row = AliasRow(
                row.entity, row.name, row.language, row.kind, row.derived_from, "weak", "shared",
                source=row.source,
            )  # fmt: skip
        kept.setdefault(key, row)
    return list(kept.values())


def _tagged_rows(place: Spelt) -> Iterable[AliasRow]:
    for language, name in place.tagged.items():
        if not is_spelling(name) or (language in ("uk", "ru", "be") and not may_be(name, language)):
            continue
        kind = _kind(place, name)
        if kind == "former" and language not in ("uk", "ru", "be"):
            kind = "exonym"
        elif kind == "variant" and language != place.home:
            kind = "exonym"
        origin = origin_of(name, place.names)
        yield AliasRow(place.entity, name, language, kind, origin, source="geonames-tagged")


def _cyrillic_rows(place: Spelt) -> Iterable[AliasRow]:
    names = [name for name in place.alternates if is_cyrillic(name) and is_spelling(name)]
    anchors = [*place.present(), *place.old]
    russian = place.names.get("ru", "") or _best_russian(names, anchors)
    for name in sorted(names):
        language = language_of(name)
        kind = _kind(place, name)
        certain = bool(language)
        if not language and name == russian:
            language, certain = "ru", True
        elif not language and place.home == "ru" and may_be(name, "ru"):
            language, certain = "ru", kind == "former"
        if language == "ru" and set(name.lower()) & set("эъ") and name != russian:
            # Mongolian and Turkic spellings of Slavic names are full of э.
            language, certain = "", False
        strength = "strong" if certain else "weak"
        yield AliasRow(place.entity, name, language, kind, language, strength, source="geonames")


def _best_russian(names: Iterable[str], anchors: Iterable[str]) -> str:
    """Return the alternate that is likeliest the Russian name: the one nearest to an anchor.

    >>> _best_russian(["Чаркасы", "Черкассы", "Черкаси"], ["Черкаси"])
    'Черкассы'
    """
    known = list(anchors)
    taken = {name.lower() for name in known}

    def nearness(name: str) -> float:
        return max(
            (Levenshtein.normalized_similarity(_even(name), _even(anchor)) for anchor in known),
            default=0.0,
        )

    fitting = [
        name for name in names
        if may_be(name, "ru") and name.lower() not in taken and language_of(name) != "be"
        and max((likeness(name, anchor) for anchor in known), default=0.0) >= LOOK_ALIKE
    ]  # fmt: skip
    return max(sorted(fitting), key=lambda name: (nearness(name), "ы" in name.lower()), default="")


def _even(name: str) -> str:
    return name.lower().translate(str.maketrans("іїыєґ", "иииег", "’ь"))


def _latin_rows(place: Spelt) -> Iterable[AliasRow]:
    tagged = {fold(name) for name in place.tagged.values()}
    for name in sorted(place.alternates):
        if not _SCRIPTS.fullmatch(name) or not is_spelling(name) or fold(name) in tagged:
            continue
        language = "el" if _GREEK.search(name) else "ka" if _GEORGIAN.search(name) else ""
        origin = "other" if language else origin_of(name, place.names)
        kind = "exonym" if language else _kind(place, name)
        strength = "strong" if language else "weak"
        yield AliasRow(place.entity, name, language, kind, origin, strength, source="geonames")


def _kind(place: Spelt, name: str) -> str:
    """Return "former" for a spelling unlike every present name, else "variant"."""
    alike = max((likeness(name, present) for present in place.present()), default=1.0)
    old = max((likeness(name, former) for former in place.old), default=0.0)
    return "former" if alike < SAME_NAME or (old > alike and old > 0.8) else "variant"


def origin_of(name: str, names: Mapping[str, str]) -> str:
    """Return the language whose name a Latin spelling romanises, "" if none or several do.

    >>> origin_of("Kharkov", {"uk": "Харків", "ru": "Харьков"})
    'ru'
    """
    folded = fold(name)
    found = {
        language
        for language, cyrillic in names.items()
        if cyrillic
        for scheme in _SCHEMES.get(language, ())
        if fold(romanise(cyrillic, scheme=scheme)) == folded
    }
    return found.pop() if len(found) == 1 else ""
