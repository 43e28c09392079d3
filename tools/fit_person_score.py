"""Fit data/persons/score.tsv: run `python -m tools.fit_person_score [CASES_DIR] [--write]`.

The table turns the likeness that `persons.compare` finds into the share of pairs of that likeness
which are one person's. It is fitted by pooling adjacent violators on the fitting half of pairs made
from the tables and, where a folder is given, of its `persons_pairs.tsv`; both count alike. The other
halves, of other family names, judge.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from bench.calibration import Judged, brier, expected_calibration_error
from bench.person_pairs import Pair, halves, made_pairs, read_pairs
from translit_norm.gazetteer.artefact import CHECKOUT_TABLES
from translit_norm.persons.compare import compare_parts
from translit_norm.persons.parse import parts_of
from translit_norm.persons.score import HEADER, Curve, score_curve

SIZE = 8000
#: A step of the curve rests on this share of the weight at least; no share is certain.
LEAST, FLOOR = 0.01, 0.005

Weighted = tuple[float, float, bool]  # likeness, weight, one person's?

_NOTE = """\
# The share of pairs that are one person's by the likeness of two names; between the rows in a straight
# line. Fitted by tools/fit_person_score.py, read by persons/score.py.
"""


def likenesses(pairs: Sequence[Pair]) -> list[Judged]:
    """Return the likeness of each pair and whether it is one person's."""
    return [
        (compare_parts(parts_of(pair.one), parts_of(pair.other)).score, pair.same) for pair in pairs
    ]


def fitted(sources: Sequence[Sequence[Judged]]) -> Curve:
    """Return the rising curve nearest to the answers; each source weighs the same in all."""
    points: list[Weighted] = sorted(
        (likeness, 1.0 / len(source), same) for source in sources if source
        for likeness, same in source
    )  # fmt: skip
    least = LEAST * sum(weight for _, weight, _ in points)
    blocks: list[list[float]] = [[0.0, 0.0, 0.0]]  # weight, weight × likeness, one person's weight
    for _, alike in groupby(points, key=lambda point: point[0]):
        if blocks[-1][0] >= least:
            blocks.append([0.0, 0.0, 0.0])
        for likeness, weight, same in alike:
            for at, more in enumerate((weight, weight * likeness, weight * same)):
                blocks[-1][at] += more
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and pooled[-1][2] / pooled[-1][0] <= pooled[-2][2] / pooled[-2][0]:
            upper = pooled.pop()
            pooled[-1] = [a + b for a, b in zip(pooled[-1], upper, strict=True)]
    return tuple(
        (round(at / weight, 3), round(min(1 - FLOOR, max(FLOOR, one / weight)), 3))
        for weight, at, one in pooled
    )


def main() -> None:
    """Fit, judge, and write the table where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    fit = {"made": made_pairs(SIZE, judged=False)}
    judge = {"made": made_pairs(SIZE, judged=True)}
    if asked.cases:
        fit["cases"], judge["cases"] = halves(read_pairs(asked.cases / "persons_pairs.tsv"))
    curve = fitted([likenesses(pairs) for pairs in fit.values()])
    for likeness, share in curve:
        print(f"{likeness:.3f}\t{share:.3f}")
    for name, pairs in judge.items():
        raw = likenesses(pairs)
        for what, judged in (
            ("likeness", raw),
            ("score", [(score_curve(likeness, curve), same) for likeness, same in raw]),
        ):
            error = expected_calibration_error(judged)
            print(f"{name} {what}: error {error:.4f}, Brier {brier(judged):.4f}")
    if asked.write:
        rows = "".join(f"{likeness:.3f}\t{share:.3f}\n" for likeness, share in curve)
        (CHECKOUT_TABLES / "persons" / "score.tsv").write_text(
            _NOTE + "\t".join(HEADER) + "\n" + rows, encoding="utf-8"
        )


if __name__ == "__main__":
    main()
