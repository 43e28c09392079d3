"""Latin spellings back to Cyrillic: readings, the origin of a spelling, conversion of schemes."""

from __future__ import annotations

from collections.abc import Iterable

from translit_norm.restore import lexicon as _lexicon
from translit_norm.restore.convert import LIKELY, Conversion, converted
from translit_norm.restore.origin import origins, pooled_origins
from translit_norm.restore.readings import readings
from translit_norm.types import Origin, Reading

__all__ = ["Conversion", "convert", "convert_explained", "origin", "origin_of_all", "restore"]


def restore(
    spelling: str, *, language: str | None = None, scheme: str | None = None, limit: int = 5
) -> tuple[Reading, ...]:
    """Return the likeliest Cyrillic originals of a Latin spelling, at most `limit`, best first.

    `language` (uk, ru, be) and `scheme` (an id or alias) narrow the search. Probabilities are those
    among the readings; nothing is returned for a spelling that no scheme explains. Raises
    `SchemeError` and `InputTypeError`.

    >>> best = restore("Kharkov")[0]
    >>> best.cyrillic, best.language
    ('Харьков', 'ru')
    """
    return readings(spelling, _lexicon.bundled(), language=language, scheme=scheme, limit=limit)


def origin(spelling: str) -> tuple[Origin, ...]:
    """Return the languages a Latin spelling can come from, with the schemes that fit and evidence.

    >>> origin("Siarhei")[0].language
    'be'
    """
    return origins(spelling, _lexicon.bundled())


def origin_of_all(names: Iterable[str]) -> tuple[Origin, ...]:
    """Return the languages that the names of one document can come from, taken together.

    >>> origin_of_all(["Kharkov", "Nikolayev", "Minsk"])[0].language
    'ru'
    """
    return pooled_origins(names, _lexicon.bundled())


def convert(
    spelling: str, *, to: str, language: str | None = None, least: float = LIKELY
) -> str | None:
    """Return a Latin spelling rewritten by the scheme `to`, None where no reading is likely enough.

    `least` is the smallest probability (0.0 to 1.0) a reading is converted at. Raises `SchemeError`
    for a scheme that `romanise` refuses.

    >>> convert("Charkiw", to="uk-kmu-2010"), convert("Novovasilyevka", to="uk-kmu-2010")
    ('Kharkiv', 'Novovasylivka')
    """
    return convert_explained(spelling, to=to, language=language, least=least).text


def convert_explained(
    spelling: str, *, to: str, language: str | None = None, least: float = LIKELY
) -> Conversion:
    """Return the converted spelling together with the reading it rests on."""
    return converted(spelling, _lexicon.bundled(), to=to, language=language, least=least)
