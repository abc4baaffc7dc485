"""Documents and readings on their way into the record, a batch in each transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from summitry.errors import SourceError
from summitry.link.items import Commitment
from summitry.model import Document, Interval, Reading
from summitry.record.codec import loads
from summitry.record.entry import document_of, enter_document, enter_reading
from summitry.record.kinship import relate, settle
from summitry.record.linking import Linker
from summitry.record.rulings import dates
from summitry.record.store import Store
from summitry.record.tellings import Tellings

BATCH_DOCUMENTS = 64
BATCH_SECONDS = 3.0
"""A batch is written when it holds so many documents or is so old. It is recorded as a whole, linking included."""

READ_LANGUAGE = "en"


class Writer:
    """One run of reading. The caller holds ``store.writing()``; what was entered stands once its batch is written."""

    def __init__(self, store: Store, tellings: Tellings) -> None:
        from summitry.read.reader import version

        self.store = store
        self.tellings = tellings
        self.linker = Linker(store, tellings)
        self.reader = version()
        self.unchanged = 0
        self.failed: list[SourceError] = []
        self.foreign: list[str] = []
        self._batch: list[tuple[Document, Reading | None]] = []
        self._failures: list[SourceError] = []
        self._since = time.monotonic()
        self._coming: set[str] = set()

    def wanted(self, documents: Iterable[Document | SourceError]) -> Iterator[Document]:
        """Those of the documents that have to be read; the rest is counted, stored or told."""
        for document in documents:
            if isinstance(document, SourceError):
                self.failed.append(document)
                self._failures.append(document)
                continue
            document = self._ruled(document)
            if document.id in self._coming or self._stands(document):
                self.unchanged += 1
                continue
            self._coming.add(document.id)
            if document.language != READ_LANGUAGE:
                self.foreign.append(document.file)
                self._take(document, None)
                continue
            yield document

    def _ruled(self, document: Document) -> Document:
        """The document under the date that a person gave it, or that the record knows and the input does not tell."""
        ruled = dates.date_of(self.store, document.id)
        if ruled:
            return replace(document, published=ruled)
        if document.published is None:
            row = self.store.one("SELECT given FROM document WHERE id = ?", (document.id,))
            if row and row[0]:
                return replace(document, published=loads(Interval, row[0]))
        return document

    def _stands(self, document: Document) -> bool:
        row = self.store.one("SELECT reader, unread, given FROM document WHERE id = ?", (document.id,))
        if row is None or (row[0] != self.reader and row[1] is None):
            return False
        given = loads(Interval, row[2]) if row[2] else None
        return _bounds(given) == _bounds(document.published)

    def enter(self, document: Document, reading: Reading) -> None:
        """Take a document with its reading; written with its batch."""
        self._take(document, reading)

    def _take(self, document: Document, reading: Reading | None) -> None:
        self._batch.append((document, reading))
        if len(self._batch) >= BATCH_DOCUMENTS or time.monotonic() - self._since > BATCH_SECONDS:
            self.write()

    def fail(self, error: SourceError) -> None:
        """Take note that a document could not be read."""
        self.failed.append(error)
        self._failures.append(error)

    def write(self) -> None:
        """Write the batch: documents, readings and links together, or nothing of it."""
        with self.store.transaction():
            for document, reading in self._batch:
                unread = None if reading else f"its language is {document.language}; only English is read"
                number = enter_document(self.store, document, unread)
                self.store.db.execute("DELETE FROM failure WHERE file = ?", (document.file,))
                if reading is not None:
                    enter_reading(self.store, number, document, reading)
                    relate(self.store, number, document.text, reading)
            for error in self._failures:
                self.store.db.execute(
                    "INSERT OR REPLACE INTO failure (file, problem, remedy) VALUES (?, ?, ?)",
                    (error.file, error.problem, error.remedy),
                )
            self.linker.relink()
        self._batch.clear()
        self._failures.clear()
        self._since = time.monotonic()

    def finish(self) -> None:
        """Write what is left, and date the undated by the rest."""
        from summitry.record.dating import date_documents

        self.write()
        if self._coming:
            date_documents(self.store, self.linker)

    def date(self, number: int, given: str, by: str) -> list[tuple[str, str, Interval | None, Interval | None]]:
        """Give a document its date and read it anew. Returns what moved: item, passage, date before and after."""
        return self.redate(number, lambda document: dates.give(self.store, self.tellings, number, document, given, by))

    def redate(
        self, number: int, change: Callable[[str], object] | None = None
    ) -> list[tuple[str, str, Interval | None, Interval | None]]:
        """Read a document anew under the date that it has once the log of rulings has changed. Returns what moved.

        ``change`` is what changes it, called with the document's id within the transaction.
        """
        from summitry.read.reader import read
        from summitry.record.dating import date_documents, undated

        reach = [number, *undated(self.store, but=number)]
        before = self._dates(reach)
        with self.store.transaction():
            document = document_of(self.store, number)
            if change is not None:
                change(document.id)
            document = replace(document, published=dates.date_of(self.store, document.id, document.published))
            enter_document(self.store, document)
            enter_reading(self.store, number, document, read(document))
            settle(self.store, number)
            self.linker.relink()
            date_documents(self.store, self.linker)
        after = self._dates(reach)
        return [
            (*after[key][:2], before.get(key, (None, None, None))[2], after[key][2])
            for key in after
            if before.get(key, (None, None, None))[2] != after[key][2]
        ]

    def _dates(self, numbers: Sequence[int]) -> dict[str, tuple[str, str, Interval | None]]:
        """The date of every item that these documents tell of, by the key of the telling mention."""
        found = {}
        for number in numbers:
            rows = self.store.all(
                "SELECT key, item, start, end FROM mention WHERE document = ? ORDER BY start", (number,)
            )
            text = self.tellings.text(number)
            items = {item.id: item for item in self.tellings.items(list(dict.fromkeys(row[1] for row in rows)))}
            for key, item, start, end in rows:
                date = getattr(items[item], "due" if isinstance(items[item], Commitment) else "date")
                found[key] = (item, text[start:end], date)
        return found


def _bounds(date: Interval | None) -> tuple[str | None, str | None]:
    return (date.earliest, date.latest) if date else (None, None)
