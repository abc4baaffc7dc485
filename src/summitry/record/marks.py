"""What stands where in a document: the passages of its items, as its page underlines them."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.link.items import MentionKind
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of an item: ``text[start:end]`` of the document. ``key`` names the mention."""

    kind: MentionKind
    start: int
    end: int
    key: str
    item: str


def marks(store: Store, number: int, start: int, end: int) -> tuple[Mark, ...]:
    """The passages that touch a stretch of a document, in order; those of rejected items are left out."""
    rows = store.all(
        "SELECT m.kind, m.start, m.end, m.key, m.item FROM mention AS m JOIN item ON item.id = m.item"
        " WHERE m.document = ? AND m.start < ? AND m.end > ? AND item.review IS NOT 'rejected'"
        " ORDER BY m.start, m.end DESC, m.key",
        (number, end, start),
    )
    return tuple(Mark(*row) for row in rows)
