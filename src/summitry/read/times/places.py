"""Places in the calendar: what "18 May", "last August", "the winter of 1962" or "Wednesday" come down to."""

from __future__ import annotations

from dataclasses import replace

from summitry import dates
from summitry.dates import OPEN, Bounds
from summitry.model import Basis
from summitry.read.times.anchors import SEASON_MONTHS, Anchors, Moment
from summitry.read.times.meanings import Calendar
from summitry.read.times.values import Direction, Resolved, edged, value_at, year_value
from summitry.rules.months import MONTHS

NEAR = 3
"""Months from publication within which a bare month or day is taken for the nearest one where nothing else tells."""
ROLLS = 9
"""Months back from which a bare month is taken for one of the next year: January told of after October."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def place(meant: Calendar, anchors: Anchors, direction: Direction | None) -> Resolved:
    """What a place in the calendar comes down to."""
    if meant.century is not None:
        bounds = dates.century_of(meant.century)
        value = f"{meant.century - 1:02d}" if meant.century > 0 else f"BC{-meant.century - 1:02d}"
        return Resolved(
            value, edged(bounds, meant.edge), "explicit", "the century is named", Moment(bounds, "CE", value)
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
        return _dated(
            meant, _full_year(meant.year or 0, anchors), "relative", "its year is the nearest one of these two figures"
        )
    if meant.joined and meant.year is not None:
        return _dated(meant, meant.year, "relative", "it is of the same stretch as the time that it is joined to")
    if meant.year is not None:
        return _dated(meant, meant.year, "explicit", "the text gives it in full")
    if meant.month is not None or meant.season is not None or meant.half is not None or meant.quarter is not None:
        return _yearless(meant, anchors, direction)
    if meant.day is not None and anchors.then is not None and anchors.then.month and anchors.then.grain in ("D", "M"):
        month = replace(meant, month=anchors.then.month)
        return _dated(month, anchors.then.year, "relative", "it is of the month last told of")
    return _of_day(meant, anchors, None)


def _decade(meant: Calendar, anchors: Anchors) -> Resolved:
    decade = meant.decade or 0
    why = "the decade is named"
    if 0 <= decade < 100:
        year = anchors.year or (dates.parts(anchors.now[1])[0] if anchors.now[1] else 2000)
        decade += year // 100 * 100
        if decade > year + 9:
            decade -= 100
        why = "the decade is named without its century, so it is the last such one"
    bounds = dates.decade_of(decade)
    value = year_value(decade)[:-1]
    return Resolved(value, edged(bounds, meant.edge), "explicit", why, Moment(bounds, "DE", value))


def _full_year(two: int, anchors: Anchors) -> int:
    """The year of two figures that lies nearest to the narrative, or to publication."""
    latest = anchors.now[1]
    near = (anchors.year if anchors.historical else None) or (dates.parts(latest)[0] if latest else 2000)
    return min((near // 100 * 100 + century + two for century in (-100, 0, 100)), key=lambda year: abs(year - near))


def _fiscal(meant: Calendar, anchors: Anchors) -> Resolved:
    year, opening = meant.year, anchors.fiscal
    if year is None and opening is not None and anchors.today is not None:
        year = _fiscal_now(anchors.today, *opening) + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(
            meant.relation or "", 0
        )
    if year is None:
        return Resolved(
            "FY", OPEN, "unresolved", "it is a fiscal year without its number, or of a state that is not known"
        )
    value = year_value(year)
    if opening is None:
        wide = (dates.iso(dates.shift_year(year, -1), 4, 1), dates.iso(dates.shift_year(year, 1), 6, 30))
        return Resolved(value, wide, "explicit", "where this fiscal year opens is not known, so it is as wide as any")
    bounds = dates.fiscal_year_of(year, *opening)
    basis: Basis = "explicit" if meant.year is not None else "relative"
    return Resolved(
        value,
        edged(bounds, meant.edge),
        basis,
        f"the fiscal year of the state spoken of opens in {MONTHS[opening[0] - 1]}",
    )


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
            f"XXXX-WXX-{index}",
            bounds,
            "unresolved",
            "it is a weekday, and the day that it is counted from is not known",
        )
    today, name = dates.weekday(origin), WEEKDAYS[index - 1]
    ahead, behind = (index - today) % 7, (today - index) % 7
    if meant.relation in ("next", "following"):
        in_this_week = meant.relation == "next" and index > today
        step, why = (
            (ahead + 7, f"it is the {name} of the week after")
            if in_this_week
            else (ahead or 7, f"it is the first {name} after")
        )
        why = f"{why} {origin}"
    elif meant.relation in ("last", "previous"):
        step, why = -(behind or 7), f"it is the last {name} before {origin}"
    elif direction == "past":
        step, why = -behind, f"the verb is past, so it is the last {name} up to {origin}"
    elif direction == "future" or meant.relation == "this":
        step, why = ahead, f"the verb looks ahead, so it is the first {name} from {origin} on"
    elif ahead:
        around = (dates.add_days(origin, -behind), dates.add_days(origin, ahead))
        why = f"it is the {name} before or after {origin}, and the grammar does not tell which"
        return Resolved(f"XXXX-WXX-{index}", around, "relative", why)
    else:
        step, why = 0, f"{origin} is a {name}"
    return _of_day(meant, anchors, dates.add_days(origin, step), "relative", why)


def _related(meant: Calendar, anchors: Anchors) -> Resolved:
    narrative = meant.relation in ("that", "same", "previous", "following")
    if narrative or (anchors.historical and anchors.then is not None):
        year = anchors.then.year if anchors.then else anchors.year
        month = anchors.then.month if anchors.then else None
        start = anchors.then.bounds[0] if anchors.then else None
        why = f"it is counted from the time last told of, {anchors.then.value}" if anchors.then else ""
    else:
        start = anchors.now[0] if anchors.now[0] == anchors.now[1] else None
        why = f"it is counted from the publication date, {anchors.today}"
        year, month = dates.parts(start)[:2] if start else (None, None)
    if meant.daypart is not None and meant.month is None and meant.season is None:
        return _of_day(meant, anchors, anchors.then.day if narrative and anchors.then else start, "relative", why)
    if year is None:
        return _blank(meant)
    own = meant.month or SEASON_MONTHS.get(meant.season or "", 0)  # a winter goes by the year that it ends in
    at = month or 6
    if meant.month is None and meant.season is None:
        return _dated(meant, year, "relative", why)
    if meant.relation in ("last", "previous"):
        year = year if own < at else dates.shift_year(year, -1)
    elif meant.relation in ("next", "following"):
        year = year if own > at else dates.shift_year(year, 1)
    elif meant.season == "WI" and not narrative and at > SEASON_MONTHS["SU"]:
        year = dates.shift_year(year, 1)  # "this winter", said in autumn
    return _dated(meant, year, "relative", why)


def _yearless(meant: Calendar, anchors: Anchors, direction: Direction | None) -> Resolved:
    if anchors.historical:
        year = _narrated_year(meant, anchors)
        return (
            _blank(meant)
            if year is None
            else _dated(meant, year, "relative", "it is of the year that the story has come to")
        )
    if anchors.today is None:
        return _blank(meant)
    year, month, of_month = dates.parts(anchors.today)
    own = meant.month or SEASON_MONTHS[meant.season or "SP"]
    ahead = (own, meant.day or of_month) > (month, of_month)
    if direction == "past":
        if ahead:
            year, why = dates.shift_year(year, -1), "the verb is past, so it is the last one before publication"
        else:
            why = "the verb is past, so it is the last one up to publication"
    elif direction == "future":
        if (own, meant.day or 31) < (month, of_month):
            year = dates.shift_year(year, 1)
        why = "the verb looks ahead, so it is the first one from publication on"
    else:
        months = (own - month + 6) % 12 - 6
        nearest = dates.parts(dates.add_months(dates.iso(year, month, 1), months))[0]
        if abs(months) > NEAR:
            return _either(meant, year if ahead else dates.shift_year(year, 1))
        year, why = nearest, "the grammar does not tell past from future, so it is the one nearest to publication"
    return _dated(meant, year, "relative", why)


def _either(meant: Calendar, year: int) -> Resolved:
    """A month or day that may be the last one or the next one, of ``year``: nothing tells which."""
    last, coming = (_dated(meant, y, "relative", "").bounds for y in (dates.shift_year(year, -1), year))
    why = "it is the last one or the next one, and the grammar does not tell which"
    return Resolved(_blank(meant).value, (last[0], coming[1]), "relative", why)


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
            f"{value}-{meant.month:02d}", dates.month_of(year, meant.month), basis, "there is no such day in that month"
        )
    else:
        day = dates.iso(year, meant.month, meant.day)
        bounds, value, grain = (day, day), value_at(day, "D"), "D"
        if meant.daypart or meant.clock:
            return _of_day(meant, None, day, basis, why)
    return Resolved(value, edged(bounds, meant.edge), basis, why, Moment(bounds, grain, value))


def _of_day(
    meant: Calendar,
    anchors: Anchors | None,
    day: str | None,
    basis: Basis = "relative",
    why: str = "it is a part of that day",
) -> Resolved:
    """A clock time or part of a day, or the day itself."""
    if day is None and anchors and anchors.here and (meant.clock or meant.relation or not anchors.historical):
        day, why = anchors.here.day, "it is on the day told of in the same sentence"
    tail = f"T{meant.clock}{meant.zone}" if meant.clock else (f"T{meant.daypart}" if meant.daypart else "")
    if day is None:
        return Resolved("XXXX-XX-XX" + tail, OPEN, "unresolved", "it is a time of day, and of which day is not known")
    value = value_at(day, "D")
    return Resolved(value + tail, (day, day), basis, why, Moment((day, day), "D", value))
