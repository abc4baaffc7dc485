"""The rows that questions about items are asked by."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.link.items import Commitment, Event, Item
from summitry.record.store import Store

UNDATED = "~"
"""Sorts after every day."""


def index(store: Store, item: Item) -> None:
    """Write the row that questions about an item are asked by."""
    if isinstance(item, Event):
        date = item.date
        _write(
            store,
            (item.id, "event", item.plover, item.mode, item.status, None),
            (date.earliest if date else None, date.latest if date else None, None),
            (len(item.evidence), item.origins),
            {(p.actor, p.state or "", p.role) for p in item.parties},
            item.topics,
        )
    elif isinstance(item, Commitment):
        days = [d for s in item.history if s.date for d in (s.date.earliest, s.date.latest) if d]
        _write(
            store,
            (item.id, "commitment", item.kind, None, item.stage, item.wording),
            (min(days, default=None), max(days, default=None), item.due.latest if item.due else None),
            (len(item.evidence), item.origins),
            {(p.actor, p.state or "", "by") for p in item.by} | {(p.actor, p.state or "", "to") for p in item.to},
            item.topics,
        )


def index_statement(
    store: Store,
    key: str,
    act: str,
    days: tuple[str | None, str | None],
    parties: set[tuple[str, str, str]],
    topics: Iterable[str],
) -> None:
    """The same for a statement, which one document alone tells."""
    _write(store, (key, "statement", act, None, None, None), (*days, None), (1, 1), parties, topics)


def _write(
    store: Store,
    kind: tuple[str, str, str | None, str | None, str | None, str | None],
    days: tuple[str | None, str | None, str | None],
    counts: tuple[int, int],
    parties: set[tuple[str, str, str]],
    topics: Iterable[str],
) -> None:
    number = store.db.execute(
        "INSERT INTO item (id, kind, type, mode, status, wording, day, earliest, latest, due, passages, origins)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (*kind, days[0] or days[1] or UNDATED, *days, *counts),
    ).fetchone()[0]
    store.db.executemany(
        "INSERT INTO party (item, actor, state, role) VALUES (?, ?, ?, ?)", [(number, *p) for p in sorted(parties)]
    )
    store.db.executemany(
        "INSERT OR IGNORE INTO topic (item, topic) VALUES (?, ?)", [(number, t) for t in dict.fromkeys(topics)]
    )
