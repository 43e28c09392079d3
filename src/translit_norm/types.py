"""The values the public functions return: frozen, slotted, picklable, `to_dict()` gives plain JSON.

Scores and confidences are floats from 0.0 to 1.0. Nothing here computes an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What a look-up ends in."""

    MATCHED = "MATCHED"
    AMBIGUOUS = "AMBIGUOUS"
    UNMATCHED = "UNMATCHED"


class Verdict(StrEnum):
    """What a comparison of two names ends in: SAME says that the names are compatible."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"


def plain(value: object) -> object:
    """Return `value` as JSON types: dataclasses and mappings as dicts, tuples as lists."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(inner) for inner in value]
    return value


class Record:
    """Gives every result type the same `to_dict`: its public fields in their order."""

    __slots__ = ()

    def to_dict(self) -> dict[str, object]:
        """Return the fields as plain JSON values."""
        assert is_dataclass(self)
        names = (entry.name for entry in fields(self) if not entry.name.startswith("_"))
        return {name: plain(getattr(self, name)) for name in names}


@dataclass(frozen=True, slots=True)
class Parent(Record):
    """An administrative unit or country that an entity lies in."""

    id: str
    name: str
    feature: str


@dataclass(frozen=True, slots=True, eq=False)
class Entity(Record):
    """One place or person. Equal and hashed by `id`.

    `names` maps ISO 639-1 codes to attested names, `ids` maps authorities (katottg, geonames,
    wikidata) to identifiers, `parents` come narrowest first, `location` is (latitude, longitude)
    in degrees (WGS 84), `country` is ISO 3166-1 alpha-2.
    """

    id: str
    kind: str
    feature: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    parents: tuple[Parent, ...] = ()
    country: str = ""
    location: tuple[float, float] | None = None
    population: int | None = None
    valid_to: str | None = None

    def __eq__(self, other: object) -> bool:
        return self.id == other.id if isinstance(other, Entity) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Reading(Record):
    """How a spelling may have come about: a Cyrillic form in a language, and the schemes that fit.

    `edits` names the differences no scheme explains, in words; `probability` is 0.0–1.0 among the
    readings of the same spelling.
    """

    language: str
    cyrillic: str
    schemes: tuple[str, ...] = ()
    inflection: str | None = None
    edits: tuple[str, ...] = ()
    probability: float = 0.0


@dataclass(frozen=True, slots=True)
class Origin(Record):
    """A language a Latin spelling may have been derived through, with the evidence in words."""

    language: str
    schemes: tuple[str, ...]
    probability: float
    evidence: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """What a candidate rests on; reading and steps are worked out from it when asked for."""

    surface: str
    form: str
    language: str
    notes: tuple[str, ...] = ()
    explain: Callable[[Evidence], tuple[Reading | None, tuple[str, ...]]] | None = None
    names: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Candidate(Record):
    """An entity that a surface form may mean.

    `score` is similarity, `confidence` the calibrated probability that this entity is meant; `via`
    is canonical, alias, former, generated, inflected or fuzzy; `source` is a key of sources.toml.
    """

    entity: Entity
    score: float
    confidence: float
    via: str
    source: str
    _evidence: Evidence | None = field(default=None, repr=False, compare=False)

    @property
    def reading(self) -> Reading | None:
        """The Cyrillic form and the schemes that explain the spelling, None where none does."""
        evidence = self._evidence
        return evidence.explain(evidence)[0] if evidence and evidence.explain else None

    @property
    def steps(self) -> tuple[str, ...]:
        """What was done to get here, in order and in words."""
        evidence = self._evidence
        return evidence.explain(evidence)[1] if evidence and evidence.explain else ()

    def to_dict(self) -> dict[str, object]:
        """Return the fields, `reading` and `steps` as plain JSON values."""
        base = Record.to_dict(self)
        return base | {"reading": plain(self.reading), "steps": plain(self.steps)}


@dataclass(frozen=True, slots=True)
class Result(Record):
    """The answer for one surface form; candidates come best first.

    `steps` says what happened to the surface before any candidate was found, and why there is none.
    """

    surface: str
    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def best(self) -> Candidate | None:
        """The matched candidate; None unless the outcome is MATCHED."""
        return self.candidates[0] if self.outcome is Outcome.MATCHED else None

    @property
    def name(self) -> str | None:
        """The canonical name that all remaining candidates share, if they do."""
        if self.outcome is Outcome.UNMATCHED:
            return None
        if self.outcome is Outcome.MATCHED:
            return self.candidates[0].entity.name
        names = {candidate.entity.name for candidate in self.candidates}
        return names.pop() if len(names) == 1 else None

    def to_dict(self) -> dict[str, object]:
        """Return the fields, `name` and `best` as plain JSON values."""
        base = Record.to_dict(self)
        return base | {"name": self.name, "best": plain(self.best)}


@dataclass(frozen=True, slots=True)
class Scheme(Record):
    """The facts about one romanisation scheme; the tables stay inside the romanise room."""

    id: str
    name: str
    authority: str
    year: int | None
    status: str
    language: str
    certainty: str
    reversible: bool
    aliases: tuple[str, ...] = ()
    used_in: str = ""


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """A surface form in a text: `text[start:end] == surface`, offsets in characters."""

    start: int
    end: int
    surface: str
    result: Result


@dataclass(frozen=True, slots=True)
class Edit(Record):
    """One replacement of `rewrite`: offsets are those of the original text."""

    start: int
    end: int
    surface: str
    replacement: str
    reason: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Rewrite(Record):
    """A text with the edits applied."""

    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """One thing `check` would change; `line` and `column` count from 1."""

    code: str
    start: int
    end: int
    line: int
    column: int
    surface: str
    suggestion: str
    reason: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison(Record):
    """Whether two names can be one person's or place's; steps say which part matched how."""

    outcome: Verdict
    score: float
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedPart(Record):
    """One part of a rendered name with the confidence (0.0–1.0) that it is spelt right."""

    role: str
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Rendering(Record):
    """A name written in another language or script."""

    text: str
    parts: tuple[RenderedPart, ...] = ()
