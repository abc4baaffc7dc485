"""Plain text: the decoded file as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summitry.model import Document
from summitry.sources.article import article
from summitry.sources.encoding import decode
from summitry.sources.stream import whole


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Document]:
    """One document, without metadata. Raises ``Unreadable`` or ``TooLarge``."""
    yield article(file, name, decode(whole(stream, file), file))
