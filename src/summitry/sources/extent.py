"""How much there is to read, and how much of it has been taken: what a guess at the time left rests on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from summitry.model import Document
from summitry.sources.stream import Found

_PACKED = (".gz", ".tgz", ".zip", ".docx", ".epub", ".wacz")
SWELLING = 4
"""How many characters a byte of a packed file usually holds."""


class Extent:
    """The bytes of all files at some paths, and the share of them whose documents have been handed on.

    Files are only asked for their size, never opened. What comes from standard input has no size.
    """

    def __init__(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        self.total = sum(_size(os.fspath(path)) for path in paths)
        self._before = 0
        self._within = 0.0
        self._file = ""

    def watch(self, found: Iterable[Found]) -> Iterator[Found]:
        """Hand on what is found, keeping count."""
        for one in found:
            file = one.file.split("#", 1)[0] if not os.path.exists(one.file) else one.file
            if file != self._file:
                self._before += _size(self._file)
                self._file, self._within = file, 0.0
            if isinstance(one, Document):
                self._within += len(one.text) / (SWELLING if file.lower().endswith(_PACKED) else 1)
            yield one

    @property
    def share(self) -> float:
        """How much has been handed on, from 0 to 1; 0 where nothing is known."""
        within = min(self._within, _size(self._file))
        return min(1.0, (self._before + within) / self.total) if self.total else 0.0

    def left(self, seconds: float) -> float | None:
        """Seconds still to go where the share taken so far took ``seconds``; ``None`` where nothing is known."""
        share = self.share
        return seconds * (1 - share) / share if share > 0 else None


def _size(path: str) -> int:
    """The bytes of a file, or of all files in and below a folder; 0 for what is neither."""
    try:
        if os.path.isdir(path):
            with os.scandir(path) as entries:
                return sum(_size(e.path) if e.is_dir(follow_symlinks=False) else e.stat().st_size for e in entries)
        return os.stat(path).st_size if path else 0
    except OSError:
        return 0
