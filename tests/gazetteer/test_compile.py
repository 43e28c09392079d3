"""The compiler on a toy folder: the same bytes for the same rows, every form where it belongs."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from translit_norm.errors import GazetteerError, TableError
from translit_norm.gazetteer import spell
from translit_norm.gazetteer.artefact import CHECKOUT_TABLES
from translit_norm.gazetteer.compile import compile_package, compile_tables
from translit_norm.gazetteer.forms import Tag
from translit_norm.gazetteer.index import lines_of
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.gazetteer.table import ALIAS_COLUMNS, ENTITY_COLUMNS, PEOPLE_COLUMNS

_SOURCES = '[toy]\ntitle = "T"\nversion = "1"\nlicence = "MIT"\nretrieved = "2026-01-01"\n'
_ENTITIES = [
    {"id": "tn:ua", "feature": "country", "country": "UA", "name": "Ukraine", "iso": "UA"},
    {"id": "tn:ob", "feature": "oblast", "parent": "tn:ua", "country": "UA", "iso": "UA-65",
     "name": "Kherson Oblast", "uk": "Херсонська область"},
    {"id": "tn:city", "feature": "city", "parent": "tn:ob", "country": "UA", "uk": "Херсон",
     "ru": "Херсон", "population": "279131", "geonames": "706448", "lat": "46.6", "lon": "32.6"},
    *({"id": f"tn:v{n}", "feature": "village", "parent": "tn:ob", "country": "UA", "uk": "Борова",
       "ru": "Боровая" if n == 1 else ""} for n in range(3)),
    {"id": "tn:ru", "feature": "city", "country": "RU", "ru": "Орёл"},
]  # fmt: skip
_ALIASES = [
    {"entity": "tn:city", "name": "Cherson", "language": "de", "kind": "exonym"},
    {"entity": "tn:v2", "name": "Ленінське", "language": "uk", "kind": "former", "year": "2016"},
    {"entity": "tn:v0", "name": "Borovaya", "kind": "variant", "strength": "weak"},
]


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    lines = ["\t".join(columns)]
    for row in rows:
        full = {"source": "toy", "strength": "strong" if "strength" in columns else "", **row}
        lines.append("\t".join(full.get(column, "") for column in columns))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def toy(folder: Path, seed: int = 0) -> Path:
    """Write the toy tables, their rows in a seeded order, and return the folder."""
    shuffled = random.Random(seed)
    for name in ("places", "persons", "languages", "background"):
        (folder / name).mkdir(parents=True)
    (folder / "sources.toml").write_text(_SOURCES, encoding="utf-8")
    for name in ("category_words.tsv", "confidence.toml", "costs.tsv", "translated_words.tsv"):
        shutil.copy(CHECKOUT_TABLES / "languages" / name, folder / "languages" / name)
    (folder / "background" / "words.txt").write_text("table\nchair\n", encoding="utf-8")
    entities, aliases = _ENTITIES[:], _ALIASES[:]
    shuffled.shuffle(entities)
    shuffled.shuffle(aliases)
    _write(folder / "places" / "places.tsv", ENTITY_COLUMNS, entities)
    _write(folder / "places" / "aliases.tsv", ALIAS_COLUMNS, aliases)
    return folder


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The compiled toy."""
    folder = tmp_path_factory.mktemp("toy")
    compile_tables(toy(folder / "tables"), folder / "toy.sqlite")
    return Gazetteer.open(folder / "toy.sqlite")


def _tags(gazetteer: Gazetteer, fold: str) -> dict[str, str]:
    """Return entity id → how it comes to bear a folded form."""
    found = {}
    for bucket in gazetteer.buckets():
        for at, each in enumerate(bucket.folds):
            if each == fold:
                for ordinal in gazetteer.bearers(bucket.groups[at]):
                    found[gazetteer.entity(ordinal).id] = gazetteer.tags[bucket.tags[at]].via
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_never_changes_the_bytes(tmp_path: Path, seed: int) -> None:
    """Shuffled tables compile to the same file, the manifest's hashes of the tables included."""
    first = compile_tables(toy(tmp_path / "a"), tmp_path / "a.sqlite")
    second = compile_tables(toy(tmp_path / "b", seed), tmp_path / "b.sqlite")
    assert first == second
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_another_row_makes_another_hash(tmp_path: Path) -> None:
    """The content hash tells one set of rows from another."""
    first = compile_tables(toy(tmp_path / "a"), tmp_path / "a.sqlite")
    folder = toy(tmp_path / "b")
    _write(
        folder / "places" / "more.tsv",
        ENTITY_COLUMNS,
        [{"id": "tn:x", "feature": "lake", "name": "X"}],
    )
    assert compile_tables(folder, tmp_path / "b.sqlite")["content"] != first["content"]


def test_workers_make_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names spelt in several processes give the file that one process gives."""
    folder = toy(tmp_path / "a")
    compile_tables(folder, tmp_path / "one.sqlite")
    monkeypatch.setattr(spell, "_WORTHWHILE", 2)
    monkeypatch.setattr(spell, "BATCH", 2)
    monkeypatch.setattr(spell.os, "cpu_count", lambda: 2)
    compile_tables(folder, tmp_path / "several.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "several.sqlite").read_bytes()


def test_a_worker_that_cannot_start_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started the names are spelt here."""
    monkeypatch.setattr(spell, "_WORTHWHILE", 2)
    monkeypatch.setattr(spell.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(spell.sys, "executable", "/nonexistent/python")
    tasks = [("alias", ("Cherson", "de", "exonym", "strong", "toy"), n) for n in range(5)]
    assert list(spell.spell_all(tasks)) == [spell.spell(list(tasks))]


def test_forms_and_what_they_cost(compiled: Gazetteer) -> None:
    """Attested, shared, generated, inflected and former forms lead to those that bear them."""
    villages = {f"tn:v{n}" for n in range(3)}
    assert _tags(compiled, "борова") == dict.fromkeys(villages, "canonical")
    assert _tags(compiled, "боровая") == dict.fromkeys(villages, "alias")
    assert _tags(compiled, "боровой") == dict.fromkeys(villages, "inflected")
    assert _tags(compiled, "ленінське") == {"tn:v2": "former"}
    assert _tags(compiled, "cherson") == {"tn:city": "alias"}
    assert _tags(compiled, "херсонщина") == {"tn:ob": "alias"}
    assert _tags(compiled, "kherson") == {"tn:city": "canonical", "tn:ob": "alias"}


def test_columns_and_codes(compiled: Gazetteer) -> None:
    """Ids, ISO and GeoNames codes lead to the entity; parents, people and place are kept."""
    ordinal = compiled.ordinal("geonames:706448")
    assert ordinal is not None
    entity = compiled.entity(ordinal)
    assert (entity.id, entity.name, entity.population) == ("tn:city", "Kherson", 279131)
    assert compiled.ordinal("UA-65") == compiled.ordinal("tn:ob")
    assert [parent.id for parent in entity.parents] == ["tn:ob", "tn:ua"]
    assert "table" in compiled.background
    region = compiled.ordinal("tn:ob")
    assert region is not None
    assert "херсон" in compiled.region(region).folds


def test_withheld_names_stay_out(tmp_path: Path) -> None:
    """What the bench withholds is not in the file; canonical names always are."""
    withheld = frozenset({"tn:city\0cherson", "tn:v1\0боровая", "tn:v1\0борова"})
    compile_tables(toy(tmp_path / "a"), tmp_path / "a.sqlite", withheld=withheld)
    gazetteer = Gazetteer.open(tmp_path / "a.sqlite")
    assert _tags(gazetteer, "cherson") == {}
    assert "tn:v1" in _tags(gazetteer, "борова")
    assert _tags(gazetteer, "боровая").get("tn:v1") in (None, "generated")


def test_parents_in_a_circle_are_refused(tmp_path: Path) -> None:
    """An entity that lies in itself is an error, and the old file stays."""
    folder = toy(tmp_path / "a")
    compile_tables(folder, tmp_path / "a.sqlite")
    before = (tmp_path / "a.sqlite").read_bytes()
    circle = [
        {"id": "tn:x", "feature": "raion", "parent": "tn:y", "name": "X"},
        {"id": "tn:y", "feature": "raion", "parent": "tn:x", "name": "Y"},
    ]
    _write(folder / "places" / "circle.tsv", ENTITY_COLUMNS, circle)
    with pytest.raises(GazetteerError, match="lies in itself"):
        compile_tables(folder, tmp_path / "a.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "a.sqlite"]


def test_a_person_with_a_place_s_id_is_refused(tmp_path: Path) -> None:
    """Ids are unique over places and people."""
    folder = toy(tmp_path / "a")
    header = PEOPLE_COLUMNS
    row = {"id": "tn:city", "name": "A Person", "source": "toy"}
    lines = ["\t".join(header), "\t".join(row.get(column, "") for column in header)]
    (folder / "persons" / "known_people.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(TableError, match="is a place's too"):
        compile_tables(folder, tmp_path / "a.sqlite")


def test_the_package_folder(tmp_path: Path) -> None:
    """The build hook fills a folder with the gazetteer and the rules, and with no other table."""
    tables = toy(tmp_path / "a")
    (tables / "languages" / "uk.toml").write_text("", encoding="utf-8")
    (tmp_path / "package" / "persons").mkdir(parents=True)  # left by an earlier release
    compile_package(tables, tmp_path / "package")
    filled = {path.name for path in (tmp_path / "package").rglob("*")}
    assert filled == {"gazetteer.sqlite", "languages", "uk.toml"}


def test_the_cheapest_tag_of_a_fold_wins() -> None:
    """One fold of one name has one line, whatever the order of its forms."""
    cheap, dear = Tag(0.0, "alias", "de", "", "a"), Tag(0.1, "alias", "", "", "a")
    forms = [("Łódź", dear), ("Lodz", cheap), ("…", cheap)]
    assert [line[1:] for line in lines_of(forms)] == [("lodz", "lodz", "", cheap)]
    assert list(lines_of(forms)) == list(lines_of(forms[::-1]))
