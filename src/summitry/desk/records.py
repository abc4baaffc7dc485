"""Open records, one for each thread that answers: SQLite's connections do not change threads."""

from __future__ import annotations

import threading

from summitry.library import Record
from summitry.library import open as open_record


class Records:
    """Hands each thread its own open record; what other threads or processes wrote since is seen."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._own = threading.local()

    def get(self) -> Record:
        """This thread's record. Raises ``RecordError`` where the file fails."""
        record: Record | None = getattr(self._own, "record", None)
        if record is None:
            record = self._own.record = open_record(self.path, create=False)
        record.refresh()
        return record
