"""Writes docs/reference/standards.md from data/schemes/: `python tools/standards_page.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from translit_norm.romanise import catalogue
from translit_norm.romanise.scheme import VOWELS, Rule, SchemeTable

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "standards.md"
LANGUAGES = {"uk": "Ukrainian", "ru": "Russian", "be": "Belarusian"}
INTRODUCTION = """# Romanisation standards

<!-- Generated from data/schemes/ by tools/standards_page.py: edit the tables, not this page. -->

{count} standards and customary transcriptions of Ukrainian, Russian and Belarusian.
Each is one file in `data/schemes/`; its id or an alias is what `scheme=` takes.

**Certainty** says how well a table is known.
*High*: the letters were read in the standard or several independent sources agree on them.
*Medium*: one source, or a disputed letter, which the note names.
*Low*: recalled or pieced together.
Such a scheme serves to recognise spellings (`restore`, `origin`); `romanise` refuses to use it.

**Reversible** schemes spell no two well-formed words alike.
`restore(…, scheme=…)` gives the one original back.
For `uk-dstu-9112-b` that holds for names without шч, which it spells like щ.

In the tables an empty spelling is written ∅.
A rule beats the letters.
Of several rules that fit, the one with the longest source wins, then the first.
*Initial* is the start of a word; a hyphen starts a new one.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    tables = [catalogue.scheme(facts.id) for facts in catalogue.schemes()]
    yield INTRODUCTION.format(count=len(tables))
    for language, title in LANGUAGES.items():
        own = [table for table in tables if table.language == language]
        own.sort(key=lambda table: (-(table.year or 0), table.id))
        yield f"## {title}\n"
        yield "| id | name | year | status | certainty | reversible |"
        yield "| --- | --- | --- | --- | --- | --- |"
        for table in own:
            yield (
                f"| [`{table.id}`](#{table.id.replace('.', '')}) | {_cell(table.name)} "
                f"| {table.year or ''} | {_cell(table.status)} | {table.certainty} "
                f"| {'yes' if table.reversible else ''} |"
            )
        yield ""
        for table in own:
            yield from _section(table)


def _section(table: SchemeTable) -> Iterator[str]:
    yield f"### {table.id}\n"
    yield f"**{table.name}.** {_sentence(table.authority)}"
    facts = [("Used in", table.used_in), ("Reference", table.reference)]
    facts += [("Aliases", ", ".join(f"`{alias}`" for alias in table.aliases))]
    yield "".join(f"{title}: {_sentence(value)}\n" for title, value in facts if value)
    yield "```text"
    yield from _wrapped(f"{letter} {target or '∅'}" for letter, target in table.letters)
    yield "```\n"
    for title, rules in (("Rules", table.rules), *((f"Option `{n}`", r) for n, r in table.options)):
        if rules:
            yield f"{title}: " + "; ".join(map(_rule, rules)) + ".\n"
    if table.variants:
        met = "; ".join(
            f"{letter} {', '.join(v or '∅' for v in each)}" for letter, each in table.variants
        )
        yield f"Also met: {met}.\n"
    if table.tied_pairs:
        yield "Letters under a tie are both capital.\n"
    if table.note:
        yield f"{_sentence(table.note)}\n"
    printed = [sample for sample in table.samples if not sample.option and not sample.miss][:6]
    if printed:
        yield "Examples: " + ", ".join(f"{each.cyrillic} {each.latin}" for each in printed) + ".\n"
    for miss in (sample for sample in table.samples if sample.miss):
        yield f"Printed otherwise: {miss.cyrillic} {miss.latin} ({miss.miss}).\n"


def _rule(rule: Rule) -> str:
    where = [rule.at] if rule.at else []
    where += [f"after {_letters(rule.after)}"] if rule.after else []
    where += [f"before {_letters(rule.before)}"] if rule.before else []
    return f"{rule.source} {rule.target or '∅'}" + (f" ({', '.join(where)})" if where else "")


def _letters(letters: str) -> str:
    """Return a set of neighbours in words where it is all vowels or all consonants."""
    marks = "".join(letter for letter in letters if letter in "ьъ'ўй")
    vowels = [letter for letter in letters if letter in VOWELS]
    if len(vowels) >= 9:
        return "a vowel" + (f" or {', '.join(marks)}" if marks else "")
    return "a consonant" if len(letters) > 15 and not vowels else ", ".join(letters)


def _wrapped(items: Iterable[str], width: int = 12) -> Iterator[str]:
    listed = list(items)
    for start in range(0, len(listed), width):
        yield "  ".join(item.ljust(7) for item in listed[start : start + width]).rstrip()


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
