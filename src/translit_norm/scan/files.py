"""Reading what the commands are given: files, folders, standard input; undecodable bytes are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TextIO

from translit_norm.scan.markup import SUFFIXES, markup_of

#: A file beyond this many bytes is read paragraph by paragraph, so that memory stays bounded.
STREAMED = 50_000_000
_PIECE = 1_000_000
_SKIPPED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """One text to look at: `name` as people see it, the mark-up it is in, where it begins in its file.

    `line` is the number of lines before it, `column` the number of characters before it in its first
    line, `offset` those before it in the file.
    """

    name: str
    text: str
    markup: str
    path: Path | None
    line: int = 0
    offset: int = 0
    column: int = 0
    whole: bool = True


def paths_of(given: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[Path]:
    """Yield the files that arguments name; a folder means the text files below it, sorted.

    A file named outright is read whatever its suffix; one that is excluded is not, since hooks name
    every file they are run for.
    """
    for name in given:
        path = Path(name)
        if not path.is_dir():
            if not _excluded(path, exclude):
                yield path
            continue
        for found in sorted(path.rglob("*")):
            inside = found.relative_to(path)
            if (
                found.is_file()
                and found.suffix.lower() in SUFFIXES
                and not _SKIPPED_FOLDERS.intersection(inside.parts)
                and not _excluded(found, exclude)
            ):
                yield found


def _excluded(path: Path, patterns: Sequence[str]) -> bool:
    plain = path.as_posix()
    return any(fnmatch(plain, each) or fnmatch(plain, f"*/{each}") for each in patterns)


def sources(
    given: Sequence[str], complain: Callable[[str], None], exclude: Sequence[str] = ()
) -> Iterator[Source]:
    """Yield the texts of the arguments; `-` or none is standard input.

    What cannot be read is told to `complain` and skipped, the others are still done.
    """
    if not given or list(given) == ["-"]:
        text = _decoded(sys.stdin.buffer.read(), "standard input", complain)
        if text is not None:
            yield Source("<stdin>", text, "", None)
        return
    for path in paths_of(given, exclude):
        try:
            if path.stat().st_size > STREAMED:
                yield from _streamed(path, complain)
                continue
            raw = path.read_bytes()
        except OSError as error:
            complain(f"{path}: {error.strerror or error}")
            continue
        text = _decoded(raw, str(path), complain)
        if text is not None:
            yield Source(str(path), text, markup_of(path.name), path)


def _decoded(raw: bytes, name: str, complain: Callable[[str], None]) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        complain(f"{name}: not UTF-8 at byte {error.start} (0x{raw[error.start]:02x}); skipped")
        return None


def _streamed(path: Path, complain: Callable[[str], None]) -> Iterator[Source]:
    """Yield a large file in pieces that end at an empty line, where a piece has one."""
    line = offset = column = read = 0
    pending = b""
    with path.open("rb") as file:
        while True:
            block = file.read(_PIECE)
            pending += block
            if not pending:
                return
            cut = _cut(pending) if block else len(pending)
            piece, pending = pending[:cut], pending[cut:]
            try:
                text = piece.decode("utf-8")
            except UnicodeDecodeError as error:
                complain(
                    f"{path}: not UTF-8 at byte {read + error.start} (0x{piece[error.start]:02x}); "
                    f"skipped from byte {read} on"
                )
                return
            yield Source(
                str(path), text, markup_of(path.name), path, line, offset, column, whole=False
            )
            read += len(piece)
            line += text.count("\n")
            offset += len(text)
            column = len(text) - text.rfind("\n") - 1 + (0 if "\n" in text else column)


def _cut(piece: bytes) -> int:
    """Return where a piece of a large file is cut: at an empty line, else a line, a word, a character."""
    for mark in (b"\n\n", b"\n\r\n", b"\n", b". ", b" "):
        at = piece.rfind(mark)
        if at > 0:
            return at + len(mark)
    at = len(piece) - 1
    while at > 0 and 0x80 <= piece[at] < 0xC0:
        at -= 1
    return at or len(piece)


@contextmanager
def progress(total: int, stream: TextIO) -> Iterator[Callable[[str], None]]:
    """Show a bar while files are gone through, only on a terminal and for more than a few."""
    shown = total > 3 and stream.isatty()
    done, latest = 0, ""

    def advance(name: str) -> None:
        nonlocal done, latest
        done, latest = done + (name != latest), name  # a large file comes in pieces
        if shown:
            filled = 30 * done // total
            stream.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total} {name[-40:]:<40}")
            stream.flush()

    try:
        yield advance
    finally:
        if shown:
            stream.write("\r" + " " * 90 + "\r")
            stream.flush()


def count_files(given: Iterable[str], exclude: Sequence[str] = ()) -> int:
    """Return how many files the arguments name."""
    return sum(1 for _path in paths_of(list(given), exclude))
