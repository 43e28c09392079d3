"""Scheme files: the format of `data/schemes/` and its checks.

A file holds the facts (id, authority, certainty, …), then `[letters]`, and where needed
`[variants]` (met in practice, for the inverse direction only), `[context] rules` (the longest
`from` wins, then the first listed), `[options]` (named lists of rules that are off by default),
`[[samples]]` (printed examples) and `[[misses]]` (examples that the table does not give, and why).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from translit_norm.romanise.checked import CheckedTable, unnormalised
from translit_norm.romanise.scheme import ALPHABETS, VOWELS, Rule, Sample, SchemeTable
from translit_norm.tables import read_toml
from translit_norm.types import Scheme

_SIGNS = "ьъ'"
_CYRILLIC = re.compile(r"[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_ID = re.compile(r"[a-z]{2,3}(-[a-z0-9.]+)+")


def load_scheme(path: str | Path) -> SchemeTable:
    """Return the scheme that the TOML file at `path` describes.

    Raises `TableError` naming the file and the key at fault, and `OSError` where it cannot be read.
    """
    path = Path(path)
    return _SchemeReader(read_toml(path.read_bytes(), path.name), path.name).scheme()


def load_facts(path: Path) -> Scheme:
    """Return only the facts about a scheme: its tables below `[letters]` are not parsed."""
    head, _, _ = path.read_bytes().replace(b"\r\n", b"\n").partition(b"\n[")
    return Scheme(**_SchemeReader(read_toml(head, path.name), path.name).facts())


class _SchemeReader(CheckedTable):
    """Reads what the file of one scheme holds, part by part."""

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {
            key: self.take(key, str)
            for key in ("id", "name", "authority", "status", "language", "certainty")
        }
        if not _ID.fullmatch(facts["id"]):
            raise self.fail("id", f"{facts['id']!r} is not of the form language-name, lower case")
        if not facts["id"].startswith(facts["language"] + "-"):
            raise self.fail("language", f"must be the first part of the id {facts['id']!r}")
        if facts["certainty"] not in ("high", "medium", "low"):
            raise self.fail("certainty", "must be high, medium or low")
        facts["year"] = self.take("year", int, default=0) or None
        facts["used_in"] = self.take("used_in", str)
        facts["reversible"] = self.take("reversible", bool, default=False)
        facts["aliases"] = tuple(self.take("aliases", list, default=[]))
        for alias in facts["aliases"]:
            if not isinstance(alias, str) or alias != alias.lower() or not alias:
                raise self.fail("aliases", f"{alias!r} is not a lower-case string")
        return facts

    def scheme(self) -> SchemeTable:
        facts = self.facts()
        facts["reference"] = self.take("reference", str, default="")
        facts["note"] = self.take("note", str, default="")
        facts["agreement"] = tuple(self.take("agreement", list, default=[]))
        case_rule = self.take("case_rule", str, default="title")
        if case_rule not in ("title", "tied-pairs"):
            raise self.fail("case_rule", "must be title or tied-pairs")
        letters = self.letters(facts["language"])
        vowels = "".join(letter for letter in VOWELS if letter in letters)
        consonants = "".join(letter for letter in letters if letter not in VOWELS + _SIGNS)
        self.classes = {"VOWEL": vowels, "CONS": consonants}
        context = CheckedTable(self.take("context", dict, default={}), self.name, "context.")
        rules = self.rules(context.take("rules", list, default=[]), "context.rules")
        context.finish()
        options = tuple(
            (option, self.rules(listed, f"options.{option}"))
            for option, listed in self.take("options", dict, default={}).items()
        )
        variants = self.variants(letters)
        samples = self.samples({option for option, _ in options})
        self.finish()
        return SchemeTable(
            **facts, letters=tuple(letters.items()), rules=rules, options=options,
            variants=variants, samples=samples, tied_pairs=case_rule == "tied-pairs",
        )  # fmt: skip

    def latin(self, value: object, where: str) -> str:
        if not isinstance(value, str):
            raise self.fail(where, f"must be a string, not {type(value).__name__}")
        if _CYRILLIC.search(value):
            raise self.fail(where, f"{value!r} holds a Cyrillic letter")
        if value != value.lower():
            raise self.fail(where, f"{value!r} is not in lower case")
        if unnormalised(value):
            raise self.fail(where, f"{value!r} is not in Unicode NFC")
        return value

    def letters(self, language: str) -> dict[str, str]:
        listed = self.take("letters", dict)
        letters: dict[str, str] = {}
        for letter, target in listed.items():
            where = f"letters.{letter}"
            if len(letter) != 1 or (letter != "'" and not _CYRILLIC.match(letter)):
                raise self.fail(where, "is not one Cyrillic letter or an apostrophe")
            if letter != letter.lower():
                raise self.fail(where, "is a capital: capitals follow from the small letters")
            letters[letter] = self.latin(target, where)
        missing = [letter for letter in ALPHABETS.get(language, "") if letter not in letters]
        if missing:
            raise self.fail("letters", f"lacks {' '.join(missing)}")
        return letters

    def rules(self, listed: object, where: str) -> tuple[Rule, ...]:
        if not isinstance(listed, list):
            raise self.fail(where, "must be a list of rules")
        rules = tuple(self.rule(fields, f"{where}[{place}]") for place, fields in enumerate(listed))
        for place, rule in enumerate(rules):
            if rule in rules[:place]:
                raise self.fail(f"{where}[{place}]", "repeats an earlier rule")
        return rules

    def rule(self, fields: object, where: str) -> Rule:
        if not isinstance(fields, dict):
            raise self.fail(where, "must be a table with from and to")
        for key in fields:
            if key not in ("from", "to", "at", "after", "before"):
                raise self.fail(f"{where}.{key}", "is not a key of a rule")
        source = fields.get("from")
        if not isinstance(source, str) or not source or source != source.lower():
            raise self.fail(f"{where}.from", "must be one or more small Cyrillic letters")
        if not all(letter == "'" or _CYRILLIC.match(letter) for letter in source):
            raise self.fail(f"{where}.from", f"{source!r} holds another letter than Cyrillic")
        if "to" not in fields:
            raise self.fail(f"{where}.to", "is missing")
        at = fields.get("at", "")
        if at not in ("", "initial", "final"):
            raise self.fail(f"{where}.at", "must be initial or final")
        return Rule(
            source,
            self.latin(fields["to"], f"{where}.to"),
            at,
            self.neighbours(fields.get("after", ""), f"{where}.after"),
            self.neighbours(fields.get("before", ""), f"{where}.before"),
        )

    def neighbours(self, value: object, where: str) -> str:
        if not isinstance(value, str):
            raise self.fail(where, "must be a string of letters, VOWEL or CONS")
        named = self.classes.get(value, value)
        if not all(letter == "'" or _CYRILLIC.match(letter) for letter in named):
            raise self.fail(where, f"{value!r} is neither Cyrillic letters nor VOWEL nor CONS")
        return named

    def variants(self, letters: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        variants = []
        for letter, targets in self.take("variants", dict, default={}).items():
            where = f"variants.{letter}"
            if letter not in letters:
                raise self.fail(where, "is not among the letters")
            if not isinstance(targets, list) or not targets:
                raise self.fail(where, "must be a list of spellings")
            variants.append((letter, tuple(self.latin(target, where) for target in targets)))
        return tuple(variants)

    def samples(self, options: set[str]) -> tuple[Sample, ...]:
        samples = []
        for key in ("samples", "misses"):
            for place, fields in enumerate(self.take(key, list, default=[])):
                where = f"{key}[{place}]"
                block = CheckedTable(fields, self.name, f"{where}.")
                source = block.take("source", str)
                official = block.take("official", bool, default=True)
                option = block.take("option", str, default="")
                reason = block.take("reason", str) if key == "misses" else ""
                pairs = block.take("pairs", list)
                block.finish()
                if option and option not in options:
                    raise self.fail(f"{where}.option", f"{option!r} is not among the options")
                for pair in pairs:
                    if not (
                        isinstance(pair, list)
                        and len(pair) == 2
                        and all(isinstance(side, str) and side for side in pair)
                    ):
                        raise self.fail(f"{where}.pairs", f"{pair!r} is not [cyrillic, latin]")
                    samples.append(Sample(pair[0], pair[1], source, official, option, reason))
        return tuple(samples)
