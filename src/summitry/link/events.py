"""One event from the passages that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from summitry.link.actors import is_held
from summitry.link.intervals import narrowest
from summitry.link.items import Event, EventEvidence, EventStep, Mention, Telling
from summitry.model import EventMention, Party, Place, Status

STANDING: tuple[Status, ...] = (
    "occurred",
    "ongoing",
    "cancelled",
    "denied",
    "scheduled",
    "expected",
    "proposed",
    "possible",
    "conditional",
)
"""Statuses, those that settle a matter first: among passages of one day, and of days not known, the first counts."""

HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})
VAGUER: frozenset[Status] = frozenset({"expected", "proposed", "possible", "conditional"})


def merge(tellings: Sequence[Telling[EventMention]]) -> Event:
    """The event that ``tellings`` tell, at least one. Its id is the least of their keys, whatever their order."""
    told = sorted(tellings, key=lambda t: t.order)
    mentions = [t.mention for t in told]
    evidence = tuple(_evidence(t) for t in told)
    steps = tuple(EventStep(t.mention.status, t.source.published, e) for t, e in zip(told, evidence, strict=True))
    fullest = max(mentions, key=lambda m: (len(m.parties), m.place is not None, len(m.summary)))
    return Event(
        id=min(t.key for t in told),
        plover=_commonest([m.plover for m in mentions]),
        mode=_commonest([m.mode for m in mentions if m.mode]) if any(m.mode for m in mentions) else None,
        contexts=tuple(dict.fromkeys(c for m in mentions for c in m.contexts)),
        parties=together(m.parties for m in mentions),
        date=narrowest(m.date for m in mentions),
        place=_place([m.place for m in mentions if m.place]),
        status=standing(steps),
        history=steps,
        summary=fullest.summary,
        topics=tuple(dict.fromkeys(t for m in mentions for t in m.topics)),
        origins=origins(told),
        evidence=evidence,
    )


def origins(tellings: Sequence[Telling[Mention]]) -> int:
    """How many independent origins tell it: documents that go back to one text count once, and so does one speaker."""
    return len({t.mention.said_by or t.source.origin for t in tellings})


def standing(steps: Sequence[EventStep]) -> Status:
    """The status as it stands now: what the latest day's passages say, the firmest of them.

    Talk after the event does not undo it, nor does vaguer talk undo a fixed plan. Passages of unknown day come first.
    """
    days: dict[str, list[Status]] = {}
    for step in steps:
        day = (step.date.earliest or step.date.latest) if step.date else None
        days.setdefault(day or "", []).append(step.status)
    now: Status | None = None
    for day in sorted(days):
        told = min(days[day], key=STANDING.index)
        if now in HAPPENED and told not in HAPPENED | {"cancelled"}:
            continue
        if now != "scheduled" or told not in VAGUER:
            now = told
    assert now is not None
    return now


def together(parties: Iterable[Iterable[Party]]) -> tuple[Party, ...]:
    """All parties, each once. A bare state gives way to who acts for it, a surname to the full name of its state."""
    first: dict[str, Party] = {}
    for party in (p for group in parties for p in group):
        first.setdefault(party.actor, party)
    acting = {p.state for p in first.values() if p.state and p.actor != p.state}
    people = [p for p in first.values() if p.actor.startswith("person:")]
    return tuple(
        p
        for p in first.values()
        if (p.actor != p.state or p.state not in acting) and not (p in people and _is_surname(p, people))
    )


def _is_surname(party: Party, people: Sequence[Party]) -> bool:
    """True for a person named more fully among others of the same state."""
    return any(
        is_held(party.actor, other.actor) and not is_held(other.actor, party.actor)
        for other in people
        if other.state == party.state
    )


def _evidence(telling: Telling[EventMention]) -> EventEvidence:
    start, end = telling.mention.span
    return EventEvidence(
        telling.source.id,
        telling.source.file,
        start,
        end,
        telling.quote,
        telling.mention.said_by,
        telling.mention.status,
        key=telling.key,
    )


def _place(places: Sequence[Place]) -> Place | None:
    if not places:
        return None
    counts = Counter(places)
    return min(counts, key=lambda p: (p.lat is None, -counts[p], -len(p.name), p.name))


def _commonest(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v))
