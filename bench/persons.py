"""Comparing names of people beside public peers: `python -m bench.persons CASES_DIR`.

Reads `persons_pairs.tsv` of the folder: name_a, name_b, label (same or different), category. The
pairs are halved by person (a hash of the family name's key, joined over pairs), so that no name
stands in both halves; a peer's threshold is the best on the fitting half, ours are fixed. Also
compares names made from the tables: each in every scheme, and family names one letter apart.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.daitch_mokotoff import codes
from bench.report import table
from translit_norm.gazetteer.packed import table_text
from translit_norm.persons import family, initials, language, lexicon, parse, words
from translit_norm.persons.compare import compare_names
from translit_norm.persons.family_forms import titled
from translit_norm.persons.patronymics import main_form, patronymic_of
from translit_norm.persons.tables import load
from translit_norm.romanise import romanise, schemes
from translit_norm.script import person_keys
from translit_norm.types import Verdict

SEED = 7
SAMPLE = 400

Scorer = Callable[[str, str], float]
Row = Mapping[str, object]


class Pair(NamedTuple):
    """Two names, and whether they are one person's."""

    one: str
    other: str
    same: bool
    category: str


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a case file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    at = [header.index(column) for column in ("name_a", "name_b", "label", "category")]
    rows = [line.split("\t") for line in lines[1:] if line]
    return [Pair(row[at[0]], row[at[1]], row[at[2]] == "same", row[at[3]]) for row in rows]


def halves(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to fit on and to judge on: no family name is in both."""
    leader: dict[str, str] = {}

    def root(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    firsts = [
        [key for name in (pair.one, pair.other) for key in person_keys.index_keys(name)[:1]]
        for pair in pairs
    ]
    for keys in firsts:
        for key in keys[1:]:
            leader[root(key)] = root(keys[0])
    fit: list[Pair] = []
    judge: list[Pair] = []
    for pair, keys in zip(pairs, firsts, strict=True):
        name = root(keys[0]) if keys else pair.one
        odd = int(hashlib.sha1(name.encode()).hexdigest(), 16) % 2
        (judge if odd else fit).append(pair)
    return fit, judge


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
        lexicon.family_pairs,
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


def _family_rows() -> list[tuple[str, str]]:
    lines = table_text("persons/family_names.tsv").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(uk, ru) for _, uk, ru in cells[1:]]


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
        (random.choice(groups), random.choice(groups), random.choice(_family_rows()))
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


def neighbour_rows(size: int = 4000) -> Iterator[Row]:
    """Yield how often two family names one letter apart are called the same person's."""
    by_russian: dict[str, set[str]] = {}
    for uk, ru in _family_rows():
        by_russian.setdefault(ru.replace("ё", "е"), set()).add(uk)
    gaps: dict[str, list[str]] = {}
    for name in by_russian:
        for at in range(len(name) if len(name) > 3 else 0):
            gaps.setdefault(f"{name[:at]}*{name[at + 1 :]}", []).append(name)
    near = [(gap, a, b) for gap, names in gaps.items() for a in names for b in names if a < b]
    Random(SEED).shuffle(near)
    vowels = set("аеиоуыэюя")
    for script in ("Cyrillic", "Latin"):
        counts = {True: [0, 0, 0], False: [0, 0, 0]}
        for gap, a, b in near[:size]:
            if by_russian[a] & by_russian[b]:
                continue  # two spellings of one Ukrainian name
            at = gap.index("*")
            one, other = f"Иван {titled(a)}", f"Иван {titled(b)}"
            if script == "Latin":
                one, other = (romanise(n, scheme="ru-bgn-pcgn-1947") for n in (one, other))
            count = counts[a[at] in vowels and b[at] in vowels]
            outcome = compare_names(one, other).outcome
            count[0] += 1
            count[1] += outcome is Verdict.SAME
            count[2] += outcome is Verdict.UNSURE
        for both_vowels, (pairs, same, unsure) in counts.items():
            what = "a vowel for a vowel" if both_vowels else "any other letter"
            yield {
                "script": script, "letter": what, "pairs": pairs,
                "SAME": same / max(1, pairs), "UNSURE": unsure / max(1, pairs),
            }  # fmt: skip


def report(cases: Path | None) -> Mapping[str, str]:
    """Return the sections of the report; those on real pairs only where there are cases."""
    sections = {
        "People: a name in each scheme (schemes not named: always SAME)": table(scheme_rows()),
        "People: family names one letter apart": table(neighbour_rows()),
    }
    path = cases / "persons_pairs.tsv" if cases else None
    if path and path.is_file():
        pairs = read_pairs(path)
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
