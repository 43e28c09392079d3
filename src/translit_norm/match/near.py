"""The forms near a sound: ranked by their unweighted edits, the nearest aligned and scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from translit_norm.gazetteer.bucket import Bucket
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.hits import Hit, has_bearer, make_hit
from translit_norm.match.score import Costs, closest, score
from translit_norm.script.sound import class_key

#: Forms less alike than this are never proposed.
FLOOR = 0.60
#: How many forms of a bucket are aligned; the unweighted distance ranks them first.
ALIGNED = 12
#: How many of its forms are looked at at all: namesakes and cases share a sound.
LOOKED_AT = 160
#: Forms with so many more unweighted edits than the nearest are left out: four cheap ones cost more
#: than one dear one only by accident.
FURTHER = 2

#: A form that may be near: its bucket and position there, its sound, its unweighted edits.
Proposed = tuple[Bucket, int, str, int]


class NearSearch:
    """The forms near a sound, rung after rung; what an earlier rung found narrows the later ones."""

    def __init__(
        self, spoken: str, gazetteer: Gazetteer, costs: Costs, inside: bytes | None
    ) -> None:
        self.spoken, self.gazetteer, self.costs, self.inside = spoken, gazetteer, costs, inside
        self.furthest = max(2, round(len(spoken) * 0.5))

    def among(self, bucket: Bucket, route: str) -> list[Hit]:
        """Return the hits among the forms of a bucket."""
        found = closest(self.spoken, bucket.sounds, self.furthest, LOOKED_AT)
        return self._scored([(bucket, at, heard, edits) for heard, edits, at in found], route)

    def beside(self, own: str) -> list[Hit]:
        """Return the hits among the base forms under the keys one letter away from the own key."""
        return self._among_sounds(self.gazetteer.nearby(own), "neighbour key")

    def along(self, own: str) -> list[Hit]:
        """Return the hits among the base forms under the keys that begin as the own key does."""
        return self._among_sounds(self.gazetteer.opening(own), "opening")

    def _among_sounds(self, sounds: list[str], route: str) -> list[Hit]:
        # Every sound comes once: where none is left out, one more than are aligned is enough.
        most = LOOKED_AT if self.inside else ALIGNED + 1
        near = closest(self.spoken, sounds, self.furthest, most)
        return self._scored(self._read((heard, edits) for heard, edits, _at in near), route)

    def _read(self, near: Iterable[tuple[str, int]]) -> Iterator[Proposed]:
        """Yield the base forms of sounds, read while they are asked for."""
        buckets: dict[str, Bucket] = {}
        for heard, edits in near:
            key = class_key(heard)
            if key not in buckets:
                buckets[key] = self.gazetteer.bucket(key)
            bucket = buckets[key]
            for at in bucket.with_sound(heard):
                if at < bucket.base:
                    yield bucket, at, heard, edits

    def _scored(self, proposed: Iterable[Proposed], route: str) -> list[Hit]:
        """Return as hits those of the proposed forms that are alike; the nearest must come first."""
        hits: list[Hit] = []
        scored: dict[str, float] = {}
        gazetteer, inside, tags = self.gazetteer, self.inside, self.gazetteer.tags
        furthest = self.furthest
        for bucket, at, heard, edits in islice(proposed, LOOKED_AT):
            similarity = scored.get(heard)
            if edits > furthest or (similarity is None and len(scored) >= ALIGNED):
                break
            if inside is not None and not has_bearer(bucket.group(at), gazetteer, inside):
                continue
            if similarity is None:
                similarity = scored[heard] = score(self.spoken, heard, self.costs)
            if similarity >= FLOOR:
                group, tag = bucket.reference(at)
                hits.append(make_hit((similarity, bucket, at, group, tags[tag], False, route)))
                if edits + FURTHER < furthest:
                    furthest = edits + FURTHER
        self.furthest = furthest
        return hits
