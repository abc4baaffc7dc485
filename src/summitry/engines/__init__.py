"""Where reading runs: in this process, or in a pool of processes. Whichever reads, the readings are the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summitry.model import Document, Reading


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that the reader broke on, and what it broke on: the rest goes on without it."""

    problem: str


Engine = Callable[[Iterable[Document]], Iterator[tuple[Document, Reading | Unread]]]
"""Documents in, each with its reading out, in the same order, without holding them all."""

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def hold_threads() -> None:
    """Hold the matrix library to one thread a process, unless the caller's environment says otherwise.

    Its matrices are small here: threads that wait for each other cost several times what they save, most of all on a
    busy machine. Without effect where the library is loaded already.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")


def engine_named(name: Literal["here", "pool"], jobs: int) -> Engine:
    """The engine of this machine that goes by ``name``; ``jobs`` is a pool's number of processes."""
    if name == "pool":
        from summitry.engines.pool import Pool

        return Pool(jobs)
    from summitry.engines.here import read_here

    return read_here


def cores() -> int:
    """How many processors this process may use, at least 1."""
    held = getattr(os, "sched_getaffinity", None)
    return len(held(0)) if held else os.cpu_count() or 1
