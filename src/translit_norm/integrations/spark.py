"""Spark: a column of names resolved on every worker of a cluster; needs the `spark` extra.

Each Python worker opens the gazetteer once and remembers what it resolved, so that a skewed key
costs no more than its distinct names. Arrow goes in and out; no row becomes a Python object.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import COLUMNS, Added, added_names, added_values
from translit_norm.integrations.distinct import DistinctResolver
from translit_norm.integrations.keys import name_key
from translit_norm.integrations.settings import Settings, require


def normalise_column(
    frame: Any,
    column: str,
    *,
    within: str | None = None,
    within_column: str | None = None,
    kind: str | None = None,
    mode: str | None = None,
    prefix: str = "",
    key: str | None = None,
    distinct_first: bool = False,
    settings: Settings | None = None,
) -> Any:
    """Return a Spark frame with the added columns beside its own.

    `within_column` names a column of contexts, `within` serves the rows where that is empty;
    `prefix` goes before the added names; `key` names one more column with the linking key, for
    blocking and joining. With `distinct_first` the distinct names are resolved before anything
    else, each by one worker of the whole cluster, and joined back; the frame is then read twice.
    Without it rows stay where they are, and each worker resolves the names it meets. Paths in
    `settings` hold on the workers: an absolute path there, or the name of a file given to
    `SparkContext.addFile`. Raises `TranslitNormError` for a column that is missing, not a string,
    or exists already.
    """
    chosen = (settings or Settings()).asking(kind, mode)
    places = [column] if within_column is None else [column, within_column]
    _check_strings(frame, places)
    names = [*added_names(prefix, frame.columns), *([key] if key else [])]

    def resolve(batches: Iterable[Any]) -> Iterator[Any]:
        return _resolved(batches, places, within, chosen, names)

    number = names[COLUMNS.index("confidence")]
    if distinct_first:
        return _joined_back(
            frame, places, lambda each: _mapped(each, resolve, names, number), names
        )
    return _mapped(frame, resolve, names, number)


def _joined_back(
    frame: Any, places: list[str], resolved: Callable[[Any], Any], names: list[str]
) -> Any:
    answers = resolved(frame.select([f"`{place}`" for place in places]).distinct())
    condition = None
    for number, place in enumerate(places):
        other = f"_translit_norm_{number}"
        answers = answers.withColumnRenamed(place, other)
        same = frame[f"`{place}`"].eqNullSafe(answers[other])
        condition = same if condition is None else condition & same
    joined = frame.join(answers, condition, "left")
    return joined.select([f"`{column}`" for column in (*frame.columns, *names)])


def with_key(frame: Any, column: str, *, name: str = "translit_key") -> Any:
    """Return a Spark frame with one more column: the linking key of a column of names.

    Spellings of one name share the key, so that a join on it proposes pairs worth comparing.
    """
    _check_strings(frame, [column])

    def keyed(batches: Iterable[Any]) -> Iterator[Any]:
        return _keyed(batches, column, name)

    return _mapped(frame, keyed, [name])


def _check_strings(frame: Any, columns: list[str]) -> None:
    types = dict(frame.dtypes)
    for column in columns:
        if column not in types:
            listed = ", ".join(map(repr, frame.columns))
            raise TranslitNormError(f"no column {column!r}; the columns are {listed}")
        if not types[column].startswith(("string", "varchar", "char")):
            raise TranslitNormError(
                f"the column {column!r} holds {types[column]}; names must be strings"
            )


def _mapped(frame: Any, function: Any, names: list[str], number: str | None = None) -> Any:
    types = require("pyspark.sql.types", "spark")
    schema = types.StructType(list(frame.schema.fields))
    for name in names:
        if name in frame.columns:
            raise TranslitNormError(f"the column {name!r} exists already; choose another name")
        schema = schema.add(name, types.DoubleType() if name == number else types.StringType())
    with warnings.catch_warnings():
        # Spark checks the version of pandas before every Arrow function, and warns of versions it
        # does not know and of the way it compares them; no pandas object is made here.
        warnings.simplefilter("ignore")
        return frame.mapInArrow(function, schema)


def _resolved(
    batches: Iterable[Any],
    columns: list[str],
    within: str | None,
    settings: Settings,
    names: list[str],
) -> Iterator[Any]:
    from translit_norm.integrations.arrow import added_arrays, answer_distinct, pa

    resolver = _resolver(settings)

    def answer(texts: list[str | None], places: list[str | None] | None = None) -> list[Any]:
        contexts = within if places is None else [place or within for place in places]
        arrays = added_arrays(resolver.resolve(texts, contexts))
        return arrays if len(names) == len(arrays) else [*arrays, _keys(texts)]

    for batch in batches:
        added = answer_distinct([batch.column(column) for column in columns], answer)
        yield pa.RecordBatch.from_arrays(
            [*batch.columns, *added], names=[*batch.schema.names, *names]
        )


def _keyed(batches: Iterable[Any], column: str, name: str) -> Iterator[Any]:
    from translit_norm.integrations.arrow import answer_distinct, pa

    for batch in batches:
        keys = answer_distinct([batch.column(column)], lambda texts: [_keys(texts)])
        yield pa.RecordBatch.from_arrays([*batch.columns, *keys], names=[*batch.schema.names, name])


def _keys(texts: list[str | None]) -> Any:
    from translit_norm.integrations.arrow import pa

    return pa.array([None if text is None else name_key(text) for text in texts], pa.string())


@lru_cache(maxsize=4)
def _resolver(settings: Settings) -> DistinctResolver[Added]:
    # One a worker process: Spark reuses its Python workers from task to task.
    return DistinctResolver(
        settings.open(_on_worker), added_values, kind=settings.kind, mode=settings.mode
    )


def _on_worker(path: str) -> str:
    if Path(path).exists():
        return path
    files = require("pyspark", "spark").SparkFiles
    return str(files.get(Path(path).name))
