"""Dates in EDTF level 1 (ISO 8601-2), for people who read dates."""

from __future__ import annotations

from summitry.dates import days_in_month, parts
from summitry.model import Day, Interval


def edtf(date: Interval | None) -> str | None:
    """A date as ``2024-04-10``, ``2024-04``, ``2024``, ``2024-04-10/2024-04-12``, ``../2024-04-12``; ``None`` for none.

    Years before Christ are counted as ISO does, with a year 0: 499 BC is ``-0498``.
    """
    if date is None or (date.earliest is None and date.latest is None):
        return None
    if date.earliest is None or date.latest is None:
        return f"{_day(date.earliest) if date.earliest else '..'}/{_day(date.latest) if date.latest else '..'}"
    if date.is_day:
        return _day(date.earliest)
    (y1, m1, d1), (y2, m2, d2) = parts(date.earliest), parts(date.latest)
    if d1 == 1 and d2 == days_in_month(y2, m2):
        if (y1, m1) == (y2, m2):
            return f"{_year(y1)}-{m1:02d}"
        if (m1, m2) == (1, 12):
            return _year(y1) if y1 == y2 else f"{_year(y1)}/{_year(y2)}"
    return f"{_day(date.earliest)}/{_day(date.latest)}"


def _day(day: Day) -> str:
    year, month, number = parts(day)
    return f"{_year(year)}-{month:02d}-{number:02d}"


def _year(year: int) -> str:
    counted = year if year > 0 else year + 1
    return f"{'-' if counted < 0 else ''}{abs(counted):04d}"
