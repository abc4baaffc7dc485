"""The record as JSON Lines, in the form that others read it by: one object a line, each with its ``type``.

Lines come in a fixed order (documents, origins, actors, offices, times, statements, events, commitments, links,
rulings; each by id or place), so that equal records give equal files. Beyond the agreed fields there are: on a document
``words``, ``given``, ``reader``, ``unread``; on an actor ``documents``; on a time ``why``; on a statement ``speakers``,
all who say it together; on a commitment and its evidence ``kind``; on an item ``review``, what people ruled; on
evidence ``key``, which rulings name it by ("" on an office's). Last come ``claim`` lines, where a language model was
asked too: what it says, by its name. Positions (``kind`` ``position``) are written only where they are a thread, said
again in another document; links to those that are not are left out with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from summitry.export.selection import Selection
from summitry.link.items import (
    ActorItem,
    Commitment,
    CommitmentEvidence,
    DocumentItem,
    Event,
    EventEvidence,
    Evidence,
    Link,
    OfficeItem,
    Origin,
    RegionText,
    Ruling,
    Statement,
)
from summitry.model import CommitmentMention, EventMention, Interval, Party, Place, Quantity, Reading, Time
from summitry.model import Statement as Reported
from summitry.record.rulings.exchange import plain
from summitry.weigh.governments import handovers

Line = dict[str, Any]


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write every line of what is chosen to a text stream, holding none of them."""
    for line in lines(chosen):
        stream.write(json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def lines(chosen: Selection) -> Iterator[Line]:
    """Every line, in order."""
    for document in chosen.documents():
        yield document_line(document, chosen.regions(document.id))
    yield from map(origin_line, chosen.origins())
    yield from map(actor_line, chosen.actors())
    yield from map(office_line, chosen.offices())
    for document, time in chosen.times():
        yield time_line(document, time)
    yield from map(statement_line, chosen.statements())
    yield from map(event_line, chosen.events())
    for commitment in chosen.commitments():
        yield commitment_line(commitment) | {"governments": governments(commitment, chosen.now)}
    yield from map(link_line, chosen.links())
    yield from map(ruling_line, chosen.rulings())
    for opinion in chosen.opinions():
        yield from claim_lines(chosen, opinion)


def document_line(document: DocumentItem, regions: tuple[RegionText, ...]) -> Line:
    """A ``document`` line."""
    return {
        "type": "document",
        "id": document.id,
        "file": document.file,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "language": document.language,
        "published": date(document.published),
        "duplicate_of": document.duplicate_of,
        "origin": document.origin,
        "regions": [{"start": r.start, "end": r.end, "kind": r.kind, "text": r.text} for r in regions],
        "words": document.words,
        "given": date(document.given),
        "reader": document.reader,
        "unread": document.unread,
    }


def origin_line(origin: Origin) -> Line:
    """An ``origin`` line."""
    return {"type": "origin", "id": origin.id, "documents": list(origin.documents), "why": origin.why}


def actor_line(actor: ActorItem) -> Line:
    """An ``actor`` line."""
    return {
        "type": "actor",
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "names": list(actor.names),
        "state": actor.state,
        "documents": actor.documents,
    }


def office_line(office: OfficeItem) -> Line:
    """An ``office`` line."""
    return {
        "type": "office",
        "person": office.person,
        "name": office.name,
        "office": office.office,
        "state": office.state,
        "since": date(office.since),
        "until": date(office.until),
        "known_to": office.known_to,
        "evidence": [passage(e) for e in office.evidence],
        "source": office.source,
    }


def time_line(document: DocumentItem, time: Time) -> Line:
    """A ``time`` line."""
    return {
        "type": "time",
        "document": document.id,
        "file": document.file,
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "value": time.value,
        "earliest": time.interval.earliest,
        "latest": time.interval.latest,
        "basis": time.interval.basis,
        "why": time.interval.why,
    }


def statement_line(statement: Statement) -> Line:
    """A ``statement`` line."""
    return {
        "type": "statement",
        "id": statement.id,
        "speaker": statement.speaker,
        "speakers": list(statement.speakers),
        "speaker_name": statement.speaker_name,
        "speaker_state": statement.speaker_state,
        "anonymous": statement.anonymous,
        "form": statement.form,
        "cue": statement.cue,
        "act": statement.act,
        "content": statement.content,
        "topics": list(statement.topics),
        "date": date(statement.date),
        "evidence": [passage(e) for e in statement.evidence],
        "source_span": [list(span) for span in statement.source_span],
        "cue_span": [list(span) for span in statement.cue_span],
        "content_span": [list(span) for span in statement.content_span],
        "review": statement.review,
    }


def event_line(event: Event) -> Line:
    """An ``event`` line."""
    return {
        "type": "event",
        "id": event.id,
        "plover": event.plover,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "parties": parties(event.parties),
        "date": date(event.date),
        "place": place(event.place),
        "status": event.status,
        "history": [{"status": s.status, "date": date(s.date), "evidence": passage(s.evidence)} for s in event.history],
        "summary": event.summary,
        "topics": list(event.topics),
        "origins": event.origins,
        "evidence": [passage(e) for e in event.evidence],
        "review": event.review,
    }


def governments(commitment: Commitment, now: str | None) -> list[Line]:
    """The changes of government on an open commitment up to ``now``: who it was made under, who leads since."""
    return [
        {
            "state": one.state,
            "office": one.office,
            "made_under": one.leader,
            "made": one.made,
            "successor": one.successor,
            "since": one.since,
            "told_again": one.step.step if one.step else None,
            "told_again_on": one.step.date.earliest if one.step and one.step.date else None,
        }
        for one in handovers(commitment, now)
    ]


def commitment_line(commitment: Commitment) -> Line:
    """A ``commitment`` line."""
    score = commitment.score
    return {
        "type": "commitment",
        "id": commitment.id,
        "kind": commitment.kind,
        "summary": commitment.summary,
        "by": parties(commitment.by),
        "to": parties(commitment.to),
        "topics": list(commitment.topics),
        "quantity": quantity(commitment.quantity),
        "due": date(commitment.due),
        "stage": commitment.stage,
        "wording": commitment.wording,
        "badges": list(commitment.badges),
        "history": [
            {
                "step": s.step,
                "stage": s.stage,
                "wording": s.wording,
                "date": date(s.date),
                "evidence": passage(s.evidence),
            }
            for s in commitment.history
        ],
        "origins": commitment.origins,
        "evidence": [passage(e) for e in commitment.evidence],
        "score": {"value": score.value, "by": score.by, "why": score.why, "rubric": score.rubric} if score else None,
        "events": list(commitment.events),
        "review": commitment.review,
    }


def link_line(link: Link) -> Line:
    """A ``link`` line."""
    return {
        "type": "link",
        "kind": link.kind,
        "from": link.source,
        "to": link.target,
        "evidence": [passage(e) for e in link.evidence],
    }


def ruling_line(ruling: Ruling) -> Line:
    """A ``ruling`` line."""
    return plain(ruling)


def claim_lines(chosen: Selection, opinion: Reading) -> Iterator[Line]:
    """``claim`` lines: what a language model says of a document. They are no items of the record."""
    file, text = chosen.document(opinion.document).file, chosen.text(opinion.document)
    kinds: tuple[tuple[str, tuple[Reported | EventMention | CommitmentMention, ...]], ...] = (
        ("statement", opinion.statements),
        ("event", opinion.events),
        ("commitment", opinion.commitments),
    )
    for kind, claims in kinds:
        for claim in claims:
            start, end = claim.span
            line: Line = {"type": "claim", "kind": kind, "reader": opinion.reader.removeprefix("model:")}
            line |= {"document": opinion.document, "file": file, "start": start, "end": end, "quote": text[start:end]}
            if isinstance(claim, Reported):
                line |= {"speaker": claim.speaker, "act": claim.act, "content": claim.content}
            elif isinstance(claim, EventMention):
                line |= {"plover": claim.plover, "mode": claim.mode, "status": claim.status}
                line["parties"] = parties(claim.parties)
            else:
                line |= {"stage": claim.stage, "wording": claim.wording}
                line |= {"by": parties(claim.by), "to": parties(claim.to)}
            yield line


def passage(evidence: Evidence) -> Line:
    """Evidence, with what its kind adds."""
    line: Line = {
        "document": evidence.document,
        "file": evidence.file,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "said_by": evidence.said_by,
        "key": evidence.key,
    }
    if isinstance(evidence, EventEvidence):
        line["status"] = evidence.status
    elif isinstance(evidence, CommitmentEvidence):
        line["kind"] = evidence.kind
        line["stage"] = evidence.stage
        line["wording"] = evidence.wording
        line["by"] = parties(evidence.by)
        line["to"] = parties(evidence.to)
        line["topics"] = list(evidence.topics)
        line["quantity"] = quantity(evidence.quantity)
        line["due"] = date(evidence.due)
    return line


def date(interval: Interval | None) -> Line | None:
    """A date, or null."""
    if interval is None:
        return None
    return {
        "text": interval.text,
        "earliest": interval.earliest,
        "latest": interval.latest,
        "basis": interval.basis,
        "why": interval.why,
    }


def parties(members: tuple[Party, ...]) -> list[Line]:
    """A list of parties."""
    return [{"actor": p.actor, "state": p.state, "role": p.role} for p in members]


def place(found: Place | None) -> Line | None:
    """A place, or null."""
    return {"name": found.name, "state": found.state, "lat": found.lat, "lon": found.lon} if found else None


def quantity(amount: Quantity | None) -> Line | None:
    """A quantity, or null."""
    return {"value": amount.value, "unit": amount.unit, "text": amount.text} if amount else None
