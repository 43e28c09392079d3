"""How each part of two names agrees: given name, patronymic, family name and gender."""

from __future__ import annotations

from translit_norm.persons.alignment import FAR, alignment_cost, difference, lawful
from translit_norm.persons.attested import attested_cost
from translit_norm.persons.family import gender_pair, same_language_cost, written_cost
from translit_norm.persons.initials import class_sounds
from translit_norm.persons.language import source_language
from translit_norm.persons.name import Parts, Word
from translit_norm.persons.verdict import (
    LIMITS,
    MISSING,
    PartVerdict,
    allowed_cost,
    by_cost,
    initial_verdict,
)

#: What costs more is another letter, not another way to spell it.
SPELLING = 0.02


def has_given(parts: Parts) -> bool:
    """Return whether a name has a given name, or an initial that stands for one."""
    return parts.given is not None or bool(parts.initials)


def given_agreement(a: Parts, b: Parts, language: str) -> PartVerdict:
    """Return how the given names agree: by their classes, then by their sounds."""
    if a.given and b.given:
        return _given_words(a.given, b.given, language)
    if not has_given(a) or not has_given(b):
        return MISSING
    left = a.given or a.initials[0]
    right = b.given or b.initials[0]
    return initial_verdict("given", left, right)


def _given_words(a: Word, b: Word, language: str) -> PartVerdict:
    shared = a.classes & b.classes
    if shared:
        return PartVerdict("same", 1.0, f"given: {a.text} = {b.text}{_through(a, b)}")
    if a.sound == b.sound:
        return PartVerdict("same", 1.0, f"given: {a.text} = {b.text}")
    loose = (a.classes | a.weak_classes) & (b.classes | b.weak_classes)
    if loose:
        return PartVerdict(
            "weak", 0.85, f"given: {a.text} ~ {b.text} (a form of {sorted(loose)[0]})"
        )
    if a.reviewed and b.reviewed:
        return PartVerdict("contradicts", 0.05, f"given contradicts: {a.text} / {b.text}")
    cost = min(
        alignment_cost(a.sound, b.sound, language),
        _cost_to_class(a, b, language),
        _cost_to_class(b, a, language),
    )
    if LIMITS.same_most < cost <= LIMITS.given_slip and _checked(a) != _checked(b):
        return PartVerdict("weak", 0.8, f"given: {a.text} ~ {b.text}")
    allowed = allowed_cost(min(len(a.sound), len(b.sound)))
    return by_cost("given", a.text, b.text, cost, allowed)


def _through(a: Word, b: Word) -> str:
    """Return the languages two forms of one given name come from, where they differ."""
    if a.languages == b.languages or not a.languages or not b.languages:
        return ""
    return f" ({a.languages} ~ {b.languages})"


def _checked(word: Word) -> bool:
    return word.reviewed and len(word.sound) > 5


def _cost_to_class(known: Word, word: Word, language: str) -> float:
    """Return the least cost from a word no table has to any form of a known given name."""
    if not known.reviewed or word.reviewed:
        return 9.0
    return min(
        (alignment_cost(form, word.sound, language) for form in class_sounds(known.classes)),
        default=9.0,
    )


def patronymic_agreement(a: Parts, b: Parts, language: str) -> PartVerdict:
    """Return how the patronymics agree, by the classes of the fathers' names."""
    one, other = a.patronymic, b.patronymic
    if one and other:
        shared = one.stem_classes & other.stem_classes
        text = f"{one.text} / {other.text}"
        if one.stem == other.stem or shared:
            return PartVerdict("same", 1.0, f"patronymic: {one.text} = {other.text}")
        if one.stem_classes and other.stem_classes:
            return PartVerdict("contradicts", 0.05, f"patronymic contradicts: {text}")
        cost = alignment_cost(one.stem, other.stem, language)
        if cost <= LIMITS.patronymic_slip and min(len(one.stem), len(other.stem)) > 3:
            # One of the two is no name we know: a slip, not another father.
            return PartVerdict("weak", 1.0 - 0.25 * cost, f"patronymic: {one.text} ~ {other.text}")
        return by_cost("patronymic", one.text, other.text, cost, LIMITS.same_least)
    left = one or (a.initials[-1] if _second_initial(a) else None)
    right = other or (b.initials[-1] if _second_initial(b) else None)
    if left is None or right is None:
        return PartVerdict("missing", 0.95 if one or other else 1.0)
    return initial_verdict("patronymic", left, right)


def _second_initial(parts: Parts) -> bool:
    return len(parts.initials) == 2 or bool(parts.initials and parts.given)


def family_agreement(a: Parts, b: Parts, language: str, *, confirmed: bool) -> PartVerdict:
    """Return how the family names agree; where the patronymic has `confirmed`, less is needed."""
    if not a.family or not b.family:
        return MISSING
    few: tuple[Word, ...]
    many: tuple[Word, ...]
    if len(a.family) == len(b.family) == 1:
        few, many = a.family, b.family
        left, right = few[0].text, many[0].text
        total = 0.0 if left == right else _words_cost(few, many, a, b, language)[0]
        length = min(len(few[0].sound), len(many[0].sound))
    else:
        few, many = (a.family, b.family) if len(a.family) <= len(b.family) else (b.family, a.family)
        left, right = (" ".join(word.text for word in parts.family) for parts in (a, b))
        total, length = _words_cost(few, many, a, b, language)
    if confirmed:
        allowed = allowed_cost(length, LIMITS.confirmed_most, LIMITS.confirmed_per_letter)
    elif a.given and b.given and a.given.text == b.given.text:
        allowed = allowed_cost(length, LIMITS.one_scheme_most, LIMITS.one_scheme_per_letter)
    else:
        allowed = allowed_cost(length)
    doubt = length > 4 and total < LIMITS.perhaps
    verdict = by_cost("family", left, right, total, allowed, doubt=doubt)
    if total and len(few) == 1 and verdict.state != "contradicts":
        verdict.step += difference(few[0].sound, many[0].sound)
    if len(many) > len(few) and verdict.state == "same":
        verdict.score *= 0.85
    return verdict


def _words_cost(
    few: tuple[Word, ...], many: tuple[Word, ...], a: Parts, b: Parts, language: str
) -> tuple[float, int]:
    """Return the dearest pair of words of two family names, each with its nearest, and its length."""
    same = _in_cyrillic(few, many) and source_language(a) == source_language(b) != ""
    total, length = 0.0, 99
    used: set[int] = set()
    for word in few:
        cost, at = min(
            (_family_word_cost(word, facing, language, same), at)
            for at, facing in enumerate(many)
            if at not in used
        )
        used.add(at)
        total = max(total, cost)
        length = min(length, len(word.sound), len(many[at].sound))
    return total, length


def _in_cyrillic(*names: tuple[Word, ...]) -> bool:
    return all("а" <= word.text[:1].lower() <= "ӿ" for name in names for word in name)


def _family_word_cost(a: Word, b: Word, language: str, same_language: bool) -> float:
    if a.text == b.text:
        return 0.0
    if same_language and a.family_gender == b.family_gender:
        return same_language_cost(a.text, b.text)
    cost = written_cost(a.text, b.text, language)
    if SPELLING < cost < FAR and not lawful(a.sound, b.sound, language):
        return attested_cost(a.text, b.text, cost)
    return cost


def gender_agreement(a: Parts, b: Parts) -> PartVerdict:
    """Return whether both names show a gender and it differs."""
    one, other = a.named_gender, b.named_gender
    if len(a.family) == len(b.family) == 1 and gender_pair(a.family[0].sound, b.family[0].sound):
        if one == other == "f":
            return MISSING  # Natalya Kaspersky: a woman without a feminine ending
        if one == other == "m":
            return PartVerdict("perhaps", 0.2, "gender: one family name has a feminine ending")
        endings = f"{a.family[0].text} / {b.family[0].text}"
        return PartVerdict("contradicts", 0.1, f"gender contradicts: {endings}")
    if one and other and one != other:
        words = {"m": "a man's", "f": "a woman's"}
        step = f"gender contradicts: {words[one]} / {words[other]} name"
        return PartVerdict("contradicts", 0.1, step)
    return MISSING
