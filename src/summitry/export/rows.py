"""Items as rows of the tables that ``columns`` describes, in one pass over what is chosen.

A value is text, a whole number, a number, a truth, an ISO day, a tuple of texts or of spans, or ``None``; an empty text
is ``None``. Every row has a value for each of its table's columns, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from summitry.export.selection import Selection
from summitry.link.items import (
    ActorItem,
    Commitment,
    CommitmentEvidence,
    DocumentItem,
    Event,
    Evidence,
    Link,
    OfficeItem,
    Origin,
    RegionText,
    Ruling,
    Statement,
)
from summitry.model import Interval, Party, Quantity, Time

Value = str | int | float | bool | tuple[Any, ...] | None
Row = tuple[Value, ...]
Told = tuple[str, Row]
"""The table's name and a row of it."""


def rows(chosen: Selection, *, regions: bool = True) -> Iterator[Told]:
    """Every row of every table; rows of one table come in the record's order. ``regions`` false leaves texts out."""
    for document in chosen.documents():
        yield "documents", _document(document)
        if regions:
            for region in chosen.regions(document.id):
                yield "regions", _region(document, region)
    for origin in chosen.origins():
        yield "origins", _origin(origin)
    for actor in chosen.actors():
        yield "actors", _actor(actor)
    for office in chosen.offices():
        yield from _office(office)
    for document, time in chosen.times():
        yield "times", _time(document, time)
    for statement in chosen.statements():
        yield "statements", _statement(statement)
    for event in chosen.events():
        yield from _event(event)
    for commitment in chosen.commitments():
        yield from _commitment(commitment)
    for link in chosen.links():
        yield from _link(link)
    for ruling in chosen.rulings():
        yield "rulings", _ruling(ruling)


def _document(d: DocumentItem) -> Row:
    return (
        *(d.id, d.file, d.url or None, d.title or None, d.publisher or None, d.authors, d.language),
        *_date(d.published),
        *_date(d.given),
        *(d.duplicate_of, d.origin, d.words, d.reader, d.unread),
    )


def _region(document: DocumentItem, region: RegionText) -> Row:
    return document.id, region.start, region.end, region.kind, region.text or None


def _origin(origin: Origin) -> Row:
    return origin.id, origin.documents, origin.why or None


def _actor(actor: ActorItem) -> Row:
    return actor.id, actor.kind, actor.name, actor.names, actor.state, actor.documents


def _office(o: OfficeItem) -> Iterator[Told]:
    held = (o.person, o.name, o.office, o.state, *_date(o.since), *_date(o.until), o.known_to, o.source)
    yield "offices", held
    for piece in o.evidence:
        yield "office_evidence", (o.person, o.office, o.state, *_passage(piece))


def _time(document: DocumentItem, t: Time) -> Row:
    date = Interval(t.text, t.interval.earliest, t.interval.latest, t.interval.basis, t.interval.why)
    return document.id, document.file, t.start, t.end, t.value or None, *_date(date)


def _statement(s: Statement) -> Row:
    return (
        *(s.id, s.speaker, s.speakers, s.speaker_name or None, s.speaker_state, s.anonymous, s.form, s.cue or None),
        *(s.act, s.content or None, s.topics, *_date(s.date), *_passage(s.evidence[0])),
        *(s.source_span, s.cue_span, s.content_span, s.review),
    )


def _event(e: Event) -> Iterator[Told]:
    place = e.place
    yield (
        "events",
        (
            *(e.id, e.plover, e.mode, e.contexts, *_date(e.date)),
            *((place.name, place.state, place.lat, place.lon) if place else (None,) * 4),
            *(e.status, e.summary or None, e.topics, e.origins, len(e.evidence), e.review),
        ),
    )
    for row in _parties(e.parties):
        yield "event_parties", (e.id, *row)
    for number, step in enumerate(e.history, 1):
        yield "event_history", (e.id, number, step.status, *_date(step.date), *_passage(step.evidence))
    for number, piece in enumerate(e.evidence, 1):
        yield "event_evidence", (e.id, number, *_passage(piece), piece.status)


def _commitment(c: Commitment) -> Iterator[Told]:
    score = c.score
    yield (
        "commitments",
        (
            *(c.id, c.kind, c.summary or None, c.topics, *_quantity(c.quantity), *_date(c.due), c.stage, c.wording),
            *(c.badges, c.origins, len(c.evidence)),
            *((score.value, score.by or None, score.why or None, score.rubric or None) if score else (None,) * 4),
            *(c.events, c.review),
        ),
    )
    for side, parties in (("by", c.by), ("to", c.to)):
        for row in _parties(parties):
            yield "commitment_parties", (c.id, side, *row)
    for number, step in enumerate(c.history, 1):
        told = (step.step, step.stage, step.wording, *_date(step.date), *_passage(step.evidence))
        yield "commitment_history", (c.id, number, *told)
    for number, piece in enumerate(c.evidence, 1):
        yield "commitment_evidence", (c.id, number, *_passage(piece), *_says(piece))


def _says(e: CommitmentEvidence) -> Row:
    by, to = (tuple(party.actor for party in side) for side in (e.by, e.to))
    return e.kind, e.stage, e.wording, by, to, e.topics, *_quantity(e.quantity), *_date(e.due)


def _link(link: Link) -> Iterator[Told]:
    yield "links", (link.kind, link.source, link.target)
    for piece in link.evidence:
        yield "link_evidence", (link.kind, link.source, link.target, *_passage(piece))


def _ruling(r: Ruling) -> Row:
    return r.id, r.at, r.by or None, r.action, r.target, r.value


def _date(interval: Interval | None) -> Row:
    if interval is None:
        return (None,) * 5
    return interval.text or None, interval.earliest, interval.latest, interval.basis, interval.why or None


def _passage(e: Evidence) -> Row:
    return e.document, e.file, e.start, e.end, e.quote, e.said_by


def _quantity(amount: Quantity | None) -> Row:
    return (amount.value, amount.unit, amount.text or None) if amount else (None,) * 3


def _parties(parties: Iterable[Party]) -> Iterator[Row]:
    for number, party in enumerate(parties, 1):
        yield number, party.actor, party.state, party.role
