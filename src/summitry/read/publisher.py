"""Who published a document, where its metadata do not say: from its address and from how it signs itself.

Only what an outlet does for its own articles counts: the host of the address, a copyright line, the agency in a
dateline or at the article's end, one agency under all pictures. That somebody "told" an outlet something does not:
others quote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.model import RegionKind
from summitry.read.captions import owner, signature
from summitry.read.datelines import dateline_source
from summitry.read.page import Page
from summitry.rules.outlets import is_imprint, outlet, outlet_of_address

_PICTURES = 2  # captions that must agree before an agency under them counts as the publisher


def find(page: Page) -> None:
    """Set ``page.publisher`` to the outlet's usual short name where the document shows it for certain."""
    if page.document.publisher or page.publisher:
        return
    page.publisher = next((name for name in _signs(page) if name), None)


def _signs(page: Page) -> Iterator[str | None]:
    if page.document.url:
        yield outlet_of_address(page.document.url)
    yield from (_known(owner(text)) for text in _texts(page, "copyright"))
    yield from (_known(text) for text in _texts(page, "credit") if is_imprint(text))
    yield from (_known(dateline_source(f"{text} ")) for text in _texts(page, "dateline"))
    body = list(_texts(page, "body"))
    if body and (signed := signature(body[-1])):
        yield outlet(signed)
    agencies = [signature(text) for text in _texts(page, "caption")]
    if len(agencies) >= _PICTURES and len(set(agencies)) == 1 and agencies[0]:
        yield outlet(agencies[0])


def _known(name: str | None) -> str | None:
    """The outlet's usual short name, or the name that it signs with where it is not in the list."""
    return (outlet(name) or name) if name else None


def _texts(page: Page, region: RegionKind) -> Iterator[str]:
    """The readable text of each block of a kind, white space folded."""
    for block in page.layout.blocks:
        if block.region == region:
            yield " ".join(page.layout.readable[block.start : block.end].split())
