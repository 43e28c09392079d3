"""One broad alphabet for all spellings: `sound` for comparing, `class_key` for finding candidates.

Cyrillic letters of the three languages and the Latin digraphs of their romanisations are read into
the same letters: vowels a e i o u, consonants b c č d f g h k l m n p r s š t v x z ž, and `q` for
Latin `ch`, which is ч in English and х in German, Polish and Czech. Glides and signs are dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.script.fold import compose, fold

VOWELS = frozenset("aeiou")

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "e", "ё": "o",
    "ж": "ž", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f",
    "х": "x", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "u", "я": "a", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ђ": "d", "ј": "i", "љ": "l", "њ": "n",
    "ћ": "č", "џ": "dž", "ѕ": "dz",
}  # fmt: skip
_CYRILLIC_TABLE = str.maketrans(_CYRILLIC)

# Latin letter groups, longest first; the languages that write them stand beside them.
_LATIN_GROUPS = {
    "schtsch": "šč", "shtsch": "šč", "chtch": "šč", "sjtj": "šč", "shch": "šč", "shh": "šč", "szcz": "šč",
    "stch": "šč", "šč": "šč", "ść": "sc",
    "dsch": "dž", "dzh": "dž", "dž": "dž", "dż": "dž", "dź": "dz", "tsch": "č", "tch": "č",
    "tsj": "č", "sch": "š", "sh": "š", "sz": "š", "sj": "š", "zh": "ž", "zs": "ž", "cs": "č",
    "ch": "q", "cz": "č", "kh": "x", "ts": "c", "tz": "c", "ph": "f", "th": "t",
    "qu": "kv", "x": "ks", "š": "š", "ş": "š", "ș": "š", "ŝ": "šč", "ž": "ž", "ż": "ž", "č": "č",
    "ć": "c", "ç": "č", "c": "c", "ţ": "c", "ț": "c", "w": "v", "ŭ": "v", "ǔ": "v", "y": "i",
    "j": "i",
    "ý": "i", "ȳ": "i", "ÿ": "i", "ŷ": "i", "q": "k", "ë": "o", "ö": "o", "ü": "u", "ä": "a",
    "å": "o", "æ": "e", "ø": "o",
    "ß": "s", "ľ": "l", "ĺ": "l",
}  # fmt: skip
_LATIN_GROUP_RE = re.compile("|".join(sorted(_LATIN_GROUPS, key=len, reverse=True)))
# Most forms are Cyrillic words alone, and fold to themselves once they are spoken.
_CYRILLIC_RE = re.compile("[а-яёђєѕіїјљњћџўґѣѳѵ ]+")
_FOLDED_RE = re.compile("[a-zčšž]+(?: [a-zčšž]+)*")
_GLIDE_RE = re.compile(r"i(?=[aeou])")
# All but the last of equal letters: what is left out needs no template, which costs the most of a `sub`.
_DOUBLE_RE = re.compile(r"(.)(?=\1)")


@lru_cache(maxsize=1024)
def sound(text: str) -> str:
    """Return `text` in the broad alphabet, words separated by one space.

    >>> sound("Запоріжжя"), sound("Zaporizhzhya"), sound("Saporischschja")
    ('zaporiža', 'zaporiža', 'saporiša')
    >>> sound("Новая Каховка"), sound("Novaya Kakhovka")
    ('nova kaxovka', 'nova kaxovka')
    """
    return sound_of_composed(compose(text))


def sound_of_composed(composed: str) -> str:
    """Return the sound of a text that `compose` has already seen."""
    spoken = composed
    if not _CYRILLIC_RE.fullmatch(composed):
        # Latin first: the Cyrillic table writes х as x, which a Latin speller would have meant as ks.
        spoken = _LATIN_GROUP_RE.sub(_group, composed)
    if not spoken.isascii():
        spoken = spoken.translate(_CYRILLIC_TABLE)
    plain = fold_keeping_sounds(spoken).replace("ts", "c")
    return _DOUBLE_RE.sub("", _GLIDE_RE.sub("", plain))


def _group(match: re.Match[str]) -> str:
    return _LATIN_GROUPS[match.group()]


def fold_keeping_sounds(text: str) -> str:
    """Return the fold of `text` with the letters č š ž kept."""
    if _FOLDED_RE.fullmatch(text):
        return text
    # Three private letters carry the hissing sounds through the fold, which strips diacritics.
    return fold(text.translate(_HIDE)).translate(_SHOW)


_HIDE = str.maketrans("čšž", "ӵӝӟ")
_SHOW = str.maketrans("ӵӝӟ", "čšž")

_CLASSES = str.maketrans(
    {
        "g": "h", "x": "h", "q": "s", "š": "s", "z": "s", "ž": "s", "c": "s", "č": "s", " ": None,
        "a": None, "e": None, "i": None, "o": None, "u": None,
    }
)  # fmt: skip


# One look-up asks several rooms for the key of the same sound.
@lru_cache(maxsize=1024)
def class_key(spoken: str) -> str:
    """Return the consonant-class key of a sound: what the languages and standards agree on.

    Vowels are dropped; г/ґ/х are one class, so are all sibilants and affricates (standards and lost
    diacritics mix them); dental + sibilant counts as one letter, since ц is t+s and be дз is д.

    >>> class_key(sound("Миролюбівка")), class_key(sound("Miralyubavka"))
    ('mrlbvk', 'mrlbvk')
    """
    classes = spoken.translate(_CLASSES).replace("ts", "s").replace("ds", "d")
    return _DOUBLE_RE.sub("", classes)


def shorter_keys(key: str) -> set[str]:
    """Return a key with one letter left out, each letter in turn: what it shares with its neighbours.

    >>> sorted(shorter_keys("mrl"))
    ['ml', 'mr', 'rl']
    """
    return {key[:at] + key[at + 1 :] for at in range(len(key))}


# One look-up asks for a person's keys and for a place's.
@lru_cache(maxsize=1024)
def other_keys(spoken: str) -> tuple[str, ...]:
    """Return further keys a sound may have been meant by, the likelier first.

    `ch` as х; u after a vowel as Belarusian ў; Belarusian ц for soft т; German v for ф.
    """
    if not _OTHERWISE_RE.search(spoken):
        return ()
    readings: list[str] = []
    if "q" in spoken:
        readings.append(spoken.replace("q", "x"))
    if _AFTER_VOWEL_U_RE.search(spoken):
        readings.append(_AFTER_VOWEL_U_RE.sub("v", spoken))
    if _SOFT_C_RE.search(spoken):
        readings.append(_SOFT_C_RE.sub("t", spoken))
    if "c" in spoken:
        readings.append(spoken.replace("c", "k"))
    if "f" in spoken:
        readings.append(spoken.replace("f", "v"))
    if "ks" in spoken:
        readings.append(spoken.replace("ks", "x"))
    own = class_key(spoken)
    keys = dict.fromkeys(class_key(reading) for reading in readings)
    return tuple(key for key in keys if key and key != own)


# Most sounds have no letter that is read otherwise; one search tells.
_OTHERWISE_RE = re.compile("[qcf]|[aeo]u|ks")
_AFTER_VOWEL_U_RE = re.compile(r"(?<=[aeo])u")
_SOFT_C_RE = re.compile(r"c(?=[aei]|$)")
