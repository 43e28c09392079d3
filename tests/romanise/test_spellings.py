"""All spellings of a name, for matching: low-certainty schemes included."""

from translit_norm.romanise import schemes
from translit_norm.romanise.spellings import spellings


def test_every_scheme_of_the_language_gives_a_spelling() -> None:
    found = spellings("Запоріжжя", "uk")
    assert set(found) == {facts.id for facts in schemes(language="uk")}
    assert {"Zaporizhzhia", "Zaporizhzhya", "Saporischschja"} <= set(found.values())
    assert all(spelling.isascii() or spelling for spelling in found.values())
