"""When a document was published, from what other documents tell of the same events.

A document of unknown day that speaks of "Wednesday's visit" is dated by a paper that knows the day of this visit: it
appeared on one of the days from which the word "Wednesday" means that day. Which days these are is asked of the reader
itself, by reading the document as if it had appeared on each of them, so that there is one set of rules on dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.dates import number, numbered
from summitry.link.items import key_of
from summitry.model import Day, Document, Interval, Reading, Span
from summitry.read.reader import readings_under

REACH = 31
"""Days around an event within which a bare weekday or "tomorrow" may speak of it."""


@dataclass(frozen=True, slots=True)
class Clue:
    """That an event which the document tells of, by ``words`` at ``key``, is known to fall on ``day`` from ``file``."""

    key: str
    words: str
    day: Day
    file: str


def narrowed(document: Document, own: Reading, clues: Sequence[Clue]) -> Interval | None:
    """The document's publication as the clues leave it, inside what its own reading gives; ``None`` for no news.

    Clues that contradict each other, or the document, say nothing.
    """
    bounds = _bounds(own.published, clues)
    if bounds is None:
        return None
    days = [numbered(n) for n in range(bounds[0], bounds[1] + 1)]
    dates = [Interval("", day, day, "inferred", "") for day in days]
    fitting = []
    for day, reading in zip(days, readings_under(document, dates), strict=True):
        told = dict(_events(document.id, reading))
        if all(_falls_on(told.get(clue.key), clue.day) for clue in clues):
            fitting.append(day)
    if not fitting:
        return None
    reasons = [own.published.why] if own.published and own.published.why else []
    reasons += [f'the event that it puts on "{c.words}" was on {c.day}, as {c.file} tells' for c in clues]
    return Interval("", fitting[0], fitting[-1], "inferred", "; ".join(dict.fromkeys(reasons)))


def _bounds(published: Interval | None, clues: Iterable[Clue]) -> tuple[int, int] | None:
    days = [number(clue.day) for clue in clues]
    if not days:
        return None
    first, last = max(days) - REACH, min(days) + REACH
    if published is not None and published.earliest:
        first = max(first, number(published.earliest))
    if published is not None and published.latest:
        last = min(last, number(published.latest))
    return (first, last) if first <= last else None


def _events(document: str, reading: Reading) -> Iterable[tuple[str, Interval | None]]:
    """The date of each event by its mention's key."""
    seen: dict[Span, int] = {}
    for event in reading.events:
        repeat = seen.get(event.span, 0)
        seen[event.span] = repeat + 1
        yield key_of("event", document, *event.span, repeat), event.date


def _falls_on(date: Interval | None, day: Day) -> bool:
    return date is not None and date.earliest == day == date.latest
