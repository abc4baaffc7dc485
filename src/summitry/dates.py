"""The calendar: arithmetic on ISO day strings, before and after Christ, with no language in it.

A day is ``YYYY-MM-DD`` in the proleptic Gregorian calendar; a year before 1 is written with a minus sign and counted as
historians count (``-0499-01-01`` is of 499 BC; there is no year 0). Such strings do not sort as text, so ``key`` gives
their order. ``Bounds`` are a first and a last day, both inclusive, either of them ``None`` where that side is open.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from summitry.model import Day

Bounds = tuple[Day | None, Day | None]
Unit = Literal["day", "week", "month", "year", "decade", "century"]
Season = Literal["SP", "SU", "FA", "WI"]

OPEN: Bounds = (None, None)

# Weather services' seasons and the almanac's differ by up to three weeks; a season of the text lies within both.
SEASONS: dict[str, tuple[int, int, int, int]] = {
    "SP": (3, 1, 6, 20),
    "SU": (6, 1, 9, 22),
    "FA": (9, 1, 12, 21),
    "WI": (12, 1, 3, 20),
}


def iso(year: int, month: int, day: int) -> Day:
    """The string of a day. ``year`` is negative before Christ. Raises ``ValueError`` where there is no such day."""
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"no such day: year {year}, month {month}, day {day}")
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def parts(day: Day) -> tuple[int, int, int]:
    """Year (negative before Christ), month and day of a day string. Raises ``ValueError`` for anything else."""
    sign = -1 if day.startswith("-") else 1
    year, month, of_month = day.lstrip("-").split("-")
    return sign * int(year), int(month), int(of_month)


def key(day: Day) -> tuple[int, int, int]:
    """What days sort by: earlier days have smaller keys, across the turn of the era too."""
    return parts(day)


def is_leap(year: int) -> bool:
    """Whether ``year`` has 366 days; 1 BC is the leap year before AD 4."""
    counted = year if year > 0 else year + 1
    return counted % 4 == 0 and (counted % 100 != 0 or counted % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


@lru_cache(maxsize=4096)
def number(day: Day) -> int:
    """Days since 1970-01-01. By H. Hinnant's ``days_from_civil`` (https://howardhinnant.github.io/date_algorithms.html)."""
    year, month, of_month = parts(day)
    year = (year if year > 0 else year + 1) - (month <= 2)
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + of_month - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@lru_cache(maxsize=4096)
def numbered(days: int) -> Day:
    """The day that is ``days`` after 1970-01-01: the inverse of ``number``."""
    era, of_era = divmod(days + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    counted = year + era * 400 + (month <= 2)
    return iso(counted if counted > 0 else counted - 1, month, of_year - (153 * shifted + 2) // 5 + 1)


def add_days(day: Day, days: int) -> Day:
    """The day ``days`` later (earlier where negative)."""
    return numbered(number(day) + days)


def shift_year(year: int, years: int) -> int:
    """The year ``years`` after ``year``, stepping over the year 0 that there never was."""
    counted = (year if year > 0 else year + 1) + years
    return counted if counted > 0 else counted - 1


def add_months(day: Day, months: int) -> Day:
    """The same day of the month ``months`` later, or that month's last day where it is shorter."""
    year, month, of_month = parts(day)
    years, index = divmod(month - 1 + months, 12)
    year = shift_year(year, years)
    return iso(year, index + 1, min(of_month, days_in_month(year, index + 1)))


def add(day: Day, count: int, unit: Unit) -> Day:
    """``count`` units after ``day`` (before it where negative)."""
    if unit == "day":
        return add_days(day, count)
    if unit == "week":
        return add_days(day, 7 * count)
    return add_months(day, count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])


def weekday(day: Day) -> int:
    """1 for Monday to 7 for Sunday."""
    return (number(day) + 3) % 7 + 1


def iso_week(day: Day) -> tuple[int, int]:
    """ISO 8601 year and week: the week belongs to the year that holds its Thursday."""
    thursday = add_days(day, 4 - weekday(day))
    year = parts(thursday)[0]
    return year, (number(thursday) - number(iso(year, 1, 1))) // 7 + 1


def week(day: Day) -> tuple[Day, Day]:
    """Monday and Sunday of the ISO week that holds ``day``."""
    monday = add_days(day, 1 - weekday(day))
    return monday, add_days(monday, 6)


def week_of(year: int, index: int) -> tuple[Day, Day]:
    """Monday and Sunday of ISO week ``index`` of ``year``."""
    monday, _ = week(iso(year, 1, 4))
    return week(add_days(monday, 7 * (index - 1)))


def months_of(year: int, month: int, months: int = 1) -> tuple[Day, Day]:
    """First and last day of ``months`` months from ``month`` of ``year`` on: a quarter, a half, a fiscal year."""
    first = iso(year, month, 1)
    return first, add_days(add_months(first, months), -1)


def month_of(year: int, month: int) -> tuple[Day, Day]:
    """First and last day of a month."""
    return iso(year, month, 1), iso(year, month, days_in_month(year, month))


def quarter_of(year: int, index: int) -> tuple[Day, Day]:
    """First and last day of quarter 1 to 4."""
    return months_of(year, 3 * index - 2, 3)


def half_of(year: int, index: int) -> tuple[Day, Day]:
    """First and last day of half 1 or 2."""
    return months_of(year, 6 * index - 5, 6)


def year_of(year: int) -> tuple[Day, Day]:
    """First and last day of a year."""
    return iso(year, 1, 1), iso(year, 12, 31)


def fiscal_year_of(year: int, first_month: int, named_by_end: bool) -> tuple[Day, Day]:
    """First and last day of a fiscal year that opens in ``first_month``, numbered by the year it ends or opens in."""
    if first_month == 1:
        return year_of(year)
    return months_of(shift_year(year, -1) if named_by_end else year, first_month, 12)


def season_of(year: int, season: str) -> tuple[Day, Day]:
    """First and last day of a northern season, as wide as usage has it. The winter of a year is open on both sides of
    that year, since "the winter of 1941" may be the one that it opened or the one that it closed with."""
    first_month, first_day, last_month, last_day = SEASONS[season]
    if season == "WI":
        return iso(year, 1, 1), iso(shift_year(year, 1), last_month, last_day)
    return iso(year, first_month, first_day), iso(year, last_month, last_day)


def decade_of(year: int) -> tuple[Day, Day]:
    """First and last day of the decade that holds ``year``: the 460s BC run from 469 to 460 BC."""
    start = abs(year) // 10 * 10
    if year < 0:
        return iso(-(start + 9), 1, 1), iso(-max(start, 1), 12, 31)
    return iso(max(start, 1), 1, 1), iso(start + 9, 12, 31)


def century_of(index: int) -> tuple[Day, Day]:
    """First and last day of a century as spoken of: the 19th is 1800 to 1900 at its widest; BC ones are negative."""
    if index < 0:
        return iso(100 * index, 1, 1), iso(100 * index + 99, 12, 31)
    return iso(max(100 * (index - 1), 1), 1, 1), iso(100 * index, 12, 31)


def part_of(bounds: tuple[Day, Day], part: Literal["START", "MID", "END"]) -> tuple[Day, Day]:
    """The first, middle or last half of a stretch, by whole months where it is of whole years.

    Halves, since the words for such parts ("early", "mid", "late") overlap in use.
    """
    (first, last), months = bounds, 0
    if first.endswith("-01-01") and last.endswith("-12-31"):
        opening, closing = parts(first)[0], parts(last)[0]
        months = 12 * (closing - opening + (1 if (opening < 0) == (closing < 0) else 0))
    if months:
        start = {"START": 0, "MID": months // 4, "END": months - months // 2}[part]
        begin = add_months(first, start)
        return begin, add_days(add_months(begin, months // 2), -1)
    opening, closing = number(first), number(last)
    half = (closing - opening) // 2
    start = {"START": 0, "MID": half // 2, "END": closing - opening - half}[part]
    return numbered(opening + start), numbered(opening + start + half)


def before(a: Day | None, b: Day | None) -> bool:
    """True where ``a`` is known to be earlier than ``b``."""
    return a is not None and b is not None and key(a) < key(b)


def earlier(a: Day | None, b: Day | None) -> Day | None:
    """The earlier of two days; the one known where only one is."""
    if a is None or b is None:
        return a or b
    return a if key(a) <= key(b) else b


def later(a: Day | None, b: Day | None) -> Day | None:
    """The later of two days; the one known where only one is."""
    if a is None or b is None:
        return a or b
    return a if key(a) >= key(b) else b


def intersect(a: Bounds, b: Bounds) -> Bounds | None:
    """The days that lie within both, or ``None`` where there are none."""
    found = (later(a[0], b[0]), earlier(a[1], b[1]))
    return None if before(found[1], found[0]) else found


def length(bounds: Bounds) -> int | None:
    """Days from the first to the last, both counted; ``None`` where a side is open."""
    if bounds[0] is None or bounds[1] is None:
        return None
    return number(bounds[1]) - number(bounds[0]) + 1


def narrower(a: Bounds, b: Bounds) -> Bounds:
    """The shorter of two; ``a`` where they are as long, or both open."""
    first, second = length(a), length(b)
    if second is None or (first is not None and first <= second):
        return a
    return b
