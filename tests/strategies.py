"""Shared hypothesis strategies: words of each alphabet, spellings people type, arbitrary text."""

from __future__ import annotations

from hypothesis import strategies as st

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
BELARUSIAN = "абвгдеёжзійклмнопрстуўфхцчшыьэюя"
ALPHABETS = {"uk": UKRAINIAN, "ru": RUSSIAN, "be": BELARUSIAN}
APOSTROPHES = "'’ʼ"

languages = st.sampled_from(sorted(ALPHABETS))


def words(language: str, *, min_size: int = 1, max_size: int = 14) -> st.SearchStrategy[str]:
    """Lower-case words over a language's alphabet."""
    return st.text(ALPHABETS[language], min_size=min_size, max_size=max_size)


latin_words = st.text("abcdefghijklmnopqrstuvwxyzäöüščžćłńóśźżŭ'’", min_size=1, max_size=16)
cyrillic_words = languages.flatmap(words)
#: What a user may paste: any Unicode, lone surrogates and control characters included.
anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)

#: Pieces that random texts are put together from: names, words, marks that break naive offsets.
_PIECES = st.sampled_from(
    ["Kiev", "Kharkiv’s", "Kherson region", "Zaporozhye", "Мар’їнка", "Харківська область", "в Киеве", "Й",
     "President", "Putin", "Igor Murashov", "said", " in ", " and ", ", ", ". ", "\r\n", "\n\n", "-", "😀", "é",
     "«", "»", "м. ", "с.", "обл.", "village of ", "Miralyubavka", "Novaya\nKakhovka", "https://kiev.ua", "#Kiev"]
)  # fmt: skip
running_text = st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=14).map("".join)
