"""From meaning to date: a TIMEX value, the days that it may be, and the reason, given what the words hang on."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from summitry import dates
from summitry.dates import OPEN, Bounds
from summitry.model import Basis, Interval
from summitry.read.times.anchors import GRAINS, SEASON_MONTHS, Anchors, Moment
from summitry.read.times.meanings import Calendar, Length, Meaning, Repeat, Shift, Vague

Direction = Literal["past", "future", "present"]

UNIT_SIZE: dict[str, dates.Unit] = {
    "D": "day",
    "WE": "week",
    "W": "week",
    "M": "month",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
NAMES = {
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}


AGAIN = "it comes again and again"
"""Why a repeated time has no bounds."""
HALVES = {"W": 3, "M": 15, "Y": 182, "DE": 1826}
"""Days in half a unit."""
FARTHEST = 5000
"""Units: what is counted further off is no date."""
ROLLS = 8
"""Months back from which a bare month is taken for one of the next year: January told of after September."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """``moment`` is set where the words move the narrative on."""

    value: str
    bounds: Bounds
    basis: Basis
    why: str
    moment: Moment | None = None


def resolve(meaning: Meaning, anchors: Anchors, direction: Direction | None) -> Resolved:
    """What an expression comes down to. ``direction`` is where the grammar points from the day of speaking."""
    first, last = anchors.now
    if first == last or anchors.historical or not _hangs_on_now(meaning):
        return _resolve(meaning, anchors, direction)
    return _between(meaning, anchors, direction)


def _hangs_on_now(meaning: Meaning) -> bool:
    if isinstance(meaning, Calendar):
        return (
            meaning.year is None
            and meaning.century is None
            and meaning.relation not in ("that", "same", "previous", "following")
        )
    return isinstance(meaning, Shift | Length) and (not isinstance(meaning, Shift) or meaning.anchor == "now")


def _between(meaning: Meaning, anchors: Anchors, direction: Direction | None) -> Resolved:
    """Where publication is only bounded: what holds whichever day it was on."""
    first, last = anchors.now
    low = _resolve(meaning, replace(anchors, published=_on(first)), direction)
    high = _resolve(meaning, replace(anchors, published=_on(last)), direction)
    if first and last and low.value == high.value and low.bounds == high.bounds and low.bounds != OPEN:
        return replace(low, basis="inferred", why=f"{low.why}, which lies within {first} and {last}")
    blank = _resolve(meaning, replace(anchors, published=None), direction)
    bounds = (low.bounds[0] if first else None, high.bounds[1] if last else None)
    return replace(blank, bounds=bounds)


def _on(day: str | None) -> Interval | None:
    return Interval("", day, day, "inferred", "a bound of the publication date") if day else None


def _resolve(meaning: Meaning, anchors: Anchors, direction: Direction | None) -> Resolved:
    match meaning:
        case Calendar():
            return _calendar(meaning, anchors, direction)
        case Shift():
            return _shift(meaning, anchors, direction)
        case Length():
            return _length(meaning, anchors)
        case Repeat(value):
            return Resolved(value, OPEN, "unresolved", AGAIN)
        case Vague(value):
            return _vague(value, anchors)


# -- values ----------------------------------------------------------------------------------------------
def year_value(year: int) -> str:
    """``1915``, ``BC0499``."""
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def value_at(day: str, grain: str) -> str:
    """The value of the unit of size ``grain`` that holds ``day``: ``2024-04-10``, ``2024-W15``, ``198``."""
    year, month, of_month = dates.parts(day)
    if grain == "D":
        return f"{year_value(year)}-{month:02d}-{of_month:02d}"
    if grain in ("W", "WE", "F"):
        of_year, index = dates.iso_week(day)
        return f"{year_value(of_year)}-W{index:02d}" + ("-WE" if grain == "WE" else "")
    if grain == "M":
        return f"{year_value(year)}-{month:02d}"
    if grain == "Q":
        return f"{year_value(year)}-Q{(month + 2) // 3}"
    if grain == "DE":
        return year_value(year)[:-1]
    if grain == "CE":
        return year_value(year)[:-2]
    return year_value(year)


def unit_at(day: str, grain: str) -> Bounds:
    """First and last day of the unit of size ``grain`` that holds ``day``."""
    year, month, _ = dates.parts(day)
    if grain in ("W", "F"):
        return dates.week(day)
    if grain == "WE":
        saturday = dates.add_days(dates.week(day)[0], 5)
        return saturday, dates.add_days(saturday, 1)
    if grain == "M":
        return dates.month_of(year, month)
    if grain == "Q":
        return dates.quarter_of(year, (month + 2) // 3)
    if grain == "Y":
        return dates.year_of(year)
    if grain == "DE":
        return dates.decade_of(year)
    if grain == "CE":
        return dates.century_of(year // 100 + 1 if year > 0 else -((-year - 1) // 100 + 1))
    return day, day


def _edged(bounds: Bounds, edge: str | None) -> Bounds:
    first, last = bounds
    if edge not in ("START", "MID", "END") or first is None or last is None:
        return bounds
    return dates.third((first, last), edge)  # type: ignore[arg-type]


# -- the calendar ----------------------------------------------------------------------------------------
def _calendar(meant: Calendar, anchors: Anchors, direction: Direction | None) -> Resolved:
    if meant.century is not None:
        bounds = dates.century_of(meant.century)
        value = f"{meant.century - 1:02d}" if meant.century > 0 else f"BC{-meant.century - 1:02d}"
        return Resolved(
            value, _edged(bounds, meant.edge), "explicit", "the century is named", Moment(bounds, "CE", value)
        )
    if meant.decade is not None:
        return _decade(meant, anchors)
    if meant.fiscal:
        return _fiscal(meant, anchors)
    if meant.weekday is not None and meant.month is None:
        return _weekday(meant, anchors, direction)
    if meant.relation is not None:
        return _related(meant, anchors)
    if meant.short:
        return _dated(meant, _full_year(meant.year or 0, anchors), "relative", "the nearest year of these two figures")
    if meant.joined and meant.year is not None:
        return _dated(meant, meant.year, "relative", "of the same stretch as the time that it is joined to")
    if meant.year is not None:
        return _dated(meant, meant.year, "explicit", "the text gives it in full")
    if meant.month is not None or meant.season is not None or meant.half is not None or meant.quarter is not None:
        return _yearless(meant, anchors, direction)
    if meant.day is not None and anchors.then is not None and anchors.then.month and anchors.then.grain in ("D", "M"):
        month = replace(meant, month=anchors.then.month)
        return _dated(month, anchors.then.year, "relative", "of the month last told of")
    return _of_day(meant, anchors, None)


def _decade(meant: Calendar, anchors: Anchors) -> Resolved:
    decade = meant.decade or 0
    why = "the decade is named"
    if 0 <= decade < 100:
        year = anchors.year or (dates.parts(anchors.now[1])[0] if anchors.now[1] else 2000)
        decade += year // 100 * 100
        if decade > year + 9:
            decade -= 100
        why = "the decade is named without its century: the last such one"
    bounds = dates.decade_of(decade)
    value = year_value(decade)[:-1]
    return Resolved(value, _edged(bounds, meant.edge), "explicit", why, Moment(bounds, "DE", value))


def _full_year(two: int, anchors: Anchors) -> int:
    """The year of two figures that lies nearest to the narrative, or to publication."""
    latest = anchors.now[1]
    near = (anchors.year if anchors.historical else None) or (dates.parts(latest)[0] if latest else 2000)
    return min((near // 100 * 100 + century + two for century in (-100, 0, 100)), key=lambda year: abs(year - near))


def _fiscal(meant: Calendar, anchors: Anchors) -> Resolved:
    year, opening = meant.year, anchors.fiscal
    if year is None and opening is not None and anchors.today is not None:
        year = _fiscal_now(anchors.today, *opening) + {"last": -1, "previous": -1, "next": 1}.get(
            meant.relation or "", 0
        )
    if year is None:
        return Resolved("FY", OPEN, "unresolved", "a fiscal year without its number, or of no known state")
    value = year_value(year)
    if opening is None:
        wide = (dates.iso(dates.shift_year(year, -1), 4, 1), dates.iso(dates.shift_year(year, 1), 6, 30))
        return Resolved(value, wide, "explicit", "a fiscal year; where it opens is not known, so as wide as any")
    bounds = dates.fiscal_year_of(year, *opening)
    basis: Basis = "explicit" if meant.year is not None else "relative"
    return Resolved(value, _edged(bounds, meant.edge), basis, f"that state's fiscal year opens in month {opening[0]}")


def _fiscal_now(today: str, first_month: int, named_by_end: bool) -> int:
    """The number of the fiscal year that ``today`` is in."""
    year, month, _ = dates.parts(today)
    opened = year if month >= first_month else year - 1
    return opened + 1 if named_by_end and first_month > 1 else opened


def _weekday(meant: Calendar, anchors: Anchors, direction: Direction | None) -> Resolved:
    index = meant.weekday or 1
    origin = anchors.today
    if anchors.historical and meant.relation not in ("next", "last"):
        origin = anchors.then.day if anchors.then else None
    if origin is None:
        first, last = anchors.now if not anchors.historical else OPEN
        bounds: Bounds = (first and dates.add_days(first, -7), last and dates.add_days(last, 14))
        return Resolved(
            f"XXXX-WXX-{index}", bounds, "unresolved", "a weekday, and the day it is counted from is not known"
        )
    today = dates.weekday(origin)
    ahead, behind = (index - today) % 7, (today - index) % 7
    if meant.relation in ("next", "following"):
        in_this_week = meant.relation == "next" and index > today
        step, why = (ahead + 7, "of the week after") if in_this_week else (ahead or 7, "the next one after")
    elif meant.relation in ("last", "previous"):
        step, why = -(behind or 7), "the last one before"
    elif direction == "past":
        step, why = -behind, "the last one up to it, since the verb is past; counted from"
    elif direction == "future" or meant.relation == "this":
        step, why = ahead, "the first one from it on, since the verb looks ahead; counted from"
    else:
        around = (dates.add_days(origin, -behind), dates.add_days(origin, ahead))
        if around[0] != around[1]:
            why = "the one before or the one after publication: the grammar does not tell"
            return Resolved(f"XXXX-WXX-{index}", around, "relative", why)
        step, why = 0, "that very day; counted from"
    return _of_day(meant, anchors, dates.add_days(origin, step), "relative", f"{why} {origin}")


def _related(meant: Calendar, anchors: Anchors) -> Resolved:
    narrative = meant.relation in ("that", "same", "previous", "following")
    if narrative or (anchors.historical and anchors.then is not None):
        year = anchors.year
        month = anchors.then.month if anchors.then else None
        start = anchors.then.bounds[0] if anchors.then else None
        why = "counted from the time last told of"
    else:
        start = anchors.now[0] if anchors.now[0] == anchors.now[1] else None
        why = "counted from the publication date"
        year, month = dates.parts(start)[:2] if start else (None, None)
    if meant.daypart is not None and meant.month is None and meant.season is None:
        return _of_day(meant, anchors, anchors.then.day if narrative and anchors.then else start, "relative", why)
    if year is None:
        return _blank(meant)
    own = meant.month or (0 if meant.season is None else dates.SEASONS[meant.season][0])
    at = month or 6
    if meant.month is None and meant.season is None:
        return _dated(meant, year, "relative", why)
    if meant.relation in ("last", "previous"):
        year = year if own < at else dates.shift_year(year, -1)
    elif meant.relation in ("next", "following"):
        year = year if own > at else dates.shift_year(year, 1)
    return _dated(meant, year, "relative", why)


def _yearless(meant: Calendar, anchors: Anchors, direction: Direction | None) -> Resolved:
    if anchors.historical:
        year = _narrated_year(meant, anchors)
        return (
            _blank(meant) if year is None else _dated(meant, year, "relative", "of the year that the narrative is in")
        )
    if anchors.today is None:
        return _blank(meant)
    year, month, of_month = dates.parts(anchors.today)
    own = meant.month or SEASON_MONTHS[meant.season or "SP"]
    ahead = (own, meant.day or of_month) > (month, of_month)
    if direction == "past":
        if ahead:
            year, why = dates.shift_year(year, -1), "the last before publication, since the verb is past"
        else:
            why = "the last up to publication, since the verb is past"
    elif direction == "future":
        if (own, meant.day or 31) < (month, of_month):
            year = dates.shift_year(year, 1)
        why = "the first from publication on, since the verb looks ahead"
    else:
        months = (own - month + 6) % 12 - 6
        if months == -6 and ahead:
            months = 6
        year = dates.parts(dates.add_months(dates.iso(year, month, 1), months))[0]
        why = "the nearest to publication: the grammar does not tell"
    return _dated(meant, year, "relative", why)


def _narrated_year(meant: Calendar, anchors: Anchors) -> int | None:
    """The narrative's year, or the next where a month long past in it is told of after one late in it."""
    year, told = anchors.year, anchors.then
    own = meant.month or SEASON_MONTHS.get(meant.season or "", 0)
    if year is None or told is None or told.year != year:
        into = year is not None and told is not None and told.value.endswith("WI") and own <= 6
        return told.year if told and into and told.year == dates.shift_year(year or 1, 1) else year
    at = told.month
    if meant.season == "WI":
        return year if at is not None and at <= 3 else dates.shift_year(year, 1)
    if own and at is not None and at - own >= ROLLS:
        return dates.shift_year(year, 1)
    return year


def _blank(meant: Calendar) -> Resolved:
    value = "XXXX"
    if meant.month:
        value += f"-{meant.month:02d}" + (f"-{meant.day:02d}" if meant.day else "")
    elif meant.season:
        value += f"-{meant.season}"
    return Resolved(value, OPEN, "unresolved", "the year is not known")


def _dated(meant: Calendar, year: int, basis: Basis, why: str) -> Resolved:
    """A calendar place whose year is known."""
    value = year_value(year)
    if meant.season:
        bounds: Bounds = dates.season_of(year, meant.season)
        if meant.season == "WI" and meant.year is None:
            bounds = (dates.iso(dates.shift_year(year, -1), 12, 1), dates.iso(year, 3, 20))
        value, grain = f"{value}-{meant.season}", "SE"
    elif meant.half:
        index = 2 if meant.half != 1 else 1
        bounds, value, grain = dates.half_of(year, index), f"{value}-H{index}", "H"
    elif meant.quarter:
        index = min(max(meant.quarter, 1), 4)
        bounds, value, grain = dates.quarter_of(year, index), f"{value}-Q{index}", "Q"
    elif meant.month is None:
        bounds, grain = dates.year_of(year), "Y"
    elif meant.day is None:
        bounds, value, grain = dates.month_of(year, meant.month), f"{value}-{meant.month:02d}", "M"
    elif meant.day < 1 or meant.day > dates.days_in_month(year, meant.month):
        return Resolved(
            f"{value}-{meant.month:02d}", dates.month_of(year, meant.month), basis, "no such day in that month"
        )
    else:
        day = dates.iso(year, meant.month, meant.day)
        bounds, value, grain = (day, day), value_at(day, "D"), "D"
        if meant.daypart or meant.clock:
            return _of_day(meant, None, day, basis, why)
    return Resolved(value, _edged(bounds, meant.edge), basis, why, Moment(bounds, grain, value))


def _of_day(
    meant: Calendar, anchors: Anchors | None, day: str | None, basis: Basis = "relative", why: str = "of that day"
) -> Resolved:
    """A clock time or part of a day, or the day itself."""
    if day is None and anchors and anchors.here:
        day, why = anchors.here.day, "on the day told of in the same sentence"
    tail = f"T{meant.clock}{meant.zone}" if meant.clock else (f"T{meant.daypart}" if meant.daypart else "")
    if day is None:
        return Resolved("XXXX-XX-XX" + tail, OPEN, "unresolved", "a time of day; of which day is not known")
    value = value_at(day, "D")
    return Resolved(value + tail, (day, day), basis, why, Moment((day, day), "D", value))


# -- shifts ----------------------------------------------------------------------------------------------
def _shift(meant: Shift, anchors: Anchors, direction: Direction | None) -> Resolved:
    if meant.event is not None:
        return _unknown_shift(meant, "counted from an event whose date is not told here")
    if meant.anchor == "event":
        return _unknown_shift(meant, "counted in an event whose day is not known")
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
        return Resolved(tail, OPEN, "unresolved", "the day of a speaker of that time, or of the reader")
    if meant.anchor != "now" or anchors.historical:
        told = anchors.then
        if meant.unit == "D" and (told is None or told.grain != "D" or meant.relation not in ("that", "same")):
            told = anchors.last_day(direction == "future")
        if told is None:
            return _unknown_shift(meant, "counted from a time that the text has not told")
        return shifted(meant, told, "counted from the time last told of")
    if anchors.today is None:
        return _unknown_shift(meant, "counted from the publication date, which is not known")
    today = Moment((anchors.today, anchors.today), "D", value_at(anchors.today, "D"))
    return shifted(meant, today, f"counted from the publication date, {anchors.today}")


def shifted(meant: Shift, origin: Moment, why: str) -> Resolved:
    start = origin.bounds[0]
    unit = meant.unit
    if start is None:
        return _unknown_shift(meant, why)
    count = meant.count or 0
    if abs(count) > FARTHEST:
        return _unknown_shift(meant, "further off than a calendar reaches")
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
    return Resolved(value, _edged(bounds, meant.edge), "relative", why, moment)


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
    return Resolved(value, bounds, "relative", why + ", itself not known so finely")


def _vague_shift(meant: Shift, anchors: Anchors) -> Resolved:
    past = meant.relation == "past"
    bounds: Bounds = OPEN
    if meant.anchor == "now":
        bounds = (None, anchors.now[1])
    elif anchors.then is not None:
        bounds = (None, anchors.then.bounds[1]) if past else (anchors.then.bounds[0], None)
    return Resolved("PAST_REF" if past else "FUTURE_REF", bounds, "relative", "so many units are not told")


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


# -- lengths and the vague -------------------------------------------------------------------------------
def length_value(unit: str, count: float | None) -> str:
    """``P2W``, ``PXM``, ``PT3H``, ``P1DE``."""
    number = "X" if count is None else f"{count:g}"
    if unit.startswith("PT"):
        return f"PT{number}{unit[2:]}"
    if unit == "F":
        return f"P{2 * (count or 1):g}W"
    if unit == "Q":
        return f"P{3 * (count or 1):g}M"
    return f"P{number}{'D' if unit in ('NI', 'WE') else unit}"


def share_of(meant: Length, whole: Bounds) -> Bounds | None:
    """The first or final so many units of a stretch, or ``None`` where that cannot be told."""
    first, last = whole
    if meant.count is None or meant.unit not in UNIT_SIZE or first is None or last is None or meant.count > FARTHEST:
        return None
    count, unit = math.ceil(meant.count), UNIT_SIZE[meant.unit]
    if meant.relation == "first":
        return first, dates.earlier(last, dates.add_days(dates.add(first, count, unit), -1))
    return dates.later(first, dates.add_days(dates.add(last, -count, unit), 1)), last


def _length(meant: Length, anchors: Anchors) -> Resolved:
    value = length_value(meant.unit, meant.count)
    if meant.relation in ("last", "next") and not anchors.historical:
        first, last = anchors.now
        known = first is not None and last is not None and meant.count is not None and meant.count <= FARTHEST
        if meant.unit in ("PTH", "PTM") and meant.count:
            meant = replace(meant, unit="D", count=math.ceil(meant.count / (24 if meant.unit == "PTH" else 1440)))
        if known and first and last and meant.count and meant.unit in UNIT_SIZE:
            size, count = UNIT_SIZE[meant.unit], round(meant.count)
            bounds: Bounds = (first, dates.add(last, count, size))
            if meant.relation == "last":
                bounds = (dates.add(first, -count, size), last)
            return Resolved(value, bounds, "relative", "so long up to or from the publication date")
        bounds = (None, last) if meant.relation == "last" else (first, None)
        return Resolved(
            value,
            bounds,
            "relative" if last else "unresolved",
            "up to or from the publication date; how long is not told",
        )
    return Resolved(value, OPEN, "unresolved", "a length of time, tied to no date")


def _vague(value: str, anchors: Anchors) -> Resolved:
    first, last = anchors.now
    if value == "PAST_REF":
        return Resolved(
            value,
            (None, last),
            "relative" if last else "unresolved",
            "before the publication date, how long is not told",
        )
    if value == "FUTURE_REF":
        return Resolved(
            value,
            (first, None),
            "relative" if first else "unresolved",
            "after the publication date, how long is not told",
        )
    return Resolved(value, OPEN, "unresolved", "no date is told")
