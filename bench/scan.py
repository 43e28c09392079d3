"""Running text: speed beside flashtext on the same names, growth with length, accuracy on a labelled text.

    python -m bench.scan [--megabytes 1] [--article TEXT MENTIONS.tsv]

The text is made anew from the gazetteer's own names and a word list, so that it does not repeat. flashtext
is given 100,000 names of the same gazetteer; its time includes no building of its tree, ours none either.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.scan.mentions import find, scan

SEED = 20221003
NAMES = 100_000
_FILLER_WORDS = """
    the troops said that after heavy shelling during last night several houses were damaged
    and people left for another place where doctors helped them while officials reported new
    attacks on roads bridges power lines warehouses schools hospitals with drones rockets
    artillery as winter came early this year and prices rose again because trains did not
    run on time between large towns under long curfew
"""
_FILLER = _FILLER_WORDS.split()
_GIVEN_WORDS = """
    Oleh Ihor Serhii Vladimir Dmitry Olena Natalia Andrii Pavel Sergei Viktor Yurii
"""
_GIVEN = _GIVEN_WORDS.split()
_ENDINGS = ("enko", "chuk", "ov", "sky", "uk", "yn")


def names_of(gazetteer: Gazetteer, count: int) -> list[str]:
    """Return up to `count` Latin and Cyrillic names and aliases of a gazetteer, in an order of chance."""
    rows = gazetteer._connection().execute("SELECT name FROM alias")
    known = {card.name for card in gazetteer.cards()} | {name for (name,) in rows}
    names = [name for name in sorted(known) if len(name) > 2]
    random.Random(SEED).shuffle(names)
    return names[:count]


def made_text(names: Sequence[str], length: int) -> str:
    """Return about `length` characters of text that names places and people and hardly repeats."""
    chance = random.Random(SEED)
    latin = [name for name in names if name.isascii() and name[0].isupper()]
    pieces: list[str] = []
    total = 0
    while total < length:
        words = [chance.choice(_FILLER) for _ in range(chance.randint(9, 22))]
        words[0] = words[0].capitalize()
        for _ in range(chance.randint(0, 2)):
            at = chance.randrange(2, len(words))
            words[at] = chance.choice(("in ", "near ", "from ", "of ", "")) + chance.choice(latin)
        if chance.random() < 0.3:
            family = "".join(
                chance.choice("bdkmrtvz") + chance.choice("aeiou") for _ in range(2)
            ).capitalize()
            words[chance.randrange(2, len(words))] = (
                f"{chance.choice(_GIVEN)} {family}{chance.choice(_ENDINGS)}"
            )
        sentence = " ".join(words) + chance.choice((". ", ". ", ". ", ".\n\n"))
        pieces.append(sentence)
        total += len(sentence)
    return "".join(pieces)


def timed(call: object, *arguments: object, **options: object) -> tuple[float, object]:
    """Return the processor seconds a call takes, and its value."""
    assert callable(call)
    start = time.process_time()
    value = call(*arguments, **options)
    return time.process_time() - start, value


def compare_speed(megabytes: float) -> None:
    """Print how long scan and flashtext take over the same text."""
    gazetteer = Gazetteer.bundled()
    names = names_of(gazetteer, NAMES)
    text = made_text(names, int(megabytes * 1_000_000))
    size = len(text.encode()) / 1e6
    seconds, _value = timed(scan, text[:2000])
    print(f"first call, 2 kB: {seconds:.2f} s")
    try:
        from flashtext import KeywordProcessor

        processor = KeywordProcessor(case_sensitive=True)
        for name in names:
            processor.add_keyword(name)
        seconds, found = timed(processor.extract_keywords, text, span_info=True)
        assert isinstance(found, list)
        print(
            f"flashtext, {len(names):,} names: {seconds:.2f} s ({size / seconds:.2f} MB/s), "
            f"{len(found)} found"
        )
    except ImportError:
        print("flashtext is not installed: no comparison")
    for label, options in (("fuzzy=False", {"fuzzy": False}), ("everything", {})):
        for turn in ("cold", "warm"):
            seconds, found = timed(scan, text, **options)
            assert isinstance(found, list)
            print(
                f"scan {label}, {turn}: {seconds:.2f} s ({size / seconds:.2f} MB/s), {len(found)} found"
            )
    for length in (100_000, 1_000_000, 10_000_000):
        part = text[:length] if length <= len(text) else made_text(names, length)
        for turn in ("first", "again"):
            seconds, _value = timed(scan, part)
            print(
                f"scan everything, {length / 1e6:g} MB, {turn}: {seconds:.3f} s "
                f"({length / 1e6 / seconds:.2f} MB/s)"
            )


def measure_article(text_path: Path, mentions_path: Path) -> None:
    """Print how many labelled mentions of a text are found, with the right entity, and what is wrong."""
    text = text_path.read_text(encoding="utf-8")
    found = {(each.mention.start, each.mention.end): each for each in find(text)}
    with mentions_path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts = {"place": [0, 0, 0], "person": [0, 0, 0]}
    marked = 0
    for row in rows:
        each = found.get((int(row["start"]), int(row["end"])))
        if row["type"] == "other":
            marked += int(each is not None)
        if row["type"] not in counts:
            continue
        tally = counts[row["type"]]
        tally[0] += 1
        if each is None:
            print(f"  missed: {row['surface']} at {row['start']}")
            continue
        tally[1] += 1
        best = each.mention.result.best
        ids = (
            {f"{authority}:{code}" for authority, code in best.entity.ids.items()}
            if best
            else set()
        )
        wanted = {row["geonames_id"], row["katottg"]} - {""}
        right = best is not None and (bool(ids & wanted) or not wanted)
        tally[2] += int(right)
        if not right:
            print(f"  other entity: {row['surface']} at {row['start']}: {each.mention.result.name}")
    for kind, (total, seen, agreed) in counts.items():
        print(f"{kind}: {seen} of {total} found, {agreed} with the right entity")
    print(f"marked though nothing is meant: {marked}")


def report(cases: Path | None) -> Mapping[str, str]:
    """Return the section of the bench's results: speed beside flashtext, and a labelled article."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        if cases is not None and (mentions := cases / "article_mentions.tsv").is_file():
            for article in sorted((cases.parent / "articles").glob("*.txt")):
                measure_article(article, mentions)
        compare_speed(1.0)
    return {"Running text": "```\n" + text.getvalue() + "```\n"}


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--article", nargs=2, type=Path, metavar=("TEXT", "MENTIONS"))
    options = parser.parse_args()
    if options.article:
        measure_article(*options.article)
    compare_speed(options.megabytes)


if __name__ == "__main__":
    main()
