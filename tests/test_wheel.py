"""The wheel as users get it: built, looked into, installed in a clean environment, asked a question."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 25_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout, the gazetteer compiled by the build hook."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, timeout=900)
    (built,) = folder.glob("translit_norm-*.whl")
    return built


def test_the_wheel_holds_the_gazetteer_and_no_raw_tables(wheel: Path) -> None:
    """The gazetteer, the rules and the type marker are in; tests, tools and tables of names not."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "translit_norm/_data/gazetteer.sqlite" in names
    assert "translit_norm/_data/schemes/uk-kmu-2010.toml" in names
    assert "translit_norm/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "tools", "bench"))]
    # Case endings and letter correspondences are rules, read as they are; names are compiled.
    rules = re.compile(r"translit_norm/_data/languages/(.._cases|letters_.._..|russian_stems)\.tsv")
    assert not [name for name in names if name.endswith(".tsv") and not rules.fullmatch(name)]
    assert wheel.stat().st_size < LARGEST


def test_the_wheel_works_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed alone it answers by its command, from another folder, without the checkout."""
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(binaries / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True, timeout=600)
    command = str(binaries / "translit-norm")

    def printed(*words: str) -> str:
        done = subprocess.run(
            [command, *words],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    found = printed("lookup", "Zaporozhye", "Lemberg")
    assert "katottg:UA23060070010069526" in found
    assert "Lviv" in found
    assert "SAME" in printed("compare", "Siarhei Gaidai", "Сергій Гайдай")
    (tmp_path / "text.txt").write_text("Shelling near Zaporozhye on Monday.\n", encoding="utf-8")
    assert "Zaporizhzhia" in printed("scan", "text.txt")
