"""What a romanisation scheme consists of: its facts, letters, rules, options and samples."""

from __future__ import annotations

from dataclasses import dataclass

from translit_norm.types import Scheme

#: The letters a scheme of each language must cover (the apostrophe apart).
ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя",
}
#: What is read as an apostrophe between two Cyrillic letters.
APOSTROPHES = "'’ʼ‘`´ʹ′＇"
VOWELS = "аеєёиіїоуыэюя"


@dataclass(frozen=True, slots=True)
class Rule:
    """A context rule: `source` becomes `target` where every condition given holds.

    `at` is initial or final; `after` and `before` are sets of neighbouring letters.
    """

    source: str
    target: str
    at: str = ""
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """An example printed by `source`; `miss` says why the table gives something else."""

    cyrillic: str
    latin: str
    source: str
    official: bool = True
    option: str = ""
    miss: str = ""


@dataclass(frozen=True, slots=True)
class SchemeTable(Scheme):
    """A scheme with its tables. Built by `scheme_file.load_scheme`; accepted wherever a scheme id is."""

    letters: tuple[tuple[str, str], ...] = ()
    rules: tuple[Rule, ...] = ()
    options: tuple[tuple[str, tuple[Rule, ...]], ...] = ()
    variants: tuple[tuple[str, tuple[str, ...]], ...] = ()
    samples: tuple[Sample, ...] = ()
    tied_pairs: bool = False
    reference: str = ""
    note: str = ""
    agreement: tuple[int, ...] = ()

    def with_option(self, option: str) -> SchemeTable:
        """Return the scheme with the optional rules of `option` put before its own.

        Raises `KeyError` where the scheme has no such option.
        """
        extra = dict(self.options)[option]
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        values |= {"id": f"{self.id}+{option}", "rules": extra + self.rules}
        return SchemeTable(**values)
