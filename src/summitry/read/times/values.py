"""TIMEX values, and the stretch of days that a unit of the calendar is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Basis
from summitry.read.times.anchors import Moment

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
"""Units as values write them, and as the calendar counts in them."""
AGAIN = "it comes again and again"
"""Why a repeated time has no bounds."""
FARTHEST = 5000
"""Units: what is counted further off is no date."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """``moment`` is set where the words move the narrative on."""

    value: str
    bounds: Bounds
    basis: Basis
    why: str
    moment: Moment | None = None


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


def edged(bounds: Bounds, edge: str | None) -> Bounds:
    """The early, middle or late part of a stretch, where ``edge`` names one."""
    first, last = bounds
    if edge not in ("START", "MID", "END") or first is None or last is None:
        return bounds
    return dates.part_of((first, last), edge)  # type: ignore[arg-type]
