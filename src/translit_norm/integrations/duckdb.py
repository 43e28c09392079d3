"""DuckDB: SQL functions that resolve, key and romanise names; needs the `duckdb` extra."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.distinct import DistinctResolver
from translit_norm.integrations.keys import name_key, names_romanised
from translit_norm.integrations.settings import Settings, require
from translit_norm.types import Result

_DEFAULT_SCHEME = "uk-kmu-2010"
# A Python function takes all its arguments; macros in front let the last one be left out. Functions
# belong to the database and cannot be replaced by another of its cursors, so that each call makes
# new ones under a number; macros belong to the connection and name the newest.
_CALLS = count(1)
_MACROS = (
    "translit_canonical(name) AS {0}canonical(name, NULL), "
    "(name, within) AS {0}canonical(name, within)",
    "translit_id(name) AS {0}id(name, NULL), (name, within) AS {0}id(name, within)",
    "translit_key(name) AS {0}key(name)",
    f"translit_romanise(name) AS {{0}}romanise(name, '{_DEFAULT_SCHEME}'), "
    "(name, scheme) AS {0}romanise(name, scheme)",
)


def register(connection: Any, *, settings: Settings | None = None) -> None:
    """Add the SQL functions to a DuckDB connection or cursor; a second call replaces them.

    `translit_canonical(name, within)` is the canonical name, NULL where none is sure;
    `translit_id(name, within)` is the entity's id, NULL unless one entity is matched; in both
    `within` may be NULL or left out. `translit_key(name)` is the linking key, and
    `translit_romanise(name, scheme)` the name in Latin letters, by uk-kmu-2010 when the scheme is
    left out. All work on vectors and resolve a distinct value once; nothing is resolved before the
    first query. Raises `MissingExtraError` without pyarrow.
    """
    require("duckdb", "duckdb")
    require("pyarrow", "duckdb")
    if not hasattr(connection, "create_function"):
        kind = type(connection).__name__
        raise TranslitNormError(f"connection must be a DuckDB connection, not {kind}")
    resolver = _Lazy(settings or Settings())

    def canonical(names: Any, within: Any) -> Any:
        return _answered(names, within, lambda n, w: [each[0] for each in resolver(n, w)])

    def identifier(names: Any, within: Any) -> Any:
        return _answered(names, within, lambda n, w: [each[1] for each in resolver(n, w)])

    def key(names: Any) -> Any:
        return _answered(names, None, lambda n: [None if s is None else name_key(s) for s in n])

    def romanised(names: Any, schemes: Any) -> Any:
        return _answered(names, schemes, _romanised)

    functions: dict[str, Callable[..., Any]] = {
        "canonical": canonical, "id": identifier, "key": key, "romanise": romanised,
    }  # fmt: skip
    prefix = f"_translit_{next(_CALLS)}_"
    for name, function in functions.items():
        arguments = ["VARCHAR"] if name == "key" else ["VARCHAR", "VARCHAR"]
        connection.create_function(
            prefix + name, function, arguments, "VARCHAR", type="arrow", null_handling="special"
        )
    for macro in _MACROS:
        statement = f"CREATE OR REPLACE TEMP MACRO {macro.format(prefix)}"
        connection.execute(statement).fetchall()


class _Lazy:
    """The resolver, opened by the first query that needs it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._resolver: DistinctResolver[tuple[str | None, str | None]] | None = None

    def __call__(
        self, names: Sequence[str | None], within: Sequence[str | None]
    ) -> list[tuple[str | None, str | None]]:
        if self._resolver is None:
            settings = self._settings
            self._resolver = DistinctResolver(
                settings.open(), _name_and_id, kind=settings.kind, mode=settings.mode
            )
        return self._resolver.resolve(names, within)


def _name_and_id(result: Result) -> tuple[str | None, str | None]:
    return result.name, result.best.entity.id if result.best else None


def _answered(names: Any, others: Any, answer: Callable[..., list[str | None]]) -> Any:
    from translit_norm.integrations.arrow import answer_distinct, pa

    def arrays(*columns: list[str | None]) -> list[Any]:
        return [pa.array(answer(*columns), pa.string())]

    return answer_distinct([names] if others is None else [names, others], arrays)[0]


def _romanised(names: list[str | None], schemes: list[str | None]) -> list[str | None]:
    return [
        None if name is None else names_romanised([name], scheme or _DEFAULT_SCHEME)[name]
        for name, scheme in zip(names, schemes, strict=True)
    ]
