"""Make data/background: names and words that are not ours, so that no fuzzy match takes them."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.geonames import City, is_spelling, unpack_deb
from tools.import_foreign import OURS
from translit_norm.script.fold import fold

_NAME = re.compile(r"[a-z]+(?: [a-z]+)*")
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Neither file may grow beyond this; the lists are cut by rule, not by chance.
LIMIT_BYTES = 3_000_000
#: Short words are what a name is mistaken for; of longer ones the tables would be mostly endings.
_LONGEST = {"fr": 8, "pl": 6, "ru": 10}
_POPULAR_ENGLISH = 100_000


def foreign_names(cities: Iterable[City], own: frozenset[str]) -> list[str]:
    """Return the folded names of places abroad, with their alternates if the limit allows.

    `own`: folded spellings of our tables, which must stay matchable and are left out.
    """
    abroad = [city for city in cities if city.country not in OURS]
    wide = _names((name for city in abroad for name in (city.name, *city.alternates)), own)
    if sum(map(len, wide)) + len(wide) <= LIMIT_BYTES:
        return wide
    return _names((city.name for city in abroad), own)


def _names(spellings: Iterable[str], own: frozenset[str]) -> list[str]:
    folded = {fold(spelling) for spelling in spellings if is_spelling(spelling)} - own
    return sorted(name for name in folded if len(name) >= 3 and _NAME.fullmatch(name))


def common_words(cache: Path, own: frozenset[str]) -> list[str]:
    """Return the lower-case words of six languages from the pinned lists."""
    words = {fold(word) for word in _words(cache) if word == word.lower() and _WORD.fullmatch(word)}
    return sorted(words - own)


def _words(cache: Path) -> Iterator[str]:
    popular = _member(cache / "popular-english-words-1.0.2.tgz", "package/words.js")
    common = re.findall(r"[a-z]+", popular)[:_POPULAR_ENGLISH]
    # The popular list holds proper names in lower case; the dictionary does not.
    english = json.loads(
        _member(cache / "an-array-of-english-words-2.0.0.tgz", "package/index.json")
    )
    yield from frozenset(common) & frozenset(english)
    yield from _short("fr", json.loads(
        _member(cache / "an-array-of-french-words-2.0.0.tgz", "package/index.json")
    ))  # fmt: skip
    polish = unpack_deb(cache / "wpolish_20220301-1_all.deb") / "usr/share/dict/polish"
    yield from _short("pl", polish.read_text(encoding="utf-8").split())
    russian = _member(cache / "dictionary-ru-3.0.0.tgz", "package/index.dic").splitlines()
    yield from _short("ru", (line.split("/")[0].split(" ")[0].strip() for line in russian))
    stopwords = json.loads(_member(cache / "stopwords-iso-1.1.0.tgz", "package/stopwords-iso.json"))
    for language in ("en", "de", "fr", "pl", "ru", "uk"):
        yield from stopwords[language]


def _short(language: str, words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if len(word) <= _LONGEST[language])


def _member(archive: Path, path: str) -> str:
    with tarfile.open(archive) as packed:
        stream = packed.extractfile(path)
        if stream is None:
            raise ValueError(f"{archive.name}: {path} is no file")
        return stream.read().decode("utf-8")


def write_lines(path: Path, lines: list[str], comment: str) -> int:
    """Write a list, one spelling a line, and return its length."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([f"# {comment}", *lines]) + "\n", encoding="utf-8", newline="\n")
    return len(lines)
