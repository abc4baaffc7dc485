"""Watching feeds and pages: what is new at an address since it was last looked at.

What was seen is kept in a file beside the record, so that a watch goes on where it stopped. It is marked as seen only
once the record holds it.
"""

from __future__ import annotations

import io
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urldefrag, urljoin

from summitry.errors import SourceError, Unreadable
from summitry.model import Document
from summitry.rules.outlets import outlet_of_address
from summitry.sources import feed
from summitry.sources.address import Fetched, Fetcher, Postponed, Unreached
from summitry.sources.formats import named, reader_by_content
from summitry.sources.published import narrowest
from summitry.sources.stream import Found
from summitry.sources.warc import bounded

MOST_SEEN = 100_000
"""Addresses of pages that are remembered; the oldest are forgotten beyond."""

MOST_NEW = 500
"""Pages of one feed that are fetched at one look; the others come at the next."""

_ALTERNATE = re.compile(rb"<link\b[^>]*\btype=[\"']application/(?:rss|atom)\+xml[\"'][^>]*>", re.I)
_HREF = re.compile(rb"\bhref=[\"']([^\"'<>\s]{1,2000})[\"']", re.I)


@dataclass(slots=True)
class Place:
    """A watched address: what its last answer bore, and when it may be asked again (seconds since 1970)."""

    etag: str | None = None
    modified: str | None = None
    looked: str | None = None
    not_before: float = 0.0


@dataclass(slots=True)
class Memory:
    """What a watch remembers: the watched addresses, and the pages that were read, oldest first, with their day."""

    path: str
    places: dict[str, Place] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    @classmethod
    def beside(cls, record: str) -> Memory:
        """The memory beside a record file, empty where there is none. Raises ``Unreadable`` for a file that is none."""
        made = cls(f"{record}.watch.json")
        try:
            with open(made.path, encoding="utf-8") as stream:
                content = json.load(stream)
            made.places = {address: Place(**place) for address, place in content["places"].items()}
            made.pages = {str(address): str(day) for address, day in content["pages"].items()}
        except FileNotFoundError:
            pass
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unreadable(
                made.path, f"it is no memory of a watch ({error})", "Delete it: what the record holds is not read twice"
            ) from None
        return made

    def keep(self) -> None:
        """Write it, whole or not at all."""
        pages = dict(list(self.pages.items())[-MOST_SEEN:])
        content = {"places": {address: asdict(place) for address, place in self.places.items()}, "pages": pages}
        beside = f"{self.path}.{os.getpid()}.part"
        with open(beside, "w", encoding="utf-8") as stream:
            json.dump(content, stream, ensure_ascii=False, indent=1)
        os.replace(beside, self.path)


class Look:
    """One look at one address. Iterate over it for what is new, and call ``settle`` once the record holds that."""

    def __init__(self, address: str, memory: Memory, fetcher: Fetcher) -> None:
        self.address, self._memory, self._fetcher = address, memory, fetcher
        self._place = replace(memory.places.get(address, Place()))
        self._pages: dict[str, str] = {}

    def settle(self) -> None:
        """Mark what this look gave as seen."""
        self._memory.places[self.address] = self._place
        self._memory.pages.update(self._pages)
        self._memory.keep()

    def __iter__(self) -> Iterator[Found]:
        if time.time() < self._place.not_before:
            yield Postponed(self.address, self._place.not_before)
            return
        try:
            yield from self._new()
        except Postponed as error:
            self._place.not_before = error.until
            yield error
        except SourceError as error:
            yield error

    def _new(self) -> Iterator[Found]:
        place = self._place
        fetched = self._fetcher.fetch(self.address, etag=place.etag, modified=place.modified)
        place.looked = datetime.now(UTC).isoformat(timespec="seconds")
        if fetched.data is None:
            return
        offered = _alternate(fetched) if _is_page(fetched) else None
        if offered:
            fetched = self._fetcher.fetch(offered, near=self.address)
        elif _is_page(fetched):
            place.etag, place.modified = fetched.etag, fetched.modified
            yield from _read(fetched, self.address)
            return
        whole = True
        for number, (entry, about) in enumerate(feed.entries(fetched.data or b"", self.address), 1):
            link = urldefrag(urljoin(fetched.address, str(entry.get("link") or ""))).url
            if not link.startswith(("http://", "https://")) or link in self._memory.pages or link in self._pages:
                continue
            if len(self._pages) >= MOST_NEW:
                whole = False
                break
            try:
                yield from self._page(link, entry, about, number)
            except Unreached as error:
                whole = False  # so that the feed is asked for again, and the page with it
                yield error
        if whole and not offered:
            place.etag, place.modified = fetched.etag, fetched.modified

    def _page(self, link: str, entry: Any, about: Any, number: int) -> Iterator[Found]:
        """The document of a feed's entry: the page that it links to, or the entry's own text where that has none."""
        try:
            told: Document | None = feed.document(entry, about, self.address, number)
        except SourceError:
            told = None
        try:
            found = list(_read(self._fetcher.fetch(link, near=self.address), link))
        except (Postponed, Unreached):
            raise
        except SourceError as error:
            found = [error]
        pages = [page for page in found if isinstance(page, Document)]
        self._pages[link] = datetime.now(UTC).date().isoformat()
        if pages and told is not None:
            yield replace(pages[0], published=narrowest(told.published, pages[0].published), title=told.title)
        elif pages:
            yield pages[0]
        elif told is not None:
            yield replace(told, file=link)
        else:
            yield from found


def _is_page(fetched: Fetched) -> bool:
    """Whether what was fetched is read as a document, being no feed."""
    return reader_by_content((fetched.data or b"")[:4096]) is not named("feed:read")


def _alternate(fetched: Fetched) -> str | None:
    """The feed that a page offers, or ``None``."""
    link = _ALTERNATE.search((fetched.data or b"")[: 2**18])
    address = _HREF.search(link[0]) if link else None
    return urljoin(fetched.address, address[1].decode("utf-8", "replace").replace("&amp;", "&")) if address else None


def _read(fetched: Fetched, address: str) -> Iterator[Found]:
    """The documents of a page that was fetched today, which bounds when it was published."""
    data = fetched.data or b""
    reader = reader_by_content(data[:4096]) or named("html:read" if "html" in fetched.content_type else "text:read")
    last = (datetime.now(UTC) + timedelta(hours=13)).date()
    for found in reader(io.BytesIO(data), address, address):
        if isinstance(found, Document):
            published = bounded(found.published, last, "was fetched")
            publisher = found.publisher or outlet_of_address(fetched.address)
            found = replace(found, url=found.url or fetched.address, publisher=publisher, published=published)
        yield found
