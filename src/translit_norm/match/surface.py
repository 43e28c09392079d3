"""What stands around a name in its surface: category words, quotes, possessives, wrong-script letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from translit_norm.script.detect import fold_confusables, script_of
from translit_norm.script.fold import fold

#: Longer than any name with its category words; a longer surface is no name (and costs no search).
LONGEST = 160

_QUOTES = " \t\r\n\"“”„«»‘’'()[]{},;:!?•·|/\\"
_POSSESSIVE_RE = re.compile(r"(?<=\w)['’](?:s|S)$")
# Letters that are one character each in NFC, of one script.
_PLAIN_RE = re.compile("[а-яА-ЯёЁіІїЇєЄґҐўЎ]+")
_CONTROL_RE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Surface(NamedTuple):
    """A surface made ready: with and without its category words, what those allow, and the steps."""

    whole: str
    name: str
    features: frozenset[str]
    steps: tuple[str, ...]


#: Kinds of settlement people do not keep apart: what one writer calls a town is another's village.
_LOOSELY = {
    "city": ("city", "settlement"),
    "settlement": ("city", "settlement", "village"),
    "village": ("settlement", "village"),
}


@lru_cache(maxsize=256)
def _features(said: str) -> frozenset[str]:
    return frozenset(near for each in said.split("|") for near in _LOOSELY.get(each, (each,)))


class CategoryWords:
    """Folded category words (of one or more words) that stand before and after a name.

    `table` is the text of data/languages/category_words.tsv; it is read when first asked for, since
    a name of one word needs none.
    """

    def __init__(self, table: str) -> None:
        self._table = table

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """The features that a word before a name says."""
        return self._standing("before")

    @cached_property
    def after(self) -> Mapping[str, frozenset[str]]:
        """The features that a word after a name says."""
        return self._standing("after")

    def _standing(self, place: str) -> dict[str, frozenset[str]]:
        words: dict[str, frozenset[str]] = {}
        for line in self._table.splitlines():
            if not line or line.startswith(("#", "word\t")):
                continue
            word, _language, feature, position, *_note = line.split("\t")
            if position in (place, "both"):
                key = fold(word)
                words[key] = words.get(key, frozenset()) | _features(feature)
        return words


def prepare(text: str, words: CategoryWords) -> Surface:
    """Return the bare name of a surface, what its category words say, and what was done."""
    if text.isalpha() and (text.isascii() or _PLAIN_RE.fullmatch(text)):
        return Surface(text, text, frozenset(), ())  # most names are one word of one script
    steps: list[str] = []
    name = _CONTROL_RE.sub(" ", text).strip(_QUOTES)
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    bare = _POSSESSIVE_RE.sub("", name)
    if bare != name:
        steps.append("possessive ending left out")
        name = bare
    if script_of(name) == "mixed":
        repaired = fold_confusables(name)
        if repaired != name:
            steps.append(f"look-alike letters of another script read as {repaired!r}")
            name = repaired
    bare, features = _strip_category_words(name, words, steps)
    return Surface(name, bare, features, tuple(steps))


def _strip_category_words(
    name: str, words: CategoryWords, steps: list[str]
) -> tuple[str, frozenset[str]]:
    tokens = name.split()
    if len(tokens) < 2 and "." not in name:
        return name, frozenset()
    if len(tokens) < 2 or (tokens[0].count(".") == 1 and not tokens[0].endswith(".")):
        # с.Дудчани, м.Київ: an abbreviation written together with its name.
        abbreviation, dot, after = name.partition(".")
        if dot and after.strip() and fold(abbreviation) in words.before:
            tokens = [abbreviation, *after.split()]
    for length in (3, 2, 1):
        if length >= len(tokens):
            continue
        head, tail = fold(" ".join(tokens[:length])), fold(" ".join(tokens[-length:]))
        for key, known, rest in (
            (head, words.before, tokens[length:]),
            (tail, words.after, tokens[:-length]),
        ):
            if key in known and any(fold(token) for token in rest):
                steps.append(f"{key!r} says {' or '.join(sorted(known[key]))}")
                return " ".join(rest), known[key]
    return name, frozenset()
