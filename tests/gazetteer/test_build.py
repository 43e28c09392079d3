"""Building gazetteers of one's own: from rows, files and GeoNames dumps, alone and merged."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from translit_norm.cli import main
from translit_norm.errors import GazetteerError, InputTypeError, TableError
from translit_norm.gazetteer.build import BuildReport, Rejected, build
from translit_norm.gazetteer.delimited import read_delimited
from translit_norm.gazetteer.dump import Dump, feature_of, language_of
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.normaliser import Normaliser
from translit_norm.types import Outcome

ROWS: list[dict[str, object]] = [
    {"id": "x:ua", "name": "Ukraine", "feature": "country", "country": "UA"},
    {"id": "x:ob", "name": "Lisova Oblast", "uk": "Лісова область", "feature": "oblast",
     "parent": "x:ua", "country": "UA", "iso": "UA-99"},
    {"id": "x:1", "name": "Дивногорівка", "feature": "village", "parent": "x:ob", "country": "UA",
     "aliases": "Dywnohoriwka|Divnogorovka", "lat": "46.5", "lon": 33.1, "population": 812},
    {"id": "x:2", "name": "Zarzecze Wielkie", "country": "PL",
     "aliases": [{"name": "Grossbach", "language": "de", "kind": "exonym"}, "Zarechye"]},
    {"entity": "x:1", "name": "Ленінка", "language": "uk", "kind": "former", "year": "2016"},
]  # fmt: skip
PEOPLE: list[dict[str, object]] = [
    {
        "id": "p:1",
        "names": ["Taras Kalynovyi", "Калиновый Тарас"],
        "uk": "Тарас Калиновий",
        "born": 1970,
    },
    {"id": "p:2", "name": "Olha Verbytska", "aliases": "Ольга Вербицкая", "born": "1981-02-03"},
]


def built(folder: Path, rows: Iterable[dict[str, object]] = ROWS, **options: object) -> Gazetteer:
    """Build the rows and open the file."""
    build(rows, folder / "own.sqlite", **options)  # type: ignore[arg-type]
    return Gazetteer.open(folder / "own.sqlite")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The gazetteer of the rows and people above."""
    return built(tmp_path_factory.mktemp("own"), people=PEOPLE)


@pytest.mark.parametrize(
    "spelling",
    ["Dyvnohorivka", "Дивногоровка", "Dywnohoriwka", "Дивногорівці", "Divnogorovki", "Ленінка",
     "Дзіўнагораўка", "Leninka"],
)  # fmt: skip
def test_spellings_lead_to_the_place(own: Gazetteer, spelling: str) -> None:
    """Given, generated, inflected and former forms are all indexed."""
    candidates = Normaliser(own).normalise(spelling).candidates
    assert candidates[0].entity.id == "x:1"


def test_a_cyrillic_name_is_romanised(own: Gazetteer) -> None:
    """A Ukrainian name in the name column becomes the Ukrainian name, and is romanised officially."""
    ordinal = own.ordinal("x:1")
    assert ordinal is not None
    entity = own.entity(ordinal)
    assert (entity.name, entity.names["uk"]) == ("Dyvnohorivka", "Дивногорівка")
    assert (entity.location, entity.population) == ((46.5, 33.1), 812)
    assert [parent.id for parent in entity.parents] == ["x:ob", "x:ua"]


def test_other_countries_have_only_given_names(own: Gazetteer) -> None:
    """No rule makes forms of a Polish name; its aliases are found."""
    normaliser = Normaliser(own)
    assert normaliser.normalise("Grossbach").name == "Zarzecze Wielkie"
    folds = {fold for bucket in own.buckets() for fold in bucket.folds if "zarz" in fold}
    assert folds == {"zarzecze wielkie"}


def test_within_and_units_work(own: Gazetteer) -> None:
    """The hierarchy of the rows is a context, by name, id and ISO code."""
    normaliser = Normaliser(own)
    for within in ("x:ob", "UA-99", "Lisova oblast", "UA"):
        if within != "UA":
            found = normaliser.normalise("Divnohorivka", within=within)
            assert found.outcome is Outcome.MATCHED, within


def test_people_are_found_by_their_names(own: Gazetteer) -> None:
    """The caller's own people answer, with the year of birth kept."""
    normaliser = Normaliser(own)
    for spelling in ("Taras Kalinovy", "Тараса Калинового", "Kalynovyi T."):
        found = normaliser.normalise(spelling, kind="person")
        assert found.candidates[0].entity.id == "p:1", spelling
    ordinal = own.ordinal("p:2")
    assert ordinal is not None
    assert own.entity(ordinal).kind == "person"
    assert own.extra(ordinal)["born"] == "1981"


def test_names_by_language_name_a_person(tmp_path: Path) -> None:
    """People may have their names by language in place of one name."""
    person = {
        "id": "p:3",
        "names": {"uk": "Оксана Горобець", "ru": "Оксана Горобец"},
        "gender": "f",
    }
    build([], tmp_path / "own.sqlite", people=[person])
    normaliser = Normaliser(Gazetteer(tmp_path / "own.sqlite"))
    for spelling in ("Oksana Horobets", "Горобец О.", "Gorobez Oksana"):
        best = normaliser.normalise(spelling, kind="person").best
        assert best and best.entity.id == "p:3", spelling


def test_it_pickles(own: Gazetteer) -> None:
    """A pickled gazetteer opens the same file again."""
    assert pickle.loads(pickle.dumps(own)).version == own.version


def test_order_never_changes_the_bytes(tmp_path: Path) -> None:
    """Rows in another order give the same file to the byte."""
    build(ROWS, tmp_path / "a.sqlite", people=PEOPLE)
    build(ROWS[::-1], tmp_path / "b.sqlite", people=PEOPLE[::-1])
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": "", "name": "A"}, "id is empty"),
        ({"id": "x:1 2", "name": "A"}, "has a space"),
        ({"id": "x:9"}, "name is empty"),
        ({"id": "x:9", "name": "…"}, "no letters"),
        ({"id": "x:9", "name": "A\0B"}, "control characters"),
        ({"id": "x:9", "name": "A\ud800"}, "control characters"),
        ({"id": "x:9", "name": "A" * 500}, "500 characters"),
        ({"id": "x:9", "name": ["A"]}, "should be text, not list"),
        ({"id": "x:9", "name": "A", "country": "Ukraine"}, "two letters"),
        ({"id": "x:9", "name": "A", "lat": "91", "lon": "1"}, "degrees"),
        ({"id": "x:9", "name": "A", "lat": "nan", "lon": "1"}, "degrees"),
        ({"id": "x:9", "name": "A", "lat": "1"}, "go together"),
        ({"id": "x:9", "name": "A", "population": "many"}, "whole number"),
        ({"id": "x:9", "name": "A", "parent": "x:none"}, "parent x:none of x:9"),
        ({"id": "x:1", "name": "A"}, "earlier row"),
        ({"entity": "x:none", "name": "A"}, "entity x:none is in no row"),
        ({"entity": "x:1", "name": "A", "kind": "nickname"}, "kind 'nickname'"),
        ({"id": "p:9", "kind": "person", "name": "A", "born": "long ago"}, "born"),
        ({"id": "p:9", "kind": "person", "name": "A", "gender": "x"}, "gender 'x'"),
    ],
)  # fmt: skip
def test_unusable_rows_are_reported(tmp_path: Path, row: dict[str, object], reason: str) -> None:
    """What cannot be used is left out and told, with its number and the reason; the rest is built."""
    told: list[Rejected] = []
    report = build([*ROWS, row], tmp_path / "own.sqlite", rejects=told.append)
    assert (report.places, report.rejected) == (4, 1)
    assert report.rejections == tuple(told)
    assert (told[0].file, told[0].line) == ("rows", len(ROWS) + 1)
    assert reason in told[0].reason


def test_children_of_rejected_rows_are_rejected(tmp_path: Path) -> None:
    """A row inside a row that was left out is told as well, however deep."""
    rows = [
        {"id": "x:a", "name": "A", "parent": "x:none"},
        {"id": "x:b", "name": "B", "parent": "x:a"},
        {"id": "x:c", "name": "C", "parent": "x:b"},
        {"id": "x:d", "name": "D"},
    ]
    report = build(rows, tmp_path / "own.sqlite")
    assert report.places == 1
    assert [each.line for each in report.rejections] == [1, 2, 3]


def test_a_place_inside_itself_is_an_error(tmp_path: Path) -> None:
    """Parents in a circle are refused, and no file is left behind."""
    rows = [
        {"id": "x:a", "name": "A", "parent": "x:b"},
        {"id": "x:b", "name": "B", "parent": "x:a"},
    ]
    with pytest.raises(GazetteerError, match="lies in itself"):
        build(rows, tmp_path / "own.sqlite")
    assert not list(tmp_path.iterdir())


def test_rows_that_are_no_mappings_are_an_error(tmp_path: Path) -> None:
    """A list in place of a mapping is a mistake of the caller's code, not of one row."""
    with pytest.raises(InputTypeError, match="a row"):
        build([["x:1", "A"]], tmp_path / "own.sqlite")  # type: ignore[list-item]


def test_unknown_columns_are_named(tmp_path: Path) -> None:
    """A column nobody reads is told: it may be a slip of the pen."""
    report = build([{"id": "x:1", "name": "A", "poulation": 3}], tmp_path / "own.sqlite")
    assert report.unknown_columns == ("poulation",)


def test_building_on_another_gazetteer(own: Gazetteer, tmp_path: Path) -> None:
    """All of the base stays; its ids may not be used again; new rows may lie in it and name it."""
    rows = [
        {"id": "x:1", "name": "Another"},
        {
            "id": "y:1",
            "name": "Новосілка",
            "parent": "UA-99",
            "country": "UA",
            "feature": "village",
        },
        {"entity": "x:1", "name": "Wonderhill"},
    ]
    report = build(rows, tmp_path / "merged.sqlite", base=own.path)
    assert [each.reason for each in report.rejections] == [
        "id x:1 stands already in the base gazetteer"
    ]
    merged = Gazetteer.open(tmp_path / "merged.sqlite")
    normaliser = Normaliser(merged)
    for spelling, wanted in (("Дивногорівці", "x:1"), ("Wonderhill", "x:1"), ("Novoselka", "y:1")):
        assert normaliser.normalise(spelling, within="x:ob").candidates[0].entity.id == wanted
    assert normaliser.normalise("Taras Kalinovy", kind="person").candidates[0].entity.id == "p:1"
    ordinal = merged.ordinal("y:1")
    assert ordinal is not None
    assert [parent.id for parent in merged.entity(ordinal).parents] == ["x:ob", "x:ua"]


def test_a_known_geonames_id_joins(tmp_path: Path) -> None:
    """A row whose code the base knows adds names and coordinates to that entity."""
    base = built(tmp_path, [{"id": "x:1", "name": "Kvitneve", "geonames": "77"}])
    rows = [{"id": "geonames:77", "name": "Blossomville", "lat": 1, "lon": 2, "population": 5}]
    report = build(rows, tmp_path / "merged.sqlite", base=base.path)
    assert (report.places, report.joined, report.rejected) == (0, 1, 0)
    merged = Gazetteer.open(tmp_path / "merged.sqlite")
    best = Normaliser(merged).normalise("Blossomville").best
    assert best is not None
    assert (best.entity.id, best.entity.location, best.entity.population) == ("x:1", (1.0, 2.0), 5)


def _village(identifier: str, name: str, parent: str, **more: object) -> dict[str, object]:
    return {
        "id": identifier,
        "name": name,
        "feature": "village",
        "country": "UA",
        "parent": parent,
        **more,
    }


def test_rows_that_mean_known_places_join_them(tmp_path: Path) -> None:
    """Units are found by name from the top, their villages inside them; distance tells namesakes."""
    base = built(tmp_path, [
        *ROWS,
        _village("x:m1", "Михайлівка", "x:ob", lat=46.0, lon=33.0),
        _village("x:m2", "Михайлівка", "x:ob"),
        _village("x:far", "Далеке", "x:ob", lat=46.0, lon=33.0),
    ])  # fmt: skip
    rows = [
        {"id": "g:ua", "name": "Ukraine", "feature": "country", "country": "UA"},
        {"id": "g:ob", "name": "Lisova", "uk": "Лісова область", "feature": "oblast",
         "parent": "g:ua", "country": "UA"},
        _village("g:1", "Дивногорівка", "g:ob", population=900, aliases="Wonderhill"),
        _village("g:2", "Михайлівка", "g:ob", lat=46.01, lon=33.01, aliases="Michaelsdorf"),
        _village("g:3", "Михайлівка", "g:ob", lat=47.0, lon=34.0),
        _village("g:4", "Далеке", "g:ob", lat=47.0, lon=33.0),
        _village("g:5", "Новеньке", "g:ob"),
    ]  # fmt: skip
    report = build(rows, tmp_path / "merged.sqlite", base=base.path)
    assert (report.places, report.joined, report.rejected) == (2, 4, 1)
    assert "Mykhailivka may be any of 2" in report.rejections[0].reason
    merged = Gazetteer.open(tmp_path / "merged.sqlite")
    assert [merged.ordinal(f"g:{n}") is None for n in ("ob", 1, 2, 3, 4, 5)] == [True] * 4 + [
        False
    ] * 2
    normaliser = Normaliser(merged)
    for alias, wanted in (("Wonderhill", "x:1"), ("Michaelsdorf", "x:m1"), ("Новеньке", "g:5")):
        best = normaliser.normalise(alias, within="x:ob").best
        assert best is not None
        assert best.entity.id == wanted


def _geonames(*cells: str) -> str:
    """Return a line of a dump: id, name, alternates, lat, lon, class, code, country, admin1, people."""
    number, name, alternates, lat, lon, kind, code, country, admin1, people = cells
    line = [number, name, name, alternates, lat, lon, kind, code, country, "", admin1]
    return "\t".join([*line, "", "", "", people, "", "", "Europe/Kyiv", "2026-01-01"])


DUMP = [
    _geonames("690791", "Ukraine", "", "49", "32", "A", "PCLI", "UA", "00", "0"),
    _geonames(
        "706442", "Lisova Oblast", "Лісова область", "46", "33", "A", "ADM1", "UA", "08", "0"
    ),
    _geonames(
        "1",
        "Dyvnohirka",
        "Дивногірка,Дивногорка,DHK",
        "46.5",
        "33.5",
        "P",
        "PPL",
        "UA",
        "08",
        "12000",
    ),
    _geonames("2", "Old Mine", "", "46", "33", "S", "MN", "UA", "08", "0"),
    "3\tbroken line",
    _geonames("x4", "No Number", "", "46", "33", "P", "PPL", "UA", "08", "0"),
    _geonames("5", "Off the map", "", "146", "33", "P", "PPL", "UA", "08", "0"),
    _geonames("6", "Gone", "", "46", "33", "P", "PPLQ", "UA", "08", "0"),
    _geonames("7", "Krzaki", "", "51", "20", "P", "PPL", "PL", "78", "0"),
]
ALTERNATES = [
    "1\t1\tuk\tДивногірка\t1\t\t\t\t\t",
    "2\t1\tru\tДивногорка\t\t\t\t\t\t",
    "3\t1\tuk\tЧервоне\t\t\t\t1\t1920\t2016",
    "4\t1\tlink\thttps://example.org\t\t\t\t\t\t",
    "5\t999999\ten\tElsewhere\t\t\t\t\t\t",
    "6\tbroken",
    "7\t7\tuk\tКшакі\t\t\t\t",
]


@pytest.fixture
def dump(tmp_path: Path) -> tuple[Path, Path]:
    """A dump and its alternate names as files."""
    places, names = tmp_path / "UA.txt", tmp_path / "alternateNamesV2.txt"
    places.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    names.write_text("\n".join(ALTERNATES) + "\n", encoding="utf-8")
    return places, names


def _report(dump: Dump, folder: Path) -> tuple[BuildReport, Gazetteer]:
    report = build(dump, folder / "own.sqlite")
    return report, Gazetteer.open(folder / "own.sqlite")


def test_a_dump_with_tagged_names(dump: tuple[Path, Path], tmp_path: Path) -> None:
    """Features, parents, languages and historic names are taken; faults are told by file and line."""
    report, gazetteer = _report(Dump(*dump), tmp_path)
    assert [(each.file, each.line) for each in report.rejections] == [
        ("UA.txt", 5), ("UA.txt", 6), ("UA.txt", 7), ("alternateNamesV2.txt", 6),
    ]  # fmt: skip
    assert report.places == 4
    ordinal = gazetteer.ordinal("geonames:1")
    assert ordinal is not None
    entity = gazetteer.entity(ordinal)
    assert (entity.feature, entity.names) == ("city", {"uk": "Дивногірка", "ru": "Дивногорка"})
    assert [parent.id for parent in entity.parents] == ["geonames:706442", "geonames:690791"]
    former = [
        (alias.name, alias.year)
        for alias in gazetteer.aliases("geonames:1")
        if alias.kind == "former"
    ]
    assert former == [("Червоне", "2016")]
    normaliser = Normaliser(gazetteer)
    for spelling in ("Divnogorka", "Дивногірці", "Червоне"):
        assert normaliser.normalise(spelling).candidates[0].entity.id == "geonames:1"


def test_a_dump_alone(dump: tuple[Path, Path], tmp_path: Path) -> None:
    """Untagged names are taken too; letters, or the main name, tell the language of some."""
    report, gazetteer = _report(Dump(dump[0]), tmp_path)
    assert report.places == 4
    languages = {alias.name: alias.language for alias in gazetteer.aliases("geonames:1")}
    assert languages == {"Дивногірка": "uk", "Дивногорка": "", "DHK": ""}
    assert Normaliser(gazetteer).normalise("Дивногорка").candidates[0].entity.id == "geonames:1"


@pytest.mark.parametrize(
    ("kind", "code", "country", "people", "feature"),
    [
        ("P", "PPLC", "UA", "1", "city"), ("P", "PPL", "UA", "50000", "city"),
        ("P", "PPL", "UA", "3000", "settlement"), ("P", "PPL", "UA", "0", "village"),
        ("P", "PPLX", "UA", "0", "city-district"), ("A", "ADM1", "UA", "0", "oblast"),
        ("A", "ADM2", "UA", "0", "raion"), ("A", "ADM1", "DE", "0", "region"),
        ("H", "STM", "UA", "0", "river"), ("S", "PSN", "UA", "0", "power-plant"),
        ("S", "HTL", "UA", "0", ""), ("P", "PPLH", "UA", "0", ""),
    ],
)  # fmt: skip
def test_features(kind: str, code: str, country: str, people: str, feature: str) -> None:
    """GeoNames classes and codes are read into our features; what is no named place stays out."""
    cells = _geonames("1", "A", "", "1", "1", kind, code, country, "", people).split("\t")
    assert feature_of(cells) == feature


def test_languages_of_untagged_names() -> None:
    """Letters of one language tell it, і with ы is Belarusian, other countries are left alone."""
    assert language_of("Мінск", "Minsk", "BY") == "be"
    assert language_of("Минск", "Minsk", "BY") == "ru"
    assert language_of("Міны", "Miny", "UA") == "be"
    assert language_of("Київ", "Warsaw", "PL") == ""


def test_csv_and_tsv_files(tmp_path: Path) -> None:
    """Quotes, comments, byte order marks and short rows are read as people write them."""
    table = tmp_path / "rows.csv"
    table.write_text('\ufeffid,name,aliases\nx:1,"Alpha, Beta",A|B\nx:2\n', encoding="utf-8")
    first, second = read_delimited(table, tabs=False)
    assert getattr(first, "values", None) == {"id": "x:1", "name": "Alpha, Beta", "aliases": "A|B"}
    assert second == Rejected("rows.csv", 3, "1 cells where the header has 3")
    table = tmp_path / "rows.tsv"
    table.write_text('# a remark\nid\tname\nx:1\t"Alpha\n', encoding="utf-8")
    (only,) = read_delimited(table, tabs=True)
    assert getattr(only, "values", None) == {"id": "x:1", "name": '"Alpha'}


@pytest.mark.parametrize("header", ["", "name,aliases\n", "id,name,id\n"])
def test_headers_that_will_not_do(tmp_path: Path, header: str) -> None:
    """A file without the two columns, or without a header, is refused as a whole."""
    table = tmp_path / "rows.csv"
    table.write_text(header, encoding="utf-8")
    with pytest.raises(TableError):
        list(read_delimited(table, tabs=False))


def test_the_command(
    dump: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rejected rows make exit status 1 and stand in the file asked for; a clean build is 0."""
    out, rejects = tmp_path / "own.sqlite", tmp_path / "rejects.tsv"
    arguments = ["build", "--geonames", str(dump[0]), "--alternates", str(dump[1]), "--json"]
    assert main([*arguments, "--out", str(out), "--rejects", str(rejects)]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["rejected"] == 4
    assert "\x1b" not in captured.err
    assert rejects.read_text(encoding="utf-8").splitlines()[1].startswith("UA.txt\t5\t")
    table = tmp_path / "rows.csv"
    table.write_text("id,name\nx:1,Alpha\n", encoding="utf-8")
    assert main(["build", "--csv", str(table), "--out", str(out)]) == 0
    assert Normaliser(Gazetteer.open(out)).normalise("Alpha").name == "Alpha"


@pytest.mark.parametrize(
    "arguments",
    [[], ["--csv", "no-such-file.csv"], ["--alternates", "a.txt"], ["--people", "no-such.csv"]],
)
def test_usage_errors(arguments: list[str], tmp_path: Path) -> None:
    """Nothing to build from, or a file that is not there, is exit status 2."""
    assert main(["build", *arguments, "--out", str(tmp_path / "own.sqlite")]) == 2


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder in place of the file is told before any work is done."""
    with pytest.raises(GazetteerError, match="is a folder"):
        build(ROWS, tmp_path)
