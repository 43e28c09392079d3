"""Which code a variant falls under, and how it came about in words: Russian-derived, former, …"""

from __future__ import annotations

from functools import lru_cache

from translit_norm.inflect.correspond import belarusian_forms, russian_forms
from translit_norm.romanise import romanise, schemes
from translit_norm.scan.answers import Found
from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold
from translit_norm.types import Candidate, Entity, Scheme

CODES = {
    "TN001": "Russian-derived spelling of a Ukrainian name",
    "TN002": "former name",
    "TN003": "non-standard romanisation",
    "TN004": "one entity spelt in several ways in a document",
    "TN005": "letters of two scripts in one word",
}
_LANGUAGES = {"uk": "Ukrainian", "ru": "Russian", "be": "Belarusian"}


def reason_of(found: Found, bare: str) -> tuple[str, str]:
    """Return the code and the reason, in words, for respelling the bare name of a mention."""
    candidate = found.mention.result.candidates[0]
    if script_of(bare) == "mixed":
        return "TN005", CODES["TN005"]
    if candidate.via == "former":
        until = f" until {candidate.entity.valid_to}" if candidate.entity.valid_to else ""
        return "TN002", f"former name of {candidate.entity.name}{until}"
    language, how = _derivation(bare, candidate)
    if language == "ru" and _is_ukrainian(candidate.entity):
        return "TN001", f"Russian-derived, {how}" if how else "Russian-derived"
    if language:
        adjective = _LANGUAGES[language]
        return "TN003", f"{adjective}-derived, {how}" if how else f"{adjective}-derived"
    return "TN003", f"not the official spelling of {candidate.entity.name}"


def _is_ukrainian(entity: Entity) -> bool:
    return entity.country == "UA" or (not entity.country and "uk" in entity.names)


def _derivation(bare: str, candidate: Candidate) -> tuple[str, str]:
    """Return the language a spelling was derived through, and the standard that makes it, or ""."""
    entity = candidate.entity
    names = tuple(
        sorted((language, _bare_cyrillic(name)) for language, name in entity.names.items())
    )
    found = standards(fold(bare), names)
    if found[0]:
        return found
    evidence = candidate._evidence
    if (
        evidence is not None
        and evidence.language in _LANGUAGES
        and script_of(evidence.form) == "Cyrl"
    ):
        return evidence.language, ""
    return "", ""


def _bare_cyrillic(name: str) -> str:
    return name.removesuffix(" область").removesuffix(" вобласць").split(" (")[0]


@lru_cache(maxsize=2048)
def standards(folded: str, names: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Return (language, standard) that make a folded Latin spelling of a place's Cyrillic names.

    ("", "") where none does. Russian is tried first, then Belarusian, then Ukrainian; Russian and
    Belarusian names that no source attests are generated.
    """
    known = dict(names)
    uk = known.get("uk", "")
    russian = [known["ru"]] if "ru" in known else []
    if uk:
        russian += [form for form, _weight in russian_forms(uk)[:2]]
    belarusian = [known["be"]] if "be" in known else []
    if uk:
        belarusian += [form for form, _weight in belarusian_forms(uk, russian[:1])[:2]]
    for language, forms in (("ru", russian), ("uk", [uk] if uk else []), ("be", belarusian)):
        for form in dict.fromkeys(forms):
            for scheme in _ordered(language):
                if fold(romanise(form, scheme=scheme.id, uncovered="fold")) == folded:
                    return language, scheme.name
    return "", ""


@lru_cache(maxsize=4)
def _ordered(language: str) -> tuple[Scheme, ...]:
    """Return the schemes of a language, those of geographic names first."""
    usable = [each for each in schemes(language=language) if each.certainty != "low"]
    return tuple(sorted(usable, key=lambda each: ("bgn" not in each.id, each.id)))
