"""Files that appear only when they are complete, and the file of rows that could not be read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from translit_norm.errors import TranslitNormError

#: Unreadable rows that are reported one by one; the rest are only counted.
REPORTED = 20


class WholeFile:
    """A binary file that takes its name when the block ends well, and is removed when it does not.

    It is written in the folder of its final place, so that the last step is a rename within one
    file system. Where the system has files without a name (Linux), even a killed process leaves
    nothing. The path `-` is standard output, which cannot be taken back.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self.stream: BinaryIO
        self._temporary: Path | None = None

    def __enter__(self) -> BinaryIO:
        if self._path == "-":
            self.stream = sys.stdout.buffer
            return self.stream
        target = Path(self._path)
        try:
            number = _nameless(target.parent)
            if number is None:
                number, name = _named(target)
                self._temporary = Path(name)
        except OSError as error:
            raise TranslitNormError(f"{target} cannot be written: {error.strerror}") from error
        self.stream = os.fdopen(number, "wb", buffering=1 << 20)
        return self.stream

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._path == "-":
            self.stream.flush()
            return
        try:
            with self.stream:
                if kind is None:
                    self.stream.flush()
                    self._take_name()
        finally:
            if self._temporary is not None:
                self._temporary.unlink(missing_ok=True)

    def _take_name(self) -> None:
        if self._temporary is None:
            # A link cannot replace a file, so that the last step is a rename here too. Only with a
            # folder given, which an absolute path ignores, does Python follow the link in /proc.
            number = self.stream.fileno()
            name = f".{Path(self._path).name}.{os.getpid()}-{number}.part"
            self._temporary = Path(self._path).parent / name
            os.link(f"/proc/self/fd/{number}", self._temporary, src_dir_fd=number)
        self._temporary.replace(self._path)


def _nameless(folder: Path) -> int | None:
    """Return a file that has no name in a folder, None where the system cannot make one."""
    if not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o666)
    except OSError:
        return None  # The file system has none, or opening a named one will tell what is wrong.


def _named(target: Path) -> tuple[int, str]:
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    # mkstemp makes the file private; give it the permissions any new file gets.
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)
    return number, name


class Rejects:
    """Rows that cannot be read: each is reported with its line and kept as it was.

    Without a path the first such row ends the run, since a row must never be lost in silence.
    """

    def __init__(self, source: str, path: str | None, report: Callable[[str], None]) -> None:
        self._source, self._path, self._report = source, path, report
        self._file = WholeFile(path) if path else None
        self._stream: BinaryIO | None = None
        self.count = 0

    def note(self, line: int, reason: str) -> BinaryIO:
        """Report a row by its line, counted from 1; return the stream that keeps such rows.

        Raises `TranslitNormError` where no rejects file was given.
        """
        where = f"{self._source} line {line}: {reason}"
        if self._file is None:
            raise TranslitNormError(f"{where}; --rejects FILE sets such rows aside and goes on")
        self.count += 1
        if self.count <= REPORTED:
            self._report(f"{where}; kept in {self._path}")
        if self._stream is None:
            self._stream = self._file.__enter__()
        return self._stream

    def close(self, error: BaseException | None) -> None:
        """Let the file appear if anything was rejected and the run ended well."""
        if self._file is not None and self._stream is not None:
            self._file.__exit__(type(error) if error else None, error, None)
        if self.count > REPORTED:
            self._report(
                f"{self._source}: {self.count - REPORTED:,} more rows kept in {self._path}"
            )
