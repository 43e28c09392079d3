"""Slow and obvious versions of what the package does fast; the tests compare the two."""

from __future__ import annotations

from functools import cache

from translit_norm.match.score import Costs
from translit_norm.romanise.scheme import Rule, SchemeTable


def full_alignment(a: str, b: str, costs: Costs) -> float:
    """The cheapest way to write sound `a` for sound `b`, letter by letter, over the whole names."""

    @cache
    def rest(i: int, j: int) -> float:
        if i == len(a):
            return sum(costs.gap[letter] for letter in b[j:])
        if j == len(b):
            return sum(costs.gap[letter] for letter in a[i:])
        same = costs.exchange[a[i]][b[j]]
        return min(
            same + rest(i + 1, j + 1),
            costs.gap[a[i]] + rest(i + 1, j),
            costs.gap[b[j]] + rest(i, j + 1),
        )

    return rest(0, 0)


def romanise_slowly(word: str, table: SchemeTable) -> str:
    """A small-letter word by the rules as they are stated: the longest source, then the first."""
    letters = dict(table.letters)
    spelt, place = "", 0
    while place < len(word):
        fitting = [
            rule
            for rule in table.rules
            if word.startswith(rule.source, place) and _holds(rule, word, place)
        ]
        if fitting:
            rule = max(fitting, key=lambda each: len(each.source))
            spelt, place = spelt + rule.target, place + len(rule.source)
        else:
            spelt, place = spelt + letters.get(word[place], word[place]), place + 1
    return spelt


def _holds(rule: Rule, word: str, place: int) -> bool:
    before, after = word[:place], word[place + len(rule.source) :]
    if rule.at == "initial" and before:
        return False
    if rule.at == "final" and after:
        return False
    if rule.after and not (before and before[-1] in rule.after):
        return False
    return not rule.before or bool(after and after[0] in rule.before)
