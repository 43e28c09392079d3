"""Scripts, and letters typed in the wrong one."""

import strategies
from hypothesis import given

from translit_norm.script.detect import fold_confusables, script_of


@given(strategies.cyrillic_words | strategies.latin_words)
def test_words_of_one_script_are_left_alone(word: str) -> None:
    """Nothing is repaired in a word of one script."""
    assert fold_confusables(word) == word


def test_confusables_go_to_the_words_own_script() -> None:
    """The letters without a look-alike say which script is meant."""
    assert fold_confusables("Xapкiв") == "Харків"  # Latin X, a, p, i
    assert fold_confusables("Kуiv") == "Kyiv"  # Cyrillic у
    assert script_of(fold_confusables("Зaпopiжжя")) == "Cyrl"
