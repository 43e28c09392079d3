"""Romanising: context, case, apostrophes, letters a scheme does not cover, bad arguments."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import romanise_slowly
from strategies import APOSTROPHES, anything, cyrillic_words, latin_words, words

from translit_norm.errors import InputTypeError, SchemeError, UncoveredLetterError
from translit_norm.romanise import catalogue, romanise
from translit_norm.romanise.engine import compiled
from translit_norm.script.detect import CYRILLIC_RE

ALL = [facts.id for facts in catalogue.schemes()]
schemes = st.sampled_from(ALL)
WRITABLE = [facts.id for facts in catalogue.schemes() if facts.certainty != "low"]


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ЩУКА", "SHCHUKA"),
        ("Щука Юрій", "Shchuka Yurii"),
        ("ЩУКА ЮРІЙ", "SHCHUKA YURII"),
        ("ЩУКА Юрій", "SHCHUKA Yurii"),
        ("Я", "Ya"),
        ("ЗАПОРІЖЖЯ", "ZAPORIZHZHIA"),
        ("ПЛЮЩ", "PLIUSHCH"),
        ("Я І ТИ", "Ya I TY"),
        ("КАМ’ЯНКА-ДНІПРОВСЬКА", "KAMIANKA-DNIPROVSKA"),
        ("В'ЮН", "VIUN"),
        ("Згурський, ЗГУРСЬКИЙ", "Zghurskyi, ZGHURSKYI"),
        ("'Юрій' та «Єва»", "'Yurii' ta «Yeva»"),
        ("Украї́на", "Ukraina"),
        ("Kyiv, Київ (don't)", "Kyiv, Kyiv (don't)"),
        ("", ""),
    ],
)
def test_case_and_context_in_running_text(cyrillic: str, latin: str) -> None:
    assert romanise(cyrillic) == latin


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "‘", "`", "´"])
def test_the_letter_after_any_apostrophe_is_not_initial(apostrophe: str) -> None:
    assert romanise(f"Короп{apostrophe}є") == "Koropie"


@pytest.mark.parametrize(
    ("scheme", "cyrillic", "latin"),
    [
        ("uk-ala-lc", "Юрій, ЮРІЙ", "I͡Uriĭ, I͡URIĬ"),
        ("uk-bgn-pcgn-1965+interpunct", "Згурівка", "Z·hurivka"),
        ("uk-bgn-pcgn-1965", "Згурівка", "Zhurivka"),
        ("ru-bgn-pcgn-1947", "Ельцин, Чапаевск, Подъезд", "Yel’tsin, Chapayevsk, Pod”yezd"),
        ("ru-wikipedia", "Горький, КРАСНЫЙ", "Gorky, KRASNY"),
        ("ru-polish", "ЛЬВОВ, Львов, Соль", "LWOW, Lwow, Sol"),
        ("be-instruction-2007", "Гомель, Вераб’ёў", "Homieĺ, Vierabjoŭ"),
    ],
)
def test_schemes_of_other_kinds(scheme: str, cyrillic: str, latin: str) -> None:
    assert romanise(cyrillic, scheme=scheme) == latin


def test_a_letter_the_scheme_does_not_cover() -> None:
    assert romanise("Бырлэ Ђоковић", uncovered="fold") == "Byrle Djokovyc"
    assert romanise("Бырлэ", uncovered="keep") == "Bыrlэ"
    with pytest.raises(UncoveredLetterError, match=r"'ы' \(U\+044B\) at position 1"):
        romanise("Бырлэ", uncovered="strict")


def test_other_scripts_are_folded_too() -> None:
    assert romanise("Αθήνα, თბილისი, Երևան") == "Athina, tbilisi, Erevan"
    with pytest.raises(UncoveredLetterError):
        romanise("Київ Αθήνα", uncovered="strict")


@pytest.mark.parametrize("value", [None, b"Ky", 5, ["x"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(InputTypeError):
        romanise(value)  # type: ignore[arg-type]


def test_bad_arguments_say_what_would_do() -> None:
    with pytest.raises(SchemeError, match="strict, keep, fold"):
        romanise("Київ", uncovered="drop")
    with pytest.raises(SchemeError, match="unknown scheme"):
        romanise("Київ", scheme="klingon")
    with pytest.raises(InputTypeError, match="scheme"):
        romanise("Київ", scheme=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", sorted(set(ALL) - set(WRITABLE)))
def test_a_scheme_of_low_certainty_is_not_written_with(scheme: str) -> None:
    with pytest.raises(SchemeError, match="recognise spellings only"):
        romanise("Київ", scheme=scheme)


@given(schemes, st.data())
def test_the_engine_agrees_with_the_rules_as_stated(scheme: str, data: st.DataObject) -> None:
    table = catalogue.scheme(scheme)
    word = data.draw(words(table.language))
    assert compiled(table, "keep")(word) == romanise_slowly(word, table)


@given(st.one_of(cyrillic_words, anything), st.sampled_from(WRITABLE))
def test_no_cyrillic_letter_is_left(text: str, scheme: str) -> None:
    assert not CYRILLIC_RE.search(romanise(text, scheme=scheme))


@given(latin_words, st.sampled_from(WRITABLE))
def test_latin_text_stays_as_it_is(text: str, scheme: str) -> None:
    assert romanise(text, scheme=scheme) == text


@given(cyrillic_words, st.sampled_from(WRITABLE))
def test_romanising_twice_changes_nothing(text: str, scheme: str) -> None:
    once = romanise(text, scheme=scheme)
    assert romanise(once, scheme=scheme) == once


@given(schemes, st.data())
def test_case_commutes(scheme: str, data: st.DataObject) -> None:
    table = catalogue.scheme(scheme)
    word = data.draw(words(table.language, min_size=2))
    run = compiled(table, "keep")
    assert run(word.upper()).lower() == run(word)
    assert run(word.capitalize()).lower() == run(word)
    # One letter beside signs without a capital form says nothing of the case of the word.
    if sum(letter.upper() != letter for letter in word) == len(word):
        assert run(word.upper()) == run(word).upper()


@given(cyrillic_words, st.sampled_from(WRITABLE))
def test_decomposed_input_is_the_same(text: str, scheme: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert romanise(decomposed, scheme=scheme) == romanise(text, scheme=scheme)
    assert unicodedata.is_normalized("NFC", romanise(decomposed, scheme=scheme))


@given(st.lists(cyrillic_words, min_size=2, max_size=4), st.sampled_from(WRITABLE))
def test_words_are_romanised_one_by_one(texts: list[str], scheme: str) -> None:
    apart = " ".join(romanise(text, scheme=scheme) for text in texts)
    assert romanise(" ".join(texts), scheme=scheme) == apart


@given(words("uk"), st.sampled_from(APOSTROPHES), words("uk"))
def test_every_apostrophe_is_one(left: str, apostrophe: str, right: str) -> None:
    assert romanise(left + apostrophe + right) == romanise(f"{left}'{right}")
