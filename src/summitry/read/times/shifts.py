"""Shifts: times counted from the day of speaking, from the time last told of, or from an event."""

from __future__ import annotations

from dataclasses import replace

from summitry import dates
from summitry.dates import OPEN, Bounds
from summitry.read.times.anchors import GRAINS, Anchors, Moment
from summitry.read.times.meanings import Shift
from summitry.read.times.values import FARTHEST, UNIT_SIZE, Direction, Resolved, edged, unit_at, value_at

HALVES = {"W": 3, "M": 15, "Y": 182, "DE": 1826}
"""Days in half a unit."""


def shift(meant: Shift, anchors: Anchors, direction: Direction | None) -> Resolved:
    """What a shift comes down to."""
    if meant.event is not None:
        return _unknown_shift(meant, "it is counted from an event whose date is not told here")
    if meant.anchor == "event":
        return _unknown_shift(meant, "it is counted in an event whose day is not known")
    if meant.count is None:
        return _vague_shift(meant, anchors)
    if (
        anchors.historical
        and meant.anchor == "now"
        and meant.count == 0
        and meant.unit == "D"
        and meant.relation is None
    ):
        tail = f"XXXX-XX-XXT{meant.daypart}" if meant.daypart else "PRESENT_REF"
        return Resolved(tail, OPEN, "unresolved", "it is the day of a speaker of that time, or of the reader")
    if meant.anchor != "now" or anchors.historical:
        told = anchors.last_day(direction == "future") if meant.unit == "D" else anchors.then
        if told is None:
            return _unknown_shift(meant, "it is counted from a time that the text has not told")
        found = shifted(meant, told, f"it is counted from the time last told of, {told.value}")
        if not anchors.historical and direction != "future" and dates.before(anchors.today, found.bounds[0]):
            return _unknown_shift(meant, "it is counted from a time told of, and that would be still to come")
        return found
    if anchors.today is None:
        return _unknown_shift(meant, "it is counted from the publication date, which is not known")
    today = Moment((anchors.today, anchors.today), "D", value_at(anchors.today, "D"))
    return shifted(meant, today, f"it is counted from the publication date, {anchors.today}")


def shifted(meant: Shift, origin: Moment, why: str) -> Resolved:
    """A shift counted from ``origin``."""
    start = origin.bounds[0]
    unit = meant.unit
    if start is None:
        return _unknown_shift(meant, why)
    count = meant.count or 0
    if abs(count) > FARTHEST:
        return _unknown_shift(meant, "it is further off than a calendar reaches")
    if unit in ("PTM", "PTH"):
        day = dates.add_days(start, -1 if count < 0 else 1)
        ends = (day, origin.bounds[1]) if count < 0 else (start, day)
        return Resolved(value_at(start, "D") + "TXX", ends, "relative", why)
    if unit == "F":
        unit, count = "W", count * 2
    if unit == "DE" and abs(count) == 1 and meant.relation is None:
        unit, count = "Y", count * 10
    if unit == "Q":
        unit, grain, count = "M", "Q", count * 3
    else:
        grain = unit
    whole = int(count)
    day = dates.add(start, whole, UNIT_SIZE[unit])
    if count != whole:
        smaller: dates.Unit = {"Y": "month", "M": "day", "W": "day"}.get(unit, "day")  # type: ignore[assignment]
        day = dates.add(day, round((count - whole) * {"Y": 12, "M": 30, "W": 7}.get(unit, 0)), smaller)
    if GRAINS[origin.grain] > GRAINS[grain] and meant.relation not in ("this", "that", "same"):
        return _coarse(meant, origin, grain, count, why)
    if GRAINS[origin.grain] > GRAINS[grain]:
        return _coarse(meant, origin, grain, 0, why)
    bounds = unit_at(day, grain)
    value = value_at(day, grain)
    if meant.relation is None and grain in HALVES and origin.grain == "D" and meant.anchor == "now":
        bounds = _loosely(day, bounds, HALVES[grain], exact=count == whole)
    moment = Moment(bounds, grain if grain != "WE" else "W", value)
    if meant.daypart:
        return Resolved(f"{value}T{meant.daypart}", bounds, "relative", why, moment)
    if meant.edge in ("LATER", "REST"):
        bounds = dates.intersect(bounds, (origin.bounds[0], None)) or bounds
    elif meant.edge == "EARLIER":
        bounds = dates.intersect(bounds, (None, origin.bounds[1])) or bounds
    return Resolved(value, edged(bounds, meant.edge), "relative", why, moment)


def _loosely(day: str, bounds: Bounds, half: int, *, exact: bool) -> Bounds:
    """So many whole units away may be half a unit off; a count with a half in it is good to a quarter."""
    if not exact:
        return dates.add_days(day, -half // 2), dates.add_days(day, half // 2)
    return dates.earlier(bounds[0], dates.add_days(day, -half)), dates.later(bounds[1], dates.add_days(day, half))


def _coarse(meant: Shift, origin: Moment, grain: str, count: float, why: str) -> Resolved:
    """Counted in units finer than what it is counted from: "two days later", where only the month was told."""
    first, last = origin.bounds
    unit = UNIT_SIZE[grain if grain in UNIT_SIZE else "M"]
    bounds: Bounds = (
        dates.add(first, int(count), unit) if first else None,
        dates.add(last, int(count), unit) if last else None,
    )
    value = value_at(first, "M" if origin.grain == "M" else "Y") if first else "XXXX"
    value += {"D": "-XX" if origin.grain == "M" else "-XX-XX", "W": "-WXX", "M": "-XX"}.get(grain, "")
    return Resolved(value, bounds, "relative", why + ", which is not known so finely")


def _vague_shift(meant: Shift, anchors: Anchors) -> Resolved:
    past = meant.relation == "past"
    bounds: Bounds = OPEN
    if meant.anchor == "now":
        bounds = (None, anchors.now[1])
    elif anchors.then is not None:
        bounds = (None, anchors.then.bounds[1]) if past else (anchors.then.bounds[0], None)
    value = "PAST_REF" if past else "FUTURE_REF"
    if meant.bare and meant.anchor != "now":
        value = ("BC" if (anchors.year or 1) < 0 else "") + _unknown_shift(meant, "").value
    return Resolved(value, bounds, "relative", "how many is not told")


def after(meant: Shift, event: Moment, why: str) -> Resolved:
    """A time counted from an event whose day is known; vague ones lie somewhere on that side of it."""
    if meant.count is not None:
        return shifted(meant, event, why)
    past = meant.relation == "past"
    if meant.unit in ("PTM", "PTH"):
        return shifted(replace(meant, count=-1 if past else 1), event, why)
    bounds = (None, event.bounds[1]) if past else (event.bounds[0], None)
    return Resolved("PAST_REF" if past else "FUTURE_REF", bounds, "relative", why)


def _unknown_shift(meant: Shift, why: str) -> Resolved:
    value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}.get(
        meant.unit, "XXXX"
    )
    return Resolved(value + (f"T{meant.daypart}" if meant.daypart else ""), OPEN, "unresolved", why)
