"""Rulings finding their passages again, after documents were read anew or came into the record."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.link.items import Anchor
from summitry.record.index import index_again
from summitry.record.rulings import log
from summitry.record.rulings.anchors import find
from summitry.record.rulings.attaching import put_in, twin
from summitry.record.rulings.knots import TYING, retie
from summitry.record.store import Store
from summitry.record.tellings import Tellings

_TOUCHED = """
SELECT ruling, slot FROM anchor WHERE document = ?2
UNION SELECT ruling, slot FROM held WHERE document = ?1
UNION SELECT ruling, slot FROM anchor WHERE name = ?3
    AND NOT EXISTS (SELECT 1 FROM held WHERE held.ruling = anchor.ruling AND held.slot = anchor.slot)
ORDER BY ruling, slot
"""


def settle(store: Store, tellings: Tellings) -> None:
    """Let rulings take hold of the documents that were read since the last time. Within a transaction."""
    numbers = [row[0] for row in store.all("SELECT document FROM unsettled ORDER BY document")]
    if not numbers:
        return
    ties = [_settle(store, tellings, number) for number in numbers]
    store.db.execute("DELETE FROM unsettled")
    if any(ties):
        retie(store)


def _settle(store: Store, tellings: Tellings, number: int) -> bool:
    """The same for one document. Returns whether a ruling is concerned that ties passages together or sets them apart.

    What people attached comes first, since other rulings may have been made on that.
    """
    id, name = store.one("SELECT id, name FROM document WHERE number = ?", (number,))
    touched = store.all(_TOUCHED, (number, id, name))
    store.db.execute("DELETE FROM held WHERE document = ?", (number,))
    actions: dict[int, str] = {
        ruling: store.one("SELECT action FROM ruling WHERE number = ?", (ruling,))[0] for ruling, _ in touched
    }
    for ruling, slot in sorted(touched, key=lambda row: actions[row[0]] != "attach"):
        found = log.anchor(store, ruling, slot)
        if found is not None:
            hold(store, tellings, ruling, slot, found, number)
    _reindex_statements(store, tellings, number)
    return not TYING.isdisjoint(actions.values())


def hold(store: Store, tellings: Tellings, ruling: int, slot: int, anchor: Anchor, number: int) -> bool:
    """Let one anchor take hold of its mention in a document. Returns whether there is one."""
    made = log.ruling(store, ruling)
    if made.action == "attach" and anchor.part == "passage":
        beside = twin(tellings, anchor, number)
        key = beside if beside and not made.target.startswith("new:") else None
        if key is None and made.stands:
            key = put_in(tellings, made, anchor, number)
        keys = [found for found in dict.fromkeys((key or (made.id if not made.stands else None), beside)) if found]
    else:
        found = find(tellings, anchor, number)
        keys = [found] if found else []
    store.db.executemany(
        "INSERT OR REPLACE INTO held (ruling, slot, part, key, document) VALUES (?, ?, ?, ?, ?)",
        [(ruling, slot, anchor.part, key, number) for key in keys],
    )
    return bool(keys)


def _reindex_statements(store: Store, tellings: Tellings, number: int) -> None:
    """Statements are indexed as they are read; those under a ruling have to follow it."""
    rows = store.all(
        "SELECT DISTINCT mention.item FROM held JOIN mention ON mention.key = held.key"
        " WHERE held.document = ? AND mention.kind = 'statement' ORDER BY mention.item",
        (number,),
    )
    for item in tellings.items([row[0] for row in rows]):
        index_again(store, item)


def follow(store: Store, tellings: Tellings, changed: Sequence[str]) -> None:
    """Index anew items that share a ruling with one that changed: who bears it may have changed too."""
    if not changed or store.one("SELECT 1 FROM held LIMIT 1") is None:
        return
    beside: set[str] = set()
    for at in range(0, len(changed), 400):
        some = tuple(changed[at : at + 400])
        for pair in store.all(
            "SELECT mine.item, theirs.item FROM mention AS mine JOIN held AS one ON one.key = mine.key"
            " JOIN held AS other ON other.ruling = one.ruling JOIN mention AS theirs ON theirs.key = other.key"
            f" WHERE mine.item IN ({','.join('?' * len(some))}) AND theirs.item <> mine.item",
            some,
        ):
            beside.update(pair)
    for item in tellings.items(sorted(beside)):
        index_again(store, item)
