"""Settings travel to other processes; a missing extra names itself."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from translit_norm.errors import MissingExtraError
from translit_norm.gazetteer.artefact import BUNDLED
from translit_norm.integrations.settings import Settings, require


def test_settings_survive_pickling_and_open_one_normaliser() -> None:
    settings = Settings(deny=("Kiev",))
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert settings.open() is settings.open()
    assert settings.open().normalise("Kiev").outcome == "UNMATCHED"


def test_kind_and_mode_do_not_open_the_gazetteer_again() -> None:
    assert Settings(mode="strict").open() is Settings(kind="place").open()


def test_paths_are_located_where_they_are_opened(tmp_path: Path) -> None:
    overrides = tmp_path / "ours.tsv"
    overrides.write_text("surface\twithin\tid\nHQ\t\tUA-65\n", encoding="utf-8")
    located: list[str] = []

    def locate(path: str) -> str:
        located.append(path)
        return str(BUNDLED) if path == "own.sqlite" else str(overrides)

    opened = Settings(gazetteers=("own.sqlite",), overrides="ours.tsv").open(locate)
    assert located == ["own.sqlite", "ours.tsv"]
    assert opened.normalise("HQ").outcome == "MATCHED"


def test_asking_changes_only_what_is_given() -> None:
    assert Settings(kind="place").asking(None, "wide") == Settings(kind="place", mode="wide")


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'translit-norm\[arrow\]'") as caught:
        require("pyarrow", "arrow")
    assert (caught.value.package, caught.value.extra) == ("pyarrow", "arrow")
    assert isinstance(caught.value, ImportError)


def test_a_fault_inside_a_package_is_not_taken_for_a_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "halfthere.py").write_text("import not_installed_at_all\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="not_installed_at_all") as caught:
        require("halfthere", "arrow")
    assert not isinstance(caught.value, MissingExtraError)


@pytest.mark.parametrize("module", ["pandas", "polars", "duckdb", "arrow"])
def test_every_integration_reports_its_own_extra(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = "pyarrow" if module == "arrow" else module
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"translit_norm.integrations.{module}", raising=False)
    with pytest.raises(MissingExtraError) as caught:
        found = __import__(f"translit_norm.integrations.{module}", fromlist=["register"])
        found.register(None)
    assert caught.value.extra == module
