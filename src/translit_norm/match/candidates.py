"""From a spelling to the forms it may be: proposed by key, scored, and grown where nothing fits.

Proposing is no deciding: nothing here says MATCHED. The ladder goes on to the next rung only while
no form is close: own bucket, buckets of other readings, then everything inside the region asked for
or the keys one letter away, for long ones those that begin alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.hits import (
    Container,
    Hit,
    best,
    exact_in,
    homophones_in,
    order,
)
from translit_norm.match.near import NearSearch
from translit_norm.match.score import Costs
from translit_norm.script.fold import fold
from translit_norm.script.orthography import otherwise_written
from translit_norm.script.sound import class_key, other_keys, sound

#: A form at least this alike ends the ladder; measured on withheld spellings, see bench/results.md.
CLOSE = 0.93
#: Keys this long are looked for by how they begin where nothing is this alike: of withheld names alone
#: five in a thousand more come first.
_LONG, _FAIR = 5, 0.88
#: An exact form that costs no more than this and is no oblique case ends the ladder: attested, if
#: weakly. Measured on the case files and withheld spellings: what is merely close never won.
TRUSTED = 0.020
#: What a word of the name that had to be translated back takes off.
_TRANSLATED = 0.015
#: … what being its letters as another orthography writes them takes off.
_OTHERWISE = 0.011
#: … and what being only close to what another orthography writes takes off.
_OTHERWISE_CLOSE = 0.015
_ORTHOGRAPHY = "another orthography"


def find_hits(
    folded: str, spoken: str, gazetteer: Gazetteer, costs: Costs, container: Container | None
) -> list[Hit]:
    """Return the forms a folded spelling may be, best first; with a container only those inside."""
    own = class_key(spoken)
    own_bucket = gazetteer.bucket(own)
    inside = container.inside if container else None
    exact = exact_in(folded, own_bucket, gazetteer, inside)
    if exact and exact[0].tag.cost <= TRUSTED and not exact[0].tag.inflection:
        hits = exact + homophones_in(spoken, own_bucket, gazetteer, inside, exact)
        if len(hits) > 1:
            hits.sort(key=order)
        return hits
    search = NearSearch(spoken, gazetteer, costs, inside)
    hits = exact + search.among(own_bucket, "key")
    close = best(hits) >= CLOSE
    if not close:
        for key in other_keys(spoken):
            other = gazetteer.bucket(key)
            hits += exact_in(folded, other, gazetteer, inside) or search.among(other, "other key")
        close = best(hits) >= CLOSE
    if not any(hit.exact for hit in hits):
        hits += _otherwise_written(folded, gazetteer, costs, inside, not close)
        close = close or best(hits) >= CLOSE
    if not close:
        if container is not None and container.regions:
            for region in container.regions:
                hits += search.among(gazetteer.region(region), "region")
        elif len(own) >= 3:
            hits += search.beside(own)
            if len(own) >= _LONG and best(hits) < _FAIR:
                hits += search.along(own)
    hits.sort(key=order)
    return hits


def _otherwise_written(
    folded: str, gazetteer: Gazetteer, costs: Costs, inside: bytes | None, close: bool
) -> Iterator[Hit]:
    """Yield what a spelling is to the letter by another orthography, else what is close if asked."""
    for spelling in otherwise_written(folded):
        spoken = sound(spelling)
        bucket = gazetteer.bucket(class_key(spoken))
        exact = exact_in(spelling, bucket, gazetteer, inside)
        for hit in exact:
            yield hit._replace(similarity=1.0 - _OTHERWISE, exact=False, route=_ORTHOGRAPHY)
        if close and not exact:
            search = NearSearch(spoken, gazetteer, costs, inside)
            for hit in search.among(bucket, _ORTHOGRAPHY):
                if hit.similarity >= CLOSE:
                    yield hit._replace(similarity=hit.similarity - _OTHERWISE_CLOSE)


def translated_hits(
    names: Iterable[str], gazetteer: Gazetteer, costs: Costs, container: Container | None
) -> list[Hit]:
    """Return the close hits of names whose translated words were put back, a little less alike."""
    found = (
        hit
        for name in names
        for hit in find_hits(fold(name), sound(name), gazetteer, costs, container)
        if hit.similarity >= CLOSE
    )
    return [
        hit._replace(similarity=hit.similarity - _TRANSLATED, exact=False, route="translated words")
        for hit in found
    ]
