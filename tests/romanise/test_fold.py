"""The last resort: our own spelling of every Cyrillic letter, and other scripts."""

from __future__ import annotations

import unicodedata

import pytest

from translit_norm.romanise.fold import fold_letter, fold_other_scripts, fold_table


def test_our_table_covers_the_whole_cyrillic_block() -> None:
    letters = [chr(code) for code in range(0x430, 0x530) if chr(code).islower()]
    missing = [
        letter
        for letter in letters
        if letter not in fold_table()
        and unicodedata.normalize("NFD", letter)[0] not in fold_table()
    ]
    assert missing == []
    assert all(fold_letter(letter) is not None for letter in letters)


def test_spellings_are_plain_small_letters() -> None:
    assert all(
        plain == "" or (plain.isascii() and plain.islower()) for plain in fold_table().values()
    )


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Ουκρανία", "Oukrania"),
        ("Ευρώπη", "Evropi"),
        ("Μπάρι", "Bari"),
        ("თბილისი", "tbilisi"),
        ("Ուկրաինա", "Ukraina"),
        ("Երևան", "Erevan"),
        ("北京", "Bei Jing "),
        ("Kyiv", "Kyiv"),
    ],
)
def test_other_scripts(text: str, latin: str) -> None:
    assert fold_other_scripts(text).lower() == latin.lower()
