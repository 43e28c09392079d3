"""What a German, French or Polish writer's letters mean, for names that no table holds."""

from __future__ import annotations

import pytest

from translit_norm.scan.latin import readings
from translit_norm.scan.mentions import scan


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [("chebekino", "fr", ("shebekino",)), ("jlobine", "fr", ("zhlobin",)), ("valouiki", "fr", ("valuiki",)),
     ("schodino", "de", ("shodino", "zhodino")), ("archanhelske", "de", ("arkhanhelske",)),
     ("tymoszowce", "pl", ("tymoszivka", "tymoszivky")), ("uzhorodzie", "pl", ("uzhhorodzie",)),
     ("kiev", "fr", ()), ("chebekino", "en", ()), ("chebekino", "", ())],
)  # fmt: skip
def test_letters_are_read_as_their_language_means_them(
    word: str, language: str, wanted: tuple[str, ...]
) -> None:
    assert tuple(each for each in readings(word, language) if each in wanted) == wanted
    assert bool(readings(word, language)) is bool(wanted)


def test_readings_are_few_and_differ_from_the_word() -> None:
    found = readings("schischasosische", "de")
    assert 0 < len(found) <= 4
    assert "schischasosische" not in found


def test_names_by_ear_are_found_in_texts_of_their_language() -> None:
    french = "Des drones ont visé les villes de Chebekino et de Valouïki dans la nuit."
    german = "Die Mannschaft aus der Stadt Schodino fuhr am Abend nach Minsk und in die Ukraine."
    polish = "W Użhorodzie i we wsi Tymoszówce nie było w nocy prądu."
    assert [m.result.name for m in scan(french)] == ["Shebekino", "Valuyki"]
    assert [m.result.name for m in scan(german)] == ["Zhodzina", "Minsk", "Ukraine"]
    assert [m.result.name for m in scan(polish)] == ["Uzhhorod", "Tymoshivka"]
