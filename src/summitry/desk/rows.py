"""Items as programs have them: objects under the export's names, and flat rows for a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitry.export.jsonl import commitment_line, event_line, statement_line
from summitry.link.items import Commitment, Event, Item, Statement
from summitry.model import Party

_PASSAGE = ("document", "file", "start", "end", "quote")
COLUMNS = {
    "statements": (
        *("id", "speaker_name", "speaker_state", "act", "form", "cue", "content", "earliest", "latest", "topics"),
        *_PASSAGE,
    ),
    "events": (
        *("id", "plover", "mode", "status", "earliest", "latest", "parties", "place", "summary", "topics", "origins"),
        *("passages", *_PASSAGE),
    ),
    "commitments": (
        *("id", "stage", "wording", "by", "to", "topics", "due", "quantity", "unit", "summary", "origins"),
        *("passages", *_PASSAGE),
    ),
}
"""The columns of each list's table."""
NOT_FOR = {
    "statements": {"status", "stage", "wording", "mode", "due_before", "due_after"},
    "events": {"stage", "wording", "due_before", "due_after"},
    "commitments": {"status", "mode", "type"},
}
"""Filters that mean nothing for a list."""


def plural_of(item: Item) -> str:
    """The name of the list that an item stands in."""
    return "statements" if isinstance(item, Statement) else "events" if isinstance(item, Event) else "commitments"


def json_line(item: Item) -> dict[str, Any]:
    """The item as a line of the export."""
    if isinstance(item, Statement):
        return statement_line(item)
    return event_line(item) if isinstance(item, Event) else commitment_line(item)


def cells(plural: str, item: Item) -> list[Any]:
    """The item's row under the list's columns."""
    row: dict[str, Any] = {name: getattr(item, name) for name in item.__dataclass_fields__}
    first = item.evidence[0]
    row |= {name: getattr(first, name) for name in _PASSAGE}
    row |= {"topics": " ".join(item.topics), "passages": len(item.evidence)}
    if isinstance(item, Commitment):
        row |= {"by": _ids(item.by), "to": _ids(item.to), "due": item.due and item.due.latest}
        row |= {"quantity": item.quantity and item.quantity.value, "unit": item.quantity and item.quantity.unit}
    else:
        row |= {"earliest": item.date and item.date.earliest, "latest": item.date and item.date.latest}
    if isinstance(item, Event):
        row |= {"parties": _ids(item.parties), "place": item.place and item.place.name}
    return [row.get(column) for column in COLUMNS[plural]]


def _ids(parties: Iterable[Party]) -> str:
    return " ".join(dict.fromkeys(party.state or party.actor for party in parties))
