"""The caller's own decisions, which beat everything else: spellings denied, spellings overridden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from translit_norm.errors import TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.explain import describe
from translit_norm.match.rules import rules_of
from translit_norm.match.surface import LONGEST, prepare
from translit_norm.match.within import Within
from translit_norm.script.fold import fold
from translit_norm.types import Candidate, Evidence, Outcome, Result

#: A spelling, or (spelling, within), to an entity id; or a TSV file of surface, within, id.
Overrides = Mapping[str | tuple[str, str], str] | str | Path | None


class Decisions:
    """What a caller denies and overrides, over all gazetteers.

    `denied` holds folded spellings; `overrides` maps folded (spelling, within) to entity ids.
    """

    def __init__(
        self, gazetteers: Sequence[Gazetteer], deny: Iterable[str], overrides: Overrides
    ) -> None:
        self._gazetteers = gazetteers
        self.denied = frozenset(fold(name) for name in deny)
        self.overrides = _read(overrides)

    def override(self, text: str, within: Within | None) -> Result | None:
        """Return the answer the caller gave for a spelling, None where there is none.

        Raises `TranslitNormError` where it is an id that no gazetteer knows.
        """
        if not self.overrides or len(text) > LONGEST:
            return None
        context = fold(within) if isinstance(within, str) else ""
        bare = prepare(text, rules_of(self._gazetteers[0]).words).name
        for name in dict.fromkeys((fold(text), fold(bare))):
            identifier = self.overrides.get((name, context)) or self.overrides.get((name, ""))
            if identifier is None:
                continue
            for gazetteer in self._gazetteers:
                ordinal = gazetteer.ordinal(identifier)
                if ordinal is not None:
                    entity = gazetteer.entity(ordinal)
                    evidence = Evidence(text, text, "", ("the caller's override",), describe)
                    candidate = Candidate(entity, 1.0, 1.0, "alias", "override", evidence)
                    return Result(text, Outcome.MATCHED, (candidate,), ())
            raise TranslitNormError(f"overrides: {identifier!r} for {text!r} is in no gazetteer")
        return None


def _read(overrides: Overrides) -> dict[tuple[str, str], str]:
    if overrides is None:
        return {}
    if isinstance(overrides, (str, Path)):
        from translit_norm.gazetteer.table import read_table  # for who keeps them in a file

        rows = read_table(Path(overrides), ("surface", "within", "id"), ("within",))
        return {(fold(row["surface"]), fold(row["within"])): row["id"] for row in rows}
    return {
        (fold(key), "") if isinstance(key, str) else (fold(key[0]), fold(key[1])): identifier
        for key, identifier in overrides.items()
    }
