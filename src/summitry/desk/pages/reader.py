"""The reader: a document with all that was read from it underlined, its dates explained, its own date to be set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summitry.desk.ask import Ask
from summitry.desk.lines import Line, line
from summitry.desk.page import Page, Table, page
from summitry.desk.underlining import Underline, paragraphs, parts
from summitry.desk.verdicts import verdicts
from summitry.errors import UsageError
from summitry.export.jsonl import document_line, time_line
from summitry.model import Time
from summitry.record.questions import day as checked
from summitry.rules.plover import acts
from summitry.show.words import when

FEW = 400
"""Dates that a preview lists before it only counts them."""


@dataclass(frozen=True, slots=True)
class Card:
    """A note in the margin: what kind of passage, where it begins, its item or its words, and why."""

    kind: str
    name: str
    item: Line | None
    words: str
    why: str


@page("/document/{id:path}", template="reader.html", accepts=("lit", "part", "dated"))
def reader(ask: Ask) -> Page:
    """A document: statements, events, commitments and dates underlined, each with its note in the margin."""
    record = ask.record
    document = record.lists.document(ask.named["id"])
    text, regions = record.text(document.id), record.regions(document.id)
    lit, pages = _lit(ask, text), parts(regions)
    number = _part(ask, pages, lit)
    start, end = pages[number]
    marks = record.lists.marks(document.id, start, end)
    times = [time for time in record.times(document.id) if time.start < end and time.end > start]
    items = {one.id: one for one in record.lists.items(list(dict.fromkeys(mark.item for mark in marks)))}
    underlines = [Underline(mark.kind, mark.start, mark.end, f"m-{mark.key}") for mark in marks]
    underlines += [Underline("time", time.start, time.end, f"t-{time.start}") for time in times]
    cards = {
        f"m-{mark.key}": Card(mark.kind, f"m-{mark.key}", line(record, items[mark.item], told=mark.key), "", "")
        for mark in marks
        if mark.item in items
    }
    cards |= {f"t-{time.start}": _dated(time) for time in times}
    shown = [
        (paragraph, [cards[one.name] for one in paragraph.begins if one.name in cards])
        for paragraph in paragraphs(text, regions, underlines, (start, end), lit)
    ]
    origin = record.lists.copies(document.id)
    context: dict[str, Any] = {
        "document": document,
        "shown": shown,
        "part": number,
        "parts": len(pages),
        "reasons": [one for one in document.published.why.split("; ") if one] if document.published else [],
        "copies": origin,
        "verdicts": verdicts(record.rulings(document.id)),
        "counts": [(kind, sum(m.kind == kind for m in marks)) for kind in ("statement", "event", "commitment")],
        "times": len(times),
        "types": tuple(dict.fromkeys(kind for kind, _ in acts())),
    }
    data = {
        "document": document_line(document, regions),
        "times": [time_line(document, time) for time in record.times(document.id)],
        "passages": [
            {"kind": m.kind, "item": m.item, "start": m.start, "end": m.end, "quote": text[m.start : m.end]}
            for m in record.lists.marks(document.id, 0, len(text))
        ],
    }
    rows = ([m["kind"], m["item"], m["start"], m["end"], m["quote"]] for m in data["passages"])  # type: ignore[index]
    table = Table(("kind", "item", "start", "end", "quote"), rows)
    return Page(document.title or document.file, context, data, table)


@page("/preview/{id:path}", template="preview.html", accepts=("day",))
def preview(ask: Ask) -> Page:
    """What a new date of a document would move, with nothing recorded yet."""
    document = ask.record.lists.document(ask.named["id"])
    day = checked(ask.get("day"))
    moves = () if ask.settings.read_only else ask.record.preview_date(document.id, day)
    context = {"document": document, "day": day, "moves": moves[:FEW], "rest": len(moves) - len(moves[:FEW])}
    data = {
        "document": document.id,
        "day": day,
        "moves": [{"item": m.item, "quote": m.quote, "before": when(m.before), "after": when(m.after)} for m in moves],
    }
    table = Table(
        ("item", "before", "after", "quote"), ([m.item, when(m.before), when(m.after), m.quote] for m in moves)
    )
    return Page(f"If it were of {day}", context, data, table)


def _dated(time: Time) -> Card:
    return Card(
        "time", f"t-{time.start}", None, f"{' '.join(time.text.split())} → {when(time.interval)}", time.interval.why
    )


def _lit(ask: Ask, text: str) -> tuple[int, int] | None:
    wanted = ask.get("lit")
    if not wanted:
        return None
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", wanted)
    start, end = (int(part) for part in found.groups()) if found else (0, 0)
    if not start < end <= len(text):
        raise UsageError(f"lit={wanted}: no passage of this document. Write it as START-END, in characters")
    return start, end


def _part(ask: Ask, pages: Sequence[tuple[int, int]], lit: tuple[int, int] | None) -> int:
    wanted = ask.get("part")
    if wanted:
        if not wanted.isdecimal() or not 1 <= int(wanted) <= len(pages):
            raise UsageError(f"part={wanted}: this document has parts 1 to {len(pages)}")
        return int(wanted) - 1
    return next((n for n, (start, end) in enumerate(pages) if lit and start <= lit[0] < end), 0)


ROUTES = (reader, preview)
