"""Oblique cases of people's names, told by the sounds of their endings."""

from __future__ import annotations

# Endings by what the nominative ends in, in the letters of `sound` (glides dropped): Russian and
# Ukrainian declension of names, singular; the last group serves consonant-final names.
_ADJECTIVE = ("oho", "omu", "im", "om", "oi", "u", "ou", "oiu", "iu", "oh", "ogo")
_CASES = {
    "ski": _ADJECTIVE,
    "ska": ("oi", "u", "ou", "oiu"),
    "i": ("oho", "omu", "im", "om", "eho", "emu", "a", "u", "em", "evi", "ia", "iu"),
    "a": ("i", "u", "e", "oi", "ou", "ei", "iu", "ei"),
    "o": ("a", "u", "om", "ovi", "i"),
    "": ("a", "u", "om", "em", "im", "i", "e", "ovi", "evi", "a", "oi", "ou", "am"),
}
# г is g or h, and х is either in some spellings.
_ONE_BACK_SOUND = str.maketrans("gx", "hh")


def is_case_of(spoken: str, nominative: str) -> bool:
    """Return whether a sound is an oblique case of a nominative's.

    >>> is_case_of("zelenskoho", "zelenski"), is_case_of("olegom", "oleh")
    (True, True)
    >>> is_case_of("putin", "putin"), is_case_of("puti", "putin")
    (False, False)
    """
    spoken, nominative = spoken.translate(_ONE_BACK_SOUND), nominative.translate(_ONE_BACK_SOUND)
    if len(nominative) < 3 or spoken == nominative:
        return False
    if nominative.endswith(("ski", "cki")):
        stem, endings = nominative[:-1], _CASES["ski"]
    elif nominative.endswith(("ska", "cka")):
        stem, endings = nominative[:-1], _CASES["ska"]
    elif nominative[-1] in "iao":
        stem, endings = nominative[:-1], _CASES[nominative[-1]]
        # Гайдай: the final й is part of the stem, and dropped before the ending's vowel.
        stem = stem.rstrip("i")
    else:
        stem, endings = nominative, _CASES[""]
        if stem.endswith(("ec", "ek", "ok", "el")) and not spoken.startswith(stem):
            stem = stem[:-2] + stem[-1]
    return spoken.startswith(stem) and spoken[len(stem) :] in endings
