"""What users import: every exported name exists, the import is light, types are as promised."""

import json
import subprocess
import sys

import pytest

import translit_norm as tn


@pytest.mark.parametrize("name", sorted(tn.__all__))
def test_every_exported_name_is_there(name: str) -> None:
    """Nothing is promised that cannot be imported."""
    assert getattr(tn, name) is not None


def test_unknown_names_are_attribute_errors() -> None:
    """A misspelt name fails as for any module."""
    with pytest.raises(AttributeError, match="normalis"):
        tn.normalis  # noqa: B018


def test_american_spellings_are_the_same_functions() -> None:
    """The aliases are plain."""
    assert tn.normalize is tn.normalise
    assert tn.Normalizer is tn.Normaliser
    assert tn.romanize is tn.romanise


def test_the_import_reads_no_tables_and_no_room() -> None:
    """Importing the package loads nothing but itself."""
    code = (
        "import sys, json, translit_norm; "
        "print(json.dumps([m for m in sys.modules if m.startswith('translit_norm.') "
        "or m in ('rapidfuzz', 'unidecode', 'transliterate', 'sqlite3')]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_results_are_plain_json() -> None:
    """`to_dict` of every result type survives JSON."""
    result = tn.normalise("Zaporozhye")
    again = json.loads(json.dumps(result.to_dict(), ensure_ascii=False))
    assert again["candidates"][0]["entity"]["ids"]["katottg"] == "UA23060070010069526"
    assert again["best"]["reading"]["language"] in ("ru", "uk")
