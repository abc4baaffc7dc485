"""Markdown: the decoded file as it stands, with what its front matter says beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import yaml

from summitry.model import Document, Interval
from summitry.rules.outlets import outlet_of_address
from summitry.sources.article import article
from summitry.sources.encoding import decode
from summitry.sources.published import narrowest, stated
from summitry.sources.stream import whole

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_DATES = ("published_time", "published", "date_published", "datePublished", "pubDate", "pubdate", "date")
_PUBLISHERS = ("publisher", "site_name", "sitename", "site", "outlet")
_ADDRESSES = ("source_url", "url", "canonical_url", "link", "permalink")
_AUTHORS = ("authors", "author", "byline")
_LINE = re.compile(r"([A-Za-z_][\w-]*):[ \t]+(\S.*)")


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Document]:
    """One document. Raises ``Unreadable`` or ``TooLarge``."""
    text = decode(whole(stream, file), file)
    match = FRONT_MATTER.match(text)
    said = _front_matter(match["yaml"] or "") if match else {}
    url = _first(said, _ADDRESSES)
    publisher = _first(said, _PUBLISHERS) or (outlet_of_address(url) if url else None)
    authors = said.get(next((key for key in _AUTHORS if key in said), ""), ())
    yield article(
        file,
        name,
        text,
        title=_first(said, ("title", "headline")),
        publisher=publisher,
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
        url=url,
        published=_published(said, publisher),
        markup="markdown",
        prose=text[match.end() :] if match else text,
    )


def _front_matter(source: str) -> dict[str, str | list[str]]:
    """The plain entries of a YAML front matter; where it is not YAML, those of its lines that read ``key: value``."""
    try:
        content = yaml.load(source, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        content = {key: value.strip(" '\"") for key, value in _LINE.findall(source)}
    if not isinstance(content, dict):
        return {}
    said: dict[str, str | list[str]] = {}
    for key, value in content.items():
        if isinstance(value, str):
            said[str(key)] = value
        elif isinstance(value, list):
            said[str(key)] = [item for item in value if isinstance(item, str)]
    return said


def _first(said: dict[str, str | list[str]], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if isinstance(value := said.get(key), str) and value.strip()), None)


def _published(said: dict[str, str | list[str]], publisher: str | None) -> Interval | None:
    dates = []
    for key in _DATES:
        value = said.get(key)
        if isinstance(value, str):
            dates.append(stated(value, f"the front matter's {key}", publisher))
    return narrowest(*dates)
