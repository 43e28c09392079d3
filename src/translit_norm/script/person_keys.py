"""The sound of one word of a person's name, and the keys people are looked up by.

The gazetteer's compiler and the look-up both call `index_keys`, so that they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translit_norm.script.detect import fold_confusables, script_of
from translit_norm.script.fold import APOSTROPHES, compose
from translit_norm.script.sound import class_key, other_keys, sound_of_composed

#: A word of a name: letters with apostrophes inside; a full stop stays, it marks an initial.
WORD_RE = re.compile(
    rf"[^\W\d_]+(?:[\u0300-\u036f{re.escape(APOSTROPHES)}]+[^\W\d_]*)*\.?",
)

# я at the start is heard in every standard (Yana is not Anna); е and ю are not (Yelena, Elena).
_OPENING_YA_RE = re.compile(r"я|ya|ia|ja|â")
# German and Romance spellings that the broad alphabet reads otherwise: Sjarhej, Serguei, Zhywicki.
_SOFT_SJ_RE = re.compile(r"sj(?=[aeouy])")
_HARD_G_RE = re.compile(r"gu(?=[eiy])|gh")
# Marked y, and the ties of the Library of Congress (z͡h).
_MARKS = str.maketrans("ýȳÿŷỳ", "yyyyy", "\u0361\ufe20\ufe21\u0304")
# j as a soft sign; and what is left of i + glide + vowel (Adzhiyev).
_SOFT_J_RE = re.compile(r"(?<=[bcdfghklmnprstvwz])j(?![aeiouyj])")
_GLIDE_RE = re.compile(r"(?<=[^ ])i(?=[aeou])")
_TC_RE = re.compile("tc(?!h)")
_POLISH_CKI_RE = re.compile(r"ck(?=(?:i|y|a|ii|iy|ij|yi|yj|aja|aya|aia|ogo|oho|oj|oi|oy)$)")

_PATRONYMIC_RE = re.compile(r"(?:[aeiou]v[aeiou]*[čqc]|[aeiou][vu]na|i[čq]na)$")
# Oblique cases, which name the same person: Зеленского, Путиным, Гайдаєві.
# Tsikhanouskaya: ў written u before the ending, as it is written at the end.
_OUSKI_RE = re.compile(r"(?<=[aeo])u(?=[scz]k)")
_SKI_CASE_RE = re.compile(r"(?<=[scz]k)(?:oho|omu|im|om|oi|ou|u|a)$")
_CASE_RE = re.compile(r"(?<=...)(?:[oei]m|[oe]vi)$")
_POSSESSIVE_RE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_FAMILY_OV_RE = re.compile(r"(?<=..)[aeiou]+(?:u|f|v)(?:a|u|im|oi)?$")

# Class keys of the most common given names in the three languages: a block of all Vladimirs
# helps nobody. They are keys only where nothing else is left of a name.
_COMMON_KEYS = """
    bhdn brs dmtr dns drd dvrd fdr hln hn hnd hr hrh hrhr hvdr kb knstnsn knstntn krl ks ksn
    ksrn kstntn ktrn kv l lbv ld ldlv ldml ldmr ldslv lh lks lksndr ln lnd lrs ls mhl mhs mkl
    mksm mr mrn msl n nd ndr ndrs nk nkl ns nsl ntl ntn ptr ptrs pvl r rhr rmn rn rs rsln rslv
    rsm rtm smsr smtrk sn snstntn spn srh stfn stnsls stnslv stpn svtln tmr tn vdm vhn vktr
    vldlv vldmr vlh vlnsn vlntn vlr vn vr vsl vslv vstr vtl
"""
_GIVEN_KEYS = frozenset(_COMMON_KEYS.split())
_CYRILLIC_ONLY_RE = re.compile("[\u0400-\u045f\u0490\u0491]+")
# Lower-case Latin letters whose capitals look Cyrillic, found inside Cyrillic words.
_TYPED_LATIN = str.maketrans("bhkmt", "внкмт")


_RESPELT_RE = re.compile("zdh|g[hu]|j|ck|tc|[ýȳÿŷỳ\u0361\ufe20\ufe21\u0304]")


def _respelt(composed: str) -> str:
    """Return a word with the spellings that the broad alphabet reads otherwise written plainly."""
    composed = composed.translate(_MARKS).replace("zdh", "zhd")
    composed = _HARD_G_RE.sub("g", _SOFT_SJ_RE.sub("si", composed))
    return _POLISH_CKI_RE.sub("tsk", _TC_RE.sub("ts", _SOFT_J_RE.sub("", composed)))


@lru_cache(maxsize=1 << 16)
def word_sound(word: str) -> str:
    """Return the sound of one word of a name; an opening ya is kept, all other glides are dropped.

    >>> word_sound("Яна"), word_sound("Yana"), word_sound("Anna"), word_sound("Siarhei")
    ('iana', 'iana', 'ana', 'sarhei')
    """
    if not word.isascii() and not _CYRILLIC_ONLY_RE.fullmatch(word):
        # Before lower case: Latin B is the look-alike of В, b of none.
        word = fold_confusables(word)
        if script_of(word) == "mixed":
            word = word.translate(_TYPED_LATIN)
    return plain_sound(compose(word))


def plain_sound(composed: str) -> str:
    """Return the sound of a word in NFC and lower case whose letters are of one script."""
    if _RESPELT_RE.search(composed):
        composed = _respelt(composed)
    # Братченко: т before ч is heard in neither; Finnish writes tš for ч.
    spoken = sound_of_composed(composed).replace("tč", "č").replace("tš", "č")
    if "ia" in spoken or "ie" in spoken or "io" in spoken or "iu" in spoken:
        spoken = _GLIDE_RE.sub("", spoken)
    return "i" + spoken if _OPENING_YA_RE.match(composed) else spoken


def plain_sounds(words: Sequence[str]) -> list[str]:
    """Return `plain_sound` of each of many words, in one pass over them all.

    >>> plain_sounds(["яна", "serhiy"]) == [plain_sound("яна"), plain_sound("serhiy")]
    True
    """
    respelt = [_respelt(word) if _RESPELT_RE.search(word) else word for word in words]
    spoken = sound_of_composed(" ".join(respelt)).replace("tč", "č").replace("tš", "č")
    sounds = _GLIDE_RE.sub("", spoken).split(" ")
    if len(sounds) != len(words):
        # A word without a letter that is heard leaves no place behind.
        return [plain_sound(word) for word in words]
    return [
        "i" + sound if _OPENING_YA_RE.match(word) else sound
        for word, sound in zip(respelt, sounds, strict=True)
    ]


# What a Latin letter or group stands for in fewer standards, and how they write it otherwise:
# x = х (GOST, scholarly), zh = зг, j = ж (French) or х (Spanish), sch and sc = щ, ou = у, -ine,
# eh = э, cz = ц (GOST), c = к, z = ц (German: Krawez, Jelzin).
_OTHER_READINGS = (
    (re.compile("x"), "kh"), (re.compile("zh"), "zgh"), (re.compile("j"), "zh"),
    (re.compile("j"), "kh"), (re.compile("sch"), "shch"), (re.compile("sc"), "shch"),
    (re.compile("ou|ow"), "u"), (re.compile("eh"), "e"), (re.compile("cz"), "ts"),
    (re.compile("c(?![hzkis])"), "k"), (re.compile("(?<=e)z$|(?<=^j[aeou])z|(?<=^j[aeou].)z"), "ts"),
)  # fmt: skip
_FRENCH_RE = re.compile(r"(?<=in)e$")
_FRENCH = (("ou", "u"), ("j", "zh"), ("ch", "sh"), ("tsh", "ch"))


@lru_cache(maxsize=1 << 14)
def other_sounds(word: str) -> tuple[str, ...]:
    """Return the sounds of a Latin word by the readings that fewer standards have.

    >>> other_sounds("Mozhovyi"), other_sounds("Troubine")
    (('mozgovi',), ('trubine', 'trubin'))
    """
    composed = compose(word)
    sounds: dict[str, None] = {}
    for pattern, reading in _OTHER_READINGS:
        if pattern.search(composed):
            sounds[word_sound(pattern.sub(reading, composed))] = None
    if "ou" in composed or "j" in composed or _FRENCH_RE.search(composed):
        french = _FRENCH_RE.sub("", composed)
        for group, reading in _FRENCH:
            french = french.replace(group, reading)
        sounds[word_sound(french)] = None
    return tuple(sounds)


def family_keys(word: str) -> tuple[str, ...]:
    """Return the blocking keys of one family name, the likeliest first; gender is folded away.

    >>> family_keys("Канашенкоў"), family_keys("Konashenkov"), family_keys("Иванова")[:1]
    (('knsnkv',), ('knsnkv',), ('vnv',))
    """
    spoken = _OUSKI_RE.sub("v", _FAMILY_OV_RE.sub("ov", word_sound(word)))
    spoken = _SKI_CASE_RE.sub("i", spoken)
    keys = dict.fromkeys((class_key(spoken), *other_keys(spoken)))
    bare = _CASE_RE.sub("", spoken)
    if bare != spoken:
        keys[class_key(bare)] = None
    return tuple(key for key in keys if key) or (spoken,)


def name_words(name: str) -> list[str]:
    """Return the words of a written name, an English possessive 's taken off.

    >>> name_words("Putin’s"), name_words("Конашенков И.Е.")
    (['Putin'], ['Конашенков', 'И.', 'Е.'])
    """
    return [_POSSESSIVE_RE.sub("", word) for word in WORD_RE.findall(name)]


def index_keys(name: str) -> tuple[str, ...]:
    """Return the blocking keys of a written name of a person, in any script, order and case.

    Patronymics and initials yield no key; common given names only where nothing else is left.

    >>> index_keys("Konashenkov I. V.") == index_keys("Игорь Конашенков")
    True
    >>> index_keys("Путин"), index_keys("Vladimir Putin"), index_keys("")
    (('ptn',), ('ptn',), ())
    """
    words = [word for word in name_words(name) if len(word.rstrip(".")) > 2]
    family: dict[str, None] = {}
    spare: dict[str, None] = {}
    for word in words:
        keys = family_keys(word)
        spoken = word_sound(word)
        common = keys[0] in _GIVEN_KEYS or (len(words) > 1 and _PATRONYMIC_RE.search(spoken))
        (spare if common else family).update(dict.fromkeys(keys))
    return tuple(family or spare)
