"""From a spelling to the forms it may be: proposed by key, scored, and grown where nothing fits.

Proposing is no deciding: nothing here says MATCHED. The ladder goes on to the next rung only while
no form is close: own bucket, buckets of other readings, then everything inside the region asked for
or the keys one letter away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from translit_norm.gazetteer.bucket import Bucket, FormTag
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.score import Costs, closest, score
from translit_norm.script.fold import fold
from translit_norm.script.orthography import otherwise_written
from translit_norm.script.sound import class_key, other_keys, sound

#: A form at least this alike ends the ladder; measured on withheld spellings, see bench/results.md.
CLOSE = 0.93
#: Forms less alike than this are never proposed.
FLOOR = 0.60
#: An exact form that costs no more than this and is no oblique case ends the ladder: attested, if
#: weakly. Measured on the case files and withheld spellings: what is merely close never won.
TRUSTED = 0.020
#: How many forms of a bucket are aligned; the unweighted distance ranks them first.
ALIGNED = 12
#: How many of its forms are looked at at all: namesakes and cases share a sound.
LOOKED_AT = 160
#: Forms with so many more unweighted edits than the nearest are left out: four cheap ones cost more
#: than one dear one only by accident.
FURTHER = 2
#: What a word of the name that had to be translated back takes off.
_TRANSLATED = 0.015
#: … and what being its letters as another orthography writes them takes off.
_OTHERWISE = 0.011
_ORTHOGRAPHY = "another orthography"


class Hit(NamedTuple):
    """A form that a query may be: how alike (0.0–1.0), which form, whose, and by which route."""

    similarity: float
    bucket: Bucket
    at: int
    group: int
    tag: FormTag
    exact: bool
    route: str

    @property
    def form(self) -> str:
        """The form as it is written."""
        return self.bucket.text(self.at)


@dataclass(frozen=True, slots=True)
class Container:
    """What `within` means: one byte an entity, the units whose forms are searched, and a label."""

    inside: bytes
    regions: tuple[int, ...]
    label: str


#: A form that may be near: its bucket and position there, its sound, its unweighted edits.
Proposed = tuple[Bucket, int, str, int]


def exact_hits(
    folded: str, spoken: str, gazetteer: Gazetteer, container: Container | None
) -> list[Hit]:
    """Return the forms that are a folded spelling to the letter, cheapest first."""
    inside = container.inside if container else None
    return _exact(folded, gazetteer.bucket(class_key(spoken)), gazetteer, inside)


def find_hits(
    folded: str, spoken: str, gazetteer: Gazetteer, costs: Costs, container: Container | None
) -> list[Hit]:
    """Return the forms a folded spelling may be, best first; with a container only those inside."""
    own = class_key(spoken)
    own_bucket = gazetteer.bucket(own)
    inside = container.inside if container else None
    exact = _exact(folded, own_bucket, gazetteer, inside)
    if exact and exact[0].tag.cost <= TRUSTED and not exact[0].tag.inflection:
        hits = exact + _homophones(spoken, own_bucket, gazetteer, inside, exact)
        if len(hits) > 1:
            hits.sort(key=_order)
        return hits
    search = _Search(spoken, gazetteer, costs, inside)
    hits = exact + search.among(own_bucket, "key")
    if best(hits) < CLOSE:
        for key in other_keys(spoken):
            other = gazetteer.bucket(key)
            hits += _exact(folded, other, gazetteer, inside) or search.among(other, "other key")
    if not any(hit.exact for hit in hits):
        close = best(hits) < CLOSE
        hits += _otherwise_written(folded, gazetteer, costs, inside, close)
    if best(hits) < CLOSE:
        if container is not None and container.regions:
            for region in container.regions:
                hits += search.among(gazetteer.region(region), "region")
        elif len(own) >= 3:
            hits += search.beside(own)
    hits.sort(key=_order)
    return hits


def _otherwise_written(
    folded: str, gazetteer: Gazetteer, costs: Costs, inside: bytes | None, close: bool
) -> Iterator[Hit]:
    """Yield what a spelling is to the letter by another orthography, else what is close if asked."""
    for spelling in otherwise_written(folded):
        spoken = sound(spelling)
        bucket = gazetteer.bucket(class_key(spoken))
        exact = _exact(spelling, bucket, gazetteer, inside)
        for hit in exact:
            yield hit._replace(similarity=1.0 - _OTHERWISE, exact=False, route=_ORTHOGRAPHY)
        if close and not exact:
            search = _Search(spoken, gazetteer, costs, inside)
            for hit in search.among(bucket, _ORTHOGRAPHY):
                if hit.similarity >= CLOSE:
                    yield hit._replace(similarity=hit.similarity - _TRANSLATED)


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


def _order(hit: Hit) -> tuple[float, bool, str, int]:
    similarity, bucket, at, group, tag, exact, _route = hit
    return (tag.cost - similarity, not exact, bucket.folds[at], group)


def best(hits: list[Hit]) -> float:
    """Return the similarity of the nearest hit, 0.0 for none."""
    return max((hit.similarity for hit in hits), default=0.0)


def _has_bearer(group: int, gazetteer: Gazetteer, inside: bytes) -> bool:
    return any(inside[ordinal] for ordinal in gazetteer.bearers(group))


def _exact(folded: str, bucket: Bucket, gazetteer: Gazetteer, inside: bytes | None) -> list[Hit]:
    hits = [
        _hit(1.0, bucket, at, gazetteer, True, "exact")
        for at in bucket.with_fold(folded)
        if inside is None or _has_bearer(bucket.group(at), gazetteer, inside)
    ]
    if len(hits) > 1:
        hits.sort(key=_order)
    return hits


def _homophones(
    spoken: str, bucket: Bucket, gazetteer: Gazetteer, inside: bytes | None, exact: list[Hit]
) -> list[Hit]:
    """Return the forms that sound the same but are written otherwise than the exact ones."""
    written = {hit.at for hit in exact}
    return [
        _hit(1.0, bucket, at, gazetteer, False, "sound")
        for at in bucket.with_sound(spoken)
        if at not in written
        and (inside is None or _has_bearer(bucket.group(at), gazetteer, inside))
    ]


def _hit(
    similarity: float, bucket: Bucket, at: int, gazetteer: Gazetteer, exact: bool, route: str
) -> Hit:
    group, tag = bucket.reference(at)
    return Hit(similarity, bucket, at, group, gazetteer.tags[tag], exact, route)


class _Search:
    """The forms near a sound, rung after rung; what an earlier rung found narrows the later ones."""

    def __init__(
        self, spoken: str, gazetteer: Gazetteer, costs: Costs, inside: bytes | None
    ) -> None:
        self.spoken, self.gazetteer, self.costs, self.inside = spoken, gazetteer, costs, inside
        self.furthest = max(2, round(len(spoken) * 0.5))

    def among(self, bucket: Bucket, route: str) -> list[Hit]:
        """Return the hits among the forms of a bucket."""
        found = closest(self.spoken, bucket.sounds, self.furthest, LOOKED_AT)
        return self._scored(((bucket, at, heard, edits) for heard, edits, at in found), route)

    def beside(self, own: str) -> list[Hit]:
        """Return the hits among the base forms under the keys one letter away from the own key."""
        # Every sound comes once: where none is left out, one more than are aligned is enough.
        most = LOOKED_AT if self.inside else ALIGNED + 1
        near = closest(self.spoken, self.gazetteer.nearby(own), self.furthest, most)
        return self._scored(
            self._read((heard, edits) for heard, edits, _at in near), "neighbour key"
        )

    def _read(self, near: Iterable[tuple[str, int]]) -> Iterator[Proposed]:
        """Yield the base forms of sounds, read while they are asked for."""
        buckets: dict[str, Bucket] = {}
        for heard, edits in near:
            key = class_key(heard)
            if key not in buckets:
                buckets[key] = self.gazetteer.base_forms(key)
            for at in buckets[key].with_sound(heard):
                yield buckets[key], at, heard, edits

    def _scored(self, proposed: Iterable[Proposed], route: str) -> list[Hit]:
        """Return as hits those of the proposed forms that are alike; the nearest must come first."""
        hits: list[Hit] = []
        scored: dict[str, float] = {}
        gazetteer, inside, tags = self.gazetteer, self.inside, self.gazetteer.tags
        for bucket, at, heard, edits in islice(proposed, LOOKED_AT):
            similarity = scored.get(heard)
            if edits > self.furthest or (similarity is None and len(scored) >= ALIGNED):
                break
            if inside is not None and not _has_bearer(bucket.group(at), gazetteer, inside):
                continue
            if similarity is None:
                similarity = scored[heard] = score(self.spoken, heard, self.costs)
            if similarity >= FLOOR:
                group, tag = bucket.reference(at)
                hits.append(Hit(similarity, bucket, at, group, tags[tag], False, route))
                self.furthest = min(self.furthest, edits + FURTHER)
        return hits
