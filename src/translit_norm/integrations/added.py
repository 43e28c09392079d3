"""The columns that every integration adds beside a column of names, and how a result fills them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from translit_norm.errors import TranslitNormError
from translit_norm.types import Outcome, Result


class Added(NamedTuple):
    """The values of the added columns for one row, in the order of the columns.

    `canonical` stands wherever all remaining candidates share one name. `confidence` (0.0–1.0) is
    the probability that what stands in `canonical` is meant, so it is empty where `canonical` is.
    The identifiers stand only for a single entity, that is when `outcome` is MATCHED. `reading` is
    the Cyrillic form that explains the spelling with its language, as in `Миролюбовка (ru)`.
    """

    canonical: str | None
    outcome: str
    confidence: float | None
    katottg: str | None
    geonames: str | None
    wikidata: str | None
    reading: str | None


#: The names of the added columns, in order.
COLUMNS: tuple[str, ...] = Added._fields


def added_values(result: Result) -> Added:
    """Return what a result puts into the added columns.

    >>> added_values(Result("Monday", Outcome.UNMATCHED)).outcome
    'UNMATCHED'
    """
    canonical = result.name
    if canonical is None:
        return Added(None, result.outcome.value, None, None, None, None, None)
    first = result.candidates[0]
    reading = first.reading
    shown = f"{reading.cyrillic} ({reading.language})" if reading else None
    if result.outcome is Outcome.MATCHED:
        ids = first.entity.ids
        confidence = first.confidence
        codes = (ids.get("katottg"), ids.get("geonames"), ids.get("wikidata"))
    else:
        # Each candidate's confidence is its own; the shared name is right when any of them is.
        confidence = min(1.0, sum(candidate.confidence for candidate in result.candidates))
        codes = (None, None, None)
    return Added(canonical, result.outcome.value, round(confidence, 4), *codes, shown)


def added_names(prefix: str, existing: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the added columns under a prefix.

    Raises `TranslitNormError` when a column of that name exists already.

    >>> added_names("place_", ["city"])[:2]
    ('place_canonical', 'place_outcome')
    """
    names = tuple(prefix + name for name in COLUMNS)
    taken = [name for name in names if name in existing]
    if taken:
        raise TranslitNormError(
            f"the column {taken[0]!r} exists already; choose other names with a prefix, "
            "as in prefix='place_' (on the command line --prefix place_)"
        )
    return names
