"""Every code block of the documentation and of the README runs and prints what the page shows.

```python``` blocks of a page share their names and run in an empty folder; ```pycon``` blocks are
checked as doctests with the same names; ```console``` blocks run the `translit-norm` commands after
each `$` and compare what they print (`...` stands for anything); ```sh``` blocks run line by line in
a shell, but for lines that install, build or need a cluster. A block with a title is that file.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from local_spark import spark  # noqa: F401  (a fixture)

import translit_norm
from translit_norm.cli import main

#: Where this package is found, for commands that run in a process of their own.
HOME = str(Path(translit_norm.__file__).resolve().parents[1])
ROOT = Path(__file__).resolve().parents[1]
_FENCE_RE = re.compile(
    r"^( *)```(\w*)(?: title=\"([\w.]+)\")?[^\n]*\n(.*?)^\1```", re.DOTALL | re.MULTILINE
)
_EXTRAS = ("pandas", "polars", "duckdb", "pyarrow", "pyspark", "spacy", "transliterate")
_NOT_RUN = re.compile(r"(python -m )?pip install|make |spark-submit|venv-pack|git |export |#|$")
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """A fenced block: where it begins, its language, the file it is, its text."""

    line: int
    language: str
    title: str | None
    text: str


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE_RE.finditer(text):
        indent, language, title, body = found.groups()
        lines = (line.removeprefix(indent) for line in body.splitlines(keepends=True))
        yield Block(text.count("\n", 0, found.start()) + 2, language, title, "".join(lines))


PAGES = [
    page
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if page.is_file() and any(True for _ in blocks(page))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_code_of_the_page_runs(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = list(blocks(page))
    wanted = [name for name in _EXTRAS if any(_imports(block, name) for block in found)]
    for name in wanted:
        if find_spec(name) is None:
            pytest.skip(f"the page shows {name}, which is not installed")
    if "pyspark" in wanted:
        request.getfixturevalue("spark")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in found:
        where = f"{page.relative_to(ROOT)}:{block.line}"
        if block.title:
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.language == "pycon" or block.text.startswith(">>> "):
            _check_session(block, names, where)
        elif block.language == "python":
            code = "\n" * (block.line - 1) + block.text
            exec(compile(code, str(page), "exec"), names)
        elif block.language == "console":
            _check_commands(block, where, capfd)
        elif block.language == "sh":
            _run_lines(block, where)
        else:
            # Tables, output and settings are shown as text and hold no code.
            assert block.language in ("", "text", "toml", "csv", "json", "yaml"), where


def _run_lines(block: Block, where: str) -> None:
    shim = Path("bin/translit-norm")
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m translit_norm.cli "$@"\n')
    shim.chmod(0o755)
    paths = {
        "PATH": f"{shim.parent.absolute()}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([HOME, os.environ.get("PYTHONPATH", "")]),
    }
    for line in block.text.replace("\\\n", " ").splitlines():
        if not _NOT_RUN.match(line.strip()):
            ended = subprocess.run(
                ["bash", "-o", "pipefail", "-c", line],
                env=os.environ | paths,
                capture_output=True,
                text=True,
                check=False,
            )
            assert ended.returncode in (0, 1), f"{where}: {line}: {ended.stderr}"


def _imports(block: Block, name: str) -> bool:
    pattern = rf"^(>>> )?(import|from) (translit_norm\.integrations\.)?{name}\b"
    return re.search(pattern, block.text, re.MULTILINE) is not None


def _check_session(block: Block, names: dict[str, object], where: str) -> None:
    session = doctest.DocTestParser().get_doctest(block.text, names, where, None, block.line)
    session.globs = names
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=_FLAGS, verbose=False)
    runner.run(session, out=report.write, clear_globs=False)
    assert runner.failures == 0, report.getvalue()


def _check_commands(block: Block, where: str, capfd: pytest.CaptureFixture[str]) -> None:
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        words = shlex.split(command, comments=True)
        assert words[0] == "translit-norm", f"{where}: only our own commands are run"
        capfd.readouterr()
        with contextlib.suppress(SystemExit):
            status = main(words[1:])
            assert status in (0, 1), f"{where}: {capfd.readouterr().err}"
        printed = capfd.readouterr()
        if shown.strip():
            checker = doctest.OutputChecker()
            assert checker.check_output(shown, printed.out + printed.err, _FLAGS), (
                f"{where}: {printed.out}{printed.err}"
            )


def _documented(page: str) -> set[str]:
    text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    return set(re.findall(r"^::: ([\w.]+)$", text, re.MULTILINE))


def test_every_public_name_is_in_the_reference() -> None:
    shown = _documented("python.md")
    missing = []
    for name in translit_norm.__all__:
        module = getattr(translit_norm, name).__module__
        home = f"{module}.{getattr(translit_norm, name).__name__}"
        if not shown.intersection({home, module}):
            missing.append(home)
    assert not missing


def test_every_integration_is_in_the_reference_and_has_a_page_and_an_example() -> None:
    folder = Path(HOME) / "translit_norm" / "integrations"
    shown = "\n".join(_documented("integrations.md"))
    pages = {page.stem for page in (ROOT / "docs" / "how-to").glob("*.md")}
    examples = " ".join(path.name for path in (ROOT / "examples").glob("*.py"))
    for module in ("column", "pandas", "polars", "duckdb", "spark", "transliterate"):
        assert (folder / f"{module}.py").is_file()
        assert f"translit_norm.integrations.{module}" in shown, module
        assert {module, f"{module}s"} & pages, module
        assert module in examples


def test_every_command_is_in_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.suppress(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+)", capsys.readouterr().out, re.MULTILINE)
    text = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    assert len(commands) > 5
    assert not [command for command in commands if f"`{command}" not in text]


def test_the_numbers_of_the_readme_are_those_of_the_tables() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    settlements = 0
    for path in (ROOT / "data" / "places").glob("*.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            _id, feature, _parent, country, *_rest = [*line.split("\t"), "", "", ""]
            settlements += country == "UA" and feature in ("city", "settlement", "village")
    assert f"{settlements:,} Ukrainian settlements" in text
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"by {len(translit_norm.schemes())} schemes" in changes
