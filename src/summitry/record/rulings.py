"""The log of rulings: what people decided, who and when. It only grows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from summitry.link.items import Ruling
from summitry.model import Interval
from summitry.record.store import Store


def enter(store: Store, by: str, action: str, target: str, value: str) -> str:
    """Add a ruling, dated now. ``value`` is JSON. Returns its id. Within a transaction."""
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    number = store.one("SELECT coalesce(max(number), 0) + 1 FROM ruling")[0]
    ruling = "r" + sha256(f"{number}\0{at}\0{by}\0{action}\0{target}\0{value}".encode()).hexdigest()[:15]
    store.db.execute(
        "INSERT INTO ruling (number, id, at, by, action, target, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, ruling, at, by, action, target, value),
    )
    return ruling


def log(store: Store, target: str | None = None) -> Iterator[Ruling]:
    """All rulings, or those on one target, oldest first."""
    where, values = ("WHERE target = ?", (target,)) if target else ("", ())
    for row in store.all(f"SELECT id, at, by, action, target, value FROM ruling {where} ORDER BY number", values):
        yield Ruling(*row)


def date_of(store: Store, document: str) -> Interval | None:
    """The date that a person gave a document last, or ``None``."""
    rows: list[Any] = store.all(
        "SELECT value, by FROM ruling WHERE target = ? AND action = 'edit' ORDER BY number DESC", (document,)
    )
    for value, _ in rows:
        day = json.loads(value).get("published")
        if day:
            return Interval("", day, day, "explicit", "The date was given by a person.")
    return None
