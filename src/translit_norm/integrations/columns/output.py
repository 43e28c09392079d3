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

    It is written beside its final place, so that the last step is a rename within one file system.
    The path `-` is standard output, which cannot be taken back.
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
            number, name = tempfile.mkstemp(
                prefix=f".{target.name}.", suffix=".part", dir=target.parent
            )
        except OSError as error:
            raise TranslitNormError(f"{target} cannot be written: {error.strerror}") from error
        self._temporary = Path(name)
        self.stream = os.fdopen(number, "wb", buffering=1 << 20)
        return self.stream

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._temporary is None:
            self.stream.flush()
            return
        try:
            self.stream.close()
            if kind is None:
                # mkstemp makes the file private; give it the permissions any new file gets.
                mask = os.umask(0)
                os.umask(mask)
                self._temporary.chmod(0o666 & ~mask)
                self._temporary.replace(self._path)
        finally:
            self._temporary.unlink(missing_ok=True)


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
