"""Who dealt with whom, and when: ties between actors, for network files.

A tie is of one kind between two actors: an event's PLOVER type, or ``undertakes`` (from who undertakes to whom). Acts
that were denied or called off tie nobody; those that have not happened tie with their status. Of parties who act
together each is tied to each; of sides, each of the one to each of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from summitry.export.coding import ACTING
from summitry.export.selection import Selection
from summitry.link.items import Commitment, Event
from summitry.model import Day, Interval, Party

TIED = 12
"""Actors on one side beyond whom an event ties nobody: a summit of fifty says nothing of any pair of them."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """One act that ties two actors. ``start`` and ``end`` are the bounds of its date, "" where a side is open."""

    source: str
    target: str
    kind: str
    start: Day
    end: Day
    directed: bool
    status: str
    item: str


def ties(chosen: Selection) -> Iterator[Tie]:
    """Every tie, in the record's order."""
    left = 0
    for event in chosen.events():
        if event.status in ("denied", "cancelled"):
            continue
        pairs = list(_pairs(event))
        left += not pairs and len(event.parties) > TIED
        start, end = _bounds(event.date)
        for source, target, directed in pairs:
            yield Tie(source, target, event.plover, start, end, directed, event.status, event.id)
    for commitment in chosen.commitments():
        if commitment.kind == "undertaking":
            yield from _undertaken(commitment)
    if left:
        chosen.tell(f"{left:,} events of more than {TIED} actors on a side tie no pair of them, and are left out")


def actors(chosen: Selection, tied: Iterable[str]) -> Iterator[tuple[str, str, str, str | None]]:
    """Id, name, kind and state of the actors of these ids; those whom no document names come last, by their ids."""
    left = set(tied)
    for actor in chosen.record.actors():
        if actor.id in left:
            left.discard(actor.id)
            yield actor.id, actor.name, actor.kind, actor.state
    for stray in sorted(left):
        yield stray, stray, "", None


def _pairs(event: Event) -> Iterator[tuple[str, str, bool]]:
    acting = _once(party for party in event.parties if party.role in ACTING)
    others = [actor for actor in _once(p for p in event.parties if p.role not in ACTING) if actor not in acting]
    if max(len(acting), len(others)) > TIED:
        return
    if acting and others:
        yield from ((one, other, True) for one in acting for other in others)
    else:
        yield from ((*sorted(pair), False) for pair in combinations(acting or others, 2))  # type: ignore[misc]


def _undertaken(commitment: Commitment) -> Iterator[Tie]:
    by, to = _once(commitment.by), _once(commitment.to)
    dates = [step.date for step in commitment.history if step.date]
    start, end = _bounds(dates[0] if dates else None)[0], _bounds(commitment.due)[1]
    if max(len(by), len(to)) > TIED:
        return
    if start and end and end < start:
        end = ""
    for source in by:
        for target in to:
            if source != target:
                yield Tie(source, target, "undertakes", start, end, True, commitment.stage, commitment.id)
    if not to:  # undertaken together
        for one, other in combinations(sorted(by), 2):
            yield Tie(one, other, "undertakes", start, end, False, commitment.stage, commitment.id)


def _once(parties: Iterator[Party] | tuple[Party, ...]) -> list[str]:
    return list(dict.fromkeys(party.actor for party in parties))


def _bounds(date: Interval | None) -> tuple[Day, Day]:
    """The first and last day, as far as network files can hold them: from year 1 on."""
    days = (date.earliest, date.latest) if date else (None, None)
    first, last = ("" if day is None or day.startswith("-") else day for day in days)
    return first, last
