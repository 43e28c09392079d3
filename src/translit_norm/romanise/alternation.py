"""What depends on neighbours in a scheme, as one regular expression with an output a branch.

Context rules, apostrophes inside words, and capitals whose spelling has several letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from translit_norm.romanise.scheme import APOSTROPHES, Rule, SchemeTable

CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"
_LETTER = f"A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff{CYRILLIC}"
_CAPITAL = "A-Z\u00c0-\u00de" + "".join(
    letter for letter in map(chr, range(0x400, 0x530)) if letter != letter.lower()
)
_APOSTROPHE = re.escape(APOSTROPHES)
# The next letter decides; where the word ends, the previous one. Both may lie behind an apostrophe.
_IN_CAPITALS = (
    f"(?:(?=[{_APOSTROPHE}]?[{_CAPITAL}])|(?![{_APOSTROPHE}]?[{_LETTER}])"
    f"(?:(?<=[{_CAPITAL}].)|(?<=[{_CAPITAL}][{_APOSTROPHE}].)))"
)


def alternation(table: SchemeTable) -> tuple[re.Pattern[str], list[str]]:
    """Return what finds all that depends on neighbours, and what to write for each `lastindex`."""
    # By first letter: each branch opens with a literal, so that the regex engine can skip by their
    # set; an empty group at the end of an alternative tells which one matched.
    branches: dict[str, list[tuple[str, str]]] = {}
    ordered = sorted(table.rules, key=lambda rule: -len(rule.source))
    by_rule = (_rule_alternatives(rule, table.tied_pairs) for rule in ordered)
    for first, regex, output in chain(chain.from_iterable(by_rule), _letter_alternatives(table)):
        branches.setdefault(first, []).append((regex, output))
    pattern = "|".join(
        f"{re.escape(first)}(?:{'|'.join(f'{regex}()' for regex, _ in alternatives)})"
        for first, alternatives in branches.items()
    )
    outputs = [output for alternatives in branches.values() for _, output in alternatives]
    return re.compile(pattern or "(?!)"), ["", *outputs]


def _letter_alternatives(table: SchemeTable) -> Iterator[tuple[str, str, str]]:
    for letter, target in table.letters:
        if letter == "'":
            for glyph in APOSTROPHES:
                yield glyph, f"(?<=[{CYRILLIC}].)(?=[{CYRILLIC}])", target
        elif title(target, table.tied_pairs) != target.upper():
            yield letter.upper(), _IN_CAPITALS, target.upper()


def _rule_alternatives(rule: Rule, tied_pairs: bool) -> Iterator[tuple[str, str, str]]:
    """Yield (first letter, what must follow it, output) for each case pattern of the source."""
    first, rest = rule.source[0], rule.source[1:]
    behind, ahead = _conditions(rule)
    tail = "".join(
        f"[{letter}{letter.upper()}]" if letter != "'" else f"[{_APOSTROPHE}]" for letter in rest
    )
    for glyph in APOSTROPHES if first == "'" else first:
        yield glyph, f"{behind}{tail}{ahead}", rule.target
    if first == first.upper():
        return
    capital = title(rule.target, tied_pairs)
    if rule.target.upper() != capital:
        in_capitals = rest.upper() if rest else _IN_CAPITALS
        yield first.upper(), f"{behind}{in_capitals}{ahead}", rule.target.upper()
    yield first.upper(), f"{behind}{tail}{ahead}", capital


def _conditions(rule: Rule) -> tuple[str, str]:
    behind = ahead = ""
    if rule.at == "initial":
        behind += f"(?<![{_LETTER}].)(?<![{_LETTER}][{_APOSTROPHE}].)"
    if rule.after:
        behind += f"(?<=[{_neighbours(rule.after)}].)"
    if rule.at == "final":
        ahead += f"(?![{_APOSTROPHE}]?[{_LETTER}])"
    if rule.before:
        ahead += f"(?=[{_neighbours(rule.before)}])"
    return behind, ahead


def _neighbours(letters: str) -> str:
    signs = _APOSTROPHE if "'" in letters else ""
    return signs + "".join(letter + letter.upper() for letter in letters if letter != "'")


def title(target: str, tied_pairs: bool) -> str:
    """Return a letter's spelling as it opens a word; under a tie both letters are capital."""
    for place, letter in enumerate(target):
        if letter.isalpha() and letter.lower() != letter.upper():
            end = place + 1
            if tied_pairs and target[end : end + 1] == "\u0361":
                end += 2
            return target[:place] + target[place:end].upper() + target[end:]
    return target
