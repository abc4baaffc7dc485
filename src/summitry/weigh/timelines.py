"""Events in time: what has a day, what has a longer date, what is only known to have been told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from summitry.dates import number
from summitry.link.items import Event
from summitry.model import Day
from summitry.rules.plover import Quad, act

Certainty = Literal["day", "approximate", "told", "unknown"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a timeline shows it.

    ``certainty`` is ``day`` for a known day, ``approximate`` for a longer date from ``first`` to ``last``, ``told``
    where there is none and both are the day of the first document that tells it, and ``unknown`` where that has no day
    either.
    """

    event: Event
    first: Day | None
    last: Day | None
    certainty: Certainty
    quad: Quad | None


def entries(events: Iterable[Event]) -> tuple[Entry, ...]:
    """The entries of some events, by their first day; those of which no day is known last. None is dropped."""
    return tuple(sorted((_entry(event) for event in events), key=_order))


def _entry(event: Event) -> Entry:
    found = act(event.plover, event.mode)
    quad = found.quad if found else None
    days = [day for day in (event.date.earliest, event.date.latest) if day] if event.date else []
    if days:
        return Entry(event, days[0], days[-1], "day" if event.date and event.date.is_day else "approximate", quad)
    told = [step.date.earliest for step in event.history if step.date and step.date.earliest and step.date.is_day]
    first = min(told, key=number, default=None)
    return Entry(event, first, first, "told" if first else "unknown", quad)


def _order(entry: Entry) -> tuple[bool, int, str]:
    return entry.first is None, number(entry.first) if entry.first else 0, entry.event.id
