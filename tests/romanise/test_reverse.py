"""Reversible schemes: proven on their tables, and restored exactly."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.errors import SchemeError
from translit_norm.restore import restore
from translit_norm.romanise import catalogue, romanise
from translit_norm.romanise.reverse import may_follow, originals, unromanise
from translit_norm.romanise.scheme import SchemeTable

REVERSIBLE = [facts.id for facts in catalogue.schemes() if facts.reversible]
#: DSTU 9112 B writes щ and шч alike: it is reversible by its own claim, on names.
PROVEN = [each for each in REVERSIBLE if each != "uk-dstu-9112-b"]


def _collision(table: SchemeTable) -> tuple[str, str] | None:
    """Two well-formed words that the scheme spells alike, sought as Sardinas and Patterson did.

    A pair of beginnings is followed, one of which is ahead by the Latin letters `over`; the pair is
    a collision when nothing is over. A rule that looks to the right is taken as a unit with the
    letter it looks at, so the search covers more than the scheme and what it clears is clear.
    """
    units = [(letter, target) for letter, target in table.letters]
    plain = dict(units)
    for rule in table.rules:
        if rule.before:
            units += [(rule.source + ahead, rule.target + plain[ahead]) for ahead in rule.before]
        elif rule.after or rule.at:
            units.append((rule.source, rule.target))

    def fits(before: str, unit: str) -> bool:
        return all(
            may_follow(table.language, left, letter)
            for left, letter in zip((before[-1:], *unit), unit, strict=False)
        )

    queue: deque[tuple[str, str, str]] = deque()
    seen: set[tuple[str, str, str]] = set()

    def push(ahead: str, behind: str, over: str) -> None:
        state = (ahead[-1:], behind[-1:], over)
        if state not in seen:
            seen.add(state)
            queue.append((ahead, behind, over))

    for common in ["", *plain]:
        fitting = [unit for unit in units if fits(common, unit[0])]
        for first, latin in fitting:
            for second, other in fitting:
                if first != second and latin.startswith(other):
                    push(common + first, common + second, latin[len(other) :])
    while queue:
        ahead, behind, over = queue.popleft()
        if not over:
            if ahead != behind:
                return ahead, behind
            continue
        for letters, latin in units:
            if fits(behind, letters):
                if over.startswith(latin):
                    push(ahead, behind + letters, over[len(latin) :])
                elif latin.startswith(over):
                    push(behind + letters, ahead, latin[len(over) :])
    return None


@pytest.mark.parametrize("scheme", PROVEN)
def test_no_two_well_formed_words_are_spelt_alike(scheme: str) -> None:
    assert _collision(catalogue.scheme(scheme)) is None


def test_the_proof_finds_what_is_not_reversible() -> None:
    assert _collision(catalogue.scheme("uk-dstu-9112-b")) == ("щ", "шч")
    assert _collision(catalogue.scheme("ru-scholarly")) is not None
    assert _collision(catalogue.scheme("uk-bgn-pcgn-1965")) is not None


def test_the_reversible_schemes_are_those_declared() -> None:
    assert REVERSIBLE == [
        "be-iso9-1995",
        "ru-gost-16876-t1",
        "ru-gost-16876-t2",
        "ru-gost-7.79-b",
        "ru-iso9-1995",
        "uk-dstu-9112-a",
        "uk-dstu-9112-b",
        "uk-iso9-1995",
    ]


@st.composite
def well_formed(draw: st.DrawFn, language: str) -> str:
    letters = [letter for letter, _ in catalogue.scheme(f"{language}-iso9-1995").letters]
    word = ""
    for _ in range(draw(st.integers(1, 14))):
        fitting = [each for each in letters if may_follow(language, word[-1:], each)]
        word += draw(st.sampled_from(fitting))
    return word.rstrip("'ъ") or "а"


CASES = (str.lower, str.upper, str.capitalize)


@pytest.mark.parametrize("scheme", PROVEN)
@given(data=st.data(), case=st.sampled_from(CASES))
def test_words_come_back_exactly(scheme: str, data: st.DataObject, case: object) -> None:
    table = catalogue.scheme(scheme)
    word = case(data.draw(well_formed(table.language)))  # type: ignore[operator]
    latin = romanise(word, scheme=scheme)
    # A single letter with a capital form cannot tell capitals from title case.
    if sum(letter.lower() != letter.upper() for letter in latin) > 1:
        assert unromanise(latin, table) == word
    assert originals(latin.lower(), table) == [word.lower()]
    assert restore(latin, scheme=scheme)[0].cyrillic.lower() == word.lower()


def test_running_text_comes_back() -> None:
    text = "Кам'янець-Подільський, ЩУКА й 'Харків' (1999)"
    for scheme in ("uk-iso9-1995", "uk-dstu-9112-a", "uk-dstu-9112-b"):
        assert unromanise(romanise(text, scheme=scheme), catalogue.scheme(scheme)) == text


def test_words_that_no_scheme_wrote_stay() -> None:
    assert unromanise("Wien, Québec", catalogue.scheme("ru-iso9-1995")) == "Wien, Québec"


def test_a_scheme_that_loses_letters_is_refused() -> None:
    with pytest.raises(SchemeError, match="not reversible"):
        unromanise("Kharkiv", catalogue.scheme("uk-kmu-2010"))
