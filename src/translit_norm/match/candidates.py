"""From a spelling to the forms it may be: proposed by key, scored, and grown where nothing fits.

Proposing is no deciding: nothing here says MATCHED. The ladder goes on to the next rung only while
no form is close: own bucket, buckets of other readings, then everything inside the region asked for
or the keys one letter away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translit_norm.gazetteer.reader import Bucket, FormTag, Gazetteer
from translit_norm.match.score import Costs, closest, score
from translit_norm.script.fold import fold
from translit_norm.script.sound import class_key, other_keys, sound

#: A form at least this alike ends the ladder; measured on withheld spellings, see bench/results.md.
CLOSE = 0.93
#: Forms less alike than this are never proposed.
FLOOR = 0.60
#: An exact form that costs no more than this ends the ladder: attested, and by a source that says
#: which language it is. Untagged alternates and inflected forms compete with what is close.
TRUSTED = 0.004
#: How many forms of a bucket are aligned; the unweighted distance ranks them first.
ALIGNED = 12
#: How many of its forms are looked at at all: namesakes and cases share a sound.
LOOKED_AT = 160
#: Forms with so many more unweighted edits than the nearest are left out: four cheap ones cost more
#: than one dear one only by accident.
FURTHER = 2
#: What a word of the name that had to be translated back takes off.
_TRANSLATED = 0.015


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
    if exact and exact[0].tag.cost <= TRUSTED:
        same = _homophones(folded, spoken, own_bucket, gazetteer, inside)
        return sorted(exact + same, key=_order)
    hits = exact + _near(folded, spoken, own_bucket, gazetteer, costs, inside, "key")
    if best(hits) < CLOSE:
        for key in other_keys(spoken):
            other = gazetteer.bucket(key)
            exact = _exact(folded, other, gazetteer, inside)
            hits += exact or _near(folded, spoken, other, gazetteer, costs, inside, "other key")
    if best(hits) < CLOSE:
        if container is not None and container.regions:
            for region in container.regions:
                bucket = gazetteer.region(region)
                hits += _near(folded, spoken, bucket, gazetteer, costs, inside, "region")
        elif len(own) >= 3:
            joined = gazetteer.base_forms(gazetteer.neighbours(own))
            hits += _near(folded, spoken, joined, gazetteer, costs, inside, "neighbour key")
    hits.sort(key=_order)
    return hits


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
    return (hit.tag.cost - hit.similarity, not hit.exact, hit.bucket.folds[hit.at], hit.group)


def best(hits: list[Hit]) -> float:
    """Return the similarity of the nearest hit, 0.0 for none."""
    return max((hit.similarity for hit in hits), default=0.0)


def _has_bearer(group: int, gazetteer: Gazetteer, inside: bytes | None) -> bool:
    return inside is None or any(inside[ordinal] for ordinal in gazetteer.bearers(group))


def _exact(folded: str, bucket: Bucket, gazetteer: Gazetteer, inside: bytes | None) -> list[Hit]:
    hits = [
        Hit(1.0, bucket, at, bucket.groups[at], gazetteer.tags[bucket.tags[at]], True, "exact")
        for at in _positions(folded, bucket.folds)
        if _has_bearer(bucket.groups[at], gazetteer, inside)
    ]
    hits.sort(key=_order)
    return hits


def _homophones(
    folded: str, spoken: str, bucket: Bucket, gazetteer: Gazetteer, inside: bytes | None
) -> list[Hit]:
    """Return the forms that sound the same but are written otherwise."""
    return [
        Hit(1.0, bucket, at, bucket.groups[at], gazetteer.tags[bucket.tags[at]], False, "sound")
        for at in _positions(spoken, bucket.sounds)
        if bucket.folds[at] != folded and _has_bearer(bucket.groups[at], gazetteer, inside)
    ]


def _positions(wanted: str, column: Sequence[str]) -> Iterator[int]:
    at = -1
    for _ in range(column.count(wanted)):
        at = column.index(wanted, at + 1)
        yield at


def _near(
    folded: str, spoken: str, bucket: Bucket, gazetteer: Gazetteer, costs: Costs,
    inside: bytes | None, route: str,
) -> list[Hit]:  # fmt: skip
    if not bucket.sounds:
        return []
    cutoff = max(2, round(len(spoken) * 0.5))
    hits: list[Hit] = []
    scored: dict[str, float] = {}
    furthest = cutoff
    for edits, at in closest(spoken, bucket.sounds, cutoff, LOOKED_AT):
        heard = bucket.sounds[at]
        if edits > furthest or (heard not in scored and len(scored) >= ALIGNED):
            break
        if inside is not None and not _has_bearer(bucket.groups[at], gazetteer, inside):
            continue
        similarity = scored.get(heard)
        if similarity is None:
            similarity = scored[heard] = score(spoken, heard, costs)
        if similarity >= FLOOR:
            tag = gazetteer.tags[bucket.tags[at]]
            hits.append(Hit(similarity, bucket, at, bucket.groups[at], tag, False, route))
            furthest = min(furthest, edits + FURTHER)
    return hits
