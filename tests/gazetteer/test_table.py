"""Faulty tables: each fixture of cases/bad_tables is named for its fault and says what is expected."""

from pathlib import Path

import pytest

from translit_norm.errors import TableError
from translit_norm.gazetteer.table import read_aliases, read_entities

BAD = Path(__file__).parent.parent / "cases" / "bad_tables"
GOOD_ENTITIES = (
    "id\tfeature\tparent\tcountry\tname\tuk\tru\tbe\tiso\tgeonames\twikidata\tlat\tlon\tpopulation"
    "\tvalid_to\tsource\n"
    "tn:a\tcity\t\tUA\tA\tА\t\t\t\t\t\t\t\t\t\tcurated\n"
    "tn:b\tcity\t\tUA\tB\tБ\t\t\t\t\t\t\t\t\t\tcurated\n"
)


@pytest.mark.parametrize("path", sorted(BAD.glob("*.tsv")), ids=lambda path: path.stem)
def test_a_fault_is_located_and_says_the_remedy(path: Path, tmp_path: Path) -> None:
    """The error names the file and the line, and holds the words of the fixture's first line."""
    text = path.read_text(encoding="utf-8")
    first, _, table = text.partition("\n")
    expected = first.removeprefix("# expect: ").split(" | ")
    (tmp_path / path.name).write_text(table, encoding="utf-8")
    (tmp_path / "good.tsv").write_text(GOOD_ENTITIES, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        entities = read_entities(tmp_path, ["curated"])
        read_aliases(tmp_path, entities, ["curated"])
    for words in expected:
        assert words in str(caught.value)


def test_good_tables_are_read(tmp_path: Path) -> None:
    """The rows the faulty tables are compared with are fine by themselves."""
    (tmp_path / "good.tsv").write_text(GOOD_ENTITIES, encoding="utf-8")
    assert sorted(read_entities(tmp_path, ["curated"])) == ["tn:a", "tn:b"]


def test_bytes_that_are_no_utf8_are_located(tmp_path: Path) -> None:
    """A file in another encoding is refused with the byte's position."""
    (tmp_path / "good.tsv").write_bytes("id\tfeature\nКиїв".encode("cp1251"))
    with pytest.raises((TableError, UnicodeDecodeError)) as caught:
        read_entities(tmp_path, ["curated"])
    assert isinstance(caught.value, TableError)
    assert "UTF-8" in str(caught.value)
