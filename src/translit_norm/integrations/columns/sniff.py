"""Finding out how a text file is written: byte order mark, encoding, delimiter."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import Any, NamedTuple

from translit_norm.errors import TranslitNormError

#: Bytes looked at; a file that turns to another encoding later has rows that cannot be read.
SAMPLE_BYTES = 1 << 20

# The UTF-32 mark begins with the UTF-16 one, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = (",", "\t", ";", "|")
# Letters by how often they stand in Ukrainian, Russian and Belarusian text, the commonest half.
_COMMON = frozenset("оаинетрсвлкмдпуя")
_LEGACY_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5")
# In Western text the letters beyond ASCII stand among others, in Cyrillic text among themselves.
_MIXED_RE = re.compile("(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
_CYRILLIC_RE = re.compile("[А-Яа-яЁёІіЇїЄєҐґЎў]")


class Encoding(NamedTuple):
    """The codec of a file and the byte order mark it starts with (empty for none)."""

    codec: str
    mark: bytes


def find_encoding(sample: bytes, given: str | None = None) -> Encoding:
    """Return the encoding of a file that starts with `sample`.

    A byte order mark decides, then a given name, then valid UTF-8; of the single-byte encodings
    the one wins that turns the bytes into the most plausible Cyrillic, and Windows-1252 where none
    does.
    Raises `TranslitNormError` for an encoding Python does not know.

    >>> find_encoding("Київ, Львів, Одеса".encode("cp1251")).codec
    'cp1251'
    """
    mark, marked = next(
        ((mark, codec) for mark, codec in _MARKS if sample.startswith(mark)), (b"", None)
    )
    if given is not None:
        try:
            codec = codecs.lookup(given).name
        except LookupError:
            raise TranslitNormError(f"encoding {given!r} is unknown to Python") from None
        family = codec.removesuffix("-sig").split("-le")[0].split("-be")[0]
        if marked is not None and marked.startswith(family):
            return Encoding(marked, mark)
        return Encoding({"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(codec, codec), b"")
    if marked is not None:
        return Encoding(marked, mark)
    if sample.count(b"\0") * 4 > len(sample):
        # Every other byte of Latin text in UTF-16 is zero: the second of a pair when little-endian.
        little = sample[1::2].count(b"\0") > sample[::2].count(b"\0")
        return Encoding("utf-16-le" if little else "utf-16-be", b"")
    if sample.isascii() or _is_mostly_utf8(sample):
        return Encoding("utf-8", b"")
    best = max(_LEGACY_CYRILLIC, key=lambda codec: _plausible(sample, codec))
    return Encoding(best if _plausible(sample, best) > 0.5 else "cp1252", b"")


def _is_mostly_utf8(sample: bytes) -> bool:
    # One damaged row must not make a whole file Windows-1251; the last line may be cut short.
    lines = [line for line in sample.split(b"\n")[:-1] or [sample] if not line.isascii()]
    valid = 0
    for line in lines:
        try:
            line.decode("utf-8")
            valid += 1
        except UnicodeDecodeError:
            continue
    return valid * 2 >= len(lines)


def _plausible(sample: bytes, codec: str) -> float:
    text = sample.decode(codec, "replace")
    beyond = [char for char in text if not char.isascii()]
    letters = sum(_CYRILLIC_RE.match(char) is not None for char in beyond)
    if len(_MIXED_RE.findall(text)) * 2 > len(beyond):
        return 0.0
    # Wrong code pages yield rare letters and capitals within words, so frequency tells them apart.
    common = sum(char in _COMMON for char in beyond)
    if not beyond or letters / len(beyond) < 0.8 or common / len(beyond) < 0.35:
        return 0.0
    return 0.5 + common / len(beyond) / 2


def find_delimiter(sample: str, quote: str | None, wanted: list[str]) -> str:
    """Return the delimiter under which the first line holds all wanted columns.

    Of several the one that makes the most columns wins. Raises `TranslitNormError` listing the
    columns found when none does.

    >>> find_delimiter('"Київ; місто";2', '"', [])
    ';'
    """
    headers = {}
    for delimiter in _DELIMITERS:
        try:
            headers[delimiter] = next(
                csv.reader(io.StringIO(sample, newline=""), **quoting(delimiter, quote)), []
            )
        except csv.Error:
            continue
    fitting = [each for each, header in headers.items() if set(wanted) <= set(header)]
    if not fitting:
        widest = max(headers.values(), key=len, default=[])
        missing = next((name for name in wanted if name not in widest), wanted[0])
        raise TranslitNormError(
            f"no column {missing!r}; the columns are {', '.join(map(repr, widest)) or 'none'}"
        )
    return max(fitting, key=lambda delimiter: len(headers[delimiter]))


def quoting(delimiter: str, quote: str | None) -> dict[str, Any]:
    """Return the arguments of `csv.reader` and `csv.writer` for a delimiter and a quote."""
    if quote is None:
        return {"delimiter": delimiter, "quoting": csv.QUOTE_NONE, "strict": True}
    return {"delimiter": delimiter, "quotechar": quote, "strict": True}
