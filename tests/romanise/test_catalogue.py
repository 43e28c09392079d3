"""Finding schemes: by id, by alias, with options; one file is read for one scheme."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit_norm.errors import SchemeError
from translit_norm.romanise import catalogue, schemes


def test_there_are_eighty_one_schemes() -> None:
    by_language = {language: len(schemes(language=language)) for language in ("uk", "ru", "be")}
    assert by_language == {"uk": 27, "ru": 33, "be": 21}
    assert len({facts.id for facts in schemes()}) == 81


def test_reading_one_scheme_leaves_the_others_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    load = catalogue.load_scheme
    monkeypatch.setattr(catalogue, "load_scheme", lambda path: read.append(path) or load(path))
    catalogue._load.cache_clear()
    catalogue.scheme("ru-icao-9303")
    assert [path.stem for path in read] == ["ru-icao-9303"]


@pytest.mark.parametrize(
    ("alias", "wanted"),
    [
        ("bgn-pcgn-2019", "uk-kmu-2010"),
        ("UK-KMU-2010", "uk-kmu-2010"),
        ("passport-2013", "ru-icao-9303"),
        ("uk-gost-7.79-2000-a", "uk-iso9-1995"),
        ("be-ungegn-2012", "be-instruction-2007"),
    ],
)
def test_an_alias_leads_to_its_scheme(alias: str, wanted: str) -> None:
    assert catalogue.scheme(alias).id == wanted


def test_an_alias_of_several_languages_lists_them() -> None:
    with pytest.raises(SchemeError, match="be-iso9-1995, ru-iso9-1995, uk-iso9-1995"):
        catalogue.scheme("gost-7.79-2000-a")


def test_an_unknown_scheme_names_near_ones() -> None:
    with pytest.raises(SchemeError, match="uk-kmu-2010"):
        catalogue.scheme("kmu-2010")


def test_an_option_is_switched_on_by_a_plus() -> None:
    table = catalogue.scheme("uk-bgn-pcgn-1965+interpunct")
    assert len(table.rules) == 5
    with pytest.raises(SchemeError, match="interpunct"):
        catalogue.scheme("uk-bgn-pcgn-1965+dots")
    with pytest.raises(SchemeError, match="none"):
        catalogue.scheme("uk-kmu-2010+interpunct")
