"""Who published a document, where its metadata do not say: from its address and from how it signs itself.

Only what an outlet does for its own articles counts: the host of the address, a copyright line, the agency in a
dateline or at the article's end, one agency under all pictures. That somebody "told" an outlet something does not:
others quote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.model import RegionKind
from summitry.read.page import Page
from summitry.rules.outlets import outlet, outlet_of_address

_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_SIGNED = re.compile(r"[.!?”\"’] ?\(([^()]{2,40})\)\.?\Z")
_OWNER = re.compile(
    r"(?:copyright|©|\(c\))[\s,©]*(?:\(c\)|copyright)?[\s,]*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?[\s,]*(?:by )?"
    r"(?P<name>[A-Z][\w.&’'/\- ]{1,60}?)"
    r"(?:,? (?:Ltd|Inc|LLC|L\.L\.C|Co|Corp|Corporation|Company|Limited|plc|GmbH|S\.A|Group|Media Group)\b\.?)*"
    r"(?=[.,;|]|\s*$|\s+all rights)",
    re.I,
)
_PICTURES = 2  # captions that must agree before an agency under them counts as the publisher


def find(page: Page) -> None:
    """Set ``page.publisher`` to the outlet's usual short name where the document shows it for certain."""
    if page.document.publisher or page.publisher:
        return
    page.publisher = next((name for name in _signs(page) if name), None)


def _signs(page: Page) -> Iterator[str | None]:
    if page.document.url:
        yield outlet_of_address(page.document.url)
    yield from (_owner(text) for text in _texts(page, "copyright"))
    for text in _texts(page, "dateline"):
        yield from (outlet(name) for name in _BRACKETS.findall(text))
    body = list(_texts(page, "body"))
    if body and (signed := _SIGNED.search(body[-1])):
        yield outlet(signed[1])
    agencies = [outlet(match[1]) if match else None for match in map(_SIGNED.search, _texts(page, "caption"))]
    if len(agencies) >= _PICTURES and len(set(agencies)) == 1:
        yield agencies[0]


def _owner(text: str) -> str | None:
    match = _OWNER.search(text)
    if match is None:
        return None
    name = match["name"].strip()
    return outlet(name) or (name if name[0].isupper() and not name.casefold().startswith("all rights") else None)


def _texts(page: Page, region: RegionKind) -> Iterator[str]:
    """The readable text of each block of a kind, white space folded."""
    for block in page.layout.blocks:
        if block.region == region:
            yield " ".join(page.layout.readable[block.start : block.end].split())
