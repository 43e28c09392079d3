"""Styles: which form of a name a newsroom wants, in which languages. One TOML table each.

`data/styles/official.toml` is the default. A caller's own table is named by its path.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translit_norm.errors import TableError, TranslitNormError
from translit_norm.gazetteer import artefact
from translit_norm.scan.tables import table_path

LANGUAGES = frozenset({"en", "uk", "ru", "be", "de", "pl", "fr"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style asks for: `names` maps entity ids to forms that win over the canonical name."""

    id: str
    name: str
    languages: frozenset[str]
    persons: bool
    names: Mapping[str, str]


def load_style(name: str) -> Style:
    """Return a bundled style by its name, or the one in a TOML file by its path.

    Raises `TranslitNormError` for an unknown name and `TableError` for a malformed table.

    >>> load_style("official").languages
    frozenset({'en'})
    """
    path = Path(name) if name.endswith(".toml") else table_path("styles", f"{name}.toml")
    if not path.is_file():
        known = ", ".join(sorted(styles())) or "none"
        raise TranslitNormError(
            f"style {name!r} is unknown; known styles: {known}, or a path to a .toml file"
        )
    return _load(path)


def styles() -> list[str]:
    """Return the names of the bundled styles."""
    folders = (artefact.CHECKOUT_TABLES / "styles", artefact.DATA_FOLDER / "styles")
    return sorted(
        {path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.toml")}
    )


@lru_cache(maxsize=32)
def _load(path: Path) -> Style:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(path.name, "file", str(error)) from error
    shape = {"name": str, "languages": list, "persons": bool, "names": dict}
    for key in sorted(table.keys() ^ shape.keys()):
        raise TableError(path.name, key, "is missing" if key in shape else "is unknown")
    for key, kind in shape.items():
        if not isinstance(table[key], kind):
            raise TableError(path.name, key, f"must be a {kind.__name__}")
    languages = frozenset(table["languages"])
    if unknown := languages - LANGUAGES:
        raise TableError(
            path.name, "languages", f"{sorted(unknown)} unknown; use {sorted(LANGUAGES)}"
        )
    return Style(path.stem, table["name"], languages, table["persons"], table["names"])


#: Small words that tell a text's language; a word stands only in the languages that own it.
_SMALL_WORDS = {
    "en": "the of and in to was is that for with on by from as at his has were said it are be",
    "de": "in der die das und ist von mit den dem ein eine auf für nicht sich des im wurde bei nach zu auch",
    "fr": "le la les des et une dans est du que pour par sur au plus avec sont ont été ses aux qui",
    "pl": "w i na z się do nie że jest od przez dla są po oraz jak ale było został ze przy",
    "uk": "у та що від із є й про це як але які який було після під через було його",
    "ru": "в и что от из с на по не это как но который было после под его он",
    "be": "ў і што ад з у на па не гэта як але які было пасля пад яго ён каля",
}
_OWNERS: dict[str, list[str]] = {}
for _language, _listed in _SMALL_WORDS.items():
    for _word in _listed.split():
        _OWNERS.setdefault(_word, []).append(_language)
_LETTERS = {"uk": "їєґ", "be": "ў", "ru": "ыэъ", "pl": "ąęłńśż", "de": "äöüß", "fr": "çèêàù"}
_LOWER_RE = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the language a text is written in: en, de, fr, pl, uk, ru, be, or "" where nothing tells.

    Read from its small words and telling letters, in the first 20,000 characters.

    >>> language_of("Die Truppen sind in der Stadt und bei Kiew"), language_of("Kiev")
    ('de', '')
    """
    sample = text[:20_000].lower()
    votes: Counter[str] = Counter()
    for word in _LOWER_RE.findall(sample):
        owners = _OWNERS.get(word)
        if owners:
            for owner in owners:
                votes[owner] += 1.0 / len(owners)  # type: ignore[assignment]
    for language, letters in _LETTERS.items():
        votes[language] += 0.3 * sum(sample.count(letter) for letter in letters)  # type: ignore[assignment]
    ranked = votes.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] >= 1 else ""
