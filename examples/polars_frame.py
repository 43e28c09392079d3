"""The same in a lazy polars query, with a context for every row (extra: polars)."""

from __future__ import annotations

import polars as pl

import translit_norm.integrations.polars  # noqa: F401  (registers .translit)


def main() -> None:
    events = pl.LazyFrame(
        {
            "city": ["Kiev", "Mikhalavka", "Novaya Kakhovka", "Київ", None],
            "region": [None, "Kherson Oblast", "Kherson Oblast", None, None],
            "injured": [1, 2, 3, 4, 5],
        }
    )
    place = pl.col("city").translit.normalise(within=pl.col("region"))
    counted = (
        events.with_columns(place.struct.unnest())
        .group_by("canonical", "outcome")
        .agg(pl.col("injured").sum())
        .sort("injured")
    )
    print(counted.collect())


if __name__ == "__main__":
    main()
