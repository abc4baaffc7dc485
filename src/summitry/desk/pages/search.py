"""Search: documents and everything recorded, the best first, the words lit."""

from __future__ import annotations

from summitry.desk.ask import Ask
from summitry.desk.page import Page, Table, page
from summitry.library import Hit

USUAL = 20


@page("/search", template="search.html", accepts=("q", "limit"))
def search(ask: Ask) -> Page:
    """Full text over documents and the passages of statements, events and commitments, the best first."""
    words, limit = ask.get("q"), ask.limit(USUAL)
    hits = ask.record.search(words, limit=limit) if words.strip() else []
    documents = [hit for hit in hits if hit.kind == "document"]
    items = [hit for hit in hits if hit.kind != "document"]
    return Page(
        f"Search: {words}" if words else "Search",
        {"words": words, "documents": documents, "items": items, "limit": limit},
        data={"q": words, "limit": limit, "hits": [_line(hit) for hit in hits]},
        table=Table(
            ("kind", "id", "document", "title", "snippet"),
            ([hit.kind, hit.id, hit.document, hit.title, hit.snippet] for hit in hits),
        ),
    )


def _line(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "document": hit.document,
        "title": hit.title,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }


ROUTES = (search,)
