"""A spelling as look-ups compare it: its fold and its sound, worked out once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from translit_norm.script.fold import fold
from translit_norm.script.sound import sound


class Spelling(NamedTuple):
    """A spelling with its fold (equal to the letter) and its sound (equal to the ear)."""

    text: str
    folded: str
    spoken: str


# One look-up asks several rooms for the same name.
@lru_cache(maxsize=256)
def spelling_of(text: str) -> Spelling:
    """Return a text with its fold and its sound.

    >>> spelling_of("Zaporizhzhya")
    Spelling(text='Zaporizhzhya', folded='zaporizhzhya', spoken='zaporiža')
    """
    return Spelling(text, fold(text), sound(text))
