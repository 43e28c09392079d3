"""The lexicon: what the filters say agrees with the forms, and long phrases are found whole."""

from __future__ import annotations

import pytest

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.scan.lexicon import Memo
from translit_norm.scan.mentions import lexicon_of


@pytest.mark.parametrize("word", ["kyiv", "kharkov", "київ", "києва", "lyman", "лиман"])
def test_a_form_is_known_to_the_letter(word: str) -> None:
    assert lexicon_of(Gazetteer.bundled()).exact(word)


@pytest.mark.parametrize("word", ["qwertz", "monday", "zzz", ""])
def test_what_is_no_form_has_no_hits(word: str) -> None:
    assert not lexicon_of(Gazetteer.bundled()).exact(word)


def test_the_longest_form_counts() -> None:
    lexicon = lexicon_of(Gazetteer.bundled())
    assert lexicon.longest_phrase("nova", [(13, "kakhovka"), (18, "fell")]) == 13
    assert lexicon.longest_phrase("nova", [(11, "qwertz")]) == 0
    assert lexicon.longest_phrase("qwertz", [(15, "kakhovka")]) == 0


def test_a_memo_forgets_the_oldest_first() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or word.upper())  # type: ignore[func-returns-value]
    assert [memo[word] for word in "abab"] == ["A", "B", "A", "B"]
    assert asked == ["a", "b"]
    memo.shorten(1)
    assert list(memo) == ["b"]
