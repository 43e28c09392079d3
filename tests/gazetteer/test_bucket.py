"""Buckets: forms are found in the joined lines exactly where the split columns have them."""

from __future__ import annotations

import array

from hypothesis import given
from hypothesis import strategies as st

from translit_norm.gazetteer.bucket import EMPTY, Bucket, key_number, stored

WORDS = st.lists(st.text("абak ", max_size=4), min_size=1, max_size=12)


def bucket_of(*columns: list[str]) -> Bucket:
    """A bucket of base forms and oblique cases, by their folds; sounds are the folds backwards."""
    lines = [
        [
            (fold, fold[::-1], fold.upper() if at % 2 else "", number, at)
            for at, fold in enumerate(folds)
        ]
        for number, folds in enumerate(columns)
    ]
    return Bucket.read(stored(*lines))


@given(WORDS, WORDS)
def test_forms_are_found_where_the_columns_have_them(one: list[str], two: list[str]) -> None:
    """Base forms and cases count as one column; a form that is part of another is not taken for it."""
    bucket, folds = bucket_of(one, two), one + two
    assert list(bucket.folds) == folds
    assert list(bucket.sounds) == [fold[::-1] for fold in folds]
    for fold in {*folds, "absent"}:
        expected = [at for at, other in enumerate(folds) if other == fold]
        assert bucket.with_fold(fold) == expected
        assert bucket.with_sound(fold[::-1]) == expected


@given(WORDS, WORDS)
def test_a_form_knows_its_text_group_and_tag(one: list[str], two: list[str]) -> None:
    """An empty text means the fold with capitals."""
    bucket = bucket_of(one, two)
    assert (bucket.base, len(bucket)) == (len(one), len(one) + len(two))
    for row, folds in enumerate((one, two)):
        for place, fold in enumerate(folds):
            at = place + row * len(one)
            assert bucket.text(at) == ((fold.upper() if place % 2 else "") or fold.title())
            assert bucket.reference(at) == (bucket.groups[at], bucket.tags[at]) == (row, place)


def test_an_empty_bucket_has_nothing() -> None:
    """Not even the empty form."""
    assert not len(EMPTY)
    assert list(EMPTY.folds) == list(EMPTY.sounds) == []
    assert EMPTY.with_fold("a") == EMPTY.with_fold("") == EMPTY.with_sound("") == []
    assert isinstance(EMPTY.groups, array.array)


@given(st.text("bdfhklmnprstv", max_size=7), st.text("bdfhklmnprstv", max_size=7))
def test_keys_are_filed_apart(one: str, other: str) -> None:
    """Up to seven letters no two keys share a number, and every number fits a row."""
    assert (key_number(one) == key_number(other)) == (one == other)
    assert 0 <= key_number(one * 9) < 1 << 63


@given(WORDS)
def test_a_part_of_a_bucket_is_a_bucket(folds: list[str]) -> None:
    """The places asked for, in their order, all base forms."""
    bucket = bucket_of(folds)
    places = range(0, len(folds), 2)
    part = bucket.only(places)
    assert part.base == len(part) == len(places)
    assert [part.text(at) for at in range(len(part))] == [bucket.text(at) for at in places]
    assert list(part.sounds) == [bucket.sounds[at] for at in places]
