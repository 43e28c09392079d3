"""Running text: precision, recall and right entity of `scan` on labelled texts, by language.

    python -m bench.mentions [DIR] [--errors]

A text is named after its language (pl-depesza.txt), its first line says where it is from, and
[[surface|name; feature]] marks what should be found: the name expected or, where many share it, the
entity's id ("-" for a person whom no table knows, "*" for any), and the feature, "person", "any", or
"optional" for what counts neither way.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translit_norm.scan.answers import Found
from translit_norm.scan.mentions import find

TEXTS = Path(__file__).parent.parent / "tests" / "cases" / "texts"
_LABEL_RE = re.compile(r"\[\[([^|\]]+)\|([^;\]]+); ([^\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Label:
    """A span that should be found, what it means, and the feature (or person)."""

    start: int
    end: int
    name: str
    feature: str

    def fits(self, found: Found) -> bool:
        """Say whether a mention at this span means what the label says."""
        result = found.mention.result
        kind = "person" if self.feature == "person" else "place"
        if found.kind != kind:
            return False
        if self.name == "-":
            return result.name is None
        entity = result.candidates[0].entity if result.candidates else None
        if self.feature not in ("person", "any") and (
            entity is None or entity.feature != self.feature
        ):
            return False
        return self.name in ("*", result.name, entity and entity.id)


@dataclass(slots=True)
class Tally:
    """What was found of what should be, with a line for every mistake."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the mentions found that are labelled."""
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the labels that were found."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def right_of_found(self) -> float:
        """The share of the labels found that mean the right entity."""
        return self.right / max(1, self.hits)


def read_labelled(path: Path) -> tuple[str, list[Label]]:
    """Return a text without its labels, and the labels with offsets in that text."""
    marked = path.read_text(encoding="utf-8").partition("\n")[2]
    pieces: list[str] = []
    labels: list[Label] = []
    at = length = 0
    for found in _LABEL_RE.finditer(marked):
        pieces.append(marked[at : found.start()])
        length += found.start() - at
        labels.append(Label(length, length + len(found[1]), found[2], found[3]))
        pieces.append(found[1])
        length += len(found[1])
        at = found.end()
    return "".join((*pieces, marked[at:])), labels


def tally(paths: Iterable[Path]) -> dict[str, Tally]:
    """Return the counts of all texts together ("all") and by language."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in paths:
        text, labels = read_labelled(path)
        one = _judge(path.name, text, labels)
        for total in (tallies[path.name.partition("-")[0]], tallies["all"]):
            total.hits += one.hits
            total.wrong += one.wrong
            total.missed += one.missed
            total.right += one.right
            total.errors += one.errors
    return dict(tallies)


def _judge(title: str, text: str, labels: Sequence[Label]) -> Tally:
    found = {(each.mention.start, each.mention.end): each for each in find(text)}
    counted = Tally()
    for label in labels:
        if label.feature == "optional":
            for start, end in list(found):
                if start < label.end and label.start < end:
                    del found[start, end]
            continue
        mention = found.pop((label.start, label.end), None)
        surface = text[label.start : label.end]
        if mention is None:
            counted.missed += 1
            counted.errors.append(f"{title}: missed {surface}")
            continue
        counted.hits += 1
        if label.fits(mention):
            counted.right += 1
        else:
            answer = mention.mention.result.name
            counted.errors.append(f"{title}: {surface} means {label.name}, not {answer}")
    counted.wrong = len(found)
    counted.errors += [f"{title}: {each.mention.surface} is no mention" for each in found.values()]
    return counted


def main() -> None:
    """Print a row for each language, and with --errors a line for each mistake."""
    parser = argparse.ArgumentParser(description="accuracy of scan on labelled texts")
    parser.add_argument("directory", nargs="?", type=Path, default=TEXTS)
    parser.add_argument("--errors", action="store_true", help="list the mistakes")
    options = parser.parse_args()
    tallies = tally(sorted(options.directory.glob("*.txt")))
    print("language  found  wrong  missed  precision  recall  right entity")
    for language in sorted(tallies, key=lambda key: (key == "all", key)):
        each = tallies[language]
        print(
            f"{language:8}  {each.hits:5}  {each.wrong:5}  {each.missed:6}  "
            f"{each.precision:9.3f}  {each.recall:6.3f}  {each.right_of_found:12.3f}"
        )
    if options.errors and "all" in tallies:
        print(*tallies["all"].errors, sep="\n")


if __name__ == "__main__":
    main()
