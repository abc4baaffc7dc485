"""Documents and their sources: what the record rests on, what it lacks, what repeats what, what could not be read."""

from __future__ import annotations

from typing import Any

from summitry.desk.ask import PAGING, Ask
from summitry.desk.page import Page, Table, page
from summitry.errors import UsageError
from summitry.link.items import DocumentItem

USUAL = 50
OUTLETS = 12
FAILURES = 100


@page(
    "/documents",
    template="documents.html",
    accepts=("publisher", "since", "until", "undated", "unread", "all", *PAGING),
    nav="Documents",
    place=90,
)
def documents(ask: Ask) -> Page:
    """Every document with its day, its outlet and its origin; the outlets counted; what could not be read."""
    lists = ask.record.lists
    filters: dict[str, Any] = {n: ask.query[n] for n in ("publisher", "since", "until") if n in ask.query}
    filters |= {name: _yes(ask, name) for name in ("undated", "unread") if name in ask.query}
    found, after = lists.documents(after=ask.get("after") or None, limit=ask.limit(USUAL), **filters)
    outlets, covers = lists.outlets(), lists.coverage()
    failures = lists.failures(FAILURES)
    shown = outlets if ask.get("all") else outlets[:OUTLETS]
    titles = {d.origin: lists.title(d.origin) for d in found if d.origin != d.id}
    context = {
        "documents": found,
        "titles": titles,
        "after": after,
        "outlets": shown,
        "rest": len(outlets) - len(shown),
        "covers": covers,
        "failures": failures,
        "filters": filters,
    }
    data = {
        "documents": [brief(one) for one in found],
        "after": after,
        "outlets": [
            {"publisher": o.name, "documents": o.documents, "undated": o.undated, "copies": o.copies} for o in outlets
        ],
        "failures": [{"file": file, "problem": problem, "remedy": remedy} for file, problem, remedy in failures],
        "failures_in_all": covers.failures,
    }
    header = ("id", "file", "title", "publisher", "earliest", "latest", "words", "language", "origin", "unread")
    rows = (
        [
            *(d.id, d.file, d.title, d.publisher, d.published and d.published.earliest),
            *(d.published and d.published.latest, d.words, d.language, d.origin, d.unread),
        ]
        for d in found
    )
    return Page("Documents", context, data, Table(header, rows), after=after)


def brief(document: DocumentItem) -> dict[str, Any]:
    """A document as the export names its fields, without its regions."""
    from summitry.export.jsonl import document_line

    line = document_line(document, ())
    del line["regions"]
    return line


def _yes(ask: Ask, name: str) -> bool:
    if ask.get(name) not in ("1", "true"):
        raise UsageError(f"{name}={ask.get(name)}: write {name}=1, or leave it out")
    return True


ROUTES = (documents,)
