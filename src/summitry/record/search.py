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
COMMON = 20_000
"""Rows that hold the words, beyond which they are not weighed one by one."""


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
        "SELECT d.number, d.id, d.file, d.about FROM"
        f" ({_best(store, 'document_words', query, 'bm25(document_words, 4.0, 1.0)')}) AS w"
        " JOIN document AS d ON d.number = w.rowid ORDER BY w.worth, d.id LIMIT ?",
        (query, limit, limit),
    ):
        title = loads(About, about).shown or file
        hits.append(Hit("document", name, name, title, *_snippet(tellings.text(number), found)))
    seen: set[str] = set()
    for kind, item, number, start, end, name, file, about in store.all(
        "SELECT m.kind, m.item, m.document, m.start, m.end, d.id, d.file, d.about FROM"
        f" ({_best(store, 'mention_words', query, 'bm25(mention_words)')}) AS w"
        " JOIN mention AS m ON m.number = w.rowid JOIN document AS d ON d.number = m.document"
        " JOIN item ON item.id = m.item AND item.review IS NOT 'rejected' ORDER BY w.worth, m.key LIMIT ?",
        (query, 4 * limit, 3 * limit),
    ):
        if item in seen or len(seen) >= limit:
            continue
        seen.add(item)
        title = loads(About, about).shown or file
        hits.append(Hit(kind, item, name, title, *_snippet(tellings.text(number)[start:end], found)))
    return hits


def _best(store: Store, table: str, query: str, worth: str) -> str:
    """A query for the rows that hold the words, the best first; it takes the words and how many are wanted.

    Words that stand nearly everywhere tell nothing apart: of very many rows, the latest entered come first.
    """
    count = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {COMMON + 1})"
    if store.one(count, (query,))[0] > COMMON:
        return f"SELECT rowid, -rowid AS worth FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"
    return f"SELECT rowid, {worth} AS worth FROM {table} WHERE {table} MATCH ? ORDER BY worth LIMIT ?"


def _snippet(text: str, found: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    first = found.search(text)
    at = first.start() if first else 0
    start, end = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    start = text.rfind(" ", start, at) + 1 if start else 0
    snippet = re.sub(r"\s", " ", text[start:end])
    return snippet, tuple(m.span() for m in found.finditer(snippet))
