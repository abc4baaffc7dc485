"""From meaning to date: a TIMEX value, the days that it may be, and the reason, given what the words hang on."""

from __future__ import annotations

from dataclasses import replace

from summitry.dates import OPEN, intersect
from summitry.model import Interval
from summitry.read.times.anchors import Anchors
from summitry.read.times.lengths import length
from summitry.read.times.meanings import Calendar, Length, Meaning, Repeat, Shift, Vague
from summitry.read.times.places import place
from summitry.read.times.shifts import shift
from summitry.read.times.values import AGAIN, Direction, Resolved


def resolve(meaning: Meaning, anchors: Anchors, direction: Direction | None) -> Resolved:
    """What an expression comes down to. ``direction`` is where the grammar points from the day of speaking."""
    first, last = anchors.now
    if anchors.historical or not _hangs_on_now(meaning):
        return _resolve(meaning, anchors, direction)
    if first == last:
        return _clipped(_resolve(meaning, anchors, direction), first, direction)
    return _between(meaning, anchors, direction)


def _clipped(found: Resolved, today: str | None, direction: Direction | None) -> Resolved:
    """Up to publication where the verb is past ("they met this week"), from it on where it looks ahead."""
    side = {"past": (None, today), "future": (today, None)}.get(direction or "", OPEN)
    bounds = None if None in found.bounds else intersect(found.bounds, side)
    return found if bounds is None else replace(found, bounds=bounds)


def _hangs_on_now(meaning: Meaning) -> bool:
    if isinstance(meaning, Calendar):
        return (
            meaning.year is None
            and meaning.century is None
            and (meaning.decade is None or abs(meaning.decade) < 100)
            and meaning.relation not in ("that", "same", "previous", "following")
        )
    return isinstance(meaning, Shift | Length) and (not isinstance(meaning, Shift) or meaning.anchor == "now")


def _between(meaning: Meaning, anchors: Anchors, direction: Direction | None) -> Resolved:
    """Where publication is only bounded: what holds whichever day it was on."""
    first, last = anchors.now
    low = _resolve(meaning, replace(anchors, published=_on(first)), direction)
    high = _resolve(meaning, replace(anchors, published=_on(last)), direction)
    if first and last and low.value == high.value and low.bounds == high.bounds and low.bounds != OPEN:
        return replace(low, basis="inferred", why=f"{low.why}, whichever day from {first} to {last} that was")
    blank = _resolve(meaning, replace(anchors, published=None), direction)
    bounds = (low.bounds[0] if first else None, high.bounds[1] if last else None)
    return replace(blank, bounds=bounds)


def _on(day: str | None) -> Interval | None:
    return Interval("", day, day, "inferred", "a bound of the publication date") if day else None


def _resolve(meaning: Meaning, anchors: Anchors, direction: Direction | None) -> Resolved:
    match meaning:
        case Calendar():
            return place(meaning, anchors, direction)
        case Shift():
            return shift(meaning, anchors, direction)
        case Length():
            return length(meaning, anchors)
        case Repeat(value):
            return Resolved(value, OPEN, "unresolved", AGAIN)
        case Vague(value):
            return _vague(value, anchors)


def _vague(value: str, anchors: Anchors) -> Resolved:
    first, last = anchors.now
    if value == "PAST_REF":
        return Resolved(
            value,
            (None, last),
            "relative" if last else "unresolved",
            "it was before the publication date, and how long before is not told",
        )
    if value == "FUTURE_REF":
        return Resolved(
            value,
            (first, None),
            "relative" if first else "unresolved",
            "it is after the publication date, and how long after is not told",
        )
    return Resolved(value, OPEN, "unresolved", "no date is told")
