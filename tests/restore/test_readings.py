"""Restoring: the original first, every scheme's own spelling understood, bounded for any input."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import anything, latin_words

from translit_norm.errors import InputTypeError, SchemeError
from translit_norm.restore.lexicon import MemoryLexicon
from translit_norm.restore.readings import readings
from translit_norm.romanise import catalogue
from translit_norm.romanise.engine import compiled
from translit_norm.types import Reading


@pytest.mark.parametrize(
    ("spelling", "cyrillic", "language", "scheme"),
    [
        ("Kharkov", "Харьков", "ru", "ru-icao-9303"),
        ("Siarhei", "Сяргей", "be", "be-icao-9303"),
        ("Serhiy", "Сергій", "uk", "uk-bgn-plain"),
        ("Zaporizhzhya", "Запоріжжя", "uk", "uk-bgn-plain"),
        ("Charkiw", "Харків", "uk", "uk-german"),
        ("Novaya Kakhovka", "Новая Каховка", "ru", "ru-bgn-pcgn-1947"),
        ("NOVA KAKHOVKA", "НОВА КАХОВКА", "uk", "uk-kmu-2010"),
        ("Zaporozhʹe", "Запорожье", "ru", "ru-ala-lc"),
        ("Homieĺ", "Гомель", "be", "be-instruction-2007"),
    ],
)
def test_the_original_comes_first(
    names: MemoryLexicon, spelling: str, cyrillic: str, language: str, scheme: str
) -> None:
    best = readings(spelling, names)[0]
    assert (best.cyrillic, best.language) == (cyrillic, language)
    assert scheme in best.schemes
    assert best.edits == ()


def test_a_polish_exonym_is_not_restored(names: MemoryLexicon) -> None:
    assert readings("Kijów", names) == ()


@pytest.mark.parametrize("scheme", [facts.id for facts in catalogue.schemes()])
def test_what_a_scheme_writes_is_restored(
    names: MemoryLexicon, printed: dict[str, list[str]], scheme: str
) -> None:
    run = compiled(catalogue.scheme(scheme), "keep")
    for name in printed[scheme[:2]][::3]:
        found = readings(run(name), names, scheme=scheme, limit=12)
        assert name.capitalize() in {reading.cyrillic.capitalize() for reading in found}


def test_probabilities_fall_and_sum_to_one_at_most(names: MemoryLexicon) -> None:
    for spelling in ("Kharkov", "Minsk", "Ivan", "Lvov"):
        found = [reading.probability for reading in readings(spelling, names, limit=50)]
        assert found == sorted(found, reverse=True)
        assert 0.99 <= sum(found) <= 1.01


def test_language_and_scheme_narrow_the_search(names: MemoryLexicon) -> None:
    assert {each.language for each in readings("Ivan", names, language="be")} == {"be"}
    told = readings("Kharkov", names, scheme="ru-icao-9303")
    assert all(each.schemes == ("ru-icao-9303",) for each in told)
    with pytest.raises(SchemeError, match="uk, ru, be"):
        readings("Ivan", names, language="pl")
    with pytest.raises(SchemeError, match="unknown scheme"):
        readings("Ivan", names, scheme="klingon")
    with pytest.raises(SchemeError, match="no scheme of the language"):
        readings("Ivan", names, language="be", scheme="ru-icao-9303")


def test_a_spelling_that_mixes_schemes_says_what_was_bent(names: MemoryLexicon) -> None:
    best = readings("Kharkiw", names, language="uk")[0]
    assert best.cyrillic == "Харків"
    assert "would write" in best.edits[0]


def test_only_a_text_is_restored(names: MemoryLexicon) -> None:
    with pytest.raises(InputTypeError):
        readings(None, names)  # type: ignore[arg-type]
    assert readings("", names) == readings("  - ", names) == readings("北京", names) == ()


@pytest.mark.parametrize("spelling", ["hi" * 100, "h" * 64, "i" * 60, "shch" * 16, "hi " * 500])
def test_time_is_bounded(names: MemoryLexicon, spelling: str) -> None:
    start = time.perf_counter()
    readings(spelling, names)
    assert time.perf_counter() - start < 2.0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(latin_words | anything)
def test_any_text_is_answered(names: MemoryLexicon, text: str) -> None:
    assert all(isinstance(reading, Reading) for reading in readings(text, names))
