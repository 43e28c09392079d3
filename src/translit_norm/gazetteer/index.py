"""All forms an entity is indexed by, as lines of the stage: attested, generated and inflected.

Names are taken once for all that bear them: half of Ukraine's settlements share theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any, NamedTuple

from translit_norm.gazetteer.bearers import Bearers
from translit_norm.gazetteer.centres import seats, ukrainian_units
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
    seat_forms,
)
from translit_norm.gazetteer.records import FROM_BASE, HOME
from translit_norm.gazetteer.stage import Stage
from translit_norm.script.fold import fold
from translit_norm.script.sound import class_key, sound

#: A form on its way: key, fold, sound, text ("" where it is the fold with capitals), tag.
Line = tuple[str, str, str, str, Tag]
#: A name to spell: how it is to be treated, its facts, the number of its bearers.
Task = tuple[str, tuple[Any, ...], int]
_ATTESTED = 3
#: Places declined in Polish: towns, and villages of a town's name.
_TOWNS = frozenset({"city", "settlement"})
_POLISH = _TOWNS | {"village"}


class Made(NamedTuple):
    """A name that rules make forms of, and who bears it."""

    uk: str
    ru: tuple[str, ...]
    be: str
    polish: str
    guessed: bool
    bearers: tuple[int, ...]


def spelt(text: str, folded: str) -> tuple[str, str, str, str]:
    """Return key, fold, sound and shown text of a form that is folded already.

    >>> spelt("Миролюбівка", "миролюбівка")
    ('mrlbvk', 'миролюбівка', 'mirolubivka', '')
    """
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
        folded = fold(text)
        if folded and (folded not in best or (tag, text) < best[folded]):
            best[folded] = (tag, text)
    for folded, (tag, text) in best.items():
        yield (*spelt(text, folded), tag)


def names_to_spell(stage: Stage, columns: Columns, bearers: Bearers) -> Iterator[Task]:
    """Yield every name that is indexed, attested ones first, then those that rules make more of."""
    units = {n: unit for n, unit in ukrainian_units(stage) if unit.line != FROM_BASE}
    named_after = seats(stage, columns, units) if units else {}
    for ordinal, unit in units.items():
        seat = named_after[ordinal]
        yield "unit", (unit.uk, unit.feature, seat.names, unit.ru, unit.be), ordinal
        if seat.ordinal is not None and unit.feature != "oblast":
            yield "seat", (unit.uk, unit.feature), seat.ordinal
    for kind, rows in (("canonical", stage.main_names()), ("alias", stage.place_names())):
        for facts, same in groupby(rows, key=lambda row: row[:-1]):
            yield kind, facts, bearers.number(tuple(int(row[-1]) for row in same))
    for made in made_names(stage):
        yield "made", made[:-1], bearers.number(made.bearers)


def lines_of_task(task: Task) -> Iterator[Line]:
    """Yield the lines of a name; a function of the name alone, so that any process may do it."""
    kind, facts, _bearers = task
    if kind == "canonical":
        return lines_of(canonical_forms(*facts))
    if kind == "unit":
        return lines_of(admin_forms(*facts))
    if kind == "seat":
        return lines_of(seat_forms(*facts))
    if kind == "made":
        return lines_of(_made_forms(*facts))
    return lines_of(_alias_forms(*facts))


def _alias_forms(name: str, language: str, kind: str, strength: str, source: str) -> Iterator[Form]:
    yield from alias_forms(name, language, kind, strength, source)
    if kind == "former" and language == "uk":
        # Renamed places were written about in Russian and Belarusian too, mostly so.
        yield from former_forms(name, source)


def _made_forms(
    uk: str, ru: tuple[str, ...], be: str, polish: str, guessed: bool
) -> Iterator[Form]:
    yield from derived_forms(uk, ru, be, guessed)
    yield from ((form, Tag(0.002, "alias", "ru", "", "namesake")) for form in ru)
    if polish:
        yield from polish_forms(uk if polish == "uk-polish" else ru[0], polish)


def made_names(stage: Stage) -> Iterator[Made]:
    """Yield the names that rules make forms of, with all their bearers.

    A Russian name attested for one bearer of a Ukrainian name serves its namesakes too.
    """
    russian = groupby(stage.russian_names(), key=lambda row: row[0])
    attested_uk, attested = "", list[str]()
    # Names without a Ukrainian one have nothing to share but the Russian one.
    for (uk, _), named in groupby(stage.made(), key=lambda row: (row[0], row[0] or row[1])):
        while attested_uk < uk:
            attested_uk, pairs = next(russian, ("\U0010ffff", iter(())))
            attested = [ru for _uk, ru in pairs]
        shared: dict[tuple[tuple[str, ...], str, str, bool], list[int]] = defaultdict(list)
        # Half a million rows of a dump may have no Ukrainian name: those are not held together.
        bearers = list(named) if uk else []
        # What a town bears is declined for the villages of its name as well.
        town = any(row[3] == "UA" and row[4] in _TOWNS for row in bearers)
        for _uk, ru, be, country, feature, ordinal in chain(bearers, named):
            own = [ru] if ru else []
            known = dict.fromkeys(own + (attested if attested_uk == uk else []))
            polish = "uk-polish" if town and country == "UA" and feature in _POLISH else ""
            if country == "RU" and feature == "city" and ru:
                polish = "ru-polish"
            # Abroad the attested names are all there are: Ана is Anna sooner than Ghana.
            guessed = not country or country in HOME or not (uk and ru and be)
            shared[tuple(known)[:_ATTESTED], be, polish, guessed].append(ordinal)
        for (known_names, be, polish, guessed), ordinals in sorted(shared.items()):
            yield Made(uk, known_names, be, polish, guessed, tuple(sorted(ordinals)))
