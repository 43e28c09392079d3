"""rewrite: case, marks and mark-up are kept, twice is once, nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import anything, running_text

from bench.mentions import TEXTS as FOLDER
from bench.mentions import read_labelled
from translit_norm.errors import InputTypeError, TranslitNormError
from translit_norm.scan.check import check
from translit_norm.scan.mentions import scan
from translit_norm.scan.rewrite import rewrite
from translit_norm.types import Rewrite

TEXTS = sorted(FOLDER.glob("*.txt"))
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def applied(text: str, result: Rewrite) -> str:
    for edit in reversed(result.edits):
        assert text[edit.start : edit.end] == edit.surface
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("KIEV", "KYIV"), ("Kiev’s streets", "Kyiv’s streets"), ("<b>Kiev</b>-based", "<b>Kyiv</b>-based"),
     ("the Zaporozhye region", "the Zaporizhzhia region"), ("a Kharkov-Kiev road", "a Kharkiv-Kyiv road"),
     ("the Kiev-based firm", "the Kyiv-based firm"), ("Novaya\n  Kakhovka", "Nova\n  Kakhovka"),
     ("St. Petersburg", "Saint Petersburg"), ("Novaya-Kakhovka", "Nova Kakhovka"),
     ("over the Dnieper River", "over the Dnipro River"), ("Oleg Sinegubov said", "Oleh Syniehubov said"),
     ("in Kyiv and Lviv", "in Kyiv and Lviv"), ("в Киеве", "в Киеве"), ("Chicken Kiev", "Chicken Kiev"),
     ("Die Truppen sind in Kiew und in der Stadt", "Die Truppen sind in Kiew und in der Stadt")],
)  # fmt: skip
def test_names_are_respelt_and_the_rest_is_kept(text: str, wanted: str) -> None:
    result = rewrite(text)
    assert result.text == wanted
    assert applied(text, result) == wanted


def test_an_ambiguous_name_whose_bearers_agree_is_respelt() -> None:
    assert rewrite("They came from the village of Miralyubavka.").text.endswith("Myroliubivka.")


def test_styles_differ() -> None:
    assert rewrite("the Dnieper River", style="conventional").text == "the Dnieper River"
    with pytest.raises(TranslitNormError, match="official"):
        rewrite("Kiev", style="nonesuch")
    with pytest.raises(InputTypeError):
        rewrite(None)  # type: ignore[arg-type]


def test_a_style_of_ones_own_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(
        'name = "House"\nlanguages = ["en"]\npersons = false\n[names]\n'
        '"katottg:UA80000000000093317" = "Kiev"\n',
        encoding="utf-8",
    )
    assert rewrite("Kyiv and Kharkov", style=str(path)).text == "Kiev and Kharkiv"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_respelt_texts_stay_as_they_are(path: Path) -> None:
    text, _labels = read_labelled(path)
    result = rewrite(text)
    assert applied(text, result) == result.text
    assert rewrite(result.text) == Rewrite(result.text, ())


@QUICK
@given(running_text)
def test_twice_is_once_and_edits_tell_all(text: str) -> None:
    result = rewrite(text)
    assert applied(text, result) == result.text
    assert rewrite(result.text).text == result.text


@QUICK
@given(
    st.one_of(anything, running_text, st.sampled_from([read_labelled(path)[0] for path in TEXTS]))
)
def test_only_spans_of_mentions_are_touched(text: str) -> None:
    spans = [(m.start, m.end) for m in scan(text)]
    edits = rewrite(text).edits
    assert all(any(a <= edit.start and edit.end <= b for a, b in spans) for edit in edits)
    if not edits:
        assert rewrite(text).text == text


@QUICK
@given(st.one_of(anything, running_text), st.sampled_from(("", "markdown", "html", "rst")))
def test_findings_are_exact_and_what_rewrite_would_change(text: str, markup: str) -> None:
    findings = check(text, markup=markup)
    lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    for each in findings:
        assert text[each.start : each.end] == each.surface
        first = each.surface.replace("\r", "\n").split("\n")[0]
        assert lines[each.line - 1][each.column - 1 :].startswith(first)
    edits = {(edit.start, edit.end) for edit in rewrite(text, markup=markup).edits}
    assert {(each.start, each.end) for each in findings if each.code != "TN004"} <= edits
