"""`Gazetteer.build`: a gazetteer of the caller's own places and people, alone or on top of another.

Rows stream into the stage of the compiler; nothing but counts is kept of them in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from translit_norm.gazetteer import artefact
from translit_norm.gazetteer.assemble import Progress, assemble
from translit_norm.gazetteer.base import Base
from translit_norm.gazetteer.intake import BuildReport, Given, Intake, Rejected, Rows
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.gazetteer.stage import Stage

__all__ = ["BuildReport", "Rejected", "Rows", "build"]

_PACE = 1_000
#: What a gazetteer without a base takes over from the bundled one: rules, no names.
_RULES = (
    "background",
    "category_words.tsv",
    "confidence.toml",
    "costs.tsv",
    "stoplist",
    "translated_words.tsv",
)
_CREDIT = {
    "title": "The caller's own rows",
    "version": "",
    "licence": "the caller's",
    "retrieved": "",
}


def build(
    rows: Rows,
    path: str | os.PathLike[str],
    *,
    base: str | os.PathLike[str] | None = None,
    people: Rows = (),
    progress: Progress | None = None,
    rejects: Callable[[Rejected], None] | None = None,
) -> BuildReport:
    """Build a gazetteer of `rows` at `path` and return what was taken and what was not.

    A row is a mapping with `id` and `name`, and as far as known `feature`, `parent` (an id),
    `country` (ISO 3166-1), `uk`, `ru`, `be` (names in Cyrillic), `aliases`, `lat`, `lon` (degrees),
    `population`, `iso`, `geonames`, `wikidata`, `valid_to`, `source`. A row with `entity` in place
    of `id` is one more name of that entity. `people` have `id`, `name` or `names`, `aliases`,
    `born`, `gender`. `base` is "bundled" or the path of a gazetteer to build on: its own ids may
    not be used again, while a row whose GeoNames or Wikidata id it knows adds names, coordinates
    and population to that entity. `progress` is told (step, count), `rejects` every row left out.

    Raises `GazetteerError` for a base that cannot be read and an output that cannot be written.
    """
    ground = _base(base)
    with Stage() as stage:
        intake = Intake(stage, ground, rejects)
        if ground:
            ground.stage(stage)
        told = progress or (lambda _step, _done: None)
        for done, (row, person) in enumerate(_both(rows, people)):
            intake.take(row, person=person)
            if done % _PACE == 0:
                told("reading", done)
        intake.settle()
        rules = Base(Gazetteer(artefact.BUNDLED)) if ground is None else ground
        blobs = rules.blobs()
        credits = cast("dict[str, object]", ground.gazetteer.manifest["credits"]) if ground else {}
        manifest = assemble(
            stage,
            Path(path),
            {
                "format_version": artefact.FORMAT_VERSION,
                "sources": {},
                "credits": credits | dict.fromkeys(sorted(intake.sources), _CREDIT),
            },
            blobs if ground else {name: blobs[name] for name in _RULES},
            lexicon=ground.lexicon() if ground else (),
            ready=(lambda: ground.lines(stage)) if ground else tuple,
            progress=progress,
        )
    return intake.report(str(path), str(manifest["content"])[:12])


def _base(base: str | os.PathLike[str] | None) -> Base | None:
    if base is None:
        return None
    return Base(Gazetteer.bundled() if base == "bundled" else Gazetteer(Path(base)))


def _both(rows: Rows, people: Rows) -> Iterator[tuple[Given, bool]]:
    yield from ((row, False) for row in rows)
    yield from ((row, True) for row in people)
