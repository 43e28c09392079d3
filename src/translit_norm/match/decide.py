"""The one module that may say MATCHED: from scored hits to candidates with calibrated confidence.

The model has two parts, both readable. Every bearer of every hit has a weight: how alike the form
is, how the form came about, and how likely this bearer is named at all (population, listed in
GeoNames). Against them all stands the weight of "none of these", which grows for short names, for
fuzzy hits without context and for known foreign names and common words. Confidence is a bearer's
share of the sum.
"""

from __future__ import annotations

import array
import math
import tomllib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import NamedTuple

from translit_norm.errors import TableError, TranslitNormError
from translit_norm.gazetteer.reader import BARE, NOWHERE, Gazetteer
from translit_norm.match.hits import Hit
from translit_norm.types import Outcome


@dataclass(frozen=True, slots=True, eq=False)  # one object a gazetteer: identity is equality
class Model:
    """The numbers of data/languages/confidence.toml, fitted by tools/fit_confidence.py."""

    similarity: float
    population: float
    unknown_population: float
    known: float
    unit: float
    abroad: float
    oblique: float
    old: float
    none_exact: float
    none_derived: float
    none_fuzzy: float
    none_context: float
    none_short: float
    none_background: float
    none_distance: float
    none_elsewhere: float
    none_inflected: float
    none_former: float
    none_misfit: float
    strict: float
    default: float
    wide: float
    listed: float
    lead: float
    assumed: Mapping[str, float]

    def threshold(self, mode: str) -> float:
        """Return the confidence that MATCHED asks for in a mode: strict, default or wide."""
        if mode not in ("strict", "default", "wide"):
            raise TranslitNormError(f"mode {mode!r} is unknown; use strict, default or wide")
        return float(getattr(self, mode))


@lru_cache(maxsize=4)
def read_model(text: str) -> Model:
    """Return the model written in the text of data/languages/confidence.toml."""
    table = tomllib.loads(text)
    names = {entry.name for entry in fields(Model)}
    for key in sorted(names ^ table.keys()):
        raise TableError("confidence.toml", key, "is missing" if key in names else "is unknown")
    assumed = {feature: float(people) for feature, people in table.pop("assumed").items()}
    return Model(**{key: float(value) for key, value in table.items()}, assumed=assumed)


class Weighed(NamedTuple):
    """A bearer with its score, its confidence and the hit it rests on."""

    ordinal: int
    score: float
    confidence: float
    hit: Hit


class Circumstances(NamedTuple):
    """What is known around a spelling: what is inside, whether it is a known stranger (asked only
    where it matters: most look-ups end with a name of ours, and the table is large), its length,
    whether its feature was said, whether outside there is a place of exactly that name, how much
    likelier the names around make a bearer and which they say to be there, whether it was said to
    be what no bearer is, and whether it stands in running text, where names are declined.
    """

    inside: bytes | None
    background: Callable[[], bool]
    length: int
    featured: bool = False
    elsewhere: bool = False
    nearby: dict[int, float] | None = None
    placed: frozenset[int] = frozenset()
    misfit: bool = False
    running: bool = False


#: Of places smaller than this the tables know few old names, and hundreds shared them (Zhovtneve).
POPULOUS = 10_000
#: Beyond the size of a large city more people make a name no likelier: a country is no Turka.
MOST_PEOPLE = 3_000_000


def weigh(
    hits: list[Hit], gazetteer: Gazetteer, model: Model, around: Circumstances
) -> list[Weighed]:
    """Return the bearers of the hits, the most confident first, ties by score and id."""
    inside, bearers = around.inside, gazetteer.bearers
    best: dict[int, tuple[float, Hit]] = {}
    seen: dict[int, float] = {}
    for hit in hits:
        similarity, _bucket, _at, group, tag, _exact, _route = hit
        score = similarity - tag.cost if similarity > tag.cost else 0.0
        if seen.get(group, -1.0) >= score:  # another form of the same bearers, no better
            continue
        seen[group] = score
        for ordinal in bearers(group):
            if inside is not None and not inside[ordinal]:
                continue
            known = best.get(ordinal)
            if known is None or score > known[0]:
                best[ordinal] = (score, hit)
    if not best:
        return []
    exp, standings = math.exp, _standings(gazetteer, model)
    foreign, country = gazetteer.foreign, gazetteer.country
    weights: dict[int, float] = {}
    alike = model.similarity
    total, top_weight, top_ordinal = 0.0, -1.0, -1
    for ordinal, (score, hit) in best.items():
        prior, tag = standings[ordinal], hit.tag
        if not prior:
            prior = standings[ordinal] = _standing(ordinal, gazetteer, model)
        if tag.inflection:
            if tag.inflection != BARE:
                prior *= model.oblique
            elif not around.featured:
                prior *= model.unit
        if tag.via == "former":
            prior *= model.old
        if inside is None and foreign[country[ordinal]]:
            prior *= model.abroad
        if around.nearby is not None:
            prior *= around.nearby.get(ordinal, 1.0)
        weight = weights[ordinal] = exp(alike * (score - 1.0)) * prior
        total += weight
        if weight > top_weight:
            top_weight, top_ordinal = weight, ordinal
    # "None of these" is weighed against the best bearer, so that it does not depend on how many
    # people live there: it answers whether the spelling is one of ours at all.
    populous = gazetteer.population[top_ordinal] >= POPULOUS
    placed = inside is not None or top_ordinal in around.placed
    total += _none_odds(best[top_ordinal], around, model, populous, placed) * top_weight
    order = [(-weights[each] / total, -score, each) for each, (score, _hit) in best.items()]
    order.sort()
    return [Weighed(each, -score, -share, best[each][1]) for share, score, each in order]


@lru_cache(maxsize=16)
def _standings(gazetteer: Gazetteer, model: Model) -> array.array[float]:
    """Return room for the `_standing` of a gazetteer's entities: 0.0 until it is worked out."""
    return array.array("d", bytes(8 * len(gazetteer.parent)))


def _standing(ordinal: int, gazetteer: Gazetteer, model: Model) -> float:
    """Return how likely an entity is named at all, by its population and whether lists know it."""
    people: float = min(gazetteer.population[ordinal], MOST_PEOPLE)
    above = gazetteer.parent[ordinal]
    if not people and (above == NOWHERE or gazetteer.parent[above] == NOWHERE):
        people = model.assumed.get(gazetteer.features[gazetteer.feature[ordinal]], 0)
    standing = math.pow(people + model.unknown_population, model.population)
    return standing * (model.known if gazetteer.known[ordinal] else 1.0)


def _none_odds(
    top: tuple[float, Hit], around: Circumstances, model: Model, populous: bool, placed: bool
) -> float:
    """Return the odds that none of the candidates is meant, given the best hit."""
    _score, hit = top
    # Standing alone, oblique forms look like anything.
    strange = hit.tag.via == "inflected" and not placed and not around.running
    if hit.exact:
        logit = model.none_exact
        if strange and not populous and hit.tag.language not in ("uk", "ru", "be"):
            logit += model.none_inflected
    else:
        logit = model.none_derived if hit.similarity >= DERIVED else model.none_fuzzy
        logit += model.none_distance * (1.0 - hit.similarity)
        logit += model.none_short * max(0, 7 - around.length) ** 2
        if strange:
            logit += model.none_inflected
    if placed:
        logit += model.none_context
    if hit.tag.via == "former" and not populous:
        logit += model.none_former
    if around.misfit:
        logit += model.none_misfit
    if around.elsewhere and not hit.exact:
        logit += model.none_elsewhere
    ours = hit.exact and hit.tag.via in ("canonical", "alias", "former")
    at_home = ours or (around.inside is not None and hit.similarity >= DERIVED)
    if not at_home and around.background():
        logit += model.none_background
    return math.exp(min(logit, 30.0))


#: From here on a form is the same name by another standard (г as g or h, и as y or i).
DERIVED = 0.99


def decide(
    weighed: list[Weighed], names: Callable[[int], Hashable], model: Model, mode: str
) -> tuple[Outcome, list[Weighed]]:
    """Return the outcome and the bearers that remain, the most confident first.

    `names` returns for an ordinal what all entities of one canonical name share.
    MATCHED: the first one's confidence reaches the mode's threshold, and no other bearer of its
    name comes near: who is named more often may lead only where that is decisive. Else the name is
    decided first: where the bearers of one canonical name reach it together, only they remain.
    AMBIGUOUS: all that
    remain reach what a listed answer needs. UNMATCHED: "none of these" is too likely.
    """
    threshold = model.threshold(mode)
    if not weighed:
        return Outcome.UNMATCHED, []
    first = weighed[0]
    own = names(first.ordinal)
    rival = next((each for each in weighed[1:] if names(each.ordinal) == own), None)
    decisive = rival is None or first.confidence >= model.lead * rival.confidence
    if first.confidence >= threshold and decisive:
        return Outcome.MATCHED, weighed
    shares: dict[Hashable, float] = {}
    for each in weighed:
        name = names(each.ordinal)
        shares[name] = shares.get(name, 0.0) + each.confidence
    leading = max(shares, key=lambda name: shares[name])
    if shares[leading] >= threshold:
        return Outcome.AMBIGUOUS, [each for each in weighed if names(each.ordinal) == leading]
    if sum(shares.values()) >= min(threshold, model.listed):
        return Outcome.AMBIGUOUS, weighed
    return Outcome.UNMATCHED, weighed
