"""Rows kept on disk until they are wanted, as they came or sorted, so that memory stays flat."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

RUN = 100_000
"""Rows that are sorted in memory at a time."""


def in_order(rows: Iterable[tuple[Any, ...]], *, run: int = RUN) -> Iterator[tuple[Any, ...]]:
    """The rows, sorted: in runs on disk that are merged. A row is a tuple of texts, numbers and truths."""
    waiting = iter(rows)
    with TemporaryDirectory(prefix="summitry-") as folder, ExitStack() as open_files:
        runs: list[IO[str]] = []
        while part := sorted(islice(waiting, run)):
            path = Path(folder) / str(len(runs))
            with open(path, "w", encoding="utf-8", errors="surrogatepass") as stream:
                stream.writelines(json.dumps(row) + "\n" for row in part)
            runs.append(open_files.enter_context(open(path, encoding="utf-8", errors="surrogatepass")))
        yield from heapq.merge(*(map(_row, stream) for stream in runs))


def _row(line: str) -> tuple[Any, ...]:
    return tuple(json.loads(line))
