"""Resolve and link a column on Spark, here with two local cores (extra: spark, and Java).

On a cluster only the session differs: see docs/how-to/spark.md.
"""

from __future__ import annotations

import os
import sys

from pyspark.sql import SparkSession

from translit_norm.integrations.spark import normalise_column, with_key


def main() -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local[2]")
        .appName("translit-norm example")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    events = spark.createDataFrame(
        [(1, "Kiev", None), (2, "Mikhalavka", "Kherson Oblast"), (3, "Kharkov", None)],
        "n int, city string, region string",
    )
    resolved = normalise_column(events, "city", within_column="region")
    for row in sorted(resolved.collect()):
        print(row.n, row.city, row.outcome, row.canonical, row.katottg)
    registry = spark.createDataFrame([("Харків",), ("Львів",)], "town string")
    pairs = with_key(events, "city").join(with_key(registry, "town"), "translit_key")
    for row in pairs.collect():
        print(row.city, "may be", row.town)
    spark.stop()


if __name__ == "__main__":
    main()
