"""Group written names by the person they can be, without merging what contradicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from translit_norm.errors import InputTypeError
from translit_norm.persons.compare import compare_parts
from translit_norm.persons.initials import initial_sounds
from translit_norm.persons.name import Parts
from translit_norm.persons.parse import parts_of
from translit_norm.script.person_keys import family_keys
from translit_norm.script.sound import class_key
from translit_norm.types import Record, Verdict


@dataclass(frozen=True, slots=True)
class Cluster(Record):
    """Names that can be one person's: `members` are positions in the input, in rising order."""

    canonical: str
    members: tuple[int, ...]


def cluster(names: Sequence[str]) -> list[Cluster]:
    """Return `names` in groups of one person each, in the order of their first members.

    A name joins a group only if it is SAME as one member and contradicts none, so a chain of
    likenesses never joins two people. A name that fits several groups (`I. Ivanov` between Igor and
    Ivan) stays by itself. The canonical form is the fullest of a group, then the most frequent.
    Only names that share a blocking key are compared: the cost grows with the names, not their
    square.

    Raises:
        InputTypeError: `names` is one str, or holds something other than str.

    >>> [group.members for group in cluster(["Oleg Sinegubov", "Олег Синєгубов", "Oleh Zhdanov"])]
    [(0, 1), (2,)]
    """
    if isinstance(names, (str, bytes)):
        raise InputTypeError("names", names, "a sequence of str")
    places: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        places.setdefault(name, []).append(at)
    parsed = {name: parts_of(name) for name in places}
    # The fullest first: they make the groups that shorter names then join.
    order = sorted(parsed, key=lambda name: (-_fullness(parsed[name]), name))
    groups: list[list[str]] = []
    blocks: dict[str, list[int]] = {}
    for name in order:
        keys = tuple(block_keys(parsed[name]))
        near = dict.fromkeys(group for key in keys for group in blocks.get(key, ()))
        fitting = [group for group in near if _fits(parsed[name], groups[group], parsed)]
        if len(fitting) == 1:
            at = fitting[0]
            groups[at].append(name)
        else:
            at = len(groups)
            groups.append([name])
        for key in (*keys, *_letter_keys(parsed[name])):
            block = blocks.setdefault(key, [])
            if at not in block:
                block.append(at)
    counts = Counter(names)
    clusters = [
        Cluster(
            _canonical(group, parsed, counts), tuple(sorted(at for n in group for at in places[n]))
        )
        for group in groups
    ]
    return sorted(clusters, key=lambda each: each.members)


def _fits(name: Parts, group: Iterable[str], parsed: dict[str, Parts]) -> bool:
    """Return whether a name is SAME as a member and contradicts none."""
    same = False
    for member in group:
        outcome = compare_parts(name, parsed[member]).outcome
        if outcome is Verdict.DIFFERENT:
            return False
        same = same or outcome is Verdict.SAME
    return same


def block_keys(parts: Parts) -> Iterator[str]:
    """Yield the keys under which a name is compared: a family key with a given name or its letter.

    >>> from translit_norm.persons.parse import parts_of
    >>> set(block_keys(parts_of("Oleg Petrov"))) & set(block_keys(parts_of("Алег Пятроў")))
    {'ptrv oleh'}
    """
    family = [key for word in parts.family for key in family_keys(word.text)]
    givens: list[str] = []
    if parts.given:
        givens += sorted(parts.given.classes | parts.given.weak_classes)
        if not givens or not parts.given.reviewed:
            givens.append(class_key(parts.given.sound))
        if not parts.family:
            family = [""]
    if parts.initials and not parts.given:
        yield from _letter_keys(parts)
        return
    if parts.given and not parts.sure_order:
        # Which word is the family name cannot be told: block by both.
        family += family_keys(parts.given.text)
        givens += [class_key(word.sound) for word in parts.family]
    if not givens:
        givens = [""]
    for key in dict.fromkeys(family):
        for given in dict.fromkeys(givens):
            yield f"{key} {given}"


def _letter_keys(parts: Parts) -> Iterator[str]:
    """Yield the keys by the given name's first letter, which only names with initials look up."""
    first = parts.given or (parts.initials[0] if parts.initials else "")
    if not first:
        return
    for word in parts.family:
        for key in family_keys(word.text):
            for letter in sorted(initial_sounds(first)):
                yield f"{key} {letter}."


def _fullness(parts: Parts) -> int:
    full = 4 * bool(parts.given) + 2 * bool(parts.patronymic) + 2 * bool(parts.family)
    return full + len(parts.initials)


def _canonical(group: Sequence[str], parsed: dict[str, Parts], counts: Counter[str]) -> str:
    return min(group, key=lambda name: (-_fullness(parsed[name]), -counts[name], name))
