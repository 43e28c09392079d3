"""The lexicon: the same answers from memory and from a compiled gazetteer's tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer.lexicon import Group, build_rows, compile_model, lexicon, read_groups
from translit_norm.restore.lexicon import GazetteerLexicon, MemoryLexicon, load_model

GROUPS = [
    Group("uk", attested={"uk": ["Кам’янка", "Кам’янка-Бузька"], "ru": ["Каменка"]}),
    Group("uk", attested={"uk": ["Харків"]}, generated={"ru": ["Харьков"], "be": ["Харкаў"]}),
]


class _Tables:
    """A compiled gazetteer as far as the lexicon reads it."""

    path = Path("small.sqlite")

    def __init__(self, rows: list[tuple[str, str, int]], blobs: dict[str, bytes]) -> None:
        self.blobs = blobs
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE TABLE lexicon (word TEXT, language TEXT, weight INTEGER)")
        self.connection.executemany("INSERT INTO lexicon VALUES (?, ?, ?)", rows)

    def blob(self, name: str) -> bytes:
        return self.blobs.get(name, b"")

    def _one(self, query: str, *values: object) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self.connection.execute(query, values).fetchone()
        return row


def test_rows_count_the_words_of_attested_names() -> None:
    rows, models = lexicon(GROUPS)
    assert rows == [
        ("каменка", "ru", 1),
        ("бузька", "uk", 1),
        ("кам'янка", "uk", 2),
        ("харків", "uk", 1),
    ]
    assert set(models) == {"uk", "ru", "be"}


def test_names_made_by_rule_teach_nothing() -> None:
    rows, models = lexicon(GROUPS)
    assert "харкаў" not in {word for word, _, _ in rows}
    model = load_model(models["be"])
    assert model.log_probability("х") == model.log_probability("у")


def test_the_same_names_give_the_same_bytes() -> None:
    names = {"uk": ["Харків", "Львів"], "ru": ["Москва"]}
    assert compile_model(names) == compile_model({key: names[key][::-1] for key in ("ru", "uk")})
    assert list(build_rows({"uk": ["Б", "А А"]})) == [("а", "uk", 2), ("б", "uk", 1)]


def test_memory_and_gazetteer_answer_alike() -> None:
    rows, models = lexicon(GROUPS)
    stored = _Tables(rows, {f"letters.{each}": packed for each, packed in models.items()})
    compiled = GazetteerLexicon(stored)  # type: ignore[arg-type]
    memory = MemoryLexicon(rows, models)
    for word, language in (("кам'янка", "uk"), ("каменка", "ru"), ("київ", "uk"), ("а", "be")):
        assert compiled.word_weight(word, language) == memory.word_weight(word, language)
    assert memory.word_weight("кам'янка", "uk") == 0.5
    word = "харків"
    assert compiled.model("uk").log_probability(word) == memory.model("uk").log_probability(word)


def test_a_gazetteer_without_a_lexicon_is_refused() -> None:
    with pytest.raises(GazetteerError, match="holds no lexicon"):
        GazetteerLexicon(_Tables([], {}))  # type: ignore[arg-type]


def test_names_are_read_from_tables_of_places_and_people(tmp_path: Path) -> None:
    places, persons = tmp_path / "places", tmp_path / "persons"
    places.mkdir()
    persons.mkdir()
    head = "id feature parent country name uk ru be iso geonames wikidata lat lon population valid_to source"
    row = "tn:a city  UA  Харків Харьков" + " " * 9 + "curated"
    (places / "a.tsv").write_text(f"{head}\n{row}\n".replace(" ", "\t"), encoding="utf-8")
    head = "entity name language kind derived_from strength shared year source note"
    row = "tn:a Харкаў be exonym  strong   curated "
    (places / "a_aliases.tsv").write_text(f"{head}\n{row}\n".replace(" ", "\t"), encoding="utf-8")
    (persons / "family_names.tsv").write_text("key\tuk\tru\nx\tбілий\tбелый\n", encoding="utf-8")
    place, family = read_groups(tmp_path)
    assert place.home == "uk"
    assert set(place.attested["uk"]) == {"Харків"}
    assert place.attested["be"] == ["Харкаў"]
    assert family.person
    assert family.attested == {"uk": ["білий"], "ru": ["белый"]}
