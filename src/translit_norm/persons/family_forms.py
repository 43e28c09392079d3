"""Family names from one language into another by rule, and their feminine forms.

Russian → Ukrainian follows the Ukrainian orthography of 2019, § 144 (Russian family names);
Belarusian → Russian undoes the regular spelling of reduction, softening and ў. Ukrainian → Russian
and → Belarusian go through the correspondences of the inflect room, which place names share.
"""

from __future__ import annotations

import re

from translit_norm.inflect.correspond import belarusian_forms, russian_forms

_HUSHING = "жшщчц"
_VOWELS = "аеёиоуыэюяіїє"

# Feminine endings by masculine ones, the longest first.
_FEMININE = {
    "uk": (("ський", "ська"), ("цький", "цька"), ("зький", "зька"), ("ий", "а"), ("ій", "я"),
           ("ой", "а"), ("ов", "ова"), ("ев", "ева"), ("єв", "єва"), ("їв", "їва"), ("ин", "ина"),
           ("ін", "іна"), ("їн", "їна")),
    "ru": (("ский", "ская"), ("цкий", "цкая"), ("ый", "ая"), ("ий", "ая"), ("ой", "ая"),
           ("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина"), ("ын", "ына")),
    "be": (("скі", "ская"), ("цкі", "цкая"), ("ы", "ая"), ("оў", "ова"), ("аў", "ава"),
           ("еў", "ева"), ("ёў", "ёва"), ("яў", "ява"), ("ін", "іна"), ("ын", "ына")),
}  # fmt: skip
_MASCULINE = {
    language: tuple((she, he) for he, she in pairs if len(she) > 1)
    for language, pairs in _FEMININE.items()
}


def feminine(name: str, language: str) -> str:
    """Return the feminine form of a masculine family name; names without one stay.

    >>> feminine("Зеленський", "uk"), feminine("Іваноў", "be"), feminine("Коваленко", "uk")
    ('Зеленська', 'Іванова', 'Коваленко')
    """
    return _with_ending(name, _FEMININE[language])


def masculine(name: str, language: str) -> str:
    """Return the masculine form of a feminine family name; names without one stay.

    >>> masculine("Навальная", "ru"), masculine("Ціханоўская", "be")
    ('Навальный', 'Ціханоўскі')
    """
    return _with_ending(name, _MASCULINE[language])


def _with_ending(name: str, endings: tuple[tuple[str, str], ...]) -> str:
    for old, new in endings:
        if name.lower().endswith(old) and len(name) > len(old) + 1:
            return name[: -len(old)] + new
    return name


def rewritten(name: str, source: str, target: str) -> tuple[str, float]:
    """Return a family name in another language with the confidence that it is spelt so.

    `name` is a masculine or genderless form in lower or title case.

    >>> rewritten("Песков", "ru", "uk")[0], rewritten("Соловьёв", "ru", "uk")[0]
    ('Песков', 'Соловйов')
    >>> rewritten("Карманаў", "be", "ru")[0], rewritten("Сирський", "uk", "ru")[0]
    ('Карманов', 'Сырский')
    """
    if source == target:
        return name, 1.0
    if source == "be":
        russian = _belarusian_to_russian(name)
        return (russian, 0.6) if target == "ru" else (_russian_to_ukrainian(russian), 0.45)
    if target == "be":
        uk = name if source == "uk" else _russian_to_ukrainian(name)
        ru = name if source == "ru" else _ukrainian_to_russian(name)[0]
        forms = belarusian_forms(uk, [ru])
        return (forms[0][0], 0.4) if forms else (ru, 0.2)
    if target == "uk":
        return _russian_to_ukrainian(name), 0.65
    return _ukrainian_to_russian(name)


def _ukrainian_to_russian(name: str) -> tuple[str, float]:
    forms = russian_forms(name)
    if not forms:
        return name, 0.3
    return forms[0][0], min(0.8, 0.3 + forms[0][1] / 2)


_RUSSIAN_STEPS = (
    (re.compile(r"ск(?:ий|ой)$"), "ський"),
    (re.compile(r"цк(?:ий|ой)$"), "цький"),
    (re.compile(r"зк(?:ий|ой)$"), "зький"),
    (re.compile(r"(?:ый|ий)$"), "ий"),
    (re.compile(r"ской$"), "ськой"),
    (re.compile(r"ъе|ье"), "’є"),
    (re.compile(r"ьё|ъё"), "йо"),
    (re.compile(rf"(?<=[{_HUSHING}])ё"), "о"),
    (re.compile(rf"(?:^|(?<=[{_VOWELS}]))ё"), "йо"),
    (re.compile(r"ё"), "ьо"),
    (re.compile(rf"(?:^|(?<=[{_VOWELS}ь]))е"), "є"),
    # The suffix -ев is -єв after a consonant that can be soft.
    (re.compile(r"(?<=[бвгдзклмнпстфх])ев$"), "єв"),
    (re.compile(rf"(?<=[{_VOWELS}ь])и"), "ї"),
    (re.compile(r"^и"), "і"),
    (re.compile(rf"(?<=[{_HUSHING}])и"), "И"),
    (re.compile(r"ец$"), "ець"),
    (re.compile(r"(?<=[бвгдкптх]р)и(?!н$)"), "И"),
    (re.compile(r"и(?=(?:к|ч|чук|щук|ченко|шин|нский|нський|цький|ський|ий)$)"), "И"),
    (re.compile(r"и(?=й$)"), "И"),
    (re.compile(r"^(с|п|т|б|в|з|м|л|д|к|г|р|н|х)и(?=[бвгджзклмнпрстфхцчш])"), r"\1И"),
    (re.compile(r"и"), "і"),
    (re.compile(r"И"), "и"),
    (re.compile(r"ы"), "и"),
    (re.compile(r"э"), "е"),
    (re.compile(r"ъ"), "’"),
    (re.compile(r"(?<=[бпвмф])(?=[яю])"), "’"),
)


def _russian_to_ukrainian(name: str) -> str:
    return _stepped(name, _RUSSIAN_STEPS)


_BELARUSIAN_STEPS = (
    (re.compile(r"(?:оў|аў)(?=а?$)"), "ов"),
    (re.compile(r"(?:ёў)(?=а?$)"), "ёв"),
    (re.compile(r"(?:еў|яў)(?=а?$)"), "ев"),
    (re.compile(r"([сц]к)і$"), r"\1ий"),
    (re.compile(r"(?<=[нлрвмбд])ы$"), "ый"),
    (re.compile(r"(?:энк|анк|енк|янк)[ао]$"), "енко"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшў])(?<=[чшрж])к[а]$"), "ко"),
    (re.compile(r"дз(?=[еіьёюя])"), "д"),
    (re.compile(r"ц(?=[еіьёюя])"), "т"),
    (re.compile(r"шч"), "щ"),
    (re.compile(r"ў"), "в"),
    (re.compile(r"(?<=[жшч])ы"), "и"),
    (re.compile(r"і"), "и"),
    (re.compile(r"(?<=[жшчцр])э"), "е"),
    (re.compile(r"’"), "ь"),
)


def _belarusian_to_russian(name: str) -> str:
    return _stepped(name, _BELARUSIAN_STEPS)


def _stepped(name: str, steps: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    text = name.lower()
    for pattern, replacement in steps:
        text = pattern.sub(replacement, text)
    return titled(text) if name[:1].isupper() else text


def titled(name: str) -> str:
    """Return a name with a capital at its start and after each hyphen.

    >>> titled("львова-белова"), titled("п’ятницький")
    ('Львова-Белова', 'П’ятницький')
    """
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))
