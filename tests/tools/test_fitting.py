"""The fitting tools on pairs small enough to work out by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

import pytest

pytest.importorskip("anyascii", reason="the tools share the bench's peers")

from tools.fit_confidence import rewritten
from tools.fit_costs import Evidence, Query, exchanges, fitted, observe, rescaled, right_first
from translit_norm.match.decide import Model
from translit_norm.match.score import read_costs, score

COSTS = read_costs("a\tb\tcost\tnote\na\to\t0.40\tpresent\n")
#: True pairs exchange a and o, impostors p and t.
QUERIES = [Query("kopor", "ru", ("kapor",), ("kotor",), 0)] * 40


def test_exchanges_of_the_cheapest_alignment() -> None:
    assert exchanges("kiiv", "kiev", COSTS) == [("e", "i")]
    assert exchanges("kot", "ko", COSTS) == [("t", "-")]
    assert exchanges("kot", "kot", COSTS) == []


def test_what_true_pairs_exchange_becomes_cheap() -> None:
    costs = fitted(observe(QUERIES, COSTS), COSTS, offset=0.4, scale=0.14)
    assert costs.exchange["a"]["o"] < COSTS.exchange["a"]["o"] < costs.exchange["p"]["t"]
    assert right_first(QUERIES, costs) == 1.0


def test_thin_evidence_leaves_the_present_cost() -> None:
    evidence = Evidence({"ru": Counter({("a", "o"): 1})}, Counter(), 100, 100)
    costs = fitted(evidence, COSTS, offset=0.4, scale=0.14)
    assert costs.exchange["a"]["o"] == pytest.approx(COSTS.exchange["a"]["o"], abs=0.05)
    assert ("p" in costs.pairs) is False


def test_rescaled_costs_keep_true_pairs_as_alike() -> None:
    dear = fitted(observe(QUERIES, COSTS), COSTS, offset=0.6, scale=0.06)
    kept = rescaled(dear, QUERIES, COSTS)
    assert score("kopor", "kapor", kept) == pytest.approx(score("kopor", "kapor", COSTS), abs=0.01)


def test_the_model_file_keeps_its_comments() -> None:
    model = Model(*(float(at) for at in range(len(fields(Model)))))
    text = "# about\nsimilarity = 9.5  # how fast\nlisted = -1  # needed\n"
    assert (
        rewritten(text, model)
        == f"# about\nsimilarity = 0.0  # how fast\nlisted = {model.listed}  # needed\n"
    )
