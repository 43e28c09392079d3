"""Rewrites a name letter by letter into a sister language, with what the letters around it decide.

The tables `data/languages/letters_*.tsv` give, for a letter in its context, the letters that the
other language writes and how often; the longest context that the table holds decides. They are
fitted on attested pairs by `tools/fit_letters.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

#: Letters seen before and after the letter, in the order in which the context grows.
WINDOWS = (
    (0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 4), (4, 4), (5, 5),
)  # fmt: skip

_LONGEST_FIRST = WINDOWS[::-1]

Distribution = tuple[tuple[str, float], ...]
Table = Mapping[str, Distribution]
Stems = Mapping[str, Distribution]

_BEAM = 10
_FLOOR = 0.04


def contexts(
    bounded: str, position: int, windows: Sequence[tuple[int, int]] = WINDOWS
) -> Iterator[str]:
    """Yield the contexts of a letter of `bounded` (a word between ^ and $), the shortest first.

    >>> list(contexts("^київ$", 2))[:3]
    ['[и]', '[и]ї', 'к[и]ї']
    """
    last: tuple[int, int] | None = None
    final = bounded[position + 1 : position + 2] == "$"
    for before, after in windows:
        # Whether the letter is the last one decides more than any neighbour: Борова → Боровая.
        start, end = max(0, position - before), position + 1 + max(after, int(final))
        end = min(len(bounded), end)
        if (start, end) != last:
            last = (start, end)
            yield f"{bounded[start:position]}[{bounded[position]}]{bounded[position + 1 : end]}"


def decide(table: Table, bounded: str, position: int, plain: Mapping[str, str]) -> Distribution:
    """Return the outcomes of a letter by its longest context in the table, else the plain one."""
    for context in contexts(bounded, position, _LONGEST_FIRST):
        if context in table:
            return table[context]
    letter = bounded[position]
    return ((plain.get(letter, letter), 1.0),)


def rewritten(
    word: str, table: Table, stems: Stems, longest_stem: int, plain: Mapping[str, str]
) -> list[tuple[str, float]]:
    """Return up to ten renderings of a lower-case word with their weights, best first."""
    bounded = f"^{word}$"
    size = len(bounded)
    beams: list[dict[str, float]] = [{} for _ in range(size + 1)]
    beams[0][""] = 1.0
    for position in range(size):
        kept = sorted(beams[position].items(), key=lambda item: (-item[1], item[0]))[:_BEAM]
        if not kept:
            continue
        width, outcomes = _stem_at(bounded, position, stems, longest_stem)
        if not width:
            width = 1
            bound = bounded[position] in "^$"
            outcomes = (("", 1.0),) if bound else decide(table, bounded, position, plain)
        target = beams[position + width]
        for prefix, weight in kept:
            for letters, share in outcomes:
                if share >= _FLOOR:
                    spelt = prefix + letters
                    target[spelt] = target.get(spelt, 0.0) + weight * share
    return sorted(beams[size].items(), key=lambda item: (-item[1], item[0]))[:_BEAM]


def _stem_at(bounded: str, position: int, stems: Stems, longest: int) -> tuple[int, Distribution]:
    for width in range(min(longest, len(bounded) - position), 1, -1):
        outcomes = stems.get(bounded[position : position + width])
        # A stem must not cut a double letter, which a sister language may write otherwise.
        if (
            outcomes is not None
            and bounded[position + width :][:1] != bounded[position + width - 1]
        ):
            return width, outcomes
    return 0, ()
