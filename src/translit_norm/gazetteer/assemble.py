"""The compiler proper, top to bottom: staged records → lines of the index → the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import cast

from translit_norm.gazetteer.bearers import Bearers
from translit_norm.gazetteer.bucket import key_number, stored
from translit_norm.gazetteer.card import Card, blocks
from translit_norm.gazetteer.columns import Columns
from translit_norm.gazetteer.forms import Tag
from translit_norm.gazetteer.heard import Heard
from translit_norm.gazetteer.index import names_to_spell
from translit_norm.gazetteer.merge import Bucketful, Regional, Tags, buckets
from translit_norm.gazetteer.records import LANGUAGES
from translit_norm.gazetteer.sieve import Gathering
from translit_norm.gazetteer.spell import BATCH, spell_all
from translit_norm.gazetteer.stage import Stage
from translit_norm.gazetteer.store import packed
from translit_norm.gazetteer.writer import Row, Writer
from translit_norm.script.person_keys import index_keys
from translit_norm.script.sound import shorter_keys

#: Told how far a step is: its name, how many are done.
Progress = Callable[[str, int], None]
#: A line that is made elsewhere: key, fold, sound, text, tag, ordinals of its bearers.
ReadyLine = tuple[str, str, str, str, Tag, tuple[int, ...]]
_BATCH = 2_000
#: Keys of fewer letters are all near one another, and are left out.
_SHORTEST_NEAR = 2


def assemble(
    stage: Stage,
    output: Path,
    manifest: Mapping[str, object],
    blobs: Mapping[str, bytes],
    *,
    lexicon: Iterable[tuple[str, str, int]] = (),
    ready: Callable[[], Iterable[ReadyLine]] = tuple,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Write the gazetteer of what is staged and return the manifest, with counts and content hash.

    `blobs` are stored as they are, `ready` makes lines beyond those of the staged names. Raises
    `GazetteerError` for entities that lie in themselves and where the file cannot be written.
    """
    told = progress or (lambda _step, _done: None)
    count = stage.settle()
    columns = Columns(stage)
    tags, staged, final = Tags(), Bearers(count), Bearers(count)
    stage.take_lines(_staged_lines(stage, columns, ready, tags, staged, told))
    with Writer(output) as writer:
        writer.insert("entity", blocks(_cards(stage)))
        writer.insert("alias", stage.query(_ALIASES))
        writer.insert("external", stage.query(_EXTERNAL))
        writer.insert("person_key", _person_keys(stage))
        writer.insert("lexicon", lexicon)
        regional = Regional(stage, columns.units(), final)
        heard, outlines = Heard(), Outlines()
        filled = buckets(stage, tags, staged, final)
        for done, batch in enumerate(_batches(filled)):
            told("writing", done * _BATCH)
            writer.insert("bucket", ((key_number(b.key), stored(b.base, b.oblique)) for b in batch))
            for each in batch:
                regional.add(each.base)
                outlines.add(each)
            numbered = heard.add(each for each in batch if each.base)
            stage.connection.executemany("INSERT INTO neighbour VALUES (?,?)", _shorter(numbered))
        writer.insert("region", regional.stored())
        writer.insert("neighbour", _neighbours(stage))
        writer.insert("large", heard.stored())
        writer.insert("opening", heard.openings())
        writer.insert("tag", ((n, *tag) for n, tag in enumerate(tags.ordered())))
        made = {**blobs, **columns.blobs(), **final.blobs(), **heard.blobs(), **outlines.blobs()}
        writer.insert("blob", sorted(made.items()))
        ((names,),) = stage.query(f"SELECT count(*) FROM ({_ALIASES})")
        counts = columns.feature_counts() | {"entities": count, "aliases": names}
        return writer.finish({**manifest, "counts": counts})


class Outlines:
    """Gathers what running text is asked first: which folds and sounds there are, how phrases begin."""

    def __init__(self) -> None:
        self._gathered = {"folds": Gathering(), "sounds": Gathering(), "openings": Gathering()}

    def add(self, bucket: Bucketful) -> None:
        """Take the lines of a bucket."""
        lines = (*bucket.base, *bucket.oblique)
        self._gathered["folds"].add(fold for fold, *_rest in lines)
        self._gathered["sounds"].add(spoken for _fold, spoken, *_rest in lines)
        self._gathered["openings"].add(
            fold[:at] for fold, *_rest in lines for at, letter in enumerate(fold) if letter == " "
        )

    def blobs(self) -> dict[str, bytes]:
        """Return the packed filters under the names that `Facts` reads them by."""
        return {f"sieve.{name}": each.packed() for name, each in self._gathered.items()}


_ALIASES = (
    "SELECT DISTINCT ordinal, name, language, kind, derived_from, year, source FROM other_name "
    "JOIN number ON number.id = entity ORDER BY 1, 2, 3, 4, 5, 6, 7"
)
# An entity's own id goes before an ISO code, that before the codes of authorities.
_EXTERNAL = (
    "SELECT code, min(level * 4294967296 + ordinal) % 4294967296 FROM ("
    " SELECT id AS code, 0 AS level, ordinal FROM number"
    " UNION ALL SELECT iso, 1, ordinal FROM entity JOIN number USING (id) WHERE iso <> ''"
    + "".join(
        f" UNION ALL SELECT '{authority}:' || {authority}, 2, ordinal FROM entity"
        f" JOIN number USING (id) WHERE {authority} <> ''"
        for authority in ("katottg", "geonames", "wikidata")
    )
    + ") GROUP BY code ORDER BY code"
)


def _staged_lines(
    stage: Stage,
    columns: Columns,
    ready: Callable[[], Iterable[ReadyLine]],
    tags: Tags,
    staged: Bearers,
    told: Progress,
) -> Iterator[tuple[str, str, str, str, int, int]]:
    for key, fold, spoken, text, tag, ordinals in ready():
        yield key, fold, spoken, text, tags.number(tag), staged.number(ordinals)
    tasks = names_to_spell(stage, columns, staged)
    for done, (found, lines) in enumerate(spell_all(tasks)):
        told("deriving", done * BATCH)
        numbers = [tags.number(Tag(*tag)) for tag in found]
        for key, fold, spoken, text, tag_at, bearers in lines:
            yield key, fold, spoken, text, numbers[tag_at], bearers


def _batches(filled: Iterable[Bucketful]) -> Iterator[list[Bucketful]]:
    batch: list[Bucketful] = []
    for each in filled:
        batch.append(each)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch


def _shorter(numbered: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield a key as it is and with one letter left out, which finds its neighbours, with its number."""
    for key, number in numbered:
        if len(key) >= _SHORTEST_NEAR:
            yield key, number
        if len(key) > _SHORTEST_NEAR:
            for less in shorter_keys(key):
                yield less, number


def _neighbours(stage: Stage) -> Iterator[Row]:
    """Yield what is left of keys, with the numbers of the keys that it is left of."""
    rows = stage.query("SELECT less, number FROM neighbour ORDER BY less, number")
    for less, found in groupby(rows, key=lambda row: row[0]):
        yield less, packed("I", (cast(int, number) for _less, number in found))


def _cards(stage: Stage) -> Iterator[Card]:
    for _ordinal, each, _parent in stage.records():
        lat, lon = ("" if degrees is None else repr(degrees) for degrees in (each.lat, each.lon))
        yield Card(
            each.id, each.kind, each.feature, each.name, each.uk, each.ru, each.be, each.katottg,
            each.geonames, each.wikidata, each.country, each.iso, lat, lon, each.valid_to, each.extra,
        )  # fmt: skip


def _person_keys(stage: Stage) -> Iterator[Row]:
    """Yield (key, ordinal) for every written name of every person, sorted."""
    people = stage.query(
        f"SELECT ordinal, name, {', '.join(LANGUAGES)} FROM entity JOIN number USING (id) "
        "WHERE kind = 'person'"
    )
    written = ((ordinal, name) for ordinal, *names in people for name in names)
    insert = "INSERT INTO person_key VALUES (?,?)"
    stage.connection.executemany(insert, _keyed(written))
    aliases = stage.person_names()
    stage.connection.executemany(insert, _keyed(aliases))
    return stage.query("SELECT DISTINCT key, ordinal FROM person_key ORDER BY key, ordinal")


def _keyed(written: Iterable[tuple[object, object]]) -> Iterator[tuple[str, object]]:
    for ordinal, name in written:
        for key in index_keys(str(name)):
            yield key, ordinal
