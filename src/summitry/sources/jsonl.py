"""JSON Lines: an article a line, its text exactly the value of ``text``. Read by line, so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from summitry.errors import SourceError, TooLarge, Unreadable
from summitry.model import Document
from summitry.rules.outlets import outlet_of_address
from summitry.sources.article import article
from summitry.sources.encoding import decode
from summitry.sources.published import stated
from summitry.sources.stream import MOST_BYTES, Found


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """A document for each line; a line that cannot be read comes as an error in its place, and the others are read.

    Keys: ``text``, and where there are ``id`` (else the line's number), ``title``, ``published``, ``publisher``,
    ``url``, ``authors``. Raises ``Unreadable`` only where the stream itself ends in the middle.
    """
    number = 0
    while line := stream.readline(MOST_BYTES):
        number += 1
        try:
            if len(line) == MOST_BYTES and not line.endswith(b"\n"):
                _skip_line(stream)
                raise TooLarge(
                    f"{file}:{number}", f"the line is longer than {MOST_BYTES // 2**20} MB", "Split the article in it"
                )
            if line.strip():
                yield _document(line, number, file)
        except SourceError as error:
            yield error


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
        pass


def _document(line: bytes, number: int, file: str) -> Document:
    where = f"{file}:{number}"
    try:
        entry = json.loads(decode(line, where).removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise Unreadable(where, f"the line is not JSON ({reason})", "Mend the line, or take it out") from None
    if not isinstance(entry, dict):
        raise Unreadable(where, "the line is JSON and no object", 'Write it as {"id": …, "text": …}')
    if not isinstance(entry.get("text"), str):
        raise Unreadable(where, 'the article has no "text"', 'Give its text as a string under "text"')
    return document(entry, number, file)


def document(entry: dict[str, Any], number: int, file: str) -> Document:
    """The document of an object that has a ``text``. Raises as ``article`` does."""
    key = _string(entry, "id") or str(number)
    url = _string(entry, "url")
    publisher = _string(entry, "publisher") or (outlet_of_address(url) if url else None)
    published = _string(entry, "published") or _string(entry, "date")
    authors = entry.get("authors") or entry.get("author") or ()
    return article(
        f"{file}#{key}",
        key,
        entry["text"],
        title=_string(entry, "title"),
        publisher=publisher,
        authors=(authors,) if isinstance(authors, str) else tuple(a for a in authors if isinstance(a, str)),
        url=url,
        published=stated(published, "the article's entry 'published'", publisher) if published else None,
    )


def _string(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None
