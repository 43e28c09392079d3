"""Units that some languages name without a capital: obwód charkowski, rejon kupiański."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.proposal import Proposal
from translit_norm.scan.tokens import Layout
from translit_norm.script.fold import fold

_LOWER_UNIT_RE = re.compile(
    r"\b(?:obw[oó]d\w*|rejon\w*|województw\w*)[ \n]([a-ząćęłńóśźż-]{4,})"
    r"(?:[ \n](?!obw|rejon)([a-ząćęłńóśźż-]{4,}))?"
    r"|\bcanal[ \n]de[ \n][A-Z][a-zé]+[ \n]du[ \n][A-Z][a-z]+"
    r"|\bmer[ \n](?:d['’])?[A-Z][a-zé]+"
)
#: Likeness of a whole phrase, of which the word for the unit is a half, at which it is a spelling.
_NEAR = 0.96
_LOWER_UNIT_STEMS = ("obwo", "obwó", "rejon", "województw", "canal de")
#: Begins with plain letters, so that a text is skipped through quickly.
_MER_RE = re.compile(r"mer(?<!\wmer)[ \n]")


def lower_case_units(text: str, layout: Layout, lexicon: Lexicon) -> Iterator[Proposal]:
    """Yield unit phrases that some languages write without capitals: obwód charkowski."""
    if not any(stem in text for stem in _LOWER_UNIT_STEMS) and not _MER_RE.search(text):
        return
    for found in _LOWER_UNIT_RE.finditer(text):
        for end in sorted({found.end(1), found.end()} - {-1}, reverse=True):
            folded = fold(text[found.start() : end])
            hits = lexicon.exact(folded) or lexicon.alike(folded)
            if not hits:  # rejonie starobielskim, with the vowel of another language
                near = lexicon.close(folded)
                hits = tuple(hit for hit in near if hit.similarity >= _NEAR)
            if not hits:
                continue
            yield Proposal(
                found.start(), end, text[found.start() : end], folded, -1, -1,
                layout.sentence(found.start()), hits, frozenset(), 5.0, end,
            )  # fmt: skip
            break
