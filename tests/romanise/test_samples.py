"""Every example that a standard prints comes out as printed; known misses fail for their reason."""

from __future__ import annotations

import pytest

from translit_norm.romanise import catalogue
from translit_norm.romanise.engine import compiled
from translit_norm.romanise.scheme import Sample, SchemeTable


def _cases() -> list[object]:
    cases = []
    for facts in catalogue.schemes():
        table = catalogue.scheme(facts.id)
        for sample in table.samples:
            marks = pytest.mark.xfail(strict=True, reason=sample.miss) if sample.miss else ()
            name = f"{facts.id}-{sample.cyrillic}"
            cases.append(pytest.param(table, sample, marks=marks, id=name))
    return cases


@pytest.mark.parametrize(("table", "sample"), _cases())
def test_sample(table: SchemeTable, sample: Sample) -> None:
    used = table.with_option(sample.option) if sample.option else table
    assert compiled(used, "strict")(sample.cyrillic) == sample.latin


def test_there_are_samples_of_most_schemes_in_force() -> None:
    tables = [catalogue.scheme(facts.id) for facts in catalogue.schemes()]
    assert sum(len(table.samples) for table in tables) >= 540
