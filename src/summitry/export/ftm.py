"""The record as FollowTheMoney entities, one a line, as ``ftm`` and Aleph take them in.

States are ``PublicBody``, people ``Person``, bodies ``Organization`` or ``Company``; documents ``Article``; an office
is a ``Position`` and an ``Occupancy`` of it; an event is an ``Event`` with those involved, an undertaking a ``Project``
with an ``UnknownLink`` for each of its parties; what somebody says is a ``Note`` on the speaker. Each leads back to its
documents (``proof``). Dates are the ontology's: prefixes of ISO days, as long as they are certain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import IO, Any

from summitry.dates import parts
from summitry.export.citation import whole_parts
from summitry.export.selection import Selection
from summitry.link.items import ActorItem, Commitment, DocumentItem, Event, Evidence, OfficeItem, Statement
from summitry.model import Day, Interval

SCHEMATA = {
    "state": "PublicBody",
    "government": "PublicBody",
    "armed-forces": "PublicBody",
    "person": "Person",
    "anonymous": "LegalEntity",
    "company": "Company",
}
"""By an actor's kind; an ``Organization`` else."""

Entity = dict[str, Any]


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write every entity."""
    for entity in entities(chosen):
        stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities(chosen: Selection) -> Iterator[Entity]:
    """Every entity: documents, actors, offices, statements, events, undertakings."""
    for document in chosen.documents():
        yield _document(document)
    for actor in chosen.actors():
        yield _actor(actor)
    for office in chosen.offices():
        yield from _office(office)
    for statement in chosen.statements():
        yield _statement(statement)
    for event in chosen.events():
        yield _event(event)
    for commitment in chosen.commitments():
        if commitment.kind == "undertaking":
            yield from _commitment(commitment)


def _document(d: DocumentItem) -> Entity:
    return _entity(
        "Article",
        ("document", d.id),
        title=[d.title or d.file],
        fileName=[d.file],
        sourceUrl=[d.url],
        publisher=[d.publisher],
        author=d.authors,
        language=[d.language],
        publishedAt=[_certain(d.published)],
    )


def _actor(a: ActorItem) -> Entity:
    country = [_country(a.state or (a.id if a.kind == "state" else None))]
    return _entity(
        SCHEMATA.get(a.kind, "Organization"),
        ("actor", a.id),
        name=[a.name],
        alias=[name for name in a.names if name != a.name] if a.kind != "anonymous" else [],
        country=country,
        notes=["Not named by the source."] if a.kind == "anonymous" else [],
    )


def _office(o: OfficeItem) -> Iterator[Entity]:
    position = ("position", o.state or "", o.office)
    yield _entity("Position", position, name=[o.office], country=[_country(o.state)])
    since = (o.since and (o.since.earliest or o.since.latest)) or ""
    yield _entity(
        "Occupancy",
        ("occupancy", o.person, o.state or "", o.office, since),
        holder=[_id(("actor", o.person))],
        post=[_id(position)],
        startDate=[_certain(o.since)],
        endDate=[_certain(o.until)],
        proof=_proof(o.evidence),
    )


def _statement(s: Statement) -> Entity:
    return _entity(
        "Note",
        ("item", s.id),
        name=[f"{s.speaker_name or 'Somebody not named'} {s.act}"],
        description=[s.content],
        entity=[_id(("actor", speaker)) for speaker in s.speakers],
        keywords=s.topics,
        proof=_proof(s.evidence),
    )


def _event(e: Event) -> Entity:
    first, last = (e.date.earliest, e.date.latest) if e.date else (None, None)
    day = e.date is not None and e.date.is_day
    return _entity(
        "Event",
        ("item", e.id),
        name=[e.summary or e.plover],
        keywords=[e.plover, e.status, *e.topics],
        date=[_certain(e.date)],
        startDate=[_storable(first)] if not day else [],
        endDate=[_storable(last)] if not day else [],
        location=[e.place.name if e.place else None],
        country=[_country(e.place.state) if e.place else None],
        involved=[_id(("actor", party.actor)) for party in e.parties],
        description=[piece.quote for piece in e.evidence],
        notes=[f"Status: {e.status}."],
        recordId=[e.id],
        proof=_proof(e.evidence),
    )


def _commitment(c: Commitment) -> Iterator[Entity]:
    project = ("item", c.id)
    amount = c.quantity if c.quantity and len(c.quantity.unit) == 3 and c.quantity.unit.isupper() else None
    yield _entity(
        "Project",
        project,
        name=[c.summary],
        status=[c.stage],
        keywords=c.topics,
        endDate=[_certain(c.due)],
        amount=[f"{amount.value:.2f}" if amount else None],
        currency=[amount.unit if amount else None],
        description=[piece.quote for piece in c.evidence],
        recordId=[c.id],
        proof=_proof(c.evidence),
    )
    for role, parties in (("undertakes", c.by), ("is promised", c.to)):
        for actor in dict.fromkeys(party.actor for party in parties):
            yield _entity(
                "UnknownLink",
                ("party", c.id, role, actor),
                subject=[_id(("actor", actor))],
                object=[_id(project)],
                role=[role],
                proof=_proof(c.evidence),
            )


def _entity(schema: str, key: tuple[str, ...], **properties: Iterable[str | None]) -> Entity:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": _id(key), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(key: tuple[str, ...]) -> str:
    """An entity's id: the same key gives the same id, in any export."""
    return "summitry-" + sha1("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()


def _proof(evidence: Iterable[Evidence]) -> list[str]:
    return [_id(("document", piece.document)) for piece in evidence]


def _country(state: str | None) -> str | None:
    """A state's alpha-3 code, which the ontology cleans to its own alpha-2 when it takes an entity in."""
    return state.lower() if state else None


def _certain(date: Interval | None) -> str | None:
    known = whole_parts(date)
    if not known or known[0] < 1:
        return None
    return "-".join([f"{known[0]:04d}", *(f"{number:02d}" for number in known[1:])])


def _storable(day: Day | None) -> str | None:
    return day if day and parts(day)[0] > 0 else None
