"""What one written word of a person's name can be, worked out once and remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translit_norm.persons.name import Word
from translit_norm.persons.tables import FULL, GivenForm, given_keys, load
from translit_norm.script.person_keys import other_sounds, word_sound

_MASCULINE_RE = re.compile(r"(.+?)[aeiou]+v[aeiou]*[čqc]$")
_FEMININE_RE = re.compile(r"(.+?)[aeiou]+[vu]na$")
# Ильич, Кузьмич, Лукинична: short suffixes that only a few names take.
_SHORT_RE = re.compile(r"(.+?)(?:[ei]?[čq]|i?n?[ei][čq]na)$")
_SHORT_STEMS = frozenset({"il", "kuzm", "luk", "nikit", "mikit", "fom", "hom", "sav", "fok"})
_SHORT_FEMININE_RE = re.compile(r"[čq]na$")

# Endings of family names and how far each tells a family name from a given one.
_FAMILY_RE = re.compile(
    r"(?:[aeoi](?:v|u|f)a?|[eiy]na?|[scz]k(?:i|oi|a|aa)|[ea]nk[oa]|[aieu]k|čuk|ko|ec|[aei]l|"
    r"oi|ada|[ie][čq]|ian|an|dze|švili|ia|ix)$"
)
_SURE_FAMILY_RE = re.compile(
    r"(?:..[oe](?:v|f)a?|..[scz]k(?:i|oi|aa)|.[ea]nk[oa]|.čuk|.švili|.adze)$"
)
_FEMININE_FAMILY_RE = re.compile(r"(?:..[aeoi]va|..ina|.[scz]ka)$")
_MASCULINE_FAMILY_RE = re.compile(r"(?:..[aeoi](?:v|f)|..[ao]u|..in|.[scz]k(?:i|oi))$")
# Cyrillic letters and endings only Belarusian has; Latin ones it has oftener than the others.
_BELARUSIAN_RE = re.compile(
    r"ў|[ае]віч$|скі$|цкі$|энка$|шч|эў|"
    r"[aeo][uw]$|[ae]una$|dz[iey]|ts[iy]n|ts[iy]a|ia[vul]|ŭ|sc[iy]n|avič|[ao]ú|ly[ae]|li[ae]"
)
_BELARUSIAN_SOUND_RE = re.compile(r"..(?:[ae]nka|avi[čq]|a[vu]|a[vu]na|[^aeiou]ava)$")
_VOWEL_U_RE = re.compile(r"(?<=[aeio])u")
_GERMAN_RE = re.compile(r"sch|w(?!ch)|^s[aeiou].*[iy]j$")
_FRENCH_RE = re.compile(r"(?<!t)tch|dj|ï|ou[bcdfghjklmnpqrstvwz]|gue|ine$")
# ё, as the languages and the standards write it: after a hushing letter it is a plain o.
_SOFT_O_RE = re.compile("[ёë]|[ьйжшчщцyijžšč’'ʹ]o|[ьйжшчщц]о|[zsct]ho|[sc]zo|scho|tso")
_WESTERN_RE = re.compile(f"{_GERMAN_RE.pattern}|{_FRENCH_RE.pattern}")
_NO_CLASSES: frozenset[str] = frozenset()
_UKRAINIAN_RE = re.compile(r"[їєґ]|иі|yi|ii|iv$|yk$|ovych$|ivna$|sky[iy]$|enko$|yn")


def _belarusian(lowered: str, spoken: str, forms: tuple[GivenForm, ...]) -> bool:
    if forms:
        languages = {form.language for form in forms if form.form in FULL}
        return languages - {""} == {"be"}
    return bool(_BELARUSIAN_RE.search(lowered) or _BELARUSIAN_SOUND_RE.search(spoken))


def _shown(lowered: str, spoken: str, forms: tuple[GivenForm, ...]) -> frozenset[str]:
    """Return the languages that a word shows to have come through, and yo where it has ё."""
    shown = []
    if _belarusian(lowered, spoken, forms):
        shown.append("be")
    if _UKRAINIAN_RE.search(lowered):
        shown.append("uk")
    if _SOFT_O_RE.search(lowered):
        shown.append("yo")
    if "a" <= lowered[:1] <= "z" and _WESTERN_RE.search(lowered):
        if _GERMAN_RE.search(lowered):
            shown.append("de")
        if _FRENCH_RE.search(lowered):
            shown.append("fr")
    return frozenset(shown)


def look_up_given(spoken: str) -> tuple[GivenForm, ...]:
    """Return the given names that a sound may be, those of an exact sound first."""
    names = load().by_key
    for key in given_keys(spoken):
        if key in names:
            return names[key]
    for heard in _second_hearings(spoken):
        for key in given_keys(heard):
            if key in names:
                return names[key]
    return ()


def _second_hearings(spoken: str) -> Iterator[str]:
    """Yield what a sound no table has may stand for."""
    # u after a vowel is Belarusian ў in some standards (Yauhen), v in the others.
    if _VOWEL_U_RE.search(spoken):
        yield _VOWEL_U_RE.sub("v", spoken)
    # Latin x typed as Cyrillic х, and х written as Latin x.
    if "x" in spoken:
        yield spoken.replace("x", "ks")
    if "ks" in spoken:
        yield spoken.replace("ks", "x")
    if "ds" in spoken:
        yield spoken.replace("ds", "dz")
    # German s for з: Sachar, Sinaida.
    if spoken.startswith("s"):
        yield "z" + spoken[1:]
    # Latvian and Lithuanian nominatives.
    if spoken.endswith("s") and len(spoken) > 4:
        yield spoken[:-1]


_LAST_LETTERS = frozenset("ačqc")


def _patronymic(spoken: str) -> tuple[str, str, frozenset[str]]:
    """Return the stem, the gender and the classes of a patronymic; ("", "", none) otherwise."""
    if spoken[-1:] not in _LAST_LETTERS:
        return "", "", frozenset()
    stems = load().by_stem
    for pattern, gender in ((_MASCULINE_RE, "m"), (_FEMININE_RE, "f")):
        found = pattern.match(spoken)
        if found:
            for key in given_keys(found[1]):
                classes = stems.get(key)
                if classes:
                    return key, gender, classes
            for heard in _second_hearings(found[1]):
                for key in given_keys(heard):
                    if key in stems:
                        return key, gender, stems[key]
            return given_keys(found[1])[0], gender, frozenset()
    found = _SHORT_RE.match(spoken)
    if found and found[1] in _SHORT_STEMS:
        gender = "f" if _SHORT_FEMININE_RE.search(spoken) else "m"
        return found[1], gender, stems.get(found[1], frozenset())
    return "", "", frozenset()


def _as_family(spoken: str) -> tuple[float, str]:
    """Return how like a family name a sound is (2.0: by a sure ending), and the gender it shows."""
    likeness = 0.5
    if _SURE_FAMILY_RE.search(spoken):
        likeness = 2.0
    elif _FAMILY_RE.search(spoken):
        likeness = 1.0
    if spoken[-1:] == "a":
        return likeness, "f" if _FEMININE_FAMILY_RE.search(spoken) else ""
    return likeness, "m" if _MASCULINE_FAMILY_RE.search(spoken) else ""


def is_patronymic_sound(spoken: str) -> bool:
    """Return whether a sound has the ending of a patronymic.

    >>> is_patronymic_sound("ivanoviq"), is_patronymic_sound("ivanov")
    (True, False)
    """
    return bool(_MASCULINE_RE.match(spoken) or _FEMININE_RE.match(spoken))


def _given_forms(text: str) -> tuple[GivenForm, ...]:
    """Return the given names that a written word may be."""
    forms = look_up_given(word_sound(text))
    if not forms and "j" in text.lower():
        # French j is ж: Anjelika.
        return next(filter(None, map(look_up_given, other_sounds(text))), ())
    return forms


def is_given(text: str) -> bool:
    """Say whether a word is a full form of a given name that somebody has reviewed.

    >>> is_given("Oleh"), is_given("Kharkiv")
    (True, False)
    """
    forms = _given_forms(text)
    return any(form.reviewed for form in forms) and any(form.form in FULL for form in forms)


@lru_cache(maxsize=1 << 15)
def analyse(text: str) -> Word:
    """Return what the word `text` can be; the answer is kept for the next time."""
    spoken = word_sound(text)
    lowered = text.lower()
    forms = _given_forms(text)
    strong = [form for form in forms if form.form in FULL]
    reviewed, given_gender, languages = False, "", ""
    classes = weak_classes = _NO_CLASSES
    if forms:
        reviewed = any(form.reviewed for form in forms)
        genders = {form.gender for form in strong or forms}
        given_gender = genders.pop() if len(genders) == 1 else ""
        languages = "/".join(sorted({form.language for form in strong} - {""}))
        classes = frozenset(form.group for form in strong)
        weak_classes = frozenset(form.group for form in forms if form.form not in FULL)
    stem, patronymic_gender, stem_classes = _patronymic(spoken)
    likeness, family_gender = 0.5, ""
    if not (reviewed and strong):
        likeness, family_gender = _as_family(spoken)
    return Word(
        text=text,
        sound=spoken,
        given=forms,
        given_gender=given_gender,
        languages=languages,
        classes=classes,
        weak_classes=weak_classes,
        reviewed=reviewed,
        stem=stem,
        stem_classes=stem_classes,
        patronymic_gender=patronymic_gender,
        family_likeness=likeness,
        family_gender=family_gender,
        shows=_shown(lowered, spoken, forms),
        capitals=len(text) > 2 and text.isupper(),
    )
