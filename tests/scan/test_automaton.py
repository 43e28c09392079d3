"""The one pass over many words says what single look-ups say."""

from __future__ import annotations

import pytest

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.scan.automaton import indexed_words
from translit_norm.scan.mentions import lexicon_of


def test_the_automaton_rules_out_only_words_without_a_form() -> None:
    pytest.importorskip("ahocorasick_rs")
    gazetteer = Gazetteer.bundled()
    lexicon = lexicon_of(gazetteer)
    words = ["kyiv", "kharkov", "київ", "києва", "qwertz", "monday", "lyman", "лиман", "zzz"]
    known = indexed_words(words, gazetteer)
    assert known is not None
    for word in words:
        assert bool(lexicon.exact(word)) == (word in known), word
