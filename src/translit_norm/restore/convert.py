"""Latin to Latin: through the likeliest Cyrillic original, or not at all."""

from __future__ import annotations

from typing import NamedTuple

from translit_norm.gazetteer.lexicon import words_of
from translit_norm.inflect.correspond import belarusian_forms, russian_forms, ukrainian_forms
from translit_norm.restore.lexicon import Lexicon
from translit_norm.restore.readings import as_readings, is_strange, weighed_readings
from translit_norm.romanise import catalogue
from translit_norm.romanise.engine import romanise
from translit_norm.types import Reading

#: Below this probability a reading is a guess, and a guess is not converted.
LIKELY = 0.5
#: A form made by correspondences that is a known name is believed this many times more.
_KNOWN = 50.0
#: Readings looked at; what lies behind them weighs nothing.
_READINGS = 12


class Conversion(NamedTuple):
    """A converted spelling with the reading it rests on; `text` is None where none is likely.

    `inferred` is true where the original is of another language than the target scheme, so that
    the name was carried over by the correspondences of the two languages.
    """

    text: str | None
    reading: Reading | None
    inferred: bool = False


def converted(
    spelling: str, lexicon: Lexicon, *, to: str, language: str | None, least: float
) -> Conversion:
    """Return `spelling` rewritten by the scheme `to`; see `restore.convert_explained`."""
    target = catalogue.scheme(to).language
    votes: dict[str, list[tuple[float, Reading, bool]]] = {}
    weighed = weighed_readings(spelling, lexicon, language=language)
    for reading in as_readings(weighed, spelling, _READINGS):
        for form, share in _carried(reading, target, lexicon):
            inferred = reading.language != target
            votes.setdefault(form, []).append((reading.probability * share, reading, inferred))
    # The target is checked before the reading, so that a refused scheme raises for any spelling.
    latin = {form: romanise(form, scheme=to) for form in votes} or {"": romanise("", scheme=to)}
    if not votes or is_strange(weighed, spelling):
        return Conversion(None, None)
    by_text: dict[str, float] = {}
    for form, each in votes.items():
        total = sum(vote for vote, _, _ in each)
        by_text[latin[form]] = by_text.get(latin[form], 0.0) + total
    text, probability = max(by_text.items(), key=lambda item: item[1])
    behind = [vote for form, each in votes.items() if latin[form] == text for vote in each]
    _, reading, inferred = max(behind, key=lambda vote: vote[0])
    note = (f"carried over from {reading.cyrillic} ({reading.language})",) if inferred else ()
    shown = Reading(
        reading.language, reading.cyrillic, reading.schemes, reading.inflection,
        reading.edits + note, round(min(1.0, probability), 4),
    )  # fmt: skip
    return Conversion(text if probability >= least else None, shown, inferred)


def _carried(reading: Reading, target: str, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    """Return the forms the name has in the target language, with weights that sum to at most 1."""
    name = reading.cyrillic
    if reading.language == target:
        return ((name, 1.0),)
    forms: tuple[tuple[str, float], ...] = ()
    if (reading.language, target) == ("ru", "uk"):
        forms = ukrainian_forms(name)
    elif (reading.language, target) == ("uk", "ru"):
        forms = russian_forms(name)
    elif target == "be":
        uk = name if reading.language == "uk" else ukrainian_forms(name)[0][0]
        ru = [name] if reading.language == "ru" else [form for form, _ in russian_forms(name)]
        forms = belarusian_forms(uk, ru)
    # From Belarusian no correspondences are known: vowels merged there cannot be told apart.
    weighed = {form: weight * _belief(form, target, lexicon) for form, weight in forms}
    total = sum(weighed.values()) or 1.0
    return tuple((form, weight / total) for form, weight in weighed.items())


def _belief(form: str, language: str, lexicon: Lexicon) -> float:
    """Return how much more a form is believed whose words are names of the language."""
    words = words_of(form, language)
    known = bool(words) and all(lexicon.word_weight(word, language) for word in words)
    return _KNOWN if known else 1.0
