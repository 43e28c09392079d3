"""Why a candidate was proposed: its reading and its steps, worked out only when asked for."""

from __future__ import annotations

from functools import lru_cache

from translit_norm.script.detect import script_of
from translit_norm.script.fold import fold
from translit_norm.script.sound import sound
from translit_norm.types import Evidence, Reading

_LANGUAGES = {
    "uk": "Ukrainian",
    "ru": "Russian",
    "be": "Belarusian",
    "pl": "Polish",
    "de": "German",
}


def describe(evidence: Evidence) -> tuple[Reading | None, tuple[str, ...]]:
    """Return the reading of a candidate and the steps that led to it, in order and in words."""
    form, language = evidence.form, evidence.language
    if script_of(form) != "Cyrl":
        # An alias in Latin letters: the entity's name that sounds like it is what it was made from.
        heard = sound(form)
        names = evidence.names or {}
        found = [(name, tag) for tag, name in names.items() if sound(name) == heard]
        form, language = found[0] if found else (form, language)
    return _described(evidence.surface, form, language, evidence.notes)


@lru_cache(maxsize=4096)
def _described(
    surface: str, form: str, language: str, notes: tuple[str, ...]
) -> tuple[Reading | None, tuple[str, ...]]:
    steps = list(notes)
    if script_of(form) != "Cyrl" or language not in ("uk", "ru", "be"):
        return None, tuple(steps)
    inflection = next(
        (note.split(" of ")[0] for note in notes if " of " in note and "case" in note), None
    )
    if script_of(surface) == "Cyrl":
        edits = differences(fold(surface), form)
        probability = 1.0 if not edits else max(0.0, 1.0 - 0.15 * len(edits))
        return Reading(language, form, (), inflection, edits, probability), tuple(
            steps + list(edits)
        )
    from translit_norm.romanise.spellings import (
        spellings,
    )  # reads all schemes of a language: only on demand

    wanted = fold(surface)
    schemes = tuple(
        scheme for scheme, latin in spellings(form, language).items() if fold(latin) == wanted
    )
    edits = () if schemes else differences(sound(surface), sound(form))
    if schemes:
        more = f" and {len(schemes) - 1} more" if len(schemes) > 1 else ""
        steps.append(f"{_LANGUAGES[language]} {form} by {schemes[0]}{more}")
    else:
        steps.append(f"{_LANGUAGES[language]} {form} by no single standard")
        steps.extend(edits)
    probability = 1.0 if schemes else max(0.0, 1.0 - 0.15 * len(edits))
    return Reading(language, form, schemes, inflection, edits, probability), tuple(steps)


_NAMED = {
    ("o", "a"): "Belarusian or Russian vowel reduction", ("e", "a"): "Belarusian яканне",
    ("i", "o"): "Ukrainian і where Russian has о", ("i", "e"): "Ukrainian і where Russian has е",
    ("h", "g"): "г by either standard", ("x", "h"): "х written h", ("z", "s"): "German s for з",
}  # fmt: skip


def differences(spelling: str, form: str) -> tuple[str, ...]:
    """Return the letters in which a spelling differs from a form, in words.

    >>> differences("miralubavka", "mirolubovka")
    ('o→a twice (Belarusian or Russian vowel reduction)',)
    """
    from rapidfuzz.distance import Levenshtein

    counted: dict[str, int] = {}
    for operation in Levenshtein.editops(form, spelling):
        kind, at, of = operation.tag, operation.src_pos, operation.dest_pos
        if kind == "replace":
            pair = (form[at], spelling[of])
            reason = _NAMED.get(pair) or _NAMED.get(pair[::-1])
            text = f"{pair[0]}→{pair[1]}" + (f"|{reason}" if reason else "")
        elif kind == "delete":
            text = f"{form[at]!r} lost"
        else:
            text = f"{spelling[of]!r} added"
        counted[text] = counted.get(text, 0) + 1
    times = {1: "", 2: " twice"}
    described = []
    for text, count in counted.items():
        edit, _, reason = text.partition("|")
        repeated = times.get(count, f" {count} times")
        described.append(edit + repeated + (f" ({reason})" if reason else ""))
    return tuple(described)
