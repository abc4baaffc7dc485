"""Where reading runs: in this process, or in a pool of processes. Whichever reads, the readings are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from summitry.model import Document, Reading


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that the reader broke on, and what it broke on: the rest goes on without it."""

    problem: str


Engine = Callable[[Iterable[Document]], Iterator[tuple[Document, Reading | Unread]]]
"""Documents in, each with its reading out, in the same order, without holding them all."""
