"""Tables that are asked as text: the gazetteer carries what an installed package has no file of."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit_norm.errors import TableError
from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.packed import carried, table_text


def test_an_installed_package_has_the_same_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not artefact.CHECKOUT_TABLES.is_dir():
        pytest.skip("no checkout to compare with")
    tables = {name: content.decode() for name, content in carried(artefact.CHECKOUT_TABLES)}
    assert {"persons/words.tsv", "languages/protected.tsv", "styles/outlines.tsv"} <= set(tables)
    monkeypatch.setattr(artefact, "CHECKOUT_TABLES", tmp_path / "none")
    assert {name: table_text(name) for name in tables} == tables
    with pytest.raises(TableError, match="does not carry it"):
        table_text("persons/none.tsv")
