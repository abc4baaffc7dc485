"""Second readings: what a language model took from a document, kept beside the record's own reading and never in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summitry.model import Reading
from summitry.record.codec import pack, unpack

if TYPE_CHECKING:
    from summitry.record.store import Store

STEP = """
CREATE TABLE opinion (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (document, reader)
) STRICT, WITHOUT ROWID;
"""
"""The table, as a step that brings an older record up to date."""


def enter(store: Store, number: int, reading: Reading) -> None:
    """Keep a model's reading in the place of the one that the same model gave before."""
    with store.transaction():
        store.db.execute(
            "INSERT OR REPLACE INTO opinion (document, reader, data) VALUES (?, ?, ?)",
            (number, reading.reader, pack(reading)),
        )


def stands(store: Store, number: int, reader: str) -> bool:
    """Whether a model has read a document."""
    return store.one("SELECT 1 FROM opinion WHERE document = ? AND reader = ?", (number, reader)) is not None


def listed(store: Store, number: int | None = None) -> Iterator[tuple[int, Reading]]:
    """Second readings of one document or of all, each with its document's number, by number and reader."""
    where, values = ("WHERE document = ?", (number,)) if number is not None else ("", ())
    for row in store.db.execute(f"SELECT document, data FROM opinion {where} ORDER BY document, reader", values):
        yield row[0], unpack(Reading, row[1])
