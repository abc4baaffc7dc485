"""How far a reading has got: a bar on a terminal, a plain line now and then elsewhere. All of it on standard error."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from summitry import library

EVERY = 10.0
"""Seconds between two plain lines."""


class Progress:
    """Called with each document that has been read; in a ``with`` block, so that the bar is taken down at the end."""

    def __init__(self) -> None:
        self._live: Any = None
        self._last = time.monotonic()
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.status import Status

            self._live = Status("Reading …", console=Console(stderr=True))

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, progress: library.Progress) -> None:
        """Show ``progress``: documents, words, words a second, the time left, and the file just read."""
        pace = progress.words / progress.seconds if progress.seconds else 0.0
        line = f"{progress.documents:,} documents, {progress.words:,} words, {pace:,.0f} words a second"
        line += _left(progress.left)
        if self._live is not None:
            self._live.update(f"{line}  {progress.file[-60:]}")
        elif time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            print(line, file=sys.stderr, flush=True)


def _left(seconds: float | None) -> str:
    """``, 1 h 05 min left``; nothing where it is not known."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if minutes < 1:
        return ", less than a minute left"
    return f", {minutes // 60} h {minutes % 60:02} min left" if minutes >= 60 else f", {minutes} min left"
