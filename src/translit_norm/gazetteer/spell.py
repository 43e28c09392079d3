"""Spelling many names in all their forms, on all cores: the slow part of a compile.

Workers are plain processes of this module that read batches of names and write lines, so that
nothing depends on how a platform forks and no caller needs a main guard.
"""

from __future__ import annotations

import marshal
import os
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue
from typing import IO, cast

from translit_norm.gazetteer.index import Task, lines_of_task

#: Names in a batch: some tens of milliseconds of work.
BATCH = 500
#: Fewer names than this are done before a worker has started.
_WORTHWHILE = 20_000
_AHEAD = 4
_LENGTH = struct.Struct("<Q")

_TagValues = tuple[float, str, str, str, str]
_Spelt = tuple[str, str, str, str, int, int]
#: The tags of a batch, and its lines: key, fold, sound, text, which tag, bearers.
Answer = tuple[list[_TagValues], list[_Spelt]]


def spell_all(tasks: Iterable[Task]) -> Iterator[Answer]:
    """Yield the lines of all names, batch by batch in their order."""
    waiting = iter(tasks)
    first = list(islice(waiting, _WORTHWHILE))
    batches = _batches(chain(first, waiting))
    workers = os.cpu_count() or 1
    if len(first) < _WORTHWHILE or workers < 2 or not sys.executable:
        yield from map(spell, batches)
        return
    # A thread a worker does nothing but wait for it.
    pool: SimpleQueue[_Worker] = SimpleQueue()
    started = [_Worker() for _ in range(workers)]
    for worker in started:
        pool.put(worker)

    def ask(batch: list[Task]) -> Answer:
        worker = pool.get()
        try:
            return worker.ask(batch)
        finally:
            pool.put(worker)

    threads = ThreadPoolExecutor(workers)
    try:
        ahead: deque[Future[Answer]] = deque()
        for batch in batches:
            ahead.append(threads.submit(ask, batch))
            if len(ahead) > _AHEAD * workers:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        threads.shutdown(cancel_futures=True)
        for worker in started:
            worker.stop()


def spell(batch: list[Task]) -> Answer:
    """Return the lines of a batch of names."""
    tags: dict[_TagValues, int] = {}
    lines: list[_Spelt] = []
    for task in batch:
        for key, fold, spoken, text, tag in lines_of_task(task):
            at = tags.setdefault(tuple(tag), len(tags))  # type: ignore[arg-type]
            lines.append((key, fold, spoken, text, at, task[2]))
    return list(tags), lines


def _batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while batch := list(islice(tasks, BATCH)):
        yield batch


class _Worker:
    """One process; where it cannot start or ends too early its batches are done here."""

    def __init__(self) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
            )  # fmt: skip
        except OSError:
            self._process = None

    def ask(self, batch: list[Task]) -> Answer:
        """Return the lines of a batch."""
        if self._process is not None and self._process.stdin and self._process.stdout:
            try:
                _send(self._process.stdin, batch)
                return cast(Answer, _received(self._process.stdout))
            except (OSError, EOFError):
                self.stop()
        return spell(batch)

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            process, self._process = self._process, None
            process.communicate()


def _send(stream: IO[bytes], value: list[Task] | Answer) -> None:
    packed = marshal.dumps(value)
    stream.write(_LENGTH.pack(len(packed)) + packed)
    stream.flush()


def _received(stream: IO[bytes]) -> object:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    packed = stream.read(length)
    if len(packed) < length:
        raise EOFError
    return marshal.loads(packed)


def main() -> None:
    """Answer batches from standard input until it ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            batch = cast("list[Task]", _received(source))
        except EOFError:
            return
        _send(target, spell(batch))


if __name__ == "__main__":
    main()
