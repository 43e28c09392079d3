"""Write a name in another language or script, with the confidence that each part is spelt right."""

from __future__ import annotations

from collections.abc import Iterator

from translit_norm.errors import TranslitNormError
from translit_norm.persons.family_forms import feminine, masculine, rewritten, titled
from translit_norm.persons.language import source_language
from translit_norm.persons.lexicon import FamilyPair, family_pairs
from translit_norm.persons.name import Parts, Word
from translit_norm.persons.parse import parts_of
from translit_norm.persons.patronymics import main_form, patronymic_of
from translit_norm.persons.tables import FULL
from translit_norm.persons.words import analyse
from translit_norm.romanise.engine import romanise
from translit_norm.script.detect import script_of
from translit_norm.types import RenderedPart, Rendering

#: The schemes of the official style: the state's own for Ukraine, BGN/PCGN without marks elsewhere.
SCHEMES = {"uk": "uk-kmu-2010", "ru": "ru-bgn-pcgn-1947", "be": "be-bgn-pcgn-1979"}

#: A family name further from an attested one than this is left to the rules.
FITS = 0.35
#: What it costs in confidence that several attested spellings fit equally well.
SEVERAL = 0.15
_MARKS = str.maketrans("", "", "’ʼʹʺ'\"·")
_CERTAIN, _BY_CLASS, _BY_RULE, _EITHER, _RESTORED = 1.0, 0.97, 0.6, 0.8, 0.5
_OTHER_LANGUAGES = {"uk": ("ru", "be"), "ru": ("uk", "be"), "be": ("ru", "uk")}


def render(
    text: str, *, language: str, scheme: str | None = None, script: str = "latin"
) -> Rendering:
    """Return a person's name as it is written in `language` ("uk", "ru" or "be").

    `script` is "latin" (romanised by `scheme`; without one by the official style, no marks) or
    "cyrillic". Given names and patronymics go through the classes of given names, family names
    through attested pairs, then through rules. `parts` say how sure each is (0.0–1.0); the order of
    the result is given name, patronymic, family name.

    Raises:
        InputTypeError: `text` is not a str.
        TranslitNormError: the language, the script or the scheme is unknown.

    >>> render("Oleg Sinegubov", language="uk", scheme="uk-kmu-2010").text
    'Oleh Syniehubov'
    >>> render("Siarhei Gaidai", language="ru", script="cyrillic").text
    'Сергей Гайдай'
    """
    if language not in SCHEMES:
        raise TranslitNormError(f"language must be one of {', '.join(SCHEMES)}, not {language!r}")
    if script not in ("latin", "cyrillic"):
        raise TranslitNormError(f"script must be 'latin' or 'cyrillic', not {script!r}")
    parts = parts_of(text)
    chosen = scheme or SCHEMES[language]
    rendered = []
    for role, cyrillic, confidence in _cyrillic_parts(parts, language):
        written = cyrillic
        if script == "latin" and script_of(cyrillic) != "Latn":
            written = romanise(cyrillic, scheme=chosen)
            written = written.translate(_MARKS) if scheme is None else written
        rendered.append(RenderedPart(role, written, round(confidence, 2)))
    return Rendering(" ".join(part.text for part in rendered), tuple(rendered))


def _cyrillic_parts(parts: Parts, language: str) -> Iterator[tuple[str, str, float]]:
    if parts.given:
        pieces = [
            _given(analyse(piece), source_language(parts), language)
            for piece in parts.parsed().given.split("-")
        ]
        yield "given", "-".join(name for name, _ in pieces), min(sure for _, sure in pieces)
    letters = iter(parts.initials)
    if not parts.given and (letter := next(letters, "")):
        yield "given", f"{_initial(letter, language)}.", _BY_RULE
    if parts.patronymic:
        yield "patronymic", *_patronymic(parts.patronymic, language)
    elif letter := next(letters, ""):
        yield "patronymic", f"{_initial(letter, language)}.", _BY_RULE
    pieces = [_family_piece(word, parts, language) for word in parts.family]
    if pieces:
        written, sure = _joined([name for name, _ in pieces], parts), min(s for _, s in pieces)
        yield "family", written, sure


def _joined(names: list[str], parts: Parts) -> str:
    """Return the family names joined as they were written."""
    separators = [char for char in parts.written_family() if char in " -"]
    joined = names[0]
    for separator, name in zip(separators, names[1:], strict=False):
        joined += separator + name
    return joined


_INITIALS = {"uk": "АБВГДЕФГІЙКЛМНОПКРСТУВВКЮЗ", "ru": "АБВГДЕФГИЙКЛМНОПКРСТУВВКЮЗ"}


def _initial(letter: str, language: str) -> str:
    """Return an initial in Cyrillic: a guess for a Latin one, which may stand for several."""
    upper = letter.upper()
    if len(upper) == 1 and "A" <= upper <= "Z":
        return _INITIALS["ru" if language == "ru" else "uk"][ord(upper) - ord("A")]
    if language != "ru":
        return upper.replace("И", "І") if language == "be" else upper
    return upper.replace("І", "И").replace("Є", "Е")


_LETTERS = {
    "uk": str.maketrans({"ы": "и", "э": "е", "ё": "ьо", "и": "і", "ъ": "’", "ў": "в"}),
    "ru": str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "в", "’": "ь"}),
    "be": str.maketrans({"и": "і", "щ": "шч", "ъ": "’", "ї": "і", "є": "е"}),
}


def _letters(name: str, language: str) -> str:
    """Return a given name that the language has no form of, in the language's letters."""
    return titled(name.lower().translate(_LETTERS[language]))


def _given(word: Word, written_in: str, language: str) -> tuple[str, float]:
    lowered = word.text.lower()
    for form in word.given if written_in in ("", language) else ():
        if form.form in FULL and form.language == language and form.name.lower() == lowered:
            return titled(lowered), _CERTAIN
    groups = sorted(word.classes) or sorted(word.weak_classes)
    sure = (_BY_CLASS if word.classes else 0.6) / len(groups) if groups else 0.0
    for group in groups:
        name = main_form(group, language)
        if name:
            return name, sure
    for group in groups:
        for other in _OTHER_LANGUAGES[language]:
            name = main_form(group, other)
            if name:
                return _letters(name, language), 0.6 * sure
    return _unknown(word, language)


def _patronymic(word: Word, language: str) -> tuple[str, float]:
    gender = word.patronymic_gender or "m"
    groups = sorted(word.stem_classes)
    for group in groups:
        name = patronymic_of(group, language, gender)
        if name:
            return name, _BY_CLASS / len(groups) if len(groups) > 1 else _BY_CLASS
    return _unknown(word, language)


def _family_piece(word: Word, parts: Parts, language: str) -> tuple[str, float]:
    text = word.text
    written_in = source_language(parts)
    woman = parts.gender == "f"
    cyrillic = script_of(text) == "Cyrl"
    if cyrillic and written_in == language:
        return titled(text.lower()), _CERTAIN
    matches = family_pairs(text, "be" if parts.belarusian else "")
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
            other = next(each for each in _OTHER_LANGUAGES[language] if pairs[0].form(each))
            name, rule = rewritten(pairs[0].form(other), other, language)
            sure *= rule
        name = titled(name)
        return (feminine(name, language) if woman else name), sure
    original, source, sure = _original(text, written_in or ("ru" if cyrillic else ""))
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


def _original(text: str, language: str) -> tuple[str, str, float]:
    """Return a Cyrillic form of a family name, its language and how sure it is."""
    if script_of(text) == "Cyrl":
        return titled(text.lower()), language, _CERTAIN
    # Imported here: the lexicon of restoring opens the gazetteer, which most names do not need.
    from translit_norm.restore.lexicon import bundled
    from translit_norm.restore.readings import readings

    for wanted in (language or None, None):
        found = readings(text, bundled(), language=wanted, limit=1)
        if found:
            return titled(found[0].cyrillic.lower()), found[0].language, found[0].probability
    return text, language or "ru", 0.1


def _unknown(word: Word, language: str) -> tuple[str, float]:
    """Return a word no table has: its own letters, or the likeliest reading of a Latin one."""
    if script_of(word.text) != "Latn":
        return titled(word.text.lower()), _BY_RULE
    original, _, sure = _original(word.text, language)
    return original, _RESTORED * sure
