"""Schemes, restoring and origin measured: `python -m bench.romanisation [--quick]`.

Restoring is judged on names withheld from the lexicon: all names of a place or person whose first
name falls into a seeded tenth are kept out, in every language, with every other name that shares a
word with them. Speeds are ratios to peers on the same text in the same run.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.report import table
from translit_norm.gazetteer.lexicon import LANGUAGES, Group, lexicon, read_groups, words_of
from translit_norm.restore.lexicon import MemoryLexicon
from translit_norm.restore.origin import origins
from translit_norm.restore.readings import readings
from translit_norm.romanise import catalogue, romanise
from translit_norm.romanise.engine import compiled

TABLES = Path(__file__).resolve().parent.parent / "data"
SEED = 2023
#: The ten commonest schemes of the three languages: by the shares in `_commonness.toml`, four
#: Ukrainian, four Russian and two Belarusian ones that may be written with.
COMMONEST = (
    "uk-kmu-2010", "uk-bgn-plain", "uk-ala-lc-plain", "uk-german", "ru-wikipedia", "ru-vessels",
    "ru-icao-9303", "ru-bgn-pcgn-1947", "be-odni-2015", "be-icao-9303",
)  # fmt: skip


class Measure(NamedTuple):
    """One line of the result: what was measured, on how many, the figure, what it must reach."""

    what: str
    cases: int
    value: float
    least: float | None = None


@dataclass(frozen=True)
class Withheld:
    """A lexicon without a tenth of the names, and those of them that are single words."""

    lexicon: MemoryLexicon
    places: dict[str, list[str]]
    persons: dict[str, list[str]]
    borne: dict[str, list[str]]


def withhold(groups: list[Group]) -> Withheld:
    """Split the names by a hash of the first of each group; places are tested at home only."""
    hidden = [group for group in groups if _hidden(group)]
    words: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    places: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    persons: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    borne: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for group in hidden:
        for language in LANGUAGES:
            attested = group.attested.get(language, [])
            for name in [*attested, *group.generated.get(language, [])]:
                words[language].update(words_of(name, language))
                borne[language].add(name.replace("’", "'").capitalize())
            if attested and (group.person or group.home == language):
                spelt = attested[0].replace("’", "'")
                if words_of(spelt, language) == [spelt.lower()]:
                    (persons if group.person else places)[language].add(spelt.capitalize())
    known = [
        Group(attested=_without(group.attested, words)) for group in groups if not _hidden(group)
    ]
    return Withheld(
        MemoryLexicon(*lexicon(known)), _sorted(places), _sorted(persons), _sorted(borne)
    )


def _hidden(group: Group) -> bool:
    first = next((group.attested[each][0] for each in LANGUAGES if group.attested.get(each)), "")
    return hashlib.sha256(f"{SEED} {first.lower()}".encode()).digest()[0] < 26


def _without(names: dict[str, list[str]], words: dict[str, set[str]]) -> dict[str, list[str]]:
    return {
        language: [
            name for name in own if not words[language].intersection(words_of(name, language))
        ]
        for language, own in names.items()
    }


def _sorted(names: dict[str, set[str]]) -> dict[str, list[str]]:
    return {language: sorted(own) for language, own in names.items()}


def _drawn(names: list[str], size: int) -> list[str]:
    return names if len(names) <= size else Random(SEED).sample(names, size)


def told(withheld: Withheld, size: int) -> Iterator[Measure]:
    """Restoring by a scheme that is told: the original first, and within five."""
    totals = [0, 0, 0]
    for facts in catalogue.schemes():
        run = compiled(catalogue.scheme(facts.id), "fold")
        names = _drawn(withheld.places[facts.language], size)
        first = five = 0
        for name in names:
            found = readings(run(name), withheld.lexicon, scheme=facts.id)
            spelt = [reading.cyrillic for reading in found]
            first += spelt[:1] == [name]
            five += name in spelt
        totals = [sum(pair) for pair in zip(totals, (first, five, len(names)), strict=True)]
        reversible = facts.reversible
        yield Measure(f"restore, told {facts.id}: first", len(names), first / len(names),
                      1.0 if reversible else 0.95)  # fmt: skip
    yield Measure("restore, told the scheme, all: first", totals[2], totals[0] / totals[2], 0.95)
    yield Measure(
        "restore, told the scheme, all: within five", totals[2], totals[1] / totals[2], 0.995
    )


def untold(withheld: Withheld, size: int) -> Iterator[Measure]:
    """Restoring by no scheme told: names spelt in equal parts by the ten commonest schemes."""
    for kind, names in (("places", withheld.places), ("persons", withheld.persons)):
        shares = [0.0, 0.0, 0.0]
        cases = 0
        for scheme in COMMONEST:
            language = scheme[:2]
            own = _drawn(names[language], size)
            run = compiled(catalogue.scheme(scheme), "fold")
            cases += len(own)
            for name in own:
                found = readings(run(name), withheld.lexicon)
                spelt = [reading.cyrillic for reading in found]
                both = spelt[:1] == [name] and found[0].language == language
                for place, hit in enumerate((spelt[:1] == [name], name in spelt, both)):
                    shares[place] += hit / len(own) / len(COMMONEST)
        yield Measure(f"restore, not told, {kind}: first", cases, shares[0], 0.8)
        yield Measure(f"restore, not told, {kind}: within five", cases, shares[1], 0.95)
        yield Measure(f"restore, not told, {kind}: first, of its language", cases, shares[2])


def origin(withheld: Withheld, size: int) -> Iterator[Measure]:
    """Origin of single names: the language first where only one yields the spelling, never lost.

    A language yields a spelling if any of its schemes writes a name so that the withheld places and
    persons bear in it, attested or made by rule.
    """
    yielding: dict[str, set[str]] = {}
    for language, names in withheld.borne.items():
        for facts in catalogue.schemes(language=language):
            run = compiled(catalogue.scheme(facts.id), "fold")
            for name in names:
                yielding.setdefault(run(name), set()).add(language)
    spelt: dict[str, set[str]] = {}
    for scheme in COMMONEST:
        run = compiled(catalogue.scheme(scheme), "fold")
        for kind in (withheld.places, withheld.persons):
            for name in kind[scheme[:2]]:
                spelt.setdefault(run(name), set()).add(scheme[:2])
    every = [(spelling, language) for spelling, own in sorted(spelt.items()) for language in own]
    Random(SEED).shuffle(every)
    single = [pair for pair in every if len(yielding[pair[0]]) == 1][: 4 * size]
    right = sum(
        bool(found := origins(spelling, withheld.lexicon)) and found[0].language == language
        for spelling, language in single
    )
    yield Measure("origin: language right (spelling of one language)", len(single),
                  right / len(single), 0.85)  # fmt: skip
    every = every[: 4 * size]
    kept = sum(
        language in {each.language for each in origins(spelling, withheld.lexicon)}
        for spelling, language in every
    )
    yield Measure("origin: true language not left out", len(every), kept / len(every), 0.99)


def speed(withheld: Withheld, size: int) -> Iterator[Measure]:
    """Throughput of `romanise` beside peers (the same text and names), and of `restore`."""
    words = [name for language in ("uk",) for name in withheld.places[language]]
    text = " ".join(Random(SEED).choices([*words, *map(str.lower, words)], k=50_000))
    names = Random(SEED).choices(words, k=20_000)
    megabytes = len(text.encode()) / 1e6
    for peer, run in (("romanise (uk-kmu-2010)", romanise), *_peers()):
        slow = peer == "uroman"
        part = text[:20_000] if slow else text
        rate = megabytes * len(part) / len(text) / _seconds(run, [part])
        ours = run is romanise
        yield Measure(f"speed: {peer}, MB/s", len(part), rate, 6.0 if ours else None)
        few = names[:200] if slow else names
        rate = len(few) / _seconds(run, few)
        yield Measure(f"speed: {peer}, names/s", len(few), rate, 300_000 if ours else None)
    spelt = [
        compiled(catalogue.scheme(scheme), "fold")(name)
        for scheme in COMMONEST
        for name in _drawn(withheld.places[scheme[:2]], 2 * size)
    ]
    Random(SEED).shuffle(spelt)
    half = len(spelt) // 2
    for spelling in spelt[:half]:
        readings(spelling, withheld.lexicon)
    # The second half are other names: the tables are warm, no spelling has been seen.
    seconds = _once(lambda spelling: readings(spelling, withheld.lexicon), spelt[half:])
    yield Measure("speed: restore, names/s", len(spelt) - half, (len(spelt) - half) / seconds, 1000)


def _peers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the peers that are installed, each as the function nearest to ours."""
    makers: dict[str, Callable[[object], Callable[[str], object]]] = {
        "translitua": lambda it: it.translit,  # type: ignore[attr-defined]
        "iuliia": lambda it: it.WIKIPEDIA.translate,  # type: ignore[attr-defined]
        "cyrtranslit": lambda it: lambda text: it.to_latin(text, "ua"),  # type: ignore[attr-defined]
        "anyascii": lambda it: it.anyascii,  # type: ignore[attr-defined]
        "uroman": lambda it: it.Uroman().romanize_string,  # type: ignore[attr-defined]
    }
    for name, make in makers.items():
        try:
            yield name, make(import_module(name))
        except ImportError:
            continue


def _seconds(run: Callable[[str], object], texts: list[str]) -> float:
    return min(_once(run, texts) for _ in range(5))


def _once(run: Callable[[str], object], texts: list[str]) -> float:
    # Seconds of the processor, since a machine may be shared.
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


def run(*, quick: bool = False) -> list[Measure]:
    """Return every measure; `quick` asks for fewer names."""
    withheld = withhold(read_groups(TABLES, generate=True))
    size = 60 if quick else 250
    return [
        *speed(withheld, size),
        *untold(withheld, size),
        *origin(withheld, size),
        *told(withheld, size),
    ]


def report(cases: Path | None) -> Mapping[str, str]:
    """Return the sections of `bench/results.md` about romanising, restoring and origin."""
    rows = [
        {
            "measure": each.what,
            "cases": f"{each.cases:,}",
            "figure": f"{each.value:,.0f}" if each.value > 100 else f"{each.value:.3g}",
            "at least": "" if each.least is None else f"{each.least:g}",
        }
        for each in run()
    ]
    return {"Romanising, restoring, origin": table(rows)}


def main() -> None:
    """Print the measures as a table, those below what they must reach marked."""
    for each in run(quick="--quick" in sys.argv):
        wanted = "" if each.least is None else f"{each.least:g}"
        mark = " below" if each.least is not None and each.value < each.least else ""
        value = f"{each.value:,.0f}" if each.value > 100 else f"{each.value:.4g}"
        print(f"{each.what:<56} {value:>10} {wanted:>8}{mark}  (n={each.cases})")


if __name__ == "__main__":
    main()
