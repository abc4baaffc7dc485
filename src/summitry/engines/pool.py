"""Reading in a pool of processes: documents go out in small batches and come back in order, a bounded number at a time.

Workers are started afresh, never forked, and hold the matrix library to one thread each. What is too little to be worth
starting them is read in this process. A worker that dies (killed for memory, say) takes only its batch with it: each
document of a lost batch is read once more by itself, and one that kills its worker again is given up.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain

from summitry.engines import Unread, hold_threads
from summitry.engines.here import attempt, read_here
from summitry.model import Document, Reading
from summitry.rules import offices

BATCH_CHARACTERS = 40_000
BATCH_DOCUMENTS = 64
BATCHES_AHEAD = 3
"""Batches on their way for each worker: enough that none waits, few enough that memory stays flat."""
FEW = 60_000
"""Characters that one process has read before others are ready."""

Batch = list[Document]
Results = list[Reading | Unread]


class Pool:
    """``jobs`` worker processes, as an engine. Raises nothing for any document."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __call__(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Unread]]:
        """Read documents, in order."""
        coming = iter(documents)
        first, characters = [], 0
        for document in coming:
            first.append(document)
            characters += len(document.text)
            if characters > FEW:
                yield from self._spread(chain(first, coming))
                return
        yield from read_here(first)

    def _spread(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Unread]]:
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
        """The first waiting batch's readings. Returns the executor to go on with, a new one where the old one broke."""
        batch, future = waiting.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            executor.shutdown(wait=False, cancel_futures=True)
            results = list(_one_by_one(batch))
            executor = _executor(self.jobs)
            rest = [b for b, _ in waiting]
            waiting.clear()
            waiting.extend((b, _submit(executor, b)) for b in rest)
        yield from zip(batch, results, strict=True)
        return executor


def _one_by_one(batch: Batch) -> Iterator[Reading | Unread]:
    """Read documents with nothing beside them, in a process that lives until one of them ends it."""
    executor = _executor(1)
    for document in batch:
        try:
            yield executor.submit(_read, [document]).result()[0]
        except BrokenProcessPool:
            executor.shutdown(wait=False)
            executor = _executor(1)
            yield Unread("reading it ended the process (most likely it ran out of memory)")
    executor.shutdown()


def _executor(jobs: int) -> ProcessPoolExecutor:
    hold_threads()
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(offices.own(),))


def _begin(mine: offices.OwnRows) -> None:
    """Runs first in a worker: the user's own office holders, as in the process that started it.

    Ctrl-C, which a terminal sends to every process of a command, is left to the parent to answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    offices.use(mine)


def _submit(executor: ProcessPoolExecutor, batch: Batch) -> Future[Results]:
    try:
        return executor.submit(_read, batch)
    except BrokenProcessPool as error:
        lost: Future[Results] = Future()
        lost.set_exception(error)
        return lost


def _read(batch: Batch) -> Results:
    return [attempt(document) for document in batch]


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
