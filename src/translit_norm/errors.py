"""The errors this package raises: each says what is wrong and what would be right."""

from __future__ import annotations

from collections.abc import Sequence


class TranslitNormError(Exception):
    """Base of every error raised on purpose by this package."""


class InputTypeError(TranslitNormError, TypeError):
    """A value of the wrong type was given where a name or a text is wanted."""

    def __init__(self, argument: str, value: object, wanted: str = "a str") -> None:
        hint = "; decode it first, e.g. value.decode('utf-8')" if isinstance(value, bytes) else ""
        super().__init__(f"{argument} must be {wanted}, not {type(value).__name__}{hint}")
        self.argument = argument

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore_error, (type(self), self.args, {"argument": self.argument}))


class TableError(TranslitNormError):
    """A table is malformed; `table`, `where` (a line or a key) and `problem` locate the fault."""

    def __init__(self, table: str, where: str, problem: str) -> None:
        super().__init__(f"{table}: {where}: {problem}")
        self.table, self.where, self.problem = table, where, problem

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.table, self.where, self.problem))


class SchemeError(TranslitNormError):
    """A romanisation scheme is unknown, or may not be used in the direction asked for."""


class UncoveredLetterError(TranslitNormError):
    """A scheme has no rule for a letter; `letter` and its `position` in the text are kept."""

    def __init__(self, scheme: str, letter: str, position: int) -> None:
        super().__init__(
            f"{scheme} has no rule for {letter!r} (U+{ord(letter):04X}) at position {position}; "
            "use uncovered='keep' or uncovered='fold' to go on"
        )
        self.scheme, self.letter, self.position = scheme, letter, position

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.scheme, self.letter, self.position))


class GazetteerError(TranslitNormError):
    """A compiled gazetteer is missing, damaged, stale or of another format version."""


class ContextError(TranslitNormError):
    """A `within` is unknown or fits several places; `suggestions` lists what would do."""

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = tuple(suggestions)

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.args[0], self.suggestions))


class MissingExtraError(TranslitNormError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed: pip install 'translit-norm[{extra}]'")
        self.package, self.extra = package, extra

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.package, self.extra))


def _restore_error(
    kind: type[TranslitNormError], args: tuple[object, ...], fields: dict[str, object]
) -> TranslitNormError:
    error = kind.__new__(kind)
    Exception.__init__(error, *args)
    for name, value in fields.items():
        setattr(error, name, value)
    return error
