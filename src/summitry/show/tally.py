"""How far an export has got: a bar on a terminal, a plain line now and then elsewhere. All of it on standard error."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self

EVERY = 10.0
"""Seconds between two plain lines."""


class Tally:
    """Called with what is being written; in a ``with`` block, so that the bar is taken down at the end."""

    def __init__(self) -> None:
        self._bars: Any = None
        self._tasks: dict[str, Any] = {}
        self._last = time.monotonic()
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bars = Progress(*columns, console=Console(stderr=True), transient=True)

    def __enter__(self) -> Self:
        if self._bars is not None:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Show that ``done`` of ``total`` (``None``: not known) have been written."""
        if self._bars is not None:
            if what not in self._tasks:
                self._tasks[what] = self._bars.add_task(what, total=total)
            self._bars.update(self._tasks[what], completed=done)
        elif time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            print(f"{done:,} {f'of {total:,} ' if total else ''}{what}", file=sys.stderr, flush=True)
