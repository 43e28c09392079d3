"""Beam search for the Cyrillic originals of one word in one language."""

from __future__ import annotations

from math import exp, inf, log
from typing import NamedTuple

from translit_norm.restore.inverse import Inverse
from translit_norm.restore.lexicon import Lexicon
from translit_norm.script.letter_model import END, Context, LetterModel

#: Partial readings kept at each place of the spelling, and how far (natural log) one may lag.
BEAM = 12
LAG = 9.0
#: Complete readings kept per word.
KEPT = 12
#: Longest piece of Latin that one source is written as ("schtsch").
LONGEST_PIECE = 8
#: Longer words are no names: they get no reading, which bounds time for any input.
LONGEST_WORD = 64
#: What it costs (natural logarithm) to mix the letters of several schemes in one word.
MIXED_COST = 6.0
#: How likely a name is one of the lexicon's rather than a new one.
KNOWN_SHARE = 0.6


class Word(NamedTuple):
    """A reading of one word: small letters, the schemes that fit, log probability, cost."""

    letters: str
    mask: int
    score: float
    cost: float


def word_readings(
    spelling: str, table: Inverse, lexicon: Lexicon, *, mask: int, loose: bool = False
) -> list[Word]:
    """Return the likeliest originals of a small-letter word by the schemes in `mask`, best first.

    `loose` also reads spellings that lost diacritics or mix schemes. The score counts the letters
    and the lexicon and what was bent, not how common the schemes are.
    """
    if not 0 < len(spelling) <= LONGEST_WORD:
        return []
    model = lexicon.model(table.language)
    found = _search(spelling, table, model, mask, loose)
    words = []
    for score, letters, fitting, cost in found:
        if cost == 0.0:
            confirmed = table.confirmed(letters, spelling, fitting)
            if confirmed:
                fitting = confirmed
            elif loose:
                cost, score = MIXED_COST, score - MIXED_COST
            else:
                continue
        known = lexicon.word_weight(letters, table.language)
        probability = (1.0 - KNOWN_SHARE) * exp(score + cost) + KNOWN_SHARE * known
        words.append(Word(letters, fitting, log(probability or 1e-300) - cost, cost))
    words.sort(key=lambda word: (-word.score, word.letters))
    return words[:KEPT]


# A partial reading: (score, letters, mask, cost, context of the letter model).
_State = tuple[float, str, int, float, Context]


def _search(
    spelling: str, table: Inverse, model: LetterModel, mask: int, loose: bool
) -> list[tuple[float, str, int, float]]:
    size = len(spelling)
    places: list[list[_State]] = [[] for _ in range(size + 1)]
    places[0].append((0.0, "", mask, 0.0, model.start))
    # What lags too far behind the best reading of the same beginning is not even kept for sorting.
    least = [-inf] * (size + 1)
    rows = table.edges
    for place in range(size):
        states = places[place]
        if not states:
            continue
        if len(states) > 1:
            states = _pruned(states, table)
        pieces = [
            (spelling[place:end], places[end], end)
            for end in range(place + 1, min(size, place + LONGEST_PIECE) + 1)
        ]
        for score, letters, fitting, cost, context in states:
            row = rows(letters[-1:], loose=loose)
            for piece, reached, end in pieces:
                edges = row.get(piece)
                if edges is None:
                    continue
                for read, by, extra in edges:
                    common = fitting & by
                    if not common:
                        if not loose or cost + extra + MIXED_COST > 2.5 * MIXED_COST:
                            continue
                        if not by & mask:
                            continue
                        common, extra = by & mask, extra + MIXED_COST
                    likelihood, after = context[read]
                    total = score + likelihood - extra
                    if total > least[end]:
                        reached.append((total, letters + read, common, cost + extra, after))
                        if total - LAG > least[end]:
                            least[end] = total - LAG
    return [
        (score + context[END][0], letters, fitting, cost)
        for score, letters, fitting, cost, context in _pruned(places[size], table)
    ]


def _pruned(states: list[_State], table: Inverse) -> list[_State]:
    """Return the best states, the same letters reached twice at one cost as one.

    What counts is the score with the share of the schemes that still fit.
    """
    share = table.log_share
    ranked = sorted(
        ((state[0] + share(state[2]), place) for place, state in enumerate(states)), reverse=True
    )
    best: dict[tuple[str, float], _State] = {}
    least = ranked[0][0] - LAG if ranked else 0.0
    for rank, place in ranked:
        if rank < least:
            break
        state = states[place]
        reading = state[1], state[3]
        seen = best.get(reading)
        if seen is None:
            if len(best) >= BEAM:
                break
            best[reading] = state
        else:
            best[reading] = (*seen[:2], seen[2] | state[2], *seen[3:])
    return list(best.values())
