"""The sources as RIS, which Zotero, EndNote and Mendeley take in."""

from __future__ import annotations

from typing import IO

from summitry.export.citation import Citation, citations, whole_parts
from summitry.export.selection import Selection


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write a reference for each document."""
    for citation in citations(chosen):
        stream.write(reference(citation))


def reference(citation: Citation) -> str:
    """One reference. ``DA`` holds as much of the date as is certain, with its slashes; ``L1`` is the file."""
    document, known = citation.document, whole_parts(citation.date)
    known = known if known and known[0] > 0 else ()
    written = [f"{known[0]:04d}", *(f"{number:02d}" for number in known[1:])] if known else []
    lines = [
        ("TY", "NEWS"),
        ("ID", citation.key),
        ("TI", citation.title),
        *(("AU", author) for author in document.authors),
        ("PB", document.publisher),
        ("PY", written[0] if written else None),
        ("DA", "/".join([*written, "", "", ""][:4]) if written else None),
        ("UR", document.url),
        ("LA", document.language),
        ("L1", document.file),
        ("N1", citation.note),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_line(text)}\r\n" for tag, text in lines if text is not None) + "\r\n"


def _line(text: str) -> str:
    return " ".join(text.split())
