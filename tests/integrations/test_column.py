"""The `column` command, as a person runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from translit_norm.cli import main
from translit_norm.integrations.columns import output


@pytest.fixture(autouse=True)
def _signals_stay():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_a_column_is_resolved_with_its_regions(tmp_path: Path, capfd) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("city,region\nKiev,\nZaporozhye,Zaporizhzhia Oblast\nMonday,\n", "utf-8")
    arguments = ["--column", "city", "--within-column", "region", "--kind", "place"]
    assert main(["column", str(source), *arguments, "--out", str(target)]) == 0
    rows = [line.split(",") for line in target.read_text("utf-8").splitlines()]
    assert rows[0][2:] == [
        "canonical", "outcome", "confidence", "katottg", "geonames", "wikidata", "reading",
    ]  # fmt: skip
    assert [row[2] for row in rows[1:]] == ["Kyiv", "Zaporizhzhia", ""]
    assert "3 rows: " in capfd.readouterr().err


def test_standard_input_and_output_serve_in_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "translit_norm.cli", "column", "-", "--format", "csv"]
    ended = subprocess.run(
        [*command, "--column", "city", "--out", "-", "--quiet"],
        input=b"city\nKiev\n",
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.splitlines()[1].startswith(b"Kiev,Kyiv,MATCHED,")


def test_rejected_rows_show_in_the_exit_status(tmp_path: Path, capfd) -> None:
    source = tmp_path / "a.csv"
    source.write_text("id,city\n1\n", "utf-8")
    command = ["column", str(source), "--column", "city", "--out", str(tmp_path / "b.csv")]
    assert main([*command, "--rejects", str(tmp_path / "bad.csv")]) == 1
    assert main(command) == 2
    assert "line 2" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (["--workers", "0"], "--workers must be 1 or more"),
        (["--delimiter", "ab"], "--delimiter must be one character"),
        (["--quote", ""], "--quote must be one character or none"),
        (["--encoding", "klingon"], "'klingon' is unknown"),
        (["--within", "Atlantis"], "within='Atlantis'"),
    ],
)
def test_an_option_that_will_not_do_says_why(tmp_path: Path, capfd, more, problem) -> None:
    source = tmp_path / "a.csv"
    source.write_text("city\nKiev\n", "utf-8")
    command = ["column", str(source), "--column", "city", "--out", str(tmp_path / "b.csv")]
    assert main([*command, *more]) == 2
    assert problem in capfd.readouterr().err
    assert not (tmp_path / "b.csv").exists()


def test_workers_give_the_same_file(tmp_path: Path) -> None:
    from translit_norm.script.sound import VOWELS

    # Enough unknown names for the workers to be started; what they mean does not matter.
    names = [f"Novo{a}v{b}sk{c}" for a in sorted(VOWELS) for b in "bdgklmnprst" for c in range(25)]
    source = tmp_path / "a.csv"
    source.write_text("city\n" + "".join(f"{name}\nKiev\n" for name in names), "utf-8")
    for workers in ("1", "2"):
        command = ["column", str(source), "--column", "city", "--workers", workers]
        assert main([*command, "--out", str(tmp_path / f"by-{workers}.csv"), "--quiet"]) == 0
    assert (tmp_path / "by-1.csv").read_bytes() == (tmp_path / "by-2.csv").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_signal_leaves_no_half_file(tmp_path: Path, name: str) -> None:
    # The input is a pipe that stays open, so the run is in the middle when it is told to end.
    command = [sys.executable, "-m", "translit_norm.cli", "column", "-", "--format", "csv"]
    target = tmp_path / "out.csv"
    with subprocess.Popen(
        [*command, "--column", "city", "--out", str(target)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin is not None
        # More than a pipe holds: when the last of it is taken, the rows are being read.
        running.stdin.write(b"city\n" + b"Kiev\n" * 200_000)
        running.stdin.flush()
        running.send_signal(signal.Signals[name])
        assert running.wait(20) == (-9 if name == "SIGKILL" else 130)
    # A killed process can take back nothing: only a file that has no name yet goes with it.
    if name != "SIGKILL" or hasattr(os, "O_TMPFILE"):
        assert list(tmp_path.iterdir()) == []
    assert not target.exists()


def test_a_file_system_without_nameless_files_does_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_nameless", lambda _folder: None)
    target = tmp_path / "out.csv"
    with output.WholeFile(str(target)) as stream:
        stream.write(b"city\n")
        assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
    assert target.read_bytes() == b"city\n"
    with pytest.raises(KeyError), output.WholeFile(str(target)) as stream:
        raise KeyError
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_bytes() == b"city\n"
