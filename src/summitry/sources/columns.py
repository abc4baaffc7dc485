"""Columns of a table by the names that their heads bear: the usual synonyms, or what a person says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from summitry.errors import UsageError

DOCUMENT: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "full text", "fulltext", "article", "article text", "article body", "story"),
    "title": ("title", "headline", "heading", "subject"),
    "published": (
        "published",
        "date",
        "publication date",
        "date published",
        "pub date",
        "pubdate",
        "publish date",
        "published at",
        "published time",
        "day",
    ),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper", "site", "media", "source name"),
    "url": ("url", "link", "address", "web address", "href", "source url", "permalink"),
    "authors": ("authors", "author", "byline", "writer", "creator"),
    "id": ("id", "identifier", "key", "article id", "guid", "uid", "document id", "doc id"),
}
"""A document's fields, each with the heads that columns of it bear. The first of the names present is taken."""


def columns(
    heads: Sequence[str], known: Mapping[str, tuple[str, ...]], given: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Where each field's column is, counted from 0; fields without a column are left out.

    ``known`` gives the names of each field's column, ``given`` those that a person chose, which win. Raises
    ``UsageError`` where a chosen field or column is not there.
    """
    folded = [_fold(head) for head in heads]
    found: dict[str, int] = {}
    for field, head in (given or {}).items():
        if field not in known:
            raise UsageError(f"--columns {field}={head}: there is no field {field}. Fields: {', '.join(known)}")
        if _fold(head) not in folded:
            shown = ", ".join(head for head in heads if head)[:300]
            raise UsageError(f"--columns {field}={head}: the table has no column {head}. Its columns: {shown}")
        found[field] = folded.index(_fold(head))
    for field, names in known.items():
        if field not in found:
            at = next((folded.index(name) for name in names if name in folded), None)
            if at is not None and at not in found.values():
                found[field] = at
    return found


def chosen(value: str | None) -> dict[str, str]:
    """What ``--columns`` says: ``FIELD=HEAD`` pairs with commas between them. Raises ``UsageError``."""
    pairs: dict[str, str] = {}
    for pair in _pairs(value or ""):
        field, sign, head = pair.partition("=")
        if not sign or not field.strip() or not head.strip():
            raise UsageError(
                f"--columns {value}: {pair!r} is no FIELD=COLUMN. Write, for example: text=Body,date=Published"
            )
        pairs[_ALIASES.get(field.strip().casefold(), field.strip().casefold())] = head.strip()
    return pairs


_ALIASES = {"date": "published", "author": "authors", "link": "url", "source": "publisher", "outlet": "publisher"}


def _pairs(value: str) -> Iterable[str]:
    """The pairs, split at commas that a further pair follows: a column's head may have commas of its own."""
    return (pair for pair in re.split(r",(?=\s*\w+\s*=)", value) if pair.strip())


def _fold(head: str) -> str:
    return re.sub(r"[\W_]+", " ", head).strip().casefold()
