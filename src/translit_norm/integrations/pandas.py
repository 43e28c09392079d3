"""pandas: `series.translit.normalise()` and its siblings; needs the `pandas` extra.

Importing this module registers the accessor `translit` on every Series.
"""

from __future__ import annotations

from typing import Any, Literal

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import COLUMNS, added_values
from translit_norm.integrations.distinct import DistinctResolver
from translit_norm.integrations.keys import name_key, names_romanised
from translit_norm.integrations.settings import Settings, require
from translit_norm.match.within import Within

pd: Any = require("pandas", "pandas")

Kind = Literal["place", "person"]


def normalise_series(
    names: Any,
    *,
    within: Within | Any | None = None,
    kind: Kind | None = None,
    mode: str | None = None,
    settings: Settings | None = None,
) -> Any:
    """Return a frame of the added columns, on the index of the series of names.

    Distinct names are resolved once, of a categorical those that occur. `within` is one context, or
    a series of them on the same index. Missing values are UNMATCHED with empty columns. `settings`
    opens other gazetteers. Raises `TranslitNormError` for a `within` on another index.
    """
    chosen = (settings or Settings()).asking(kind, mode)
    resolver = DistinctResolver(chosen.open(), added_values, kind=chosen.kind, mode=chosen.mode)
    contexts = within
    if isinstance(within, pd.Series):
        if not within.index.equals(names.index):
            raise TranslitNormError("within has another index than the names; align it first")
        contexts = _texts(within)
    rows = resolver.resolve(_texts(names), contexts)
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    frame = {
        column: pd.array(values, dtype="float64" if column == "confidence" else "string")
        for column, values in zip(COLUMNS, ([*each] for each in columns), strict=True)
    }
    return pd.DataFrame(frame, index=names.index)


def _texts(series: Any) -> list[str | None]:
    """Return the values of a series: str as they are, everything else (NaN, None, numbers) None."""
    if isinstance(series.dtype, pd.CategoricalDtype):
        categories = _texts(series.cat.categories.to_series())
        return [categories[code] if code >= 0 else None for code in series.cat.codes]
    return [value if isinstance(value, str) else None for value in series.array]


def _mapped(series: Any, texts: dict[str, str]) -> Any:
    values = [None if name is None else texts[name] for name in _texts(series)]
    return pd.Series(pd.array(values, dtype="string"), index=series.index, name=series.name)


@pd.api.extensions.register_series_accessor("translit")
class TranslitAccessor:
    """The methods of `series.translit`."""

    def __init__(self, series: Any) -> None:
        self._series = series

    def normalise(
        self,
        *,
        within: Within | Any | None = None,
        kind: Kind | None = None,
        mode: str | None = None,
        settings: Settings | None = None,
    ) -> Any:
        """Return a frame of the added columns; see `normalise_series`."""
        return normalise_series(
            self._series, within=within, kind=kind, mode=mode, settings=settings
        )

    normalize = normalise

    def key(self) -> Any:
        """Return the linking key of every name: spellings of one name share it."""
        names = {name for name in _texts(self._series) if name is not None}
        return _mapped(self._series, {name: name_key(name) for name in names})

    def romanise(self, scheme: str = "uk-kmu-2010") -> Any:
        """Return every name in Latin letters by a scheme; letters it lacks are folded."""
        names = {name for name in _texts(self._series) if name is not None}
        return _mapped(self._series, names_romanised(names, scheme))

    romanize = romanise
