"""Which language and which schemes a Latin spelling can come from, with the reasons in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import exp, log

from translit_norm.errors import InputTypeError
from translit_norm.restore.inverse import LANGUAGES, commonness
from translit_norm.restore.lexicon import Lexicon
from translit_norm.restore.readings import Weighed, weighed_readings
from translit_norm.types import Origin

#: Readings below this share of their language's best one do not speak for their schemes.
_NEGLIGIBLE = 0.02
#: How much a name that a language cannot explain counts against it when names are pooled: a
#: document may quote a few names from elsewhere.
_FOREIGN = 0.001

#: (languages, in the spelling, in its reading, in words). A sign counts where both patterns match.
_SIGNS = tuple(
    (languages.split(), re.compile(latin), re.compile(cyrillic), words)
    for languages, latin, cyrillic, words in (
        ("uk", r"[iy](v|w)(k|ts|c|sk|tsk|$)", r"ів", "-iv- where Russian has -ov- or -ev-"),
        ("uk", r"[^aeiou]k?e$", r"[сц]ьке$", "-ske where Russian has -skoye"),
        ("uk", r"(.|[zs]h)\1[iyj]?[au]", r"(.)\1[яю]", "a doubled consonant before я, ю"),
        ("uk", r"[yi](i|y|j)$", r"ий$", "-yi or -yy for -ий"),
        ("uk", r"y", r"и", "y for и"),
        ("uk", r"i", r"ї", "ї, which only Ukrainian has"),
        ("uk be", r"h(?!e?ts)", r"(?<![зкс])г", "h for г"),
        ("ru", r"g", r"г", "g for г"),
        ("uk", r"g", r"г", "g for г, as in passports before 2010 and in Soviet standards"),
        ("uk be", r"g", r"ґ", "g for ґ"),
        ("ru", r"[oeëё]v(k|ts|c|sk|$)", r"[оеё]в", "-ov- or -ev-"),
        ("ru", r"sko[iy]?j?e$", r"ское$", "-skoye"),
        ("ru be", r"y", r"ы", "y for ы"),
        ("ru be", r"[eè]", r"э", "э, which Ukrainian lacks"),
        ("ru", r"[yi]$", r"[иы]й$", "-y or -i for -ий, -ый"),
        ("be", r"[wuŭ]", r"ў", "w, u or ŭ for ў, which only Belarusian has"),
        ("be", r"dz", r"дз", "dz for soft д"),
        ("be", r"ts|c|ć", r"ц[еёіюяь]", "ts or c for soft т"),
        ("be", r"shch|šč|szcz", r"шч", "shch for шч"),
        ("uk ru be", r"kh", r"х", "kh for х"),
        ("uk ru be", r"ch", r"х", "ch for х, as in German, Polish, Czech and łacinka"),
        ("uk ru be", r"w", r"в", "w for в, as in German and Polish"),
        ("uk ru be", r"sch", r"[шжщ]", "sch for ш or ж, as in German"),
        ("uk ru be", r"ou", r"у", "ou for у, as in French"),
        ("uk ru be", r"cz|sz|rz|ż|ł", r"[чшжл]", "Polish letters"),
        ("uk ru be", r"[čšžŝ]", r"[чшжщ]", "letters with a caron"),
        ("uk ru be", r"z", r"ц", "z for ц, as in German"),
    )
)


def origins(spelling: str, lexicon: Lexicon) -> tuple[Origin, ...]:
    """Return the languages a spelling can come from with probabilities that sum to 1, best first.

    Every language that explains the spelling is listed, however improbable; none where no scheme
    of any language can have produced it.
    """
    weighed = weighed_readings(spelling, lexicon)
    if not weighed:
        return ()
    by_language = _by_language(weighed)
    total = _log_sum(each.weight for each in weighed)
    found = [
        Origin(
            language=language,
            schemes=_schemes(own),
            probability=round(exp(_log_sum(each.weight for each in own) - total), 4),
            evidence=_evidence(spelling, own[0]),
        )
        for language, own in by_language.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.probability, each.language)))


def pooled_origins(names: Iterable[str], lexicon: Lexicon) -> tuple[Origin, ...]:
    """Return the languages that a list of names of one document can come from, best first.

    The schemes are those that explain most of the names. Raises `InputTypeError` for a bare str.
    """
    if isinstance(names, str):
        raise InputTypeError("names", names, "a list of names")
    shares = commonness()
    weights = {language: log(shares[language]) for language in LANGUAGES}
    explained: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    signs: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    counted = 0
    for name in names:
        weighed = weighed_readings(name, lexicon)
        if not weighed:
            continue
        counted += 1
        own = _by_language(weighed)
        likelihood = {
            language: _log_sum(each.weight for each in own[language]) - log(shares[language])
            for language in own
        }
        floor = max(likelihood.values()) + log(_FOREIGN)
        for language in LANGUAGES:
            weights[language] += max(likelihood.get(language, floor), floor)
            if language in own:
                explained[language].update(_schemes(own[language]))
                signs[language].update(_evidence(name, own[language][0]))
    if not counted:
        return ()
    total = _log_sum(weights.values())
    found = [
        Origin(
            language=language,
            schemes=_leading(explained[language]),
            probability=round(exp(weights[language] - total), 4),
            evidence=tuple(
                f"{sign} ({count} of {counted} names)"
                for sign, count in signs[language].most_common(6)
            ),
        )
        for language in LANGUAGES
        if explained[language]
    ]
    return tuple(sorted(found, key=lambda each: (-each.probability, each.language)))


def _by_language(weighed: list[Weighed]) -> dict[str, list[Weighed]]:
    found: dict[str, list[Weighed]] = {}
    for each in weighed:
        found.setdefault(each.table.language, []).append(each)
    return found


def _schemes(own: list[Weighed]) -> tuple[str, ...]:
    mask = 0
    for each in own:
        if exp(each.weight - own[0].weight) >= _NEGLIGIBLE:
            mask |= each.word.mask
    return own[0].table.names(mask)


def _leading(explained: Counter[str]) -> tuple[str, ...]:
    """Return the schemes that explain nearly as many names as the best one does."""
    most = max(explained.values())
    shares = commonness()
    leading = [each for each, count in explained.items() if count >= 0.95 * most]
    return tuple(
        sorted(
            leading, key=lambda each: (-explained[each], -shares.get(each, shares["other"]), each)
        )
    )


def _evidence(spelling: str, best: Weighed) -> tuple[str, ...]:
    latin, cyrillic = spelling.lower(), best.word.letters
    return tuple(
        words
        for languages, in_latin, in_cyrillic, words in _SIGNS
        if best.table.language in languages
        and in_latin.search(latin)
        and in_cyrillic.search(cyrillic)
    )


def _log_sum(values: Iterable[float]) -> float:
    listed = list(values)
    top = max(listed)
    return top + log(sum(exp(value - top) for value in listed))
