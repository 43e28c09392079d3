"""Forms of administrative units: Херсонська → Херсонщина, Херсонской области, obwód chersoński."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast

from translit_norm.inflect.correspond import belarusian_forms, russian_forms
from translit_norm.inflect.decline import latin_oblique_forms, oblique_forms
from translit_norm.inflect.tables import bundled
from translit_norm.romanise.engine import romanise

UnitForm = tuple[str, str, str]

# Endings of the nominative by gender; the feminine agrees with область and громада, the masculine
# with район and округ.
_GENDERS = {
    "uk": ("ий", "а", "е"),
    "ru": ("ий", "ая", "ое"),
    "be": ("і", "ая", "ае"),
}


@lru_cache(maxsize=1 << 12)
def unit_forms(uk_adjective: str, feature: str) -> tuple[UnitForm, ...]:
    """Return (form, language, note) of a unit named by an adjective.

    `uk_adjective` is the codifier's bare adjective (Херсонська, Бериславський); `feature` is
    oblast, raion or hromada. The note is empty for a nominative, else it names the case. Both
    genders come out: район is masculine, область and громада feminine.

    >>> forms = unit_forms("Херсонська", "oblast")
    >>> ("Херсонщина", "uk", "") in forms, ("Херсонской области", "ru", "genitive") in forms
    (True, True)
    >>> ("obwodu chersońskiego", "pl", "genitive") in forms
    True
    """
    seen: dict[tuple[str, str], str] = {}
    for form, language, note in _all_forms(uk_adjective, feature):
        seen.setdefault((form, language), note)
    return tuple((form, language, note) for (form, language), note in seen.items())


def _all_forms(uk: str, feature: str) -> Iterator[UnitForm]:
    stem = _stem(uk, "uk")
    if stem is None:
        yield from _with_cases(uk, "uk")
        for form, _weight in russian_forms(uk):
            yield from _with_cases(form, "ru")
        return
    feminine = stem + "а"
    facts = _oblasts().get(feminine, {}) if feature == "oblast" else {}
    yield from _adjective(uk, stem, "uk", feature)
    russian = [form for form, _weight in russian_forms(feminine)[:2] if form.endswith("ая")]
    for form in russian:
        yield from _adjective(form, form[:-2], "ru", feature)
    for form in _other_consonants(russian):
        yield from _adjective(form, form[:-2], "ru", "")
    belarusian = [str(facts["be"])] if facts else []
    if not facts:
        belarusian = [form for form, _ in belarusian_forms(feminine, russian[:1])[:1]]
    for form in belarusian:
        if form.endswith("ая"):
            yield from _adjective(form, form[:-2], "be", feature)
    for noun in cast(list[str], facts.get("nouns", [])):
        yield from _with_cases(noun, "uk" if "ї" in noun or "і" in noun else "ru")
        if not set("іїєыэё") & set(noun.lower()):
            yield from _with_cases(noun, "uk")
    if facts:
        for adjective in cast(str, facts["pl"]).split("|"):
            yield from _polish(adjective, "oblast")
            yield from _polish_region(adjective)
    elif feature == "raion":
        for adjective in _polish_adjectives(uk):
            yield from _polish(adjective, "raion")


def _adjective(form: str, stem: str, language: str, feature: str) -> Iterator[UnitForm]:
    yield form, language, ""
    for ending in _genders(feature):
        alone = stem + _GENDERS[language][ending]
        if language == "ru" and ending == 0 and stem[-1] not in "кгхжшчщ":
            alone = stem + "ый"
        yield alone, language, ""
        for word in _words(language, feature, masculine=ending == 0):
            yield from _with_cases(f"{alone} {word}", language)
        yield from ((oblique, language, case) for oblique, case in oblique_forms(alone, language))


# Ukrainian merges the consonant before -ськ- with it, Russian keeps it: Кобеляки gives Кобеляцька
# and Кобелякская, Кривий Ріг Криворізька and Криворожская, Мангуш Мангуська and Мангушская.
_KEPT_CONSONANTS = (
    ("цкая", ("кская", "чская")),
    ("зкая", ("жская", "зская", "гская")),
    ("зская", ("жская",)),
    ("сская", ("шская", "хская")),
    ("ская", ("сская", "шская")),
)


def _other_consonants(russian: Sequence[str]) -> Iterator[str]:
    """Yield the Russian adjectives that the Ukrainian one may stand for besides the usual."""
    for form in russian[:1]:
        for ending, others in _KEPT_CONSONANTS:
            before = form.removesuffix(ending)
            if before != form:
                # Only after a vowel can the Ukrainian с hide another letter.
                if ending != "ская" or before[-1:] in "аеиоуыэюя":
                    yield from (before + other for other in others)
                break


def _genders(feature: str) -> tuple[int, ...]:
    return (1,) if feature == "oblast" else (0, 1)


def _words(language: str, feature: str, *, masculine: bool) -> tuple[str, ...]:
    if not feature or masculine != (feature == "raion"):
        return ()
    words = cast(Mapping[str, str | list[str]], bundled().rules[language]["words"])[feature]
    return (words,) if isinstance(words, str) else tuple(words)


def _with_cases(name: str, language: str) -> Iterator[UnitForm]:
    yield name, language, ""
    yield from ((form, language, case) for form, case in oblique_forms(name, language))


def _polish(adjective: str, feature: str) -> Iterator[UnitForm]:
    noun = cast(Mapping[str, str], bundled().rules["pl"][feature])
    yield f"{noun['nominative']} {adjective}", "pl", ""
    if feature == "oblast":
        yield adjective, "pl", ""
    for form, case in latin_oblique_forms(adjective, "pl"):
        yield f"{noun[case]} {form}", "pl", case
        if case == "instrumental":
            yield f"{noun['locative']} {form}", "pl", "locative"


def _polish_region(adjective: str) -> Iterator[UnitForm]:
    """Yield charkowski → Charkowszczyzna, doniecki → Donieczczyzna in every case."""
    region = adjective[:-3].capitalize() + ("cz" if adjective.endswith("cki") else "sz") + "czyzna"
    for form, case in (region, ""), *latin_oblique_forms(region, "pl"):
        yield form, "pl", case


_POLISH_ENDINGS = (("śkyj", "ski"), ("ćkyj", "cki"), ("źkyj", "zki"))


def _polish_adjectives(uk: str) -> Iterator[str]:
    """Yield the adjectives that Polish makes of a Ukrainian one: Чугуївський → czuhujiwski, czuhujowski."""
    latin = romanise(uk, scheme="uk-polish").lower()
    for ending, own in _POLISH_ENDINGS:
        if latin.endswith(ending):
            adjective = latin.removesuffix(ending) + own
            yield adjective
            if adjective.endswith("iwski"):
                yield adjective.removesuffix("iwski") + "owski"


def _stem(adjective: str, language: str) -> str | None:
    for ending in _GENDERS[language]:
        if adjective.endswith(ending) and adjective[: -len(ending)].endswith(("к", "н", "в")):
            return adjective[: -len(ending)]
    return None


def _oblasts() -> Mapping[str, Mapping[str, object]]:
    return cast(Mapping[str, Mapping[str, object]], bundled().rules["uk"]["oblast"])
