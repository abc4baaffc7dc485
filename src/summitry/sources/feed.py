"""RSS and Atom feeds: a document an entry, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from summitry.errors import SourceError, Unreadable
from summitry.model import Document
from summitry.rules.outlets import is_imprint, outlet, outlet_of_address
from summitry.sources.article import article
from summitry.sources.html import plain
from summitry.sources.published import narrowest, stated
from summitry.sources.stream import Found, whole

_ENTRY_END = re.compile(rb"</(?:[\w-]+:)?(?:item|entry)\s*>", re.I)
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]{0,60})")
_SECTION = re.compile(r"\s*[:|»]\s+|\s+[-–—]\s+")
_FEED_END = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.I | re.S)


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """A document for each entry. Of a feed that is cut short the whole entries are read; the rest is
    raised as ``Unreadable`` after them.

    Raises ``Unreadable`` too where it is no feed, or holds no entry.
    """
    number = 0
    for number, (entry, about) in enumerate(entries(whole(stream, file), file), 1):
        try:
            yield document(entry, about, file, number)
        except SourceError as error:
            yield error
    if not number:
        raise Unreadable(file, "the feed holds no entry", "Fetch it again, or leave it out")


def entries(data: bytes, file: str) -> Iterator[tuple[Any, Any]]:
    """The whole entries of a feed, as feedparser has them, each with what the feed says of itself.

    Raises ``Unreadable`` where ``data`` is no feed, or, after its whole entries, where it is cut short.
    """
    import feedparser

    parsed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    found = parsed.entries
    if not parsed.get("version") and not found:
        root = _ROOT.search(data[:4096])
        what = f"it is XML whose root is <{root[1].decode('ascii')}>, and no" if root else "it is not an"
        raise Unreadable(
            file, f"{what} RSS or Atom feed", "Save web pages as .html and texts as .txt, or export it as JSON Lines"
        )
    cut = _FEED_END.search(data.rstrip()) is None
    if cut:
        found = found[: len(_ENTRY_END.findall(data))]
    for entry in found:
        yield entry, parsed.feed
    if cut:
        raise Unreadable(
            file,
            f"the feed is cut short; its whole entries are read ({len(found)})",
            "Fetch it again to read the rest",
        )


def _house(title: str) -> str:
    """The outlet that a feed's title names: all of it, or the part before or after its section ("Fjord Wire: Asia")."""
    parts = [title, *_SECTION.split(title)]
    return next((outlet(part) or part for part in parts if is_imprint(part)), title)


def document(entry: Any, feed: Any, file: str, number: int) -> Document:
    """The document of a feed's entry, the ``number``-th. Raises ``Unreadable`` where the entry holds no text."""
    url = entry.get("link")
    key = entry.get("id") or url or str(number)
    bodies = [plain(content.get("value") or "") for content in entry.get("content", ())]
    text = max([*bodies, plain(entry.get("summary") or "")], key=len)
    named = [(entry.get("source") or {}).get("title"), entry.get("publisher"), feed.get("publisher"), feed.get("title")]
    publisher = (outlet_of_address(url) if url else None) or next((_house(title) for title in named if title), None)
    dates = (
        stated(str(entry[name]), f"the feed entry's {name} date", publisher)
        for name in ("published", "created", "updated")
        if entry.get(name)
    )
    return article(
        f"{file}#{key}",
        key,
        text,
        title=plain(entry.get("title") or "") or None,
        publisher=publisher,
        authors=tuple(author["name"] for author in entry.get("authors", ()) if author.get("name")),
        url=url,
        published=narrowest(next((date for date in dates if date), None)),
        markup="html",
    )
