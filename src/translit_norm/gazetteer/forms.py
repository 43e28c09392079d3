"""From an entity's attested names to every form it is indexed by: generated and inflected ones too.

The best look-up is an exact one, so the forms people write are made here, once, at compile time.
Each form carries a `Tag`: how it came about, and what that costs a match that rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from translit_norm.gazetteer.reader import ADJECTIVE, BARE
from translit_norm.inflect.admin import unit_forms
from translit_norm.inflect.correspond import belarusian_forms, russian_forms, ukrainian_forms
from translit_norm.inflect.decline import LATIN, latin_oblique_forms, oblique_forms
from translit_norm.romanise.engine import romanise
from translit_norm.script.detect import script_of


class Tag(NamedTuple):
    """How a form came about. `cost` (0.0–1.0) is taken off the score of a match through it."""

    cost: float
    via: str
    language: str
    inflection: str
    source: str


# What a form's provenance takes off a score. Judgement, not measurement: the order is what counts
# (attested before generated, base form before oblique, strong before weak), and the steps must stay
# below the cheapest letter difference (0.02 on a name of eight letters).
_WEAK, _FORMER, _GENERATED, _LATER_RANK, _INFLECTED = 0.020, 0.004, 0.006, 0.003, 0.008

#: Features whose bare names are declined like those of settlements.
UNITS = frozenset({"oblast", "raion", "hromada"})

#: Languages of neighbours whose texts are rarer: a case form there counts for less (Ruska, a village).
_ABROAD = frozenset(LATIN) - {"pl"}

#: The word after the name of a region that is named after its centre.
_UNIT_WORD_RE = re.compile(r" (?:Oblast|Krai|Republic|Autonomous Okrug)$")

Form = tuple[str, Tag]


def official_name(uk: str, ru: str, be: str, country: str) -> str:
    """Return the official canonical Latin name from the attested Cyrillic one, without marks.

    Ukraine: KMU 55-2010; Russia: BGN/PCGN 1947; Belarus: BGN/PCGN 1979 of the Belarusian name.
    """
    order = {
        "UA": ((uk, "uk-kmu-2010"), (ru, "ru-bgn-pcgn-1947")),
        "BY": ((be, "be-bgn-pcgn-1979"), (ru, "ru-bgn-pcgn-1947"), (uk, "uk-kmu-2010")),
    }.get(country, ((ru, "ru-bgn-pcgn-1947"), (uk, "uk-kmu-2010"), (be, "be-bgn-pcgn-1979")))
    for cyrillic, scheme in order:
        if cyrillic:
            return plain_latin(romanise(cyrillic, scheme=scheme))
    return ""


_MARKS = str.maketrans({"’": None, "”": None, "ʹ": None, "ʺ": None, "'": None, "ë": "e", "Ë": "E"})


def plain_latin(text: str) -> str:
    """Return a romanised name without the marks for signs and without ë."""
    return text.translate(_MARKS)


def canonical_forms(
    entity_name: str, uk: str, ru: str, be: str, country: str, source: str
) -> Iterator[Form]:
    """Yield the base forms of an entity: its Latin name and its attested Cyrillic names."""
    home = {"UA": "uk", "RU": "ru", "BY": "be"}.get(country, "")
    if entity_name:
        yield entity_name, Tag(0.0, "canonical", "", "", source)
        bare = _UNIT_WORD_RE.sub("", entity_name)
        if bare != entity_name:  # so that Tula region and Tula province are found
            yield bare, Tag(_WEAK, "alias", "", BARE, "rules")
    for language, cyrillic in (("uk", uk), ("ru", ru), ("be", be)):
        if cyrillic:
            via = "canonical" if language == home else "alias"
            yield cyrillic, Tag(0.0, via, language, "", source)


def derived_forms(uk: str, ru: tuple[str, ...], be: str, guessed: bool = True) -> tuple[Form, ...]:
    """Return the generated and inflected forms of a place named `uk`, with attested `ru` and `be`.

    Russian names: attested ones first (those of namesakes included), else up to three generated;
    Belarusian spellings are generated for matching only. None is generated if not `guessed`.
    """
    forms: list[Form] = []
    russian = [(form, 0.0) for form in ru]
    if uk:
        generated = russian_forms(uk) if guessed else ()
        taken = set(ru)
        for rank, (form, _weight) in enumerate(generated[:2] if ru else generated):
            if form not in taken:
                cost = _GENERATED + rank * _LATER_RANK
                russian.append((form, cost))
                forms.append((form, Tag(cost, "generated", "ru", "", "rules")))
        for form, case in oblique_forms(uk, "uk"):
            forms.append((form, Tag(_INFLECTED, "inflected", "uk", case, "rules")))
    elif ru:
        for rank, (form, _weight) in enumerate(ukrainian_forms(ru[0])[:2]):
            cost = _GENERATED + rank * _LATER_RANK
            forms.append((form, Tag(cost, "generated", "uk", "", "rules")))
    for form, cost in russian[:2]:
        for oblique, case in oblique_forms(form, "ru"):
            forms.append((oblique, Tag(cost + _INFLECTED, "inflected", "ru", case, "rules")))
    if guessed and (uk or ru):
        belarusian = belarusian_forms(uk, [form for form, _cost in russian[:2]])
        for rank, (form, _weight) in enumerate(belarusian):
            if form != be:
                cost = _GENERATED + rank * _LATER_RANK
                forms.append((form, Tag(cost, "generated", "be", "", "rules")))
    if be:
        for oblique, case in oblique_forms(be, "be"):
            forms.append((oblique, Tag(_INFLECTED, "inflected", "be", case, "rules")))
    return tuple(forms)


def former_forms(uk: str, source: str) -> Iterator[Form]:
    """Yield the generated and inflected forms of a former Ukrainian name."""
    for form, tag in (*derived_forms(uk, (), ""), *polish_forms(uk, "uk-polish")):
        via = "inflected" if tag.inflection else "former"
        yield form, Tag(tag.cost + _FORMER, via, tag.language, tag.inflection, source)


#: Endings of the transcription and what Poles write for them: Tymoszówka, Krasnopole, Zielona Górka.
_POLISH_ENDINGS = (("iwka", "ówka"), ("pilla", "pole"), ("hirka", "górka"))


def polish_forms(name: str, scheme: str) -> Iterator[Form]:
    """Yield the oblique cases of a Cyrillic name's Polish transcription by `scheme` (Awdijiwce)."""
    base = romanise(name, scheme=scheme)
    cost = _GENERATED + _INFLECTED + (_LATER_RANK if scheme == "ru-polish" else 0.0)
    for form, case in latin_oblique_forms(base, "pl"):
        yield form, Tag(cost, "inflected", "pl", case, "rules")
    for ending, polish in _POLISH_ENDINGS:
        if base.endswith(ending):
            own = base.removesuffix(ending) + polish
            yield own, Tag(_GENERATED, "generated", "pl", "", "rules")
            for form, case in latin_oblique_forms(own, "pl"):
                yield form, Tag(_GENERATED + _INFLECTED, "inflected", "pl", case, "rules")


#: An adjective of a unit in any case; the nouns that mean an oblast (Херсонщина, Волинь) are none.
_ADJECTIVE_RE = re.compile(r"(?:[сцз]ьк|[сц]к|[sc]k)\w{0,4}$")


def admin_forms(
    uk: str, feature: str, bare: tuple[str, ...], ru: str = "", be: str = ""
) -> Iterator[Form]:
    """Yield the forms of an oblast, raion or hromada from its Ukrainian noun phrase.

    `bare` holds the names its centre is known by, which are said of the unit too (`Kherson`); the
    decision takes them for the unit only where a category word or the context says so.
    """
    for form, language, case in unit_forms(uk.split(" ")[0], feature):
        cost = _INFLECTED if case else 0.001
        via = "inflected" if case else "alias"
        # An adjective alone (Лосинівська, Kamensky) says the unit only where the context does.
        alone = " " not in form and _ADJECTIVE_RE.search(form) is not None
        yield form, Tag(cost, via, language, BARE if alone else case, "rules")
    for phrase, language in ((ru, "ru"), (be, "be")):
        # In a list the adjective stands alone: у Віцебскай і Магілёўскай абласцях.
        adjective, _, noun = phrase.partition(" ")
        if noun and _ADJECTIVE_RE.search(adjective):
            for form, _case in ((adjective, ""), *oblique_forms(adjective, language)):
                yield form, Tag(_INFLECTED, "inflected", language, BARE, "rules")
    for name in bare:
        yield name, Tag(_WEAK, "alias", "", BARE, "rules")


def seat_forms(uk: str, feature: str) -> Iterator[Form]:
    """Yield the adjectives of a raion or hromada, by which machine translation calls its seat.

    `in the Lymansk community` loses its noun, and Lymansk is printed for the town of Lyman.
    """
    for form, language, case in unit_forms(uk.split(" ")[0], feature):
        if " " not in form and not case and _ADJECTIVE_RE.search(form):
            # Dearer than a case: Краматорська is the genitive of the town before it is its adjective.
            yield form, Tag(_INFLECTED + 0.001, "inflected", language, ADJECTIVE, "rules")


def alias_forms(name: str, language: str, kind: str, strength: str, source: str) -> Iterator[Form]:
    """Yield an alias row's form and, where its language declines it, the oblique cases."""
    former = kind in ("former", "occupation")
    cost = (_WEAK if strength == "weak" else 0.0) + (_FORMER if former else 0.0)
    via = "canonical" if kind == "conventional" else ("former" if kind == "former" else "alias")
    yield name, Tag(cost, via, language, "", source)
    declined: tuple[tuple[str, str], ...] = ()
    if language in ("uk", "ru", "be") and script_of(name) == "Cyrl":
        declined = oblique_forms(name, language)
    elif language in LATIN and script_of(name) == "Latn":
        declined = latin_oblique_forms(name, language)
    if language in _ABROAD:
        cost += _WEAK
    for form, case in declined:
        yield form, Tag(cost + _INFLECTED, "inflected", language, case, source)
