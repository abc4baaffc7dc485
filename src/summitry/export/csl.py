"""The sources as CSL-JSON, which Zotero, Pandoc and citeproc take in."""

from __future__ import annotations

import json
from typing import IO, Any

from summitry.dates import parts
from summitry.export.citation import Citation, citations, whole_parts
from summitry.export.selection import Selection
from summitry.model import Interval


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write one array of all documents, an item a line."""
    stream.write("[")
    between = "\n"
    for citation in citations(chosen):
        stream.write(between + json.dumps(item(citation), ensure_ascii=False))
        between = ",\n"
    stream.write("\n]\n")


def item(citation: Citation) -> dict[str, Any]:
    """One item, without the fields that are not known."""
    document = citation.document
    fields = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": author} for author in document.authors],
        "publisher": document.publisher,
        "container-title": document.publisher,
        "issued": issued(citation.date),
        "URL": document.url,
        "language": document.language,
        "note": citation.note,
    }
    return {name: value for name, value in fields.items() if value}


def issued(date: Interval | None) -> dict[str, Any] | None:
    """A CSL date: as much of it as is certain; else from the first to the last day that it may be."""
    if date is None or date.earliest is None or date.latest is None:
        return None
    certain = whole_parts(date)
    if certain:
        return {"date-parts": [list(certain)]}
    return {"date-parts": [list(parts(date.earliest)), list(parts(date.latest))]}
