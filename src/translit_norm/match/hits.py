"""A hit: a form that a query may be. Those that are its spelling to the letter, or sound like it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from translit_norm.gazetteer.bucket import Bucket, FormTag
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.script.sound import class_key


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


#: Makes a hit of a tuple of its fields: a look-up makes dozens, and this needs no call of Python.
make_hit: Callable[[tuple[float, Bucket, int, int, FormTag, bool, str]], Hit]
make_hit = partial(tuple.__new__, Hit)


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
    return exact_in(folded, gazetteer.bucket(class_key(spoken)), gazetteer, inside)


def exact_in(folded: str, bucket: Bucket, gazetteer: Gazetteer, inside: bytes | None) -> list[Hit]:
    """Return the forms of a bucket that are a folded spelling to the letter, cheapest first."""
    hits = [
        _hit(bucket, at, gazetteer, True, "exact")
        for at in bucket.with_fold(folded)
        if inside is None or has_bearer(bucket.group(at), gazetteer, inside)
    ]
    if len(hits) > 1:
        hits.sort(key=order)
    return hits


def homophones_in(
    spoken: str, bucket: Bucket, gazetteer: Gazetteer, inside: bytes | None, exact: list[Hit]
) -> list[Hit]:
    """Return the forms of a bucket that sound alike but are written otherwise than the exact ones."""
    written = {hit.at for hit in exact}
    return [
        _hit(bucket, at, gazetteer, False, "sound")
        for at in bucket.with_sound(spoken)
        if at not in written and (inside is None or has_bearer(bucket.group(at), gazetteer, inside))
    ]


def _hit(bucket: Bucket, at: int, gazetteer: Gazetteer, exact: bool, route: str) -> Hit:
    group, tag = bucket.reference(at)
    return make_hit((1.0, bucket, at, group, gazetteer.tags[tag], exact, route))


def has_bearer(group: int, gazetteer: Gazetteer, inside: bytes) -> bool:
    """Return whether an entity that bears the names of a group lies inside."""
    return any(inside[ordinal] for ordinal in gazetteer.bearers(group))


def order(hit: Hit) -> tuple[float, bool, str, int]:
    """Return what hits are sorted by: the best first, the same in every run."""
    similarity, bucket, at, group, tag, exact, _route = hit
    return (tag.cost - similarity, not exact, bucket.folds[at], group)


def best(hits: list[Hit]) -> float:
    """Return the similarity of the nearest hit, 0.0 for none."""
    return max([hit.similarity for hit in hits], default=0.0)
