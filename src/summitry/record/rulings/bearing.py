"""Which rulings bear on which items, as the mentions are brought together now.

A ruling was made on an item, which is a bundle of passages; the bundle may since have been tied otherwise. The item
that holds most of the passages which the ruling was made on bears it; of two that hold as many, the one with the
passage that named the item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitry.record.rulings.log import ORDER
from summitry.record.rulings.ruled import Verdict
from summitry.record.store import Store

_BEARS = """
SELECT mention.item, ruling.number, ruling.id, ruling.at, ruling.by, ruling.action, ruling.value
FROM mention JOIN held ON held.key = mention.key JOIN ruling ON ruling.number = held.ruling
WHERE mention.item IN ({marks})
    AND (held.part = 'target' AND ruling.action IN ('accept', 'reject', 'edit', 'score')
        OR held.part = 'passage' AND ruling.action = 'attach' AND ruling.target LIKE 'new:%')
    AND ruling.number NOT IN (SELECT ruling FROM undone)
GROUP BY mention.item, ruling.number ORDER BY {order}
"""
_BEARER = """
SELECT mention.item FROM held JOIN mention ON mention.key = held.key
WHERE held.ruling = ? AND held.part IN ('target', 'passage')
GROUP BY mention.item ORDER BY count(*) DESC, min(held.slot) LIMIT 1
"""


def verdicts(store: Store, items: Sequence[str]) -> dict[str, list[Verdict]]:
    """The rulings in force that bear on each of these items, the earliest first; items without any are left out."""
    found: defaultdict[str, list[Verdict]] = defaultdict(list)
    if not items or store.one("SELECT 1 FROM held LIMIT 1") is None:
        return found
    query = _BEARS.format(marks=",".join("?" * len(items)), order=ORDER)
    for item, number, *verdict in store.all(query, tuple(items)):
        if bearer(store, number) == item:
            found[item].append(Verdict(*verdict))
    return found


def bearer(store: Store, number: int) -> str | None:
    """The item that bears a ruling now, or ``None`` where none of its passages is found."""
    row = store.one(_BEARER, (number,))
    return str(row[0]) if row else None


def rulings_on(store: Store, item: str) -> list[int]:
    """Numbers of all rulings that hold a passage of an item, in force or not, oldest first."""
    rows = store.all(
        "SELECT DISTINCT held.ruling FROM mention JOIN held ON held.key = mention.key WHERE mention.item = ?"
        " ORDER BY held.ruling",
        (item,),
    )
    return [row[0] for row in rows]


def lost(store: Store) -> list[int]:
    """Numbers of rulings in force that find no passage of one of their parts any more, or no document, oldest first.

    A note that undoes another ruling needs no passage, and is never lost.
    """
    rows = store.all(
        "SELECT DISTINCT ruling.number FROM ruling JOIN anchor ON anchor.ruling = ruling.number"
        " WHERE ruling.number NOT IN (SELECT ruling FROM undone) AND ruling.value NOT LIKE '{\"undoes\":%'"
        " AND NOT EXISTS (SELECT 1 FROM held JOIN mention ON mention.key = held.key"
        "  WHERE held.ruling = ruling.number AND held.part = anchor.part)"
        " AND NOT (anchor.kind = 'document' AND EXISTS (SELECT 1 FROM held WHERE held.ruling = ruling.number))"
        " UNION SELECT number FROM ruling WHERE number NOT IN (SELECT ruling FROM anchor)"
        " AND number NOT IN (SELECT ruling FROM undone) AND target NOT IN (SELECT id FROM document)"
        " ORDER BY 1"
    )
    return [row[0] for row in rows]
