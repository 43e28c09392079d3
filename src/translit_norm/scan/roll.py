"""The people of one text: who has been named in full, and whom a bare family name means later."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from translit_norm.persons.known import KnownMatch
from translit_norm.persons.words import analyse
from translit_norm.scan.family import CASES, agree, bases, name_keys, same, same_family, sound_alike
from translit_norm.script.fold import fold

#: How many people of one key are remembered as possible namesakes, the latest first to stay.
_NAMESAKES = 16
#: How many people of a family name's key are compared with a bare family name.
_COMPARED = 3


@dataclass(slots=True, eq=False)
class Person:
    """One person of a text: the fullest name written, and what the bare family name is.

    `starts` are the offsets at which the person is named, in order.
    """

    name: str
    given: str
    family: str
    ours: bool
    known: tuple[KnownMatch, ...] = ()
    starts: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class PersonSpan:
    """Where a person is named; `first` and `last` number the tokens taken."""

    start: int
    end: int
    first: int
    last: int
    person: Person


class Roll:
    """Keeps the people met so far; `language` is that of the text, "" where nothing tells."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.spans: list[PersonSpan] = []
        self._kept: set[int] = set()
        self._by_key: dict[str, list[Person]] = {}

    def keep(self, span: PersonSpan) -> None:
        """Take a span; a person who was met before is that person."""
        known = self._met(span.person) if span.person.given else None
        if known is not None:
            span.person = known
        elif id(span.person) not in self._kept:
            self._kept.add(id(span.person))
            family = span.person.family
            for key in {*name_keys(family), *self._nominatives(family)}:
                self._by_key.setdefault(key, []).append(span.person)
        insort(span.person.starts, span.start)
        self.spans.append(span)

    def _met(self, person: Person) -> Person | None:
        classes = analyse(person.given).classes
        for known in self._namesakes(person.family):
            if known.name == person.name:
                return known
            if known.given and agree(classes, known.given) and same(known.name, person.name):
                return known
        return None

    def bound(self, word: str, at: int) -> Person | None:
        """Return the person that a bare family name at an offset means, in any case.

        Of several the one named last before it; none where that tells nothing.
        """
        namesakes = self._namesakes(word)
        if not namesakes and self._language not in CASES:
            return None
        found = [known for known in namesakes if sound_alike(known.family, word)]
        if not found:
            # Several namesakes of about the same sound tell nothing apart: only a few are compared.
            found = [known for known in namesakes[:_COMPARED] if same_family(known.family, word)]
        if not found:
            forms = {fold(word), *self._nominatives(word)}
            found = [
                known
                for form in sorted(forms)
                for known in self._by_key.get(form, ())[-_NAMESAKES:]
                if fold(known.family) == form or form in self._nominatives(known.family)
            ]
            found = list(dict.fromkeys(found))
        if len(found) > 1:
            last = [bisect_left(person.starts, at) - 1 for person in found]
            named = [
                (person.starts[number], person)
                for person, number in zip(found, last, strict=True)
                if number >= 0
            ]
            return max(named, key=lambda pair: pair[0])[1] if named else None
        return found[0] if found else None

    def _nominatives(self, family: str) -> set[str]:
        """Return the folds of the nominatives that a family name as written may have."""
        return {fold(base) for base in bases(family, self._language)}

    def _namesakes(self, family: str) -> list[Person]:
        found: list[Person] = []
        for key in name_keys(family):
            people = self._by_key.get(key)
            if people is None:
                continue
            # The latest bearers of a key: a text of thousands of people must not be compared with all.
            for person in people[-_NAMESAKES:]:
                if person not in found:
                    found.append(person)
        return found
