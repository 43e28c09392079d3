"""check and its command: codes, lines, ignores, settings, formats, exit status."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from translit_norm.errors import TableError
from translit_norm.scan.check import check
from translit_norm.scan.command import add_parsers
from translit_norm.scan.derivation import CODES
from translit_norm.scan.formats import FORMATS
from translit_norm.scan.settings import find_settings, read_settings


def codes(text: str, **options: object) -> list[str]:
    return [finding.code for finding in check(text, **options)]  # type: ignore[arg-type]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers())
    options = parser.parse_args(words)
    status: int = options.run(options)
    return status


def test_a_russian_derived_spelling_is_told_with_its_standard() -> None:
    (finding,) = check("First line.\nThey live in Zaporozhye.")
    assert (finding.code, finding.line, finding.column) == ("TN001", 2, 14)
    assert finding.suggestion == "Zaporizhzhia"
    assert finding.reason == "Russian-derived, BGN/PCGN 1947"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The train to Artemivsk", "TN002"),
        ("They shelled Charkiw", "TN003"),
        ("Вони у Kиєві", "TN005"),
    ],
)
def test_codes(text: str, code: str) -> None:
    assert code in codes(text)


def test_two_spellings_of_one_entity_are_told_once() -> None:
    found = [
        each for each in check("Kyiv is calm. Kiev is calm. Kiev sleeps.") if each.code == "TN004"
    ]
    assert [(each.surface, each.suggestion, each.start) for each in found] == [("Kiev", "Kyiv", 14)]


def test_clean_text_has_no_findings() -> None:
    assert check("Kyiv, Lviv and Odesa are cities of Ukraine.") == []


@pytest.mark.parametrize(
    "text",
    ["in Kiev <!-- translit-norm: ignore -->", "in Kiev # translit-norm: ignore[TN001]",
     "<!-- translit-norm: ignore-next-line -->\nin Kiev", "in Kiev\n\n<!-- translit-norm: ignore-file -->"],
)  # fmt: skip
def test_comments_ignore(text: str) -> None:
    assert codes(text) == []


def test_ignored_codes_and_allowed_spellings() -> None:
    assert codes("in Kiev", ignore={"TN001"}) == []
    assert codes("in Kiev", allow=["Kiev"]) == []
    assert codes("in Kiev # translit-norm: ignore[TN002]") == ["TN001"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [("markdown", "See [the city](http://x.org/Kiev) and `Kiev`.\n\n```\nKiev\n```\n"),
     ("html", '<p title="Kiev">x</p><!-- Kiev --><script>Kiev</script><a href="/Kiev">y</a>'),
     ("rst", "``Kiev`` and `name <http://x.org/Kiev>`_\n\n.. code:: text\n\n   Kiev\n")],
)  # fmt: skip
def test_code_addresses_and_attributes_are_not_touched(markup: str, text: str) -> None:
    assert codes(text, markup=markup) == []
    assert codes(text + "\n\nin Kiev", markup=markup) == ["TN001"]


def test_the_command_tells_fixes_and_exits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "article.md"
    file.write_bytes("Kiev and Kharkov’s `Kiev`.\r\n".encode())
    assert run("check", str(file)) == 1
    assert f"{file}:1:1 TN001 'Kiev' → 'Kyiv' (Russian-derived" in capsys.readouterr().out
    assert run("check", str(file), "--diff") == 1
    assert "+Kyiv and Kharkiv’s `Kiev`." in capsys.readouterr().out
    assert run("check", str(file), "--fix") == 1
    assert file.read_bytes() == "Kyiv and Kharkiv’s `Kiev`.\r\n".encode()
    assert run("check", str(file)) == 0


def test_undecodable_files_are_told_and_the_others_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc \xff")
    (tmp_path / "b.txt").write_text("in Kiev", encoding="utf-8")
    assert run("check", str(tmp_path)) == 2
    told = capsys.readouterr()
    assert "a.txt: not UTF-8 at byte 4" in told.err
    assert "b.txt:1:4 TN001" in told.out


def test_scan_command_writes_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("From Kharkiv to Moscow.", encoding="utf-8")
    assert run("scan", "--json", str(file)) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["surface"], row["start"], row["kind"]) for row in rows] == [
        ("Kharkiv", 5, "place"),
        ("Moscow", 16, "place"),
    ]


def test_settings_are_found_upwards_and_checked(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.translit-norm]\nignore = ["TN004"]\nallow = ["Kiev"]\n'
        'per-file-ignores = {"docs/*" = ["TN002"]}\n',
        encoding="utf-8",
    )
    inner = tmp_path / "docs"
    inner.mkdir()
    found = find_settings(inner)
    assert found.allow == ("Kiev",)
    assert found.ignored_in("docs/a.md") == {"TN002", "TN004"}
    assert found.ignored_in("src/a.md") == {"TN004"}
    own = tmp_path / ".translit-norm.toml"
    for content, where in (
        ("colour = 1", "colour"),
        ("style = 1", "style"),
        ('ignore = ["TN999"]', "TN999"),
    ):
        own.write_text(content, encoding="utf-8")
        with pytest.raises(TableError, match=where):
            read_settings(own)


def test_sarif_has_the_shape_its_schema_asks_for() -> None:
    findings = [("dir/a b.md", each) for each in check("in Kiev")]
    log = json.loads(FORMATS["sarif"](findings))
    (run_,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in run_["tool"]["driver"]["rules"]} == set(CODES)
    (result,) = run_["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "dir/a%20b.md"
    assert place["region"] == {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 8}


def sarif_log(text: str) -> dict[str, object]:
    """The log of a relative, an absolute and a standard-input text, and of none."""
    found = [
        (name, each) for name in ("dir/a b.md", "/tmp/ü.md", "<stdin>") for each in check(text)
    ]
    log: dict[str, object] = json.loads(FORMATS["sarif"](found))
    return log


SARIF_TEXTS = [
    "",
    "Kyiv is calm.",
    "in Kiev and Kiev’s Artemivsk",
    "the Zaporozhye\nregion; Вони у Kиєві",
    "KIEV. Kyiv.",
]


@pytest.mark.parametrize("text", SARIF_TEXTS)
def test_sarif_fits_the_types_generated_from_its_schema(text: str) -> None:
    sarif = pytest.importorskip("fluidattacks_core.sarif", exc_type=ImportError)
    log = sarif.SarifLog.model_validate(sarif_log(text))
    assert len(log.runs[0].results) == 3 * len(check(text))
    with pytest.raises(ValueError, match="colour"):
        type(log).model_validate({**sarif_log(text), "colour": "red"})


@pytest.fixture(scope="session")
def sarif_schema(pytestconfig: pytest.Config) -> dict[str, object]:
    """The JSON schema itself, which an npm package carries; it is no part of this project."""
    folder = pytestconfig.cache.mkdir("sarif")  # type: ignore[union-attr]
    packed = folder / "microsoft-jest-sarif-1.0.0-beta.0.tgz"
    npm = shutil.which("npm")
    if not packed.is_file():
        if npm is None:
            pytest.skip("needs npm for the schema")
        fetched = subprocess.run(
            [npm, "pack", "--silent", "@microsoft/jest-sarif@1.0.0-beta.0"],
            cwd=folder, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        if fetched.returncode:
            pytest.skip("the registry cannot be reached for the schema")
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/lib/schemas/sarif-2.1.0-rtm.5.json")
        assert member is not None
        schema: dict[str, object] = json.load(member)
    return schema


@pytest.mark.parametrize("text", SARIF_TEXTS)
def test_sarif_fits_its_schema(text: str, sarif_schema: dict[str, object]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft4Validator(sarif_schema).validate(sarif_log(text))


def test_github_commands_are_escaped() -> None:
    findings = [("a,b:c.md", each) for each in check("in Kiev")]
    assert FORMATS["github"](findings).startswith("::warning file=a%2Cb%3Ac.md,line=1,col=4,")
