"""The words of a written name, with titles, particles and initials taken out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from translit_norm.persons.name import Word
from translit_norm.persons.tables import words_of_kind
from translit_norm.persons.words import analyse
from translit_norm.script.person_keys import WORD_RE

#: A name longer than this many words or characters is not one: only the first are looked at.
MOST_WORDS = 12
MOST_CHARACTERS = 400

# Turkic words for son and daughter, which follow the father's name.
_CHILD_OF = {
    "ogly": "m", "oglu": "m", "ogli": "m", "uly": "m", "ulu": "m", "uulu": "m", "огли": "m",
    "оглы": "m", "улы": "m", "уулу": "m", "kyzy": "f", "kizi": "f", "qizi": "f", "кизи": "f",
    "кызы": "f",
}  # fmt: skip
_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = frozenset("'’ʼ")
# Two letters and a full stop can be an initial where they write one Cyrillic letter.
_INITIAL_RE = re.compile(
    r"(?:[^\W\d_]|yu|ya|ye|yo|ju|ja|je|iu|ia|ie|zh|kh|ts|ch|sh|shch|dz|dm|вл|ал|дм|ст|дз|дж)\.?$",
    re.IGNORECASE,
)
_OPENING_RE = re.compile('[(\\["«“„]')
_BRACKETS_RE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"«“„][^\"»”“]*[\"»”“]")


class Written(NamedTuple):
    """A name's words in their order, and what was taken out from among them.

    `initials` come with their places among words and initials; `linked` holds the places of words
    that a hyphen joins to the one before; `child` is a father's name with a particle (Nasimi ogly);
    `before_comma` counts the words that stand before a comma.
    """

    words: list[Word]
    titles: tuple[str, ...]
    particles: tuple[str, ...]
    initials: list[tuple[int, str]]
    linked: set[int]
    child: Word | None
    before_comma: int


def words_of(text: str) -> Written:
    """Return the words of a name; only the first 12, and nothing in brackets or quotes."""
    written = text[:MOST_CHARACTERS]
    if _OPENING_RE.search(written):
        written = _BRACKETS_RE.sub(" ", written)
    comma = written.find(",")
    title_words, particle_words = words_of_kind("title"), words_of_kind("particle")
    titles: list[str] = []
    particles: list[str] = []
    initials: list[tuple[int, str]] = []
    words: list[Word] = []
    linked: set[int] = set()
    child: Word | None = None
    before_comma = 0
    for found in WORD_RE.finditer(written):
        token = found.group()
        bare = token[:-1] if token.endswith(".") else token
        if bare[-2:-1] in _APOSTROPHES and bare[-1:] in "sS":
            bare = bare[:-2]
        lowered = bare.lower()
        if len(bare) == 1 or (token is not bare and _INITIAL_RE.fullmatch(token)):
            initials.append((len(words) + len(initials), bare))
        elif lowered in title_words:
            titles.append(token)
        elif lowered in particle_words:
            particles.append(token)
            if words and lowered in _CHILD_OF:
                # Nasimi ogly: the son of Nasimi.
                child = _child_of(words.pop(), token)
        elif bare:
            if words and written[found.start() - 1] in _HYPHENS:
                linked.add(len(words))
            words.append(analyse(bare))
            if found.start() < comma:
                before_comma = len(words)
        if len(words) == MOST_WORDS:
            break
    return Written(words, tuple(titles), tuple(particles), initials, linked, child, before_comma)


def _child_of(father: Word, particle: str) -> Word:
    """Return a father's name with a particle as a patronymic."""
    return replace(
        father,
        text=f"{father.text} {particle}",
        stem=father.sound,
        stem_classes=father.classes,
        patronymic_gender=_CHILD_OF[particle.lower().rstrip(".")],
    )
