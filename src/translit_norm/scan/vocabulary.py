"""Words of running text that say what a name beside them is: titles, prepositions, region words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from translit_norm.errors import TableError
from translit_norm.scan.tables import table_rows
from translit_norm.script.fold import fold

ROLES = frozenset(
    {
        "said",
        "title",
        "place",
        "unit",
        "town",
        "river",
        "organisation",
        "facility",
        "border",
        "elsewhere",
        "eponym",
        "honour",
    }
)
_STRENGTH = {"": 2, "weak": 1}


class Role:
    """The words of one role: whole words, phrases and beginnings of words, all lower case.

    `strength(word)` is 2 for a word of the role, 1 for a weak one, 0 for another word; `names(folded)`
    says whether a folded name is one of the role's.
    """

    def __init__(
        self, words: Mapping[str, int], stems: frozenset[str], phrases: frozenset[str]
    ) -> None:
        self.words, self.stems, self.phrases = words, stems, phrases
        self.strength = lru_cache(maxsize=8192)(self._strength)
        self.names = lru_cache(maxsize=8192)(self._names)

    def _strength(self, word: str) -> int:
        known = self.words.get(word)
        if known is not None:
            return known
        stems = self.stems
        if stems:
            for length in range(min(len(word), 14), 1, -1):
                if word[:length] in stems:
                    return 2
        return 0

    def _names(self, folded: str) -> bool:
        """Allow a name of the role at most two letters of an ending."""
        if folded in self.words:
            return True
        return any(folded[: len(folded) - cut] in self.stems for cut in range(3))

    def in_any(self, words: Iterable[str]) -> bool:
        """Say whether any of the words has the role."""
        return any(self.strength(word) for word in words)


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Role]:
    """Return the words of data/languages/text_words.tsv by role. Raises `TableError`."""
    table = "languages/text_words.tsv"
    words: dict[str, dict[str, int]] = {role: {} for role in ROLES}
    stems: dict[str, set[str]] = {role: set() for role in ROLES}
    phrases: dict[str, set[str]] = {role: set() for role in ROLES}
    for row in table_rows(table, ("word", "language", "role", "strength")):
        role, word = row["role"], row["word"].lower()
        if role not in ROLES or row["strength"] not in _STRENGTH:
            raise TableError(
                table, word, f"role {role!r} or strength {row['strength']!r} is unknown"
            )
        whole = role in ("elsewhere", "eponym")  # names, asked by their fold
        if word.endswith("*"):
            stems[role].add(fold(word) if whole else word[:-1])
        elif " " in word and not whole:
            phrases[role].add(word)
        else:
            strength = _STRENGTH[row["strength"]]
            key = fold(word) if whole else word
            words[role][key] = max(strength, words[role].get(key, 0))
    return {
        role: Role(words[role], frozenset(stems[role]), frozenset(phrases[role])) for role in ROLES
    }
