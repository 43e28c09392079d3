"""One family name in another language: an attested pair, else by rule, else restored from Latin."""

from __future__ import annotations

from translit_norm.persons.family_forms import feminine, masculine, rewritten, titled
from translit_norm.persons.language import source_language
from translit_norm.persons.lexicon import FamilyPair, family_pairs
from translit_norm.persons.name import Parts, Word
from translit_norm.script.detect import script_of

#: A family name further from an attested one than this is left to the rules.
FITS = 0.35
#: What it costs in confidence that several attested spellings fit equally well.
SEVERAL = 0.15
# How sure a name is that stands as it is written, and one that two languages write so.
CERTAIN, _EITHER = 1.0, 0.8
OTHER_LANGUAGES = {"uk": ("ru", "be"), "ru": ("uk", "be"), "be": ("ru", "uk")}


def family_in(word: Word, parts: Parts, language: str) -> tuple[str, float]:
    """Return one word of a name's family name in `language`, in Cyrillic, and how sure it is."""
    text = word.text
    written_in = source_language(parts)
    woman = parts.gender == "f"
    cyrillic = script_of(text) == "Cyrl"
    if cyrillic and written_in == language:
        return titled(text.lower()), CERTAIN
    matches = family_pairs(text, "be" if "be" in parts.shows else "")
    if (
        cyrillic
        and not written_in
        and any(_same_letters(match.pair.form(language), text, language) for match in matches)
    ):
        return titled(text.lower()), _EITHER
    if matches and matches[0].cost <= FITS:
        pairs = [match.pair for match in matches if match.cost <= matches[0].cost + 0.01]
        name = _attested(pairs, language)
        several = len({pair.form(language) for pair in pairs}) > 1
        sure = 0.95 - matches[0].cost - (SEVERAL if several else 0.0)
        if not name:
            other = next(each for each in OTHER_LANGUAGES[language] if pairs[0].form(each))
            name, rule = rewritten(pairs[0].form(other), other, language)
            sure *= rule
        name = titled(name)
        return (feminine(name, language) if woman else name), sure
    original, source, sure = original_of(text, written_in or ("ru" if cyrillic else ""))
    base = masculine(original, source) if woman else original
    name, rule = rewritten(base, source, language)
    return (feminine(name, language) if woman and base != original else name), sure * rule


def _same_letters(form: str, text: str, language: str) -> bool:
    written = text.lower()
    return bool(form) and written.replace("ё", "е") in (
        form.replace("ё", "е"),
        feminine(form, language).replace("ё", "е"),
    )


def _attested(pairs: list[FamilyPair], language: str) -> str:
    """Return the form of a language that the rules prefer among pairs that fit equally well."""
    forms = [pair.form(language) for pair in pairs if pair.form(language)]
    if pairs[0].rank == 0 and pairs[0].form(language):
        return forms[0]
    if language == "uk":
        ruled = {rewritten(pair.ru, "ru", "uk")[0] for pair in pairs if pair.ru}
        forms.sort(key=lambda form: form not in ruled)
    return forms[0] if forms else ""


def original_of(text: str, language: str) -> tuple[str, str, float]:
    """Return a Cyrillic form of a family name, its language and how sure it is."""
    if script_of(text) == "Cyrl":
        return titled(text.lower()), language, CERTAIN
    # Imported here: the lexicon of restoring opens the gazetteer, which most names do not need.
    from translit_norm.restore.lexicon import bundled
    from translit_norm.restore.readings import readings

    for wanted in (language or None, None):
        found = readings(text, bundled(), language=wanted, limit=1)
        if found:
            return titled(found[0].cyrillic.lower()), found[0].language, found[0].probability
    return text, language or "ru", 0.1
