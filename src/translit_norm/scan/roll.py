"""The people of one text: who has been named in full, and whom a bare family name means later."""

from __future__ import annotations

from dataclasses import dataclass, field

from translit_norm.persons.known import KnownMatch
from translit_norm.persons.words import analyse
from translit_norm.scan.family import agree, bases, name_keys, same, same_family, sound_alike
from translit_norm.script.fold import fold

#: How many people of one key are remembered as possible namesakes, the latest first to stay.
_NAMESAKES = 16
#: How many people of a family name's key are compared with a bare family name.
_COMPARED = 3


@dataclass(slots=True, eq=False)
class Person:
    """One person of a text: the fullest name written, and what the bare family name is."""

    name: str
    given: str
    family: str
    ours: bool
    known: tuple[KnownMatch, ...] = ()
    spellings: set[str] = field(default_factory=set)


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

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self.spans: list[PersonSpan] = []
        self.people: list[Person] = []
        self._kept: set[int] = set()
        self._by_key: dict[str, list[Person]] = {}

    def keep(self, span: PersonSpan) -> None:
        """Take a span; a person who was met before is that person."""
        known = self._met(span.person) if span.person.given else None
        if known is not None:
            span.person = known
        elif id(span.person) not in self._kept:
            self._kept.add(id(span.person))
            self.people.append(span.person)
            for key in name_keys(span.person.family):
                self._by_key.setdefault(key, []).append(span.person)
        span.person.spellings.add(self._text[span.start : span.end])
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
        found = [known for known in namesakes if sound_alike(known.family, word)]
        if not found:
            # Several namesakes of about the same sound tell nothing apart: only a few are compared.
            found = [known for known in namesakes[:_COMPARED] if same_family(known.family, word)]
        if not found:
            forms = {fold(base) for base in bases(word, self._language)}
            found = [
                known
                for form in forms
                for known in self._by_key.get(form, ())[-_NAMESAKES:]
                if fold(known.family) == form
            ]
        if len(found) > 1:
            named = [
                (span.start, number)
                for span in self.spans
                for number, person in enumerate(found)
                if span.person is person and span.start < at
            ]
            return found[max(named)[1]] if named else None
        return found[0] if found else None

    def _namesakes(self, family: str) -> list[Person]:
        found: list[Person] = []
        for key in name_keys(family):
            # The latest bearers of a key: a text of thousands of people must not be compared with all.
            for person in self._by_key.get(key, ())[-_NAMESAKES:]:
                if person not in found:
                    found.append(person)
        return found
