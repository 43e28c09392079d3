"""Resolving a column at the cost of its distinct values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar, cast

from translit_norm.match.within import Within
from translit_norm.normaliser import Normaliser
from translit_norm.types import Result

#: A name (None where the column has none) and the place it is looked for in.
Question = tuple[str | None, Within | None]

#: Answers remembered in each of two generations; bounds the memory of a column without repeats.
REMEMBERED = 131_072

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """A bounded mapping that forgets what was not asked for lately.

    Two generations of `size` entries at most: what is asked for moves to the young one, and when
    that is full the old one is dropped. An entry outlives at least `size` later ones, and a hit
    costs one look-up, where an exact least-recently-used order would cost a move as well.
    """

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, None for a key that is unknown or forgotten."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Remember a value, which must not be None."""
        if len(self._young) >= self._size:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def __len__(self) -> int:
        return len(self._young) + len(self._old)


def resolve_questions(
    normaliser: Normaliser,
    questions: Sequence[Question],
    kind: str | None,
    mode: str,
    extract: Callable[[Result], Value],
) -> list[Value]:
    """Return what `extract` makes of the result of every question, each resolved by itself."""
    results = normaliser.normalise_many(
        [name for name, _within in questions],
        within=[within for _name, within in questions],
        kind=kind,
        mode=mode,
    )
    return [extract(result) for result in results]


class DistinctResolver(Generic[Value]):
    """Answers columns from one normaliser, asking it once for each distinct name and context."""

    def __init__(
        self,
        normaliser: Normaliser,
        extract: Callable[[Result], Value],
        *,
        kind: str | None = None,
        mode: str = "default",
    ) -> None:
        self._normaliser, self._extract = normaliser, extract
        self._kind, self._mode = kind, mode
        self._memory: Memory[Question, Value] = Memory()

    def resolve(
        self,
        names: Sequence[str | None],
        within: Within | Sequence[Within | None] | None = None,
    ) -> list[Value]:
        """Return a value a row, made from what `normalise_many` answers for these names.

        `within` is one context, or a list of one per row.
        """
        questions: list[Question]
        if isinstance(within, Sequence) and not isinstance(within, (str, tuple)):
            questions = list(zip(names, within, strict=True))
        else:
            questions = [(name, cast("Within | None", within)) for name in names]
        known = {question: self._memory.get(question) for question in dict.fromkeys(questions)}
        missing = [question for question, value in known.items() if value is None]
        values = resolve_questions(self._normaliser, missing, self._kind, self._mode, self._extract)
        for question, value in zip(missing, values, strict=True):
            known[question] = value
            self._memory.put(question, value)
        return [cast(Value, known[question]) for question in questions]
