"""The command line as a user runs it: output, exit status, standard input."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from translit_norm.cli import main


def test_lookup_prints_and_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    """A match is a line, then the place with its ids."""
    assert main(["lookup", "Zaporozhye"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Zaporozhye: MATCHED Zaporizhzhia\n")
    assert "katottg:UA23060070010069526" in printed


def test_ambiguous_and_unmatched_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    """One name without a single answer makes the status 1."""
    assert main(["lookup", "Kyiv", "Mikhalavka"]) == 1
    assert "give --within" in capsys.readouterr().out
    assert main(["lookup", "Monday"]) == 1


def test_usage_and_input_errors_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    """Messages go to standard error."""
    assert main(["lookup", "Kyiv", "--within", "Qzzqxx"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Qzzqxx" in captured.err
    with pytest.raises(SystemExit) as caught:
        main(["lookup", "--no-such-option"])
    assert caught.value.code == 2


def test_json_lines_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names come one a line, answers go one a line."""
    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Киев\nLemberg\n".encode()))
    )
    assert main(["lookup", "--json", "-"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["name"] for answer in answers] == ["Kyiv", "Lviv"]


def test_undecodable_input_names_the_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that are no UTF-8 are reported with line and place."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Kyiv\nK\xfdiv\n")))
    assert main(["lookup"]) == 2
    assert "line 2" in capsys.readouterr().err


def test_explain_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    """The steps name the reading."""
    main(["lookup", "Miralyubavka", "--within", "UA-65", "--explain"])
    assert "Міралюбаўка" in capsys.readouterr().out


def test_info_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """The gazetteer says what it holds and from where."""
    assert main(["info", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["counts"]["village"] > 27_000
    assert "geonames" in facts["sources"]


def test_other_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """Romanise, restore, schemes and compare answer in one line or more."""
    assert main(["romanise", "Харків", "ЩУКА"]) == 0
    assert capsys.readouterr().out.split() == ["Kharkiv", "SHCHUKA"]
    assert main(["restore", "Kharkov"]) == 0
    assert "Харьков" in capsys.readouterr().out.splitlines()[1]
    assert main(["schemes", "uk-kmu-2010"]) == 0
    assert main(["compare", "Siarhei Gaidai", "Сергій Гайдай"]) == 0
    assert "SAME" in capsys.readouterr().out


def test_a_reader_that_has_enough_is_no_error() -> None:
    """Piping into head ends quietly."""
    command = f"{sys.executable} -m translit_norm.cli schemes | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
