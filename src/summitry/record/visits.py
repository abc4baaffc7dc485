"""What has come into the record since somebody last looked.

A visit is remembered by how far the record had grown: the number of its last document and of its last ruling. Both only
grow, so that nothing slips by, whatever day a new document bears.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitry.errors import UsageError
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """What came in: documents and rulings counted, and ids of the commitments that new documents speak of, the newest
    document first; ``more`` where there are others."""

    documents: int
    rulings: int
    statements: int
    events: int
    commitments: tuple[str, ...]
    more: bool


def mark(store: Store) -> str:
    """How far the record has grown, as a short word to remember."""
    documents = store.one("SELECT coalesce(max(number), 0) FROM document")[0]
    rulings = store.one("SELECT coalesce(max(number), 0) FROM ruling")[0]
    return f"{documents}.{rulings}"


def news(store: Store, seen: str, limit: int) -> News:
    """What came in since ``mark`` gave ``seen``. Raises ``UsageError`` for a word that it never gave."""
    if not re.fullmatch(r"\d{1,15}\.\d{1,15}", seen):
        raise UsageError(f"{seen}: not a mark of a visit")
    documents, rulings = (int(part) for part in seen.split("."))
    counts = {}
    for kind in ("statement", "event"):
        counts[kind] = store.one(
            "SELECT count(*) FROM (SELECT 1 FROM mention WHERE document > ? AND kind = ? LIMIT 100000)",
            (documents, kind),
        )[0]
    items = store.all(
        "SELECT mention.item FROM mention JOIN item ON item.id = mention.item WHERE mention.document > ?"
        " AND mention.kind = 'commitment' AND item.type = 'undertaking'"
        " AND item.review IS NOT 'rejected' ORDER BY mention.document DESC, mention.start LIMIT ?",
        (documents, 4 * limit),
    )
    found = list(dict.fromkeys(row[0] for row in items))
    return News(
        documents=store.one("SELECT count(*) FROM document WHERE number > ?", (documents,))[0],
        rulings=store.one("SELECT count(*) FROM ruling WHERE number > ?", (rulings,))[0],
        statements=counts["statement"],
        events=counts["event"],
        commitments=tuple(found[:limit]),
        more=len(found) > limit or len(items) == 4 * limit,
    )
