"""Days that people gave to documents: rulings that edit ``published``."""

from __future__ import annotations

import json

from summitry.model import Interval
from summitry.record.codec import dumps, loads
from summitry.record.rulings import log
from summitry.record.rulings.anchors import document_anchor
from summitry.record.store import Store
from summitry.record.tellings import Tellings

_GIVEN = """
SELECT ruling.number, ruling.value, ruling.number IN (SELECT ruling FROM undone) FROM ruling
WHERE ruling.action = 'edit' AND (ruling.target = ?1 OR ruling.number IN (SELECT ruling FROM held WHERE key = ?1))
"""


def give(store: Store, tellings: Tellings, number: int, document: str, day: str, by: str) -> int:
    """Enter in the log that a document is of this day. Returns the ruling's number. Within a transaction."""
    row = store.one("SELECT given FROM document WHERE number = ?", (number,))
    anchor = document_anchor(tellings, number, row[0] or "")
    ruling = log.enter(store, by, "edit", document, dumps({"published": day}), [anchor])
    store.db.execute(
        "INSERT INTO held (ruling, slot, part, key, document) VALUES (?, 0, 'target', ?, ?)", (ruling, document, number)
    )
    return ruling


def date_of(store: Store, document: str, otherwise: Interval | None = None) -> Interval | None:
    """The day that a person gave a document last; the date that it had before anybody did where all that is undone.

    ``otherwise`` where nobody ever gave one.
    """
    rows = [
        row for row in store.all(f"{_GIVEN} ORDER BY {log.ORDER}", (document,)) if "published" in json.loads(row[1])
    ]
    for _, value, undone in reversed(rows):
        if not undone:
            day = json.loads(value)["published"]
            return Interval("", day, day, "explicit", "The date was given by a person.")
    for number, _, _ in rows:
        for anchor in log.anchors(store, number):
            given = dict(anchor.traits).get("given")
            return loads(Interval, given) if given else None
    return otherwise
