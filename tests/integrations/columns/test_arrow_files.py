"""Parquet and Arrow files keep their columns, types and metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import COLUMNS
from translit_norm.integrations.columns.layout import Request
from translit_norm.integrations.columns.run import resolve_file

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
ipc = pytest.importorskip("pyarrow.ipc")

TABLE = pa.table(
    {
        "id": pa.array([1, 2, 3, 4], pa.int16()),
        "city": pa.array(["Kiev", None, "Lviv", "Київ"]),
        "where": pa.array(["UA-65", None, None, ""]),
    }
).replace_schema_metadata({"owner": "ours"})


def _write(table, path: Path) -> None:
    if path.suffix == ".parquet":
        parquet.write_table(table, path, row_group_size=3, compression="zstd")
    else:
        maker = ipc.new_stream if path.suffix == ".arrows" else ipc.new_file
        with maker(path, table.schema) as writer:
            writer.write_table(table, max_chunksize=3)


def _read(path: Path):
    if path.suffix == ".parquet":
        return parquet.read_table(path)
    opener = ipc.open_stream if path.suffix == ".arrows" else ipc.open_file
    return opener(path.read_bytes()).read_all()


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".arrows", ".feather"])
@pytest.mark.parametrize("kind", ["string", "large_string", "dictionary"])
def test_columns_are_added_and_the_others_stay(
    tmp_path: Path, stub, suffix: str, kind: str
) -> None:
    city = TABLE["city"]
    if kind != "string":
        city = city.dictionary_encode() if kind == "dictionary" else city.cast(pa.large_string())
    table = TABLE.set_column(1, "city", city)
    source, target = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    _write(table, source)
    tally = resolve_file(
        str(source), str(target), Request("city", within_column="where"), settings=stub
    )
    written = _read(target)
    assert written.select(table.column_names).equals(_read(source))
    assert written.schema.metadata[b"owner"] == b"ours"
    assert written.column_names[3:] == list(COLUMNS)
    assert written["canonical"].to_pylist() == [None, None, None, "Kyiv"]
    assert written["confidence"].to_pylist() == [None, None, None, 0.97]
    assert (tally.rows, tally.matched) == (4, 1)


def test_parquet_keeps_its_compression(tmp_path: Path, stub) -> None:
    _write(TABLE, tmp_path / "a.parquet")
    resolve_file(
        str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet"), Request("city"), settings=stub
    )
    column = parquet.ParquetFile(tmp_path / "b.parquet").metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"


def test_a_file_without_rows_gets_its_columns(tmp_path: Path, stub) -> None:
    _write(TABLE.slice(0, 0), tmp_path / "a.parquet")
    resolve_file(
        str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet"), Request("city"), settings=stub
    )
    assert _read(tmp_path / "b.parquet").num_rows == 0
    assert _read(tmp_path / "b.parquet").num_columns == 10


def test_a_name_that_is_not_utf8_is_rejected_with_its_row(tmp_path: Path, stub) -> None:
    broken = pa.array([b"Kiev", b"Ha\xf1oi", b"Kyiv"]).cast(pa.binary()).view(pa.string())
    _write(pa.table({"id": [1, 2, 3], "city": broken}), tmp_path / "a.arrow")
    messages: list[str] = []
    tally = resolve_file(
        str(tmp_path / "a.arrow"),
        str(tmp_path / "b.arrow"),
        Request("city"),
        settings=stub,
        rejects=str(tmp_path / "bad.arrow"),
        report=messages.append,
    )
    assert (tally.rows, tally.rejected) == (2, 1)
    assert _read(tmp_path / "bad.arrow")["id"].to_pylist() == [2]
    assert "line 2: bytes that are not UTF-8" in messages[0]


def test_a_column_of_numbers_is_refused(tmp_path: Path, stub) -> None:
    _write(TABLE, tmp_path / "a.parquet")
    with pytest.raises(TranslitNormError, match="'id' holds int16; names must be strings"):
        resolve_file(str(tmp_path / "a.parquet"), str(tmp_path / "b"), Request("id"), settings=stub)


def test_another_file_under_the_name_is_refused(tmp_path: Path, stub) -> None:
    (tmp_path / "a.parquet").write_bytes(b"id,city\n1,Kiev\n")
    with pytest.raises(TranslitNormError, match="no parquet file"):
        resolve_file(
            str(tmp_path / "a.parquet"), str(tmp_path / "b"), Request("city"), settings=stub
        )
