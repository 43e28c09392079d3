"""All forms an entity is indexed by, as lines of the stage: attested, generated and inflected.

Names are taken once for all that bear them: half of Ukraine's settlements share theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from translit_norm.gazetteer.centres import ukrainian_units, unit_names
from translit_norm.gazetteer.columns import Columns
from translit_norm.gazetteer.forms import (
    Form,
    Tag,
    admin_forms,
    alias_forms,
    canonical_forms,
    derived_forms,
    former_forms,
    polish_forms,
)
from translit_norm.gazetteer.records import FROM_BASE
from translit_norm.gazetteer.stage import Stage
from translit_norm.script.fold import fold
from translit_norm.script.sound import class_key, sound

#: A form on its way: key, fold, sound, text ("" where it is the fold with capitals), tag.
Line = tuple[str, str, str, str, Tag]
_ATTESTED = 3


class Made(NamedTuple):
    """A name that rules make forms of, and who bears it."""

    uk: str
    ru: tuple[str, ...]
    be: str
    polish: bool
    bearers: tuple[int, ...]


@lru_cache(maxsize=1 << 15)
def spelt(text: str) -> tuple[str, str, str, str]:
    """Return key, fold, sound and text of a form; the fold is empty where it has no letters.

    >>> spelt("Миролюбівка")
    ('mrlbvk', 'миролюбівка', 'mirolubivka', '')
    """
    folded = fold(text)
    spoken = sound(text)
    return class_key(spoken), folded, spoken, "" if text == folded.title() else text


def lines_of(forms: Iterable[Form]) -> Iterator[Line]:
    """Yield a line for each fold among the forms of one name, with its cheapest tag."""
    tags: dict[str, Tag] = {}
    for text, tag in forms:
        known = tags.get(text)
        if known is None or tag < known:
            tags[text] = tag
    best: dict[str, tuple[Tag, str]] = {}
    for text, tag in tags.items():
        folded = spelt(text)[1]
        if folded and (folded not in best or (tag, text) < best[folded]):
            best[folded] = (tag, text)
    for tag, text in best.values():
        yield (*spelt(text), tag)


def attested_lines(stage: Stage, columns: Columns) -> Iterator[tuple[Line, int]]:
    """Yield the lines of attested names and of units, each with the ordinal of its entity."""
    for ordinal, record, _parent in stage.records():
        if record.kind == "place" and record.line != FROM_BASE:
            names = (record.name, record.uk, record.ru, record.be)
            forms = canonical_forms(*names, record.country, record.source)
            yield from ((line, ordinal) for line in lines_of(forms))
    units = {n: unit for n, unit in ukrainian_units(stage) if unit.line != FROM_BASE}
    bare = unit_names(stage, columns, units) if units else {}
    for ordinal, unit in units.items():
        forms = admin_forms(unit.uk, unit.feature, bare[ordinal])
        yield from ((line, ordinal) for line in lines_of(forms))
    for ordinal, name in stage.names("place"):
        if name.line == FROM_BASE:
            continue
        yield from ((line, ordinal) for line in lines_of(alias_forms(
            name.name, name.language, name.kind, name.strength, name.source
        )))  # fmt: skip
        if name.kind == "former" and name.language == "uk":
            # Renamed places were written about in Russian and Belarusian too, mostly so.
            former = lines_of(former_forms(name.name, name.source))
            yield from ((line, ordinal) for line in former)


def made_names(stage: Stage) -> Iterator[Made]:
    """Yield the names that rules make forms of, with all their bearers.

    A Russian name attested for one bearer of a Ukrainian name serves its namesakes too.
    """
    russian = groupby(stage.russian_names(), key=lambda row: row[0])
    attested_uk, attested = "", list[str]()
    # Names without a Ukrainian one have nothing to share but the Russian one.
    for (uk, _), rows in groupby(stage.made(), key=lambda row: (row[0], row[0] or row[1])):
        while attested_uk < uk:
            attested_uk, pairs = next(russian, ("\U0010ffff", iter(())))
            attested = [ru for _uk, ru in pairs]
        shared: dict[tuple[tuple[str, ...], str, bool], list[int]] = defaultdict(list)
        for _uk, ru, be, country, feature, ordinal in rows:
            own = [ru] if ru else []
            known = dict.fromkeys(own + (attested if attested_uk == uk else []))
            polish = country == "UA" and feature in ("city", "settlement") and bool(uk)
            shared[tuple(known)[:_ATTESTED], be, polish].append(ordinal)
        for (known_names, be, polish), ordinals in sorted(shared.items()):
            yield Made(uk, known_names, be, polish, tuple(sorted(ordinals)))


def made_lines(uk: str, ru: tuple[str, ...], be: str, polish: bool) -> Iterator[Line]:
    """Yield the lines that rules make of a name."""
    forms = [*derived_forms(uk, ru, be)]
    forms += ((form, Tag(0.002, "alias", "ru", "", "namesake")) for form in ru)
    if polish:
        forms += polish_forms(uk)
    return lines_of(forms)
