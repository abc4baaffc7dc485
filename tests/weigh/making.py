"""Records of a few hand-made documents, so that their figures can be counted by hand."""

from __future__ import annotations

from pathlib import Path

from summitry.library import Record
from summitry.model import (
    Actor,
    Document,
    EventMention,
    Interval,
    Party,
    Place,
    Reading,
    Region,
)
from summitry.record.entry import enter_document, enter_reading
from summitry.record.linking import Linker


def on(low: str, high: str | None = None) -> Interval:
    """A date."""
    return Interval("", low, high or low, "explicit", "As written.")


def party(text: str) -> Party:
    """``JPN:guest`` as a party."""
    state, role = text.split(":")
    return Party(state, state, role)  # type: ignore[arg-type]


def event(
    at: int,
    plover: str,
    *parties: str,
    status: str = "occurred",
    mode: str | None = None,
    date: Interval | None = None,
    place: Place | None = None,
) -> EventMention:
    """An event told at the line ``at`` of a document."""
    span = (at * 40, at * 40 + 30)
    return EventMention(
        span,
        span,
        plover,
        mode,
        tuple(map(party, parties)),
        status,
        date,
        place,
        topics=("space",),
        summary=f"{plover} {at}",  # type: ignore[arg-type]
    )


def document(name: str, published: Interval | None, *events: EventMention) -> tuple[Document, Reading]:
    """A document with its reading; its words differ from all others', so that no copy is seen in it."""
    text = "".join(f"{name} line {n}".ljust(39, "x") + "\n" for n in range(20))
    parties = [p for e in events for p in e.parties]
    actors = tuple(Actor(code, "state", code, (code,), code) for code in dict.fromkeys(p.actor for p in parties))
    reading = Reading(
        f"d{name}",
        "hand",
        published,
        regions=(Region(0, len(text), "body"),),
        actors=actors,
        events=events,
    )
    return Document(f"d{name}", f"{name}.txt", text, name, published=published), reading


def recorded(path: Path, *documents: tuple[Document, Reading]) -> Record:
    """A record that holds them."""
    record = Record(path)
    with record._store.writing(), record._store.transaction():
        for one, reading in documents:
            enter_reading(record._store, enter_document(record._store, one), one, reading)
        Linker(record._store, record._tellings).relink()
    return record
