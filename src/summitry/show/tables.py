"""Lists for programs: JSON objects as the export writes them, and flat rows for a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from summitry.errors import UsageError
from summitry.export import jsonl
from summitry.link.items import ActorItem, Commitment, DocumentItem, Event, Item, Statement

if TYPE_CHECKING:
    from summitry.library import Record

Listed = Item | DocumentItem | ActorItem

PASSAGE = ("file", "start", "end", "quote")
DATE = ("earliest", "latest")
COLUMNS = {
    "documents": ("id", "file", "title", "publisher", *DATE, "words", "language", "origin"),
    "actors": ("id", "kind", "name", "state", "documents"),
    "statements": ("id", "speaker_name", "speaker_state", "act", "form", "cue", "content", *PASSAGE),
    "events": ("id", "plover", "mode", "status", *DATE, "parties", "place", "summary", "origins", *PASSAGE),
    "commitments": (
        *("id", "stage", "wording", "by", "to", "topics", "due", "quantity", "unit", "summary", "origins"),
        *PASSAGE,
    ),
}
ALLOWED = {"documents": {"since", "until"}, "actors": set[str]()}
NOT_FOR = {
    "statements": {"status", "stage", "wording"},
    "events": {"stage", "wording"},
    "commitments": {"status", "type"},
}


def items(record: Record, kind: str, filters: Mapping[str, Any], limit: int | None) -> Iterator[Listed]:
    """The items of ``kind`` that fit ``filters``. Raises ``UsageError`` for a filter that means nothing for them."""
    wrong = set(filters) - ALLOWED[kind] if kind in ALLOWED else set(filters) & NOT_FOR[kind]
    if wrong:
        raise UsageError(f"list {kind}: --{' and --'.join(sorted(wrong))} cannot narrow {kind}; leave it out")
    found: Iterator[Listed] = getattr(record, kind)(**filters)
    return islice(found, limit)


def write_json(record: Record, listed: Iterable[Listed], stream: IO[str]) -> None:
    """One JSON object a line, as in the export."""
    for item in listed:
        stream.write(json.dumps(_line(record, item), ensure_ascii=False) + "\n")


def write_csv(kind: str, listed: Iterable[Listed], stream: IO[str]) -> None:
    """A header and a row an item. A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS[kind])
    for item in listed:
        row = _row(item)
        writer.writerow([inert(row.get(column)) for column in COLUMNS[kind]])


def _line(record: Record, item: Listed) -> dict[str, Any]:
    if isinstance(item, DocumentItem):
        return jsonl.document_line(item, record.regions(item.id))
    if isinstance(item, ActorItem):
        return jsonl.actor_line(item)
    if isinstance(item, Statement):
        return jsonl.statement_line(item)
    return jsonl.event_line(item) if isinstance(item, Event) else jsonl.commitment_line(item)


def _row(item: Listed) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(item, name) for name in item.__dataclass_fields__}
    if isinstance(item, DocumentItem | Event):
        date = item.published if isinstance(item, DocumentItem) else item.date
        row |= {"earliest": date and date.earliest, "latest": date and date.latest}
    if isinstance(item, Event):
        row |= {"parties": _ids(item.parties), "place": item.place and item.place.name}
    if isinstance(item, Commitment):
        row |= {"by": _ids(item.by), "to": _ids(item.to), "topics": " ".join(item.topics)}
        row |= {"due": item.due and item.due.latest, "unit": item.quantity and item.quantity.unit}
        row["quantity"] = item.quantity and item.quantity.value
    if not isinstance(item, DocumentItem | ActorItem):
        first = item.evidence[0]
        row |= {"file": first.file, "start": first.start, "end": first.end, "quote": first.quote}
    return row


def _ids(parties: Iterable[Any]) -> str:
    return " ".join(dict.fromkeys(party.state or party.actor for party in parties))


def inert(value: Any) -> Any:
    """The cell, so that no spreadsheet takes it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
