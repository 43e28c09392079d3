"""A million rows through every integration: `python -m bench --only integrations`.

The rows hold 20,000 distinct names, unevenly: the commonest hundredth of them fills a fifth of the
rows, as in real columns. Each measurement runs in a process of its own, start-up and the opening of
the gazetteer included. Extras that are not installed are left out.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.names import Names
from bench.report import table
from translit_norm.gazetteer.artefact import BUNDLED
from translit_norm.romanise.engine import romanise

ROWS = 1_000_000
DISTINCT = 20_000
SEED = 20
_SCHEMES = ("uk-kmu-2010", "uk-bgn-pcgn-1965", "uk-german", "uk-polish", "uk-national-1996")
_ROOT = Path(__file__).resolve().parent.parent

_COLUMNS = f"""{ROWS:,} rows, {DISTINCT:,} distinct names. Seconds are of this machine; the peak is
the resident memory of the first process and of the largest of its workers.
"""


def report(cases: Path | None) -> Mapping[str, str]:
    """Return the section of bench/results.md: seconds and memory of every integration."""
    del cases  # these figures do not depend on what is asked
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder) / "rows.csv", Path(folder) / "part.csv"
        write_rows(whole, ROWS)
        write_rows(part, ROWS // 4)
        rows = [
            {"integration": title, **_apart(name, path)}
            for title, name, path, packages in _measurements(whole, part)
            if all(find_spec(package) for package in packages)
            and ("pyspark" not in packages or shutil.which("java"))
        ]
    return {"A million rows through the integrations": f"{_COLUMNS}\n{table(rows)}"}


def _measurements(whole: Path, part: Path) -> list[tuple[str, str, Path, tuple[str, ...]]]:
    spark = ("pyspark", "pyarrow", "pandas")
    return [
        (f"column, 1 worker, {ROWS // 4:,} rows", "column-1", part, ()),
        ("column, 1 worker", "column-1", whole, ()),
        ("column, 2 workers", "column-2", whole, ()),
        ("pandas", "pandas", whole, ("pandas",)),
        ("polars, lazy", "polars", whole, ("polars",)),
        ("DuckDB, translit_canonical", "duckdb", whole, ("duckdb", "pyarrow")),
        ("DuckDB, join on translit_key", "duckdb-key", whole, ("duckdb", "pyarrow")),
        ("Spark, 1 core", "spark-1", whole, spark),
        ("Spark, 2 cores", "spark-2", whole, spark),
        ("Spark, 1 core, distinct names first", "spark-1-distinct", whole, spark),
        ("Spark, 2 cores, distinct names first", "spark-2-distinct", whole, spark),
    ]


def write_rows(path: Path, rows: int) -> None:
    """Write a CSV file with an id, a name and a note a row."""
    chosen = random.Random(SEED)
    named = [each.cyrillic[0] for each in Names(BUNDLED).entities.values() if each.cyrillic]
    places = sorted(set(named))
    chosen.shuffle(places)
    spellings = dict.fromkeys(
        romanise(place, scheme=scheme) for place in places[:9000] for scheme in _SCHEMES
    )
    distinct = list(spellings)
    chosen.shuffle(distinct)
    distinct = distinct[:DISTINCT]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["id", "city", "note"])
        for number in range(rows):
            # Each name comes up once at least; the cube makes the first ones come up most.
            at = number if number < DISTINCT else int(chosen.random() ** 3 * DISTINCT)
            writer.writerow([number, distinct[at], 'with, "quotes"' if number % 10 == 0 else ""])


def _apart(name: str, path: Path) -> dict[str, object]:
    ended = subprocess.run(
        [sys.executable, "-m", "bench.integrations", name, str(path)],
        stdout=subprocess.PIPE,
        check=True,
        cwd=_ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    figures: dict[str, object] = json.loads(ended.stdout.splitlines()[-1])
    return figures


def _column(path: str, workers: int) -> None:
    from translit_norm.cli import main

    command = ["column", path, "--column", "city", "--out", f"{path}.out", "--quiet"]
    assert main([*command, "--workers", str(workers)]) == 0
    Path(f"{path}.out").unlink()


def _pandas(path: str) -> None:
    pd = import_module("pandas")
    import translit_norm.integrations.pandas

    frame = pd.read_csv(path)
    frame.join(frame["city"].translit.normalise())
    assert translit_norm.integrations.pandas


def _polars(path: str) -> None:
    pl = import_module("polars")
    import translit_norm.integrations.polars

    pl.scan_csv(path).with_columns(pl.col("city").translit.normalise()).collect()
    assert translit_norm.integrations.polars


def _duckdb(path: str, query: str) -> None:
    import duckdb

    from translit_norm.integrations.duckdb import register

    with closing(duckdb.connect()) as connection:
        register(connection)
        connection.execute(f"CREATE TABLE rows AS SELECT * FROM read_csv('{path}')")
        print(connection.execute(query).fetchall())


def _spark(path: str, cores: int, distinct_first: bool = False) -> None:
    from pyspark.sql import SparkSession

    from translit_norm.integrations.spark import normalise_column

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    frame = spark.read.csv(path, header=True, escape='"').repartition(8)
    resolved = normalise_column(frame, "city", key="link", distinct_first=distinct_first)
    resolved.write.format("noop").mode("overwrite").save()
    spark.stop()


_KEY_JOIN = (
    "WITH names AS (SELECT DISTINCT city, translit_key(city) AS k FROM rows) "
    "SELECT count(*) FROM names a JOIN names b ON a.k = b.k AND a.city < b.city"
)
_RUNS: dict[str, Callable[[str], Any]] = {
    "column-1": lambda path: _column(path, 1),
    "column-2": lambda path: _column(path, 2),
    "pandas": _pandas,
    "polars": _polars,
    "duckdb": lambda path: _duckdb(path, "SELECT count(translit_canonical(city)) FROM rows"),
    "duckdb-key": lambda path: _duckdb(path, _KEY_JOIN),
    "spark-1": lambda path: _spark(path, 1),
    "spark-2": lambda path: _spark(path, 2),
    "spark-1-distinct": lambda path: _spark(path, 1, distinct_first=True),
    "spark-2-distinct": lambda path: _spark(path, 2, distinct_first=True),
}


def main() -> None:
    """Run one measurement and print its figures as JSON."""
    import resource

    name, path = sys.argv[1:]
    began = time.perf_counter()
    _RUNS[name](path)
    seconds = time.perf_counter() - began
    peaks = [
        resource.getrusage(whose).ru_maxrss // 1024
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    peak = f"{peaks[0]} + {peaks[1]}" if peaks[1] else str(peaks[0])
    print(json.dumps({"seconds": f"{seconds:.1f}", "peak, MB": peak}))


if __name__ == "__main__":
    main()
