"""Reading in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry.engines import Unread
from summitry.model import Document, Reading


def read_here(documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Unread]]:
    """Read documents one after the other, in order. A document that breaks the reader comes back as ``Unread``."""
    for document in documents:
        yield document, attempt(document)


def attempt(document: Document) -> Reading | Unread:
    """One document's reading, or what went wrong. Only the end of the process itself is let through."""
    from summitry.read.reader import read

    try:
        return read(document)
    except Exception as error:
        return Unread(f"the reader failed on it ({type(error).__name__}: {error})")
