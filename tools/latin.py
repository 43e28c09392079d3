"""Names that the tables hold in Latin because they are phrases, not romanised at compile time."""

from __future__ import annotations

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "’": "",
}  # fmt: skip
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def latin_adjective(name: str) -> str:
    """Return a Ukrainian name by Cabinet of Ministers resolution 55 of 2010.

    >>> latin_adjective("Бериславський"), latin_adjective("Згурівська"), latin_adjective("Юр’ївська")
    ('Beryslavskyi', 'Zghurivska', 'Yurivska')
    """
    latin = []
    for at, letter in enumerate(name):
        lowered = letter.lower()
        initial = at == 0 or name[at - 1] in " -"
        plain = _INITIAL[lowered] if initial and lowered in _INITIAL else _LETTERS.get(lowered)
        if plain is None:
            plain = lowered
        if lowered == "г" and at and name[at - 1].lower() == "з":
            plain = "gh"
        latin.append(plain.capitalize() if letter != lowered else plain)
    return "".join(latin)
