"""Undertakings by the day on which they fall due, and the day that counts as today."""

from __future__ import annotations

from collections.abc import Collection

from summitry.model import Day
from summitry.record.store import Store


def latest_day(store: Store) -> Day | None:
    """The day of the latest document whose day is known: the record's today, since it never asks the clock."""
    row = store.one(
        "SELECT earliest FROM document WHERE earliest IS NOT NULL AND earliest = latest ORDER BY earliest DESC LIMIT 1"
    )
    return str(row[0]) if row else None


def due_ids(
    store: Store, *, since: Day | None = None, until: Day | None = None, stages: Collection[str], limit: int
) -> list[str]:
    """Ids of undertakings at one of ``stages`` whose last due day lies from ``since`` on, the nearest first, or before
    ``until`` (which is not included), the latest first."""
    condition, order = ("item.due >= ?", "ASC") if since else ("item.due < ?", "DESC")
    marks = ",".join("?" * len(stages))
    return [
        row[0]
        for row in store.all(
            f"SELECT item.id FROM item WHERE item.due IS NOT NULL AND {condition} AND item.kind = 'commitment'"
            " AND item.review IS NOT 'rejected'"
            f" AND item.type = 'undertaking' AND item.status IN ({marks}) ORDER BY item.due {order}, item.id LIMIT ?",
            (since or until or "", *sorted(stages), limit),
        )
    ]


def later(store: Store, than: Day) -> tuple[int, int]:
    """How many documents lie wholly after a day, and from how many outlets (a document without one is its own)."""
    row = store.one(
        "SELECT count(*), count(DISTINCT coalesce(publisher, file)) FROM document WHERE coalesce(latest, earliest) > ?",
        (than,),
    )
    return int(row[0]), int(row[1])
