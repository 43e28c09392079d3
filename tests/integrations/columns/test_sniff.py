"""Encodings and delimiters are found out from the bytes of a file."""

from __future__ import annotations

import codecs

import pytest

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.columns.sniff import find_delimiter, find_encoding

TEXT = "id,місто\n1,Запоріжжя\n2,Михайлівка\n3,Кривий Ріг\n4,Сєвєродонецьк\n"


@pytest.mark.parametrize("codec", ["utf-8", "cp1251", "koi8-u"])
def test_encodings_of_ukrainian_text_are_told_apart(codec: str) -> None:
    assert find_encoding(TEXT.encode(codec)).codec == codec


@pytest.mark.parametrize("codec", ["cp866", "iso8859-5"])
def test_encodings_of_russian_text_are_told_apart(codec: str) -> None:
    text = "id,город\n1,Запорожье\n2,Михайловка\n3,Кривой Рог\n"
    assert find_encoding(text.encode(codec)).codec == codec


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, codec: str) -> None:
    assert find_encoding(mark + TEXT.encode(codec)) == (codec, mark)
    assert find_encoding(mark + TEXT.encode(codec), codec.removesuffix("-le")).mark == mark


def test_utf16_is_known_without_a_mark() -> None:
    assert find_encoding(b"id,city\n1,Kiev\n".decode().encode("utf-16-le")).codec == "utf-16-le"


def test_western_text_is_not_taken_for_cyrillic() -> None:
    assert find_encoding("id,ville\n1,Orléans\n2,Nîmes\n".encode("cp1252")).codec == "cp1252"


def test_one_damaged_row_does_not_change_the_encoding() -> None:
    assert find_encoding(TEXT.encode() + b"5,Ha\xf1\n" + TEXT.encode()).codec == "utf-8"


def test_an_encoding_python_does_not_know_is_refused() -> None:
    with pytest.raises(TranslitNormError, match="'cp99999' is unknown"):
        find_encoding(b"", "cp99999")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_shows_the_column(delimiter: str) -> None:
    header = delimiter.join(["id", '"the city, or town"', "city"])
    assert find_delimiter(header + "\n", '"', ["city"]) == delimiter


def test_a_missing_column_is_named_with_those_there() -> None:
    with pytest.raises(TranslitNormError, match="no column 'town'; the columns are 'id', 'city'"):
        find_delimiter("id,city\n", '"', ["town"])
