"""The form a style wants for a mention, put in its place: case, category words and marks kept."""

from __future__ import annotations

from functools import lru_cache

from translit_norm.match.surface import CategoryWords
from translit_norm.scan.answers import Found
from translit_norm.scan.style import Style
from translit_norm.scan.tokens import WORD_RE
from translit_norm.script.detect import fold_confusables, script_of
from translit_norm.script.fold import fold
from translit_norm.types import Entity, Outcome

#: Countries whose names are respelt; "" is a river or sea of several.
_OURS = frozenset({"UA", "RU", "BY", ""})
#: Features whose canonical names end in a word for what they are.
_WITH_CATEGORY = frozenset(
    {"oblast", "raion", "hromada", "republic", "krai", "river", "reservoir", "power-plant", "dam",
     "bridge", "canal", "lake", "sea", "bay", "strait", "liman", "airport", "spit", "island",
     "peninsula", "port", "works"}
)  # fmt: skip
#: Regional nouns are words of their own: Kharkivshchyna is no misspelt Kharkiv.
_REGIONAL_NOUN = (
    "shchyna",
    "shchina",
    "chchyna",
    "ščyna",
    "szczyzna",
    "schtschyna",
    "chyna",
    "china",
    "щина",
    "щине",
)


def wanted_spelling(
    found: Found, style: Style, words: CategoryWords
) -> tuple[int, int, str] | None:
    """Return (start, end, text) that should stand in the text for a mention; None to leave it alone.

    Offsets are in the text; they cover the bare name inside the mention.
    """
    mention = found.mention
    result = mention.result
    if result.outcome is Outcome.UNMATCHED or not result.candidates or result.name is None:
        return None
    entity = result.candidates[0].entity
    script = script_of(mention.surface)
    if script == "mixed":
        return _repaired(found, style)
    if script == "Latn" and not style.languages & {"en", "de", "fr", "pl"}:
        return None
    if script == "Cyrl":
        return _cyrillic(found, style, entity)
    if script != "Latn":
        return None
    if found.kind == "person":
        return _person(found, style, entity)
    beyond = entity.country not in _OURS or entity.feature in ("country", "continent", "region")
    if beyond and entity.id not in style.names:
        return None
    start, end = bare_span(mention.surface, words)
    bare = mention.surface[start:end]
    canonical = style.names.get(entity.id, result.name)
    first, last = (
        bare_span(canonical, words) if entity.feature in _WITH_CATEGORY else (0, len(canonical))
    )
    wanted = canonical[first:last]
    if entity.feature in ("raion", "hromada"):
        return None
    if entity.feature in ("oblast", "republic", "krai") and (
        bare.lower().endswith(_REGIONAL_NOUN)
        or len(bare.split()) > 2
        or (bare.isupper() and len(bare) < 5)
    ):
        return None
    if (
        not _respells(bare, wanted)
        and result.candidates[0].via != "former"
        and entity.feature not in ("city", "settlement", "village", "river")
    ):
        return None
    return _placed(mention.start + start, bare, wanted)


def _placed(start: int, bare: str, wanted: str) -> tuple[int, int, str] | None:
    if fold(bare) == fold(wanted) and (
        bare == wanted or bare.isupper() or bare.casefold() == wanted.casefold()
    ):
        return None
    if bare.isupper() and len(bare) > 1:
        wanted = wanted.upper()
    # A line break between the words stays where it was.
    gaps, words = WORD_RE.split(bare)[1:-1], wanted.split(" ")
    if "\n" in bare and len(gaps) == len(words) - 1:
        wanted = words[0] + "".join(map(str.__add__, gaps, words[1:]))
    if bare == wanted:
        return None
    return start, start + len(bare), wanted


def _respells(bare: str, wanted: str) -> bool:
    """Say whether two forms are spellings of one word rather than two words."""
    one, other = fold(bare), fold(wanted)
    return len(one.split()) == len(other.split()) and (
        one[:1] == other[:1] or (len(one) > 3 and abs(len(one) - len(other)) < 6)
    )


def _person(found: Found, style: Style, entity: Entity) -> tuple[int, int, str] | None:
    if not style.persons:
        return None
    mention = found.mention
    canonical = style.names.get(entity.id, entity.name)
    written, wanted = mention.surface.split(), canonical.split()
    if len(written) == len(wanted):
        return _placed(mention.start, mention.surface, canonical)
    if len(written) == 1 and len(wanted) == 2 and script_of(mention.surface) == "Latn":
        return _placed(mention.start, mention.surface, wanted[-1])
    return None


def _repaired(found: Found, style: Style) -> tuple[int, int, str] | None:
    mention = found.mention
    repaired = fold_confusables(mention.surface)
    if repaired == mention.surface:
        return None
    del style
    return mention.start, mention.end, repaired


def _cyrillic(found: Found, style: Style, entity: Entity) -> tuple[int, int, str] | None:
    """Return the Ukrainian name for a nominative in Ukrainian text, where the style asks for it."""
    uk = entity.names.get("uk", "")
    candidate = found.mention.result.candidates[0]
    if (
        "uk" not in style.languages
        or not uk
        or found.kind != "place"
        or candidate.via == "inflected"
    ):
        return None
    if entity.feature not in ("city", "settlement", "village"):
        return None
    return _placed(found.mention.start, found.mention.surface, uk)


@lru_cache(maxsize=4096)
def _word_spans(surface: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (found.start(), found.end(), fold(found.group())) for found in WORD_RE.finditer(surface)
    )


def bare_span(surface: str, words: CategoryWords) -> tuple[int, int]:
    """Return the offsets of the bare name in a surface with category words around it."""
    spans = _word_spans(surface)
    count = len(spans)
    for length in range(min(3, count - 1), 0, -1):
        head = " ".join(word for _start, _end, word in spans[:length])
        tail = " ".join(word for _start, _end, word in spans[-length:])
        if tail in words.after:
            return spans[0][0], spans[count - length - 1][1]
        if head in words.before and (spans[0][1] - spans[0][0]) > 1:
            return spans[length][0], spans[-1][1]
    return (spans[0][0], spans[-1][1]) if spans else (0, len(surface))
