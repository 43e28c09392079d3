"""What a name gives without a gazetteer: the linking key and the romanised form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from translit_norm.romanise.engine import romanise
from translit_norm.script.sound import class_key, sound


@lru_cache(maxsize=131_072)
def name_key(name: str) -> str:
    """Return the linking key of a name: its consonant classes, the same for most of its spellings.

    It is coarse on purpose: equal keys say that two names are worth comparing, not that they are
    one. A name without any consonant keeps its vowels, so that no key is empty but that of no name.

    >>> name_key("Миролюбівка") == name_key("Miralyubavka")
    True
    """
    spoken = sound(name)
    return class_key(spoken) or spoken


def names_romanised(names: Iterable[str], scheme: str) -> dict[str, str]:
    """Return each name with its romanised form; letters the scheme lacks are folded.

    >>> names_romanised(["Харків"], "uk-kmu-2010")
    {'Харків': 'Kharkiv'}
    """
    return {name: romanise(name, scheme=scheme, uncovered="fold") for name in names}
