"""Full text: documents, and the passages of statements, events and commitments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summitry.record.codec import loads
from summitry.record.entry import About
from summitry.record.questions import matching
from summitry.record.store import Store
from summitry.record.tellings import Tellings

AROUND = 90


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or an item that holds the words.

    ``snippet`` is a stretch of its text; ``marks`` are the words found in it, as pairs of offsets in the snippet.
    ``title`` is the document's title or file.
    """

    kind: Literal["document", "statement", "event", "commitment"]
    id: str
    document: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


def search(store: Store, tellings: Tellings, words: str, limit: int) -> list[Hit]:
    """The best ``limit`` documents and as many items, documents first. Raises ``UsageError`` for no words."""
    query = matching(words)
    found = re.compile(
        "|".join(rf"\b{re.escape(w[: max(4, len(w) - 2)])}\w*" for w in re.findall(r"\w+", words)) or r"(?!)", re.I
    )
    hits: list[Hit] = []
    for number, name, file, about in store.all(
        "SELECT d.number, d.id, d.file, d.about FROM document_words AS w JOIN document AS d ON d.number = w.rowid"
        " WHERE document_words MATCH ? ORDER BY bm25(document_words, 4.0, 1.0), d.id LIMIT ?",
        (query, limit),
    ):
        title = loads(About, about).shown or file
        hits.append(Hit("document", name, name, title, *_snippet(tellings.text(number), found)))
    seen: set[str] = set()
    for kind, item, number, start, end, name, file, about in store.all(
        "SELECT m.kind, m.item, m.document, m.start, m.end, d.id, d.file, d.about FROM mention_words AS w"
        " JOIN mention AS m ON m.number = w.rowid JOIN document AS d ON d.number = m.document"
        " JOIN item ON item.id = m.item AND item.review IS NOT 'rejected'"
        " WHERE mention_words MATCH ? ORDER BY bm25(mention_words), m.key LIMIT ?",
        (query, 3 * limit),
    ):
        if item in seen or len(seen) >= limit:
            continue
        seen.add(item)
        title = loads(About, about).shown or file
        hits.append(Hit(kind, item, name, title, *_snippet(tellings.text(number)[start:end], found)))
    return hits


def _snippet(text: str, found: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    first = found.search(text)
    at = first.start() if first else 0
    start, end = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    start = text.rfind(" ", start, at) + 1 if start else 0
    snippet = re.sub(r"\s", " ", text[start:end])
    return snippet, tuple(m.span() for m in found.finditer(snippet))
