"""How a surface is read: with its category word or as a whole, and with translated words put back."""

from __future__ import annotations

from typing import NamedTuple

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import CLOSE, find_hits, translated_hits
from translit_norm.match.hits import Container, Hit, best, exact_hits
from translit_norm.match.rules import rules_of
from translit_norm.match.surface import Surface
from translit_norm.match.translated import retranslated
from translit_norm.match.within import of_features
from translit_norm.script.spelling import spelling_of

#: A name with its category word must be this alike for the word to be a part of it.
_FAIR = 0.85
#: What is called a village, a town or a city may be any of these.
_SETTLED = frozenset({"city", "settlement", "village", "city-district"})


class Proposal(NamedTuple):
    """The hits of a surface, and how it was read to find them.

    `spelling` is what was looked for, `container` where; `featured`: its words say what the bearers
    are; `misfit`: they say what no bearer is.
    """

    hits: list[Hit]
    spelling: str
    container: Container | None
    featured: bool = False
    misfit: bool = False


def propose(
    spelling: str, surface: Surface, container: Container | None, feature: str | None,
    gazetteer: Gazetteer,
) -> Proposal:  # fmt: skip
    """Return the hits of the likeliest reading of a surface, whose bare name is `spelling`."""
    whole = surface.whole if surface.whole != surface.name else spelling
    if whole != spelling:  # `obwodzie chersońskim` is a form of its own
        hits = exact_hits(*spelling_of(whole)[1:], gazetteer, container)
        if hits:
            return Proposal(hits, spelling, container, bool(feature or surface.features))
    features = frozenset({feature}) if feature else surface.features
    narrowed = of_features(container, features, gazetteer) if features else container
    found = Proposal(_find(spelling, gazetteer, narrowed), spelling, narrowed, bool(features))
    if best(found.hits) == 1.0:
        return found
    for name, where in {spelling: narrowed, whole: container}.items():
        names = retranslated(name, rules_of(gazetteer).translated, alone=where is not None)
        hits = translated_hits(names, gazetteer, rules_of(gazetteer).costs, where)
        if hits:
            return Proposal(found.hits + hits, name, where, where is not container)
    if feature or not features or best(found.hits) >= CLOSE:
        return found
    # The word may belong to the name (Vysoka Hora); else no bearer is what it says.
    hits = _find(whole, gazetteer, container)
    if best(hits) > max(best(found.hits), _FAIR):
        return Proposal(hits, whole, container)
    if found.hits:
        return found
    hits = _find(spelling, gazetteer, container)
    return Proposal(hits, spelling, container, misfit=not features & _SETTLED)


def _find(spelling: str, gazetteer: Gazetteer, container: Container | None) -> list[Hit]:
    _text, folded, spoken = spelling_of(spelling)
    return find_hits(folded, spoken, gazetteer, rules_of(gazetteer).costs, container)
