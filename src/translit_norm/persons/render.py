"""Write a name in another language or script, with the confidence that each part is spelt right."""

from __future__ import annotations

from collections.abc import Iterator

from translit_norm.errors import TranslitNormError
from translit_norm.persons.family_forms import titled
from translit_norm.persons.family_render import CERTAIN, OTHER_LANGUAGES, family_in, original_of
from translit_norm.persons.language import source_language
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

_MARKS = str.maketrans("", "", "’ʼʹʺ'\"·")
_BY_CLASS, _BY_RULE, _RESTORED = 0.97, 0.6, 0.5


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
    pieces = [family_in(word, parts, language) for word in parts.family]
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
            return titled(lowered), CERTAIN
    groups = sorted(word.classes) or sorted(word.weak_classes)
    sure = (_BY_CLASS if word.classes else 0.6) / len(groups) if groups else 0.0
    for group in groups:
        name = main_form(group, language)
        if name:
            return name, sure
    for group in groups:
        for other in OTHER_LANGUAGES[language]:
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


def _unknown(word: Word, language: str) -> tuple[str, float]:
    """Return a word no table has: its own letters, or the likeliest reading of a Latin one."""
    if script_of(word.text) != "Latn":
        return titled(word.text.lower()), _BY_RULE
    original, _, sure = original_of(word.text, language)
    return original, _RESTORED * sure
