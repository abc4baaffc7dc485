"""Undertakings by the day on which they fall due, and the day that counts as today."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection

from summitry.model import Day
from summitry.record.store import Store


def latest_day(store: Store) -> Day | None:
    """The day of the latest document whose day is known: the record's today, since it never asks the clock."""
    row = store.one(
        "SELECT earliest FROM document WHERE earliest IS NOT NULL AND earliest = latest ORDER BY earliest DESC LIMIT 1"
    )
    return str(row[0]) if row else None


def due_ids(store: Store, since: Day, *, stages: Collection[str], limit: int) -> list[str]:
    """Ids of undertakings at one of ``stages`` whose last due day lies from ``since`` on, the nearest first."""
    marks = ",".join("?" * len(stages))
    return [
        row[0]
        for row in store.all(
            "SELECT item.id FROM item WHERE item.due IS NOT NULL AND item.due >= ? AND item.kind = 'commitment'"
            " AND item.review IS NOT 'rejected'"
            f" AND item.type = 'undertaking' AND item.status IN ({marks}) ORDER BY item.due, item.id LIMIT ?",
            (since, *sorted(stages), limit),
        )
    ]


def silent_ids(
    store: Store, until: Day, *, stages: Collection[str], notice: int, limit: int, offset: int = 0
) -> list[str]:
    """Ids of undertakings at one of ``stages`` whose due day was before ``until``, told of more than ``notice`` days
    ahead of it and never after it; the latest first."""
    marks = ",".join("?" * len(stages))
    return [
        row[0]
        for row in store.all(
            "SELECT item.id FROM item WHERE item.due IS NOT NULL AND item.due < ? AND item.kind = 'commitment'"
            " AND item.review IS NOT 'rejected' AND item.type = 'undertaking'"
            " AND coalesce(item.latest, item.earliest, '') <= item.due"
            f" AND coalesce(item.earliest, item.latest, '') < date(item.due, ?) AND item.status IN ({marks})"
            " ORDER BY item.due DESC, item.id LIMIT ? OFFSET ?",
            (until, f"-{notice} days", *sorted(stages), limit, offset),
        )
    ]


class Reach:
    """How far the documents of a record reach beyond a day."""

    def __init__(self, store: Store) -> None:
        rows = store.all("SELECT coalesce(latest, earliest), coalesce(publisher, file) FROM document")
        last: dict[str, Day] = {}
        for told, outlet in rows:
            if told is not None:
                last[outlet] = max(told, last.get(outlet, told))
        self._days = sorted(told for told, _ in rows if told is not None)
        self._last = sorted(last.values())

    def later(self, than: Day) -> tuple[int, int]:
        """How many documents lie wholly after a day, and from how many outlets (one without is its own)."""
        return len(self._days) - bisect_right(self._days, than), len(self._last) - bisect_right(self._last, than)
