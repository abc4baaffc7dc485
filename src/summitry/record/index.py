"""The rows that questions about items are asked by."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.link.items import Commitment, Event, Item, Review, Statement
from summitry.record.pairing import pair, set_event
from summitry.record.store import Store

UNDATED = "~"
"""Sorts after every day."""


def index(store: Store, item: Item) -> None:
    """Write the row that questions about an item are asked by."""
    if isinstance(item, Event):
        date = item.date
        number = _write(
            store,
            (item.id, "event", item.plover, item.mode, item.status, None),
            (date.earliest if date else None, date.latest if date else None, None),
            (len(item.evidence), item.origins),
            {(p.actor, p.state or "", p.role) for p in item.parties},
            item.topics,
            item.review,
        )
        set_event(store, number, item)
        pair(store, number)
    elif isinstance(item, Commitment):
        days = [d for s in item.history if s.date for d in (s.date.earliest, s.date.latest) if d]
        number = _write(
            store,
            (item.id, "commitment", item.kind, None, item.stage, item.wording),
            (min(days, default=None), max(days, default=None), item.due.latest if item.due else None),
            (len(item.evidence), item.origins),
            {(p.actor, p.state or "", "by") for p in item.by} | {(p.actor, p.state or "", "to") for p in item.to},
            item.topics,
            item.review,
        )
        pair(store, number)


def index_again(store: Store, item: Item) -> None:
    """Put an item's row in the place of the one that it had. A statement keeps its days and those whom it speaks of."""
    if not isinstance(item, Statement):
        store.db.execute("DELETE FROM item WHERE id = ?", (item.id,))
        index(store, item)
        return
    row = store.one("SELECT number, earliest, latest FROM item WHERE id = ?", (item.id,))
    number, *days = row or (None, *((item.date.earliest, item.date.latest) if item.date else (None, None)))
    subjects = store.all("SELECT actor, state, role FROM party WHERE item = ? AND role = 'subject'", (number,))
    store.db.execute("DELETE FROM item WHERE id = ?", (item.id,))
    speakers = {(speaker, item.speaker_state or "", "source") for speaker in item.speakers}
    index_statement(store, item.id, item.act, (days[0], days[1]), speakers | set(subjects), item.topics, item.review)


def index_statement(
    store: Store,
    key: str,
    act: str,
    days: tuple[str | None, str | None],
    parties: set[tuple[str, str, str]],
    topics: Iterable[str],
    review: Review | None = None,
) -> None:
    """The same for a statement, which one document alone tells."""
    number = _write(store, (key, "statement", act, None, None, None), (*days, None), (1, 1), parties, topics, review)
    pair(store, number)


def _write(
    store: Store,
    kind: tuple[str, str, str | None, str | None, str | None, str | None],
    days: tuple[str | None, str | None, str | None],
    counts: tuple[int, int],
    parties: set[tuple[str, str, str]],
    topics: Iterable[str],
    review: Review | None,
) -> int:
    number: int = store.db.execute(
        "INSERT INTO item"
        " (id, kind, type, mode, status, wording, day, earliest, latest, due, passages, origins, review)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (*kind, days[0] or days[1] or UNDATED, *days, *counts, review),
    ).fetchone()[0]
    store.db.executemany(
        "INSERT INTO party (item, actor, state, role) VALUES (?, ?, ?, ?)", [(number, *p) for p in sorted(parties)]
    )
    store.db.executemany(
        "INSERT OR IGNORE INTO topic (item, topic) VALUES (?, ?)", [(number, t) for t in dict.fromkeys(topics)]
    )
    return number
