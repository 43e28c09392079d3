"""The coder against the examples its authors published."""

from __future__ import annotations

import pytest

from bench.daitch_mokotoff import codes

PUBLISHED = {
    "Auerbach": {"097500", "097400"},
    "Ohrbach": {"097500", "097400"},
    "Lipshitz": {"874400"},
    "Lippszyc": {"874500", "874400"},
    "Lewinsky": {"876450"},
    "Levinski": {"876450"},
    "Szlamawicz": {"486740"},
    "Shlamovitz": {"486740"},
    "Peters": {"739400", "734000"},
    "Peterson": {"739460", "734600"},
    "Moskowitz": {"645740"},
    "Moskovitz": {"645740"},
    "Jackson": {"154600", "145460", "454600", "445460"},
    "Ceniow": {"467000", "567000"},
    "Tsenyuv": {"467000"},
    "Holubica": {"587400", "587500"},
    "Golubitsa": {"587400"},
    "Przemysl": {"746480", "794648"},
    "Pshemeshil": {"746480"},
    "Rosokhovatsets": {"945744"},
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_examples(name: str) -> None:
    assert set(codes(name)) == PUBLISHED[name]


def test_every_reading_of_rosochowaciec() -> None:
    assert len(codes("Rosochowaciec")) == 8
    assert set(codes("Rosokhovatsets")) <= set(codes("Rosochowaciec"))


def test_spellings_of_one_name_share_a_code() -> None:
    assert set(codes("Zaporizhzhia")) & set(codes("Zaporozhye"))
    assert set(codes("Kharkiv")) & set(codes("Charkow"))


def test_what_is_no_letter_does_not_count() -> None:
    assert codes("Kam'yanka-Buz'ka") == codes("kamyankabuzka")
    assert codes("") == codes("12!") == ()
