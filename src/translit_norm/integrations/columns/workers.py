"""Sharing the distinct names of a file out to worker processes, with the rows kept in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from translit_norm.errors import TranslitNormError
from translit_norm.integrations.added import Added, added_values
from translit_norm.integrations.columns.layout import Chunk
from translit_norm.integrations.distinct import Memory, Question, resolve_questions
from translit_norm.integrations.settings import Settings

#: Names sent to a worker at once: a fraction of a second of work, so that all end together.
_BATCH = 256
#: Unknown names of a chunk below which starting workers costs more than it saves.
_WORTHWHILE = 1_024
#: Chunks read ahead of the one being written.
_AHEAD = 3


class Answers:
    """Resolves the questions of chunks, each distinct one once, in this process or in several."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings, self._workers = settings, workers
        self._memory: Memory[Question, Added] = Memory()
        self._asked: set[Question] = set()
        self._pool: ProcessPoolExecutor | None = None

    def resolve(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, list[Added]]]:
        """Yield every chunk with the added values of its rows, in order.

        Raises `TranslitNormError` when a worker process ends before its time.
        """
        ahead: deque[tuple[Chunk, list[_Promise]]] = deque()
        try:
            for chunk in chunks:
                ahead.append((chunk, self._ask(chunk)))
                if len(ahead) > _AHEAD:
                    yield self._answered(*ahead.popleft())
            while ahead:
                yield self._answered(*ahead.popleft())
        except BrokenProcessPool as error:
            raise TranslitNormError(
                "a worker process ended unexpectedly, perhaps for want of memory; try --workers 1"
            ) from error
        finally:
            self.close()

    def close(self) -> None:
        """Let the workers end after what they are at."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _ask(self, chunk: Chunk) -> list[_Promise]:
        memory, asked = self._memory, self._asked
        missing = [
            question
            for question in dict.fromkeys(chunk.questions)
            if question not in asked and memory.get(question) is None
        ]
        if not missing:
            return []
        if self._pool is None and self._workers > 1 and len(missing) >= _WORTHWHILE:
            # A fresh interpreter each: no open file, lock or thread of this one is inherited.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._workers, context, initializer=_begin, initargs=(self._settings,)
            )
        if self._pool is None:
            for question, added in zip(missing, _resolve(self._settings, missing), strict=True):
                memory.put(question, added)
            return []
        asked.update(missing)
        batches = [missing[at : at + _BATCH] for at in range(0, len(missing), _BATCH)]
        return [(batch, self._pool.submit(_resolve, self._settings, batch)) for batch in batches]

    def _answered(self, chunk: Chunk, promises: list[_Promise]) -> tuple[Chunk, list[Added]]:
        for batch, promise in promises:
            for question, added in zip(batch, promise.result(), strict=True):
                self._memory.put(question, added)
            self._asked.difference_update(batch)
        # What a chunk asks for was put here for it or for one of the few chunks before it, and the
        # memory holds far more than those; it forgets only between chunks far apart.
        known = {
            question: self._memory.get(question) for question in dict.fromkeys(chunk.questions)
        }
        forgotten = [question for question, added in known.items() if added is None]
        if forgotten:
            known.update(zip(forgotten, _resolve(self._settings, forgotten), strict=True))
        return chunk, [known[question] for question in chunk.questions]  # type: ignore[misc]


_Promise = tuple[list[Question], "Future[list[Added]]"]


def _begin(settings: Settings) -> None:
    # An interrupt from the terminal reaches the whole group; the first process decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings.open()


def _resolve(settings: Settings, questions: list[Question]) -> list[Added]:
    return resolve_questions(settings.open(), questions, settings.kind, settings.mode, added_values)
