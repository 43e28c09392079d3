"""Turn the untagged alternates of one place into alias rows: language, kind, origin, strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tools.geonames import is_spelling
from tools.letters import (
    LOOK_ALIKE,
    SAME_NAME,
    is_cyrillic,
    language_of,
    likeness,
    looks_belarusian,
    may_be,
)
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


_CANONICAL = {"uk": "uk-kmu-2010", "ru": "ru-bgn-pcgn-1947", "be": "be-bgn-pcgn-1979"}
#: A lower-case word that is no preposition marks a phrase of another language (Киев ош).
_FOREIGN_WORD = re.compile(r"\s(?!(?:на|над|по|под|під|пад|при|за|у|в|і|и|біля)\s)[а-яіїєґў]+\b")


@dataclass(frozen=True, slots=True)
class Spelt:
    """A place as the sources name it.

    `names`: present names by language; `tagged`: what the sources tag; `alternates`: all spellings;
    `old`: former names in `home`; `others`: names of further settlements near by, in lower case.
    """

    entity: str
    home: str
    names: Mapping[str, str]
    tagged: Mapping[str, str]
    alternates: tuple[str, ...]
    old: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()

    def present(self) -> tuple[str, ...]:
        """Return the present names in uk, ru and be that are known."""
        return tuple(name for name in self.names.values() if name)

    def redundant(self) -> frozenset[str]:
        """Return the folds of the present names and of the canonical Latin one."""
        own = self.names.get(self.home, "")
        latin = romanise(own, scheme=_CANONICAL[self.home]) if own else ""
        return frozenset(fold(name) for name in (*self.present(), latin))


def alias_rows(place: Spelt, *, several: bool = False) -> list[AliasRow]:
    """Return the alias rows of a place, one a folded spelling.

    `several`: the row stands for one of several namesakes; then only spellings of the common name
    are kept, weak and shared, since a former name belongs to one of them and nobody knows to which.
    """
    tagged = list(_tagged_rows(place))
    cyrillic = list(_cyrillic_rows(place, tagged))
    latin = _latin_rows(place, _by_language(place, [*tagged, *cyrillic]))
    kept: dict[str, AliasRow] = {}
    for row in (*tagged, *cyrillic, *latin):
        key = fold(row.name)
        if not key or key in place.redundant() or (several and row.kind == "former"):
            continue
        if several:
            row = replace(row, strength="weak", shared="shared")
        elif row.kind == "former" and row.name.lower() in place.others:
            row = replace(row, strength="weak", note="also the name of a settlement near by")
        kept.setdefault(key, row)
    return list(kept.values())


def _tagged_rows(place: Spelt) -> Iterable[AliasRow]:
    for language, name in sorted(place.tagged.items()):
        if not is_spelling(name) or (language in ("uk", "ru", "be") and not may_be(name, language)):
            continue
        origin = origin_of(name, {tag: (form,) for tag, form in place.names.items()})
        kind = _kind(place, name)
        if language not in ("uk", "ru", "be"):
            # English takes over the romanised name; another spelling is the language's own.
            kind = "variant" if language == "en" and origin == place.home else "exonym"
        elif kind == "variant" and language != place.home:
            kind = "exonym"
        yield AliasRow(place.entity, name, language, kind, origin, source="geonames-tagged")


def _cyrillic_rows(place: Spelt, tagged: Iterable[AliasRow]) -> Iterable[AliasRow]:
    names = sorted(
        name
        for name in place.alternates
        if is_cyrillic(name) and is_spelling(name) and not _FOREIGN_WORD.search(name)
    )
    known = {row.name for row in tagged}
    anchors = [*place.present(), *place.old]
    russian = {place.names.get("ru", "") or _best_russian(names, anchors)}
    former = [n for n in names if language_of(n) == place.home and _kind(place, n) == "former"]
    russian |= {_best_russian(names, [name]) for name in (*former, *place.old)} - {""}
    for name in names:
        language = language_of(name)
        if not language and name in russian:
            language = "ru"
        if place.home == "ru" and looks_belarusian(name, place.names.get("ru", "")):
            language = "be"
        kind = _kind(place, name)
        # Mongolian and Caucasian spellings of Slavic names are full of э and ъ.
        if name not in russian and language in ("", "ru") and set(name.lower()) & set("эъ"):
            if kind == "former":
                continue
            language = ""
        if name not in known:
            strength = "strong" if language else "weak"
            yield AliasRow(
                place.entity, name, language, kind, language, strength, source="geonames"
            )


def _by_language(place: Spelt, rows: Iterable[AliasRow]) -> dict[str, tuple[str, ...]]:
    """Return language → the present and former Cyrillic names known in it."""
    names = {language: [name] for language, name in place.names.items() if name}
    names.setdefault(place.home, []).extend(place.old)
    for row in rows:
        if row.language in _SCHEMES and row.strength == "strong":
            names.setdefault(row.language, []).append(row.name)
    return {language: tuple(dict.fromkeys(forms)) for language, forms in names.items()}


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


#: Russian writes э after a consonant in loans only; there it is Belarusian or Mongolian.
_HARD_E = re.compile("[бвгджзклмнпрстфхцчшщ]э|сць")


def _even(name: str) -> str:
    return name.lower().translate(str.maketrans("іїыєґ", "иииег", "’ь"))


def _latin_rows(place: Spelt, names: Mapping[str, tuple[str, ...]]) -> Iterable[AliasRow]:
    tagged = {fold(name) for name in place.tagged.values()}
    for name in sorted(place.alternates):
        if not _SCRIPTS.fullmatch(name) or not is_spelling(name) or fold(name) in tagged:
            continue
        language = "el" if _GREEK.search(name) else "ka" if _GEORGIAN.search(name) else ""
        origin = "other" if language else origin_of(name, names)
        kind = "exonym" if language else _kind(place, name)
        # A spelling that a standard makes of a known name needs no tag to be believed.
        strength = "strong" if origin else "weak"
        yield AliasRow(place.entity, name, language, kind, origin, strength, source="geonames")


def _kind(place: Spelt, name: str) -> str:
    """Return "former" for a spelling unlike every present name, else "variant"."""
    alike = max((likeness(name, present) for present in place.present()), default=1.0)
    old = max((likeness(name, former) for former in place.old), default=0.0)
    return "former" if alike < SAME_NAME or (old > alike and old > 0.8) else "variant"


def origin_of(name: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return the language whose name a Latin spelling romanises, "" if none or several do.

    >>> origin_of("Kharkov", {"uk": ["Харків"], "ru": ["Харьков"]})
    'ru'
    """
    folded = fold(name)
    found = {
        language
        for language, forms in names.items()
        for form in forms
        if form and folded in _romanised(form, language)
    }
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=1 << 14)
def _romanised(cyrillic: str, language: str) -> frozenset[str]:
    return frozenset(
        fold(romanise(cyrillic, scheme=scheme)) for scheme in _SCHEMES.get(language, ())
    )
