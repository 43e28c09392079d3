"""A scheme as the text of its file: what `load_scheme` reads back as the same scheme."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from translit_norm.romanise.scheme import Rule, SchemeTable


def scheme_toml(table: SchemeTable) -> str:
    """Return the TOML file of a scheme, in the order in which the bundled files have it."""
    return "\n".join(_lines(table)) + "\n"


def _lines(table: SchemeTable) -> Iterator[str]:
    for key in ("id", "name", "language", "authority"):
        yield f"{key} = {_quoted(getattr(table, key))}"
    if table.year is not None:
        yield f"year = {table.year}"
    for key in ("status", "used_in"):
        yield f"{key} = {_quoted(getattr(table, key))}"
    if table.reference:
        yield f"reference = {_quoted(table.reference)}"
    yield f"certainty = {_quoted(table.certainty)}"
    if table.agreement:
        yield f"agreement = {list(table.agreement)}"
    yield f"reversible = {str(table.reversible).lower()}"
    yield f"aliases = [{_listed(table.aliases)}]"
    if table.tied_pairs:
        yield 'case_rule = "tied-pairs"'
    if table.note:
        yield f"note = {_quoted(table.note)}"
    yield "\n[letters]"
    yield from (f"{_quoted(letter)} = {_quoted(target)}" for letter, target in table.letters)
    if table.variants:
        yield "\n[variants]"
        yield from (f"{_quoted(letter)} = [{_listed(each)}]" for letter, each in table.variants)
    if table.rules:
        yield "\n[context]"
        yield from _rules("rules", table.rules)
    if table.options:
        yield "\n[options]"
        for option, rules in table.options:
            yield from _rules(option, rules)
    yield from _samples(table)


def _rules(key: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"{key} = ["
    for rule in rules:
        named = [(name, getattr(rule, name)) for name in ("at", "after", "before")]
        fields = [("from", rule.source), ("to", rule.target), *(each for each in named if each[1])]
        written = ", ".join(f"{name} = {_quoted(value)}" for name, value in fields)
        yield f"  {{ {written} }},"
    yield "]"


def _samples(table: SchemeTable) -> Iterator[str]:
    for (miss, source, official, option), block in groupby(
        table.samples, key=lambda each: (each.miss, each.source, each.official, each.option)
    ):
        yield "\n[[misses]]" if miss else "\n[[samples]]"
        yield f"source = {_quoted(source)}"
        yield f"official = {str(official).lower()}"
        if option:
            yield f"option = {_quoted(option)}"
        if miss:
            yield f"reason = {_quoted(miss)}"
        yield "pairs = ["
        yield from (f"  [{_quoted(each.cyrillic)}, {_quoted(each.latin)}]," for each in block)
        yield "]"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(map(_quoted, values))


def _quoted(value: str) -> str:
    # A TOML basic string is written as a JSON string is.
    return json.dumps(value, ensure_ascii=False)
