"""From the words kept by a form to their meaning: each kind of form has its maker."""

from __future__ import annotations

from typing import Any

from summitry.read.times.meanings import Calendar, Length, Meaning, Repeat, Shift, Vague

AHEAD = {"last": -1, "previous": -1, "next": 1, "following": 1}
TIED = {"previous": "last", "last": "last", "following": "next", "next": "next"}


def _calendar(values: dict[str, Any]) -> Meaning:
    year = values.get("year")
    if values.get("era") == -1 and year:
        year = -year
    if "iso" in values:
        return _iso(values["iso"])
    if "slash" in values:
        return _slashes(values["slash"])
    short = "two" in values
    if short:
        year = values["two"]
    fiscal = values.get("fiscal")
    if isinstance(fiscal, int) and fiscal is not True:
        year = fiscal if fiscal > 99 else 2000 + fiscal
    century = values.get("century")
    if century and values.get("era") == -1:
        century = -century
    decade = values.get("decade")
    if decade and values.get("era") == -1:
        decade = -decade
    clock = values.get("clock")
    if clock:
        clock = clock.zfill(5)
    if "hour" in values:
        clock = f"{values['hour']:02d}:00"
    if "hhmm" in values:
        clock = f"{int(values['hhmm']):04d}"
        clock = f"{clock[:2]}:{clock[2:]}"
    if clock and "meridiem" in values:
        hour = int(clock[:2]) % 12 + values["meridiem"]
        clock = f"{hour:02d}{clock[2:]}"
    fixed = values.get("fixed")
    month, day = values.get("month"), values.get("day")
    if fixed:
        month, day = (int(part) for part in str(fixed).split("-"))
        day += values.get("eve", 0)
    return Calendar(
        year=year,
        month=month,
        day=day,
        weekday=values.get("weekday"),
        season=values.get("season"),
        half=values.get("half"),
        quarter=values.get("quarter"),
        decade=decade,
        century=century,
        fiscal=bool(fiscal),
        edge=values.get("edge"),
        mod=values.get("mod"),
        relation=values.get("relation"),
        daypart=values.get("daypart"),
        clock=clock,
        zone=values.get("zone") or "",
        short=short,
    )


def _iso(written: str) -> Meaning:
    date, _, clock = written.partition("t")
    year, month, day = (int(part) for part in date.split("-"))
    if not year or not 1 <= month <= 12:
        return Vague("")
    return Calendar(year=year, month=month, day=day, clock=clock[:5] or None)


def century_for(two: int) -> int:
    """The year that two figures mean: of this century up to 29, of the last from 30 on."""
    return 2000 + two if two < 30 else 1900 + two


def _slashes(written: str) -> Meaning:
    first, second, year = (int(part) for part in written.replace(".", "/").split("/"))
    year = year if year > 99 else century_for(year)
    if "." in written or first > 12:
        first, second = second, first
    elif second <= 12 and first != second:
        return Calendar(year=year)  # 4/10 is a day in April or in October: only the year is sure
    return Calendar(year=year, month=first, day=second) if 1 <= first <= 12 else Calendar(year=year)


def _shift(values: dict[str, Any]) -> Meaning:
    unit, relation = values.get("unit", "D"), values.get("relation")
    direction = values.get("direction")
    count: float | None = values.get("count")
    few = values.get("few")
    anchor = "now"
    if few is not None:
        unit, count = (few if few != "X" else unit), None
        sign = -1 if direction in ("ago", "earlier", "back") else 1
        anchor = "now" if direction == "ago" else "then"
        side = "past" if sign < 0 else "future"
        return Shift(unit, None, anchor, relation=side, mod=values.get("mod"), bare=few != "X")
    if "day" in values:
        count = values["day"]
        if direction:
            count += -1 if direction == "earlier" else 1
    elif direction:
        count = 1 if count is None else count
        anchor = {"ago": "now", "now": "now"}.get(direction, "then")
        if direction in ("ago", "earlier", "back"):
            count = -count
    elif relation:
        count = AHEAD.get(relation, 0)
        anchor = "now" if relation in ("this", "last", "next") else "then"
    return Shift(
        unit,
        count,
        anchor,
        edge=values.get("edge"),
        mod=values.get("mod"),
        daypart=values.get("daypart"),
        relation=relation,
    )


def _length(values: dict[str, Any]) -> Meaning:
    unit, count, relation = values.get("unit") or values.get("few") or "D", values.get("count"), values.get("relation")
    if "few" in values and "unit" not in values:
        count = None
    if "plus" in values:
        count += values["plus"]
    if "nth" in values:
        return Shift("D" if "daypart" in values else unit, None, "event", daypart=values.get("daypart"))
    if "share" in values:
        count = 1 if "count" not in values and "few" not in values and not values["plural"] else count
        return Length(unit, count, values.get("mod"), values["share"] or None)
    return Length(unit, count, values.get("mod"), TIED.get(relation or ""))


def _repeat(values: dict[str, Any]) -> Meaning:
    if "often" in values:
        return Repeat(values["often"])
    if "weekday" in values:
        return Repeat(f"XXXX-WXX-{values['weekday']}")
    if "season" in values:
        return Repeat(f"XXXX-{values['season']}")
    if "daypart" in values:
        return Repeat(f"XXXX-XX-XXT{values['daypart']}")
    if "month" in values:
        return Repeat(f"XXXX-{values['month']:02d}")
    return Repeat(
        {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(values.get("unit", ""), "XXXX-XX-XX")
    )


def _vague(values: dict[str, Any]) -> Meaning:
    return Vague(values["ref"])


MAKERS = {
    "calendar": _calendar,
    "shift": _shift,
    "length": _length,
    "repeat": _repeat,
    "vague": _vague,
}
