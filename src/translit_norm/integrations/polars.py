"""polars: `pl.col("city").translit.normalise()` and its siblings; needs the `polars` extra.

Importing this module registers the namespace `translit` on expressions and on Series. Expressions
run in the lazy and the streaming engine; a distinct name is resolved once a batch at most, and once
a process as long as it is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from translit_norm.integrations.added import COLUMNS, Added, added_values
from translit_norm.integrations.distinct import DistinctResolver
from translit_norm.integrations.keys import name_key, names_romanised
from translit_norm.integrations.settings import Settings, require

pl: Any = require("polars", "polars")

#: The type of the column that `normalise` makes.
ADDED = pl.Struct(
    {column: pl.Float64 if column == "confidence" else pl.String for column in COLUMNS}
)

_WITHIN = "_translit_norm_within"


@lru_cache(maxsize=8)
def _resolver(settings: Settings) -> DistinctResolver[Added]:
    return DistinctResolver(settings.open(), added_values, kind=settings.kind, mode=settings.mode)


def _normalised(names: Any, within: Any, settings: Settings) -> Any:
    """Return the struct column for a series of names and a series of contexts, or one context."""
    questions = pl.DataFrame({"name": _texts(names)})
    if isinstance(within, pl.Series):
        questions = questions.with_columns(within=_texts(within))
    distinct = questions.unique()
    contexts = distinct["within"].to_list() if isinstance(within, pl.Series) else within
    rows = _resolver(settings).resolve(distinct["name"].to_list(), contexts)
    answers = distinct.with_columns(
        pl.Series("added", [each._asdict() for each in rows], dtype=ADDED)
    )
    joined = questions.join(
        answers, on=questions.columns, how="left", nulls_equal=True, maintain_order="left"
    )
    return joined["added"].alias(names.name)


def _texts(series: Any) -> Any:
    """Return a series as strings: categoricals by their categories, other types as nulls."""
    if series.dtype == pl.Object or series.dtype == pl.Null:
        values = [value if isinstance(value, str) else None for value in series.to_list()]
        return pl.Series(series.name, values, dtype=pl.String)
    if series.dtype not in (pl.String, pl.Categorical, pl.Enum):
        return pl.Series(series.name, [None] * len(series), dtype=pl.String)
    return series.cast(pl.String)


def _mapped(series: Any, texts: dict[str, str]) -> Any:
    return _texts(series).replace_strict(
        list(texts), list(texts.values()), default=None, return_dtype=pl.String
    )


def _keyed(names: Any) -> Any:
    distinct = _texts(names).drop_nulls().unique().to_list()
    return _mapped(names, {name: name_key(name) for name in distinct})


def _romanised(names: Any, scheme: str) -> Any:
    distinct = _texts(names).drop_nulls().unique().to_list()
    return _mapped(names, names_romanised(distinct, scheme))


@pl.api.register_expr_namespace("translit")
class TranslitExpressions:
    """The methods of `pl.col(…).translit`."""

    def __init__(self, expression: Any) -> None:
        self._expression = expression

    def normalise(
        self,
        *,
        within: str | Any | None = None,
        kind: str | None = None,
        mode: str | None = None,
        settings: Settings | None = None,
    ) -> Any:
        """Return a struct column of the added columns; `.struct.unnest()` spreads it.

        `within` is one context, or an expression or Series with one a row (`pl.col("region")`). A
        null is UNMATCHED with nulls in the other fields. `settings` opens other gazetteers.
        """
        chosen = (settings or Settings()).asking(kind, mode)
        within = pl.lit(within) if isinstance(within, pl.Series) else within
        if not isinstance(within, pl.Expr):
            return self._expression.map_batches(
                lambda names: _normalised(names, within, chosen),
                return_dtype=ADDED,
                is_elementwise=True,
            )
        # A struct of both goes through one function, and keeps the name of the first.
        both = pl.struct(self._expression, within.alias(_WITHIN))
        return both.map_batches(
            lambda pairs: _normalised(
                pairs.struct.field(pairs.struct.fields[0]), pairs.struct.field(_WITHIN), chosen
            ),
            return_dtype=ADDED,
            is_elementwise=True,
        )

    normalize = normalise

    def key(self) -> Any:
        """Return the linking key of every name: spellings of one name share it."""
        return self._expression.map_batches(_keyed, return_dtype=pl.String, is_elementwise=True)

    def romanise(self, scheme: str = "uk-kmu-2010") -> Any:
        """Return every name in Latin letters by a scheme; letters it lacks are folded."""
        return self._expression.map_batches(
            lambda names: _romanised(names, scheme), return_dtype=pl.String, is_elementwise=True
        )

    romanize = romanise


def _on_series(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of expressions as one of Series; a struct is spread to a frame."""

    @wraps(method)
    def called(self: TranslitSeries, *arguments: Any, **named: Any) -> Any:
        expression = TranslitExpressions(pl.lit(self._series))
        answers = pl.select(method(expression, *arguments, **named)).to_series()
        return answers.struct.unnest() if answers.dtype == ADDED else answers

    return called


@pl.api.register_series_namespace("translit")
class TranslitSeries:
    """The methods of `series.translit`: those of `TranslitExpressions`, answered at once.

    `normalise` gives a frame of the added columns, `key` and `romanise` give a Series.
    """

    def __init__(self, series: Any) -> None:
        self._series = series

    normalise = normalize = _on_series(TranslitExpressions.normalise)
    key = _on_series(TranslitExpressions.key)
    romanise = romanize = _on_series(TranslitExpressions.romanise)
