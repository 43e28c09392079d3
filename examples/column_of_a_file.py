"""Resolve a column of a CSV file: `python examples/column_of_a_file.py [FOLDER]`.

The same from a shell:
translit-norm column events.csv --column city --within-column region --out resolved.csv
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

from translit_norm.integrations.columns.layout import Request
from translit_norm.integrations.columns.run import resolve_file

EVENTS = """\
id;city;region
1;Kiev;
2;Zaporozhye;Zaporizhzhia Oblast
3;Mikhalavka;Kherson Oblast
4;"Monday";
5;Novaya Kakhovka;Херсонська область
"""


def main(folder: Path) -> None:
    source, target = folder / "events.csv", folder / "resolved.csv"
    source.write_text(EVENTS, encoding="utf-8")
    request = Request(column="city", within_column="region")
    tally = resolve_file(str(source), str(target), request, rejects=str(folder / "rejects.csv"))
    with target.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            print(f"{row['city']:<16} {row['outcome']:<10} {row['canonical']:<14} {row['katottg']}")
    print(f"{tally.matched} of {tally.rows} matched")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder))
