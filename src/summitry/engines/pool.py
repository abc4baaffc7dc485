"""Reading in a pool of processes: documents go out in small batches and come back in order, a bounded number at a time.

Workers are started afresh, never forked, and hold the matrix library to one thread each. A worker that dies (killed for
memory, say) takes only its batch with it: each document of a lost batch is read once more by itself, and one that kills
its worker again is given up.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from summitry.engines import Unread, hold_threads
from summitry.engines.here import attempt
from summitry.model import Document, Reading

BATCH_CHARACTERS = 40_000
BATCH_DOCUMENTS = 16
BATCHES_AHEAD = 3
"""Batches on their way for each worker: enough that none waits, few enough that memory stays flat."""

Batch = list[Document]
Results = list[Reading | Unread]


class Pool:
    """``jobs`` worker processes, as an engine. Raises nothing for any document."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __call__(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Unread]]:
        """Read documents, in order."""
        waiting: deque[tuple[Batch, Future[Results]]] = deque()
        others = set(multiprocessing.active_children())
        executor = _executor(self.jobs)
        try:
            for batch in _batches(documents):
                waiting.append((batch, _submit(executor, batch)))
                if len(waiting) >= self.jobs * BATCHES_AHEAD:
                    executor = yield from self._take(waiting, executor)
            while waiting:
                executor = yield from self._take(waiting, executor)
        except BaseException:  # stopped in the middle: nobody waits for what the workers hold
            for worker in set(multiprocessing.active_children()) - others:
                worker.terminate()
            raise
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _take(
        self, waiting: deque[tuple[Batch, Future[Results]]], executor: ProcessPoolExecutor
    ) -> Generator[tuple[Document, Reading | Unread], None, ProcessPoolExecutor]:
        batch, future = waiting.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            executor.shutdown(wait=False, cancel_futures=True)
            results = [_alone(document) for document in batch]
            executor = _executor(self.jobs)
            rest = [b for b, _ in waiting]
            waiting.clear()
            waiting.extend((b, _submit(executor, b)) for b in rest)
        yield from zip(batch, results, strict=True)
        return executor


def _executor(jobs: int) -> ProcessPoolExecutor:
    hold_threads()
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_heed_parent_alone)


def _heed_parent_alone() -> None:
    """Let Ctrl-C, which a terminal sends to every process of a command, be the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(executor: ProcessPoolExecutor, batch: Batch) -> Future[Results]:
    try:
        return executor.submit(_read, batch)
    except BrokenProcessPool as error:
        lost: Future[Results] = Future()
        lost.set_exception(error)
        return lost


def _read(batch: Batch) -> Results:
    return [attempt(document) for document in batch]


def _alone(document: Document) -> Reading | Unread:
    """Read one document in a process of its own."""
    with _executor(1) as executor:
        try:
            return executor.submit(_read, [document]).result()[0]
        except BrokenProcessPool:
            return Unread("reading it ended the process (most likely it ran out of memory)")


def _batches(documents: Iterable[Document]) -> Iterator[Batch]:
    batch: Batch = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if characters >= BATCH_CHARACTERS or len(batch) >= BATCH_DOCUMENTS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
