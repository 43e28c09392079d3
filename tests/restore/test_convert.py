"""Latin to Latin: through a likely reading, across languages marked as inferred, or refused."""

from __future__ import annotations

import pytest

from translit_norm.errors import SchemeError
from translit_norm.restore.convert import converted
from translit_norm.restore.lexicon import MemoryLexicon


def _convert(names: MemoryLexicon, spelling: str, to: str, least: float = 0.5) -> str | None:
    return converted(spelling, names, to=to, language=None, least=least).text


@pytest.mark.parametrize(
    ("spelling", "to", "wanted"),
    [
        ("Charkiw", "uk-kmu-2010", "Kharkiv"),
        ("Zaporizhzhya", "uk-german", "Saporischschja"),
        ("Khar'kov", "ru-iso9-1995", "Harʹkov"),
        ("Siarhei", "be-instruction-2007", "Siarhiej"),
    ],
)
def test_within_a_language(names: MemoryLexicon, spelling: str, to: str, wanted: str) -> None:
    result = converted(spelling, names, to=to, language=None, least=0.5)
    assert result.text == wanted
    assert not result.inferred
    assert result.reading is not None


def test_across_languages_is_marked(names: MemoryLexicon) -> None:
    result = converted("Novovasilyevka", names, to="uk-kmu-2010", language=None, least=0.5)
    assert result.text == "Novovasylivka"
    assert result.inferred
    assert result.reading is not None
    assert "carried over from Нововасильевка (ru)" in result.reading.edits


def test_an_unlikely_reading_is_refused(names: MemoryLexicon) -> None:
    assert _convert(names, "Kijów", "uk-kmu-2010") is None
    assert _convert(names, "Kharkiv", "uk-german", least=1.01) is None


def test_a_scheme_that_may_not_be_written_with_raises(names: MemoryLexicon) -> None:
    for spelling in ("Kharkiv", "Kijów"):
        with pytest.raises(SchemeError, match="recognise"):
            _convert(names, spelling, "uk-czech")
