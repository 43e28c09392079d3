"""What is built is checked before it is published."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools import check_distributions
from tools.check_distributions import faults

WHEEL = (
    "translit_norm/__init__.py",
    *check_distributions._IN_WHEEL,
    "translit_norm-1.dist-info/METADATA",
)


def _build(folder: Path, wheel: tuple[str, ...], source: tuple[str, ...] = ()) -> None:
    with zipfile.ZipFile(folder / "translit_norm-1-py3-none-any.whl", "w") as archive:
        for name in wheel:
            archive.writestr(name, "x" * 1000)
    with tarfile.open(folder / "translit_norm-1.tar.gz", "w:gz") as archive:
        for name in source or check_distributions._IN_SOURCE:
            archive.addfile(tarfile.TarInfo(f"translit_norm-1/{name}"), io.BytesIO())


def test_what_is_as_it_should_be_has_no_faults(tmp_path: Path) -> None:
    _build(tmp_path, WHEEL)
    assert list(faults(tmp_path)) == []


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("tests/test_cli.py", "lies outside the package"),
        ("translit_norm/_data/places/ukraine.tsv", "belongs to the checkout"),
        ("translit_norm/tools/fetch.py", "belongs to the checkout"),
    ],
)
def test_what_does_not_belong_in_a_wheel_is_found(tmp_path: Path, more: str, problem: str) -> None:
    _build(tmp_path, (*WHEEL, more))
    (fault,) = faults(tmp_path)
    assert more in fault
    assert problem in fault


def test_what_is_missing_or_too_large_is_found(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(check_distributions, "LIMIT", 2000)
    _build(tmp_path, (WHEEL[0], *["translit_norm/a.py", "translit_norm/b.py"]), ("pyproject.toml",))
    found = "\n".join(faults(tmp_path))
    assert "gazetteer.sqlite is missing" in found
    assert "NOTICE.md is missing" in found
    assert "reach the limit of 2,000" in found


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert list(faults(tmp_path)) == [
        f"{tmp_path}: one wheel and one source distribution are wanted"
    ]
