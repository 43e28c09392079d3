"""Comparing names of people beside public peers: `python -m bench.persons CASES_DIR`.

Reads `persons_pairs.tsv` of the folder: name_a, name_b, label (same or different), category. The
pairs are halved by person (a hash of the family name's key, joined over pairs), so that no name
stands in both halves; a peer's threshold is the best on the fitting half, ours are fixed. Also
compares names made from the tables: each in every scheme, and family names one letter apart.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.calibration import brier, expected_calibration_error
from bench.daitch_mokotoff import codes
from bench.person_pairs import (
    SEED,
    Pair,
    family_rows,
    halves,
    made_pairs,
    neighbours,
    read_pairs,
)
from bench.report import table
from translit_norm.persons import attested, family, initials, language, lexicon, parse, words
from translit_norm.persons.compare import compare_names
from translit_norm.persons.family_forms import titled
from translit_norm.persons.patronymics import main_form, patronymic_of
from translit_norm.persons.tables import load
from translit_norm.romanise import romanise, schemes
from translit_norm.script import person_keys
from translit_norm.types import Verdict

SAMPLE = 400
#: Made pairs on which the score is judged.
MADE = 4000

Scorer = Callable[[str, str], float]
Row = Mapping[str, object]


class Figures(NamedTuple):
    """Precision, recall and F1 of the answer SAME."""

    precision: float
    recall: float
    f1: float


def figures(pairs: Sequence[Pair], answers: Sequence[bool]) -> Figures:
    """Return precision, recall and F1 of `answers`, True for SAME."""
    right = sum(answer and pair.same for pair, answer in zip(pairs, answers, strict=True))
    precision = right / max(1, sum(answers))
    recall = right / max(1, sum(pair.same for pair in pairs))
    both = precision + recall
    return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)


def ours(one: str, other: str) -> float:
    """Return 1.0 for SAME and 0.0 otherwise."""
    return float(compare_names(one, other).outcome is Verdict.SAME)


def _daitch_mokotoff(one: str, other: str) -> float:
    from unidecode import unidecode

    left, right = ([set(codes(word)) for word in unidecode(name).split()] for name in (one, other))
    few, many = sorted((left, right), key=len)
    return sum(any(code & facing for facing in many) for code in few) / max(1, len(few))


def scorers() -> dict[str, Scorer]:
    """Return the peers that are installed, each as a score of two names."""
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.fuzz import WRatio
    from unidecode import unidecode

    found: dict[str, Scorer] = {
        "rapidfuzz WRatio over Unidecode": lambda a, b: WRatio(unidecode(a), unidecode(b)),
        "Jaro-Winkler over Unidecode": lambda a, b: JaroWinkler.similarity(
            unidecode(a).lower(), unidecode(b).lower()
        ),
        "words with a Daitch-Mokotoff code in common": _daitch_mokotoff,
    }
    if find_spec("jellyfish"):
        similarity = import_module("jellyfish").jaro_winkler_similarity
        found["jellyfish Jaro-Winkler over Unidecode"] = lambda a, b: similarity(
            unidecode(a).lower(), unidecode(b).lower()
        )
        del found["Jaro-Winkler over Unidecode"]
    if find_spec("nomenklatura"):
        found["nomenklatura logic-v2"] = _nomenklatura()
    return found


def _nomenklatura() -> Scorer:
    # Imported by name: the checker of types then needs none of the peer's packages.
    model = import_module("followthemoney").model
    algorithm = import_module("nomenklatura.matching").get_algorithm("logic-v2")
    settings = algorithm.default_config()

    def score(one: str, other: str) -> float:
        left, right = (
            model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})
            for name in (one, other)
        )
        return float(algorithm.compare(left, right, settings).score)

    return score


def best_threshold(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """Return the score from which SAME gives the best F1."""
    candidates = sorted(set(scores))
    if len(candidates) > 200:
        candidates = candidates[:: len(candidates) // 200]
    return max(candidates, key=lambda least: figures(pairs, [s >= least for s in scores]).f1)


def _forget() -> None:
    """Empty what comparing remembers, so that a speed is that of names not seen before."""
    for memory in (
        parse._parts_of, words.analyse, family.family_cost, family.shape, person_keys.word_sound,
        person_keys.other_sounds, initials._word_sounds, language.source_language,
        lexicon.family_pairs, attested.attested_as,
    ):  # fmt: skip
        memory.cache_clear()


def case_rows(pairs: Sequence[Pair]) -> Iterator[Row]:
    """Yield a row for us and for each peer: figures on both halves, and speed in this run."""
    fit, judge = halves(pairs)
    load()
    base = 0.0
    for name, score in {"translit-norm": ours, **scorers()}.items():
        score("Ivan Petrenko", "Іван Петренко")
        _forget()
        start = time.process_time()
        scores = {half: [score(p.one, p.other) for p in rows] for half, rows in
                  (("fit", fit), ("judge", judge))}  # fmt: skip
        speed = len(pairs) / (time.process_time() - start)
        base = base or speed
        least = 0.5 if score is ours else best_threshold(fit, scores["fit"])
        fitted = figures(fit, [each >= least for each in scores["fit"]])
        judged = figures(judge, [each >= least for each in scores["judge"]])
        yield {
            "who": name,
            "precision (judged)": judged.precision,
            "recall (judged)": judged.recall,
            "F1 (judged)": judged.f1,
            "F1 (fitted)": fitted.f1,
            "comparisons a second": f"{speed:,.0f}",
            "speed, of ours": speed / base,
        }


def calibration_rows(pairs: Sequence[Pair]) -> Iterator[Row]:
    """Yield how far the score is from the share of pairs that are one person's, on judged halves."""
    for name, judged in (
        ("made from the tables", made_pairs(MADE, judged=True)),
        ("written by others", halves(pairs)[1]),
    ):
        answers = [(compare_names(pair.one, pair.other).score, pair.same) for pair in judged]
        if answers:
            yield {
                "pairs are": name, "pairs": len(answers), "Brier": brier(answers),
                "calibration error": expected_calibration_error(answers),
            }  # fmt: skip


def category_rows(pairs: Sequence[Pair]) -> Iterator[Row]:
    """Yield our answers by category of pair."""
    for category in sorted({pair.category for pair in pairs}):
        rows = [pair for pair in pairs if pair.category == category]
        outcomes = [compare_names(pair.one, pair.other).outcome for pair in rows]
        wrong = sum(
            (outcome is Verdict.SAME) != pair.same
            for outcome, pair in zip(outcomes, rows, strict=True)
        )
        unsure = sum(outcome is Verdict.UNSURE for outcome in outcomes)
        yield {"category": category, "pairs": len(rows), "wrong": wrong, "of them UNSURE": unsure}


def scheme_rows(size: int = SAMPLE) -> Iterator[Row]:
    """Yield how often a name is SAME as itself in each scheme that may be written with."""
    random = Random(SEED)
    table_of = load().by_class
    groups = sorted(
        group for group, forms in table_of.items()
        if forms[0].reviewed and forms[0].gender == "m" and main_form(group, "uk")
        and main_form(group, "ru")
    )  # fmt: skip
    chosen = [
        (random.choice(groups), random.choice(groups), random.choice(family_rows()))
        for _ in range(size)
    ]
    for code, column in (("uk", 0), ("ru", 1)):
        names = [
            f"{main_form(given, code)} {patronymic_of(father, code, 'm')} {titled(family[column])}"
            for given, father, family in chosen
        ]
        for scheme in schemes(language=code):
            if scheme.certainty == "low":
                continue
            same = sum(ours(name, romanise(name, scheme=scheme.id)) for name in names)
            if same < len(names):
                yield {"scheme": scheme.id, "names": len(names), "SAME as itself": same / size}


# Vowels that standards write alike: y or i, u or yu; which name is meant cannot be told in Latin.
_ALIKE = ({"и", "ы"}, {"у", "ю"}, {"а", "я"}, {"е", "э"}, {"о", "ё"})


def _letters_kind(one: str, other: str) -> str:
    vowels = set("аеиоуыэюя")
    if {one, other} in _ALIKE:
        return "a vowel written alike"
    return "another vowel" if one in vowels and other in vowels else "any other letter"


def neighbour_rows(size: int = 4000) -> Iterator[Row]:
    """Yield how often two family names one letter apart are called the same person's."""
    near = [
        (titled(a[1]), titled(b[1]), _letters_kind(*letters))
        for a, b, letters in islice(neighbours(), size)
    ]
    for scripts in ("Cyrillic", "Latin", "Latin and Cyrillic"):
        counts: dict[str, Counter[Verdict]] = {}
        for a, b, kind in near:
            one, other = f"Иван {a}", f"Иван {b}"
            if scripts != "Cyrillic":
                one = romanise(one, scheme="ru-bgn-pcgn-1947")
            if scripts == "Latin":
                other = romanise(other, scheme="ru-bgn-pcgn-1947")
            counts.setdefault(kind, Counter())[compare_names(one, other).outcome] += 1
        for kind, count in sorted(counts.items()):
            pairs = count.total()
            yield {
                "script": scripts, "letter": kind, "pairs": pairs,
                "SAME": count[Verdict.SAME] / pairs, "UNSURE": count[Verdict.UNSURE] / pairs,
            }  # fmt: skip


def report(cases: Path | None) -> Mapping[str, str]:
    """Return the sections of the report; those on real pairs only where there are cases."""
    sections = {
        "People: a name in each scheme (schemes not named: always SAME)": table(scheme_rows()),
        "People: family names one letter apart": table(neighbour_rows()),
    }
    path = cases / "persons_pairs.tsv" if cases else None
    pairs = read_pairs(path) if path and path.is_file() else []
    sections["People: calibration of the score"] = table(calibration_rows(pairs))
    if pairs:
        sections["People: pairs written by others"] = table(case_rows(pairs))
        sections["People: by category"] = table(category_rows(pairs))
    return sections


def main() -> None:
    """Print the report for the folder given."""
    cases = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for title, section in report(cases).items():
        print(f"## {title}\n\n{section}")


if __name__ == "__main__":
    main()
