"""The one pass over very many words says what single look-ups say."""

from __future__ import annotations

import pytest

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.rules import rules_of
from translit_norm.scan.lexicon import Lexicon


def test_the_automaton_rules_out_only_words_without_a_form() -> None:
    """A lexicon that asked it first answers as one that did not."""
    pytest.importorskip("ahocorasick_rs")
    gazetteer = Gazetteer.bundled()
    costs = rules_of(gazetteer).costs
    words = ["kyiv", "kharkov", "київ", "києва", "qwertz", "monday", "lyman", "лиман", "zzz"]
    ruled, plain = Lexicon(gazetteer, costs), Lexicon(gazetteer, costs)
    ruled.rule_out(words)
    for word in words:
        found = [(hit.form, hit.group) for hit in ruled.exact(word)]
        assert found == [(hit.form, hit.group) for hit in plain.exact(word)], word
