"""The axis of time: days to places across a chart, and the ticks that a reader counts by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.dates import add_days, add_months, iso, number, numbered, parts, shift_year
from summitry.model import Day
from summitry.rules.months import MONTHS
from summitry.show.charts.svg import length, line, text

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis with its label: the year is said where it is first met, and where it turns."""

    day: Day
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from ``first`` to ``last``, both inclusive, between ``left`` and ``right``."""

    first: Day
    last: Day
    left: float
    right: float

    def x(self, day: Day) -> float:
        """Where a day begins; days beyond the axis are put on its ends."""
        return self._at(number(day))

    def after(self, day: Day) -> float:
        """Where a day ends."""
        return self._at(number(day) + 1)

    def _at(self, day: int) -> float:
        low, high = number(self.first), number(self.last) + 1
        share = (min(max(day, low), high) - low) / (high - low)
        return self.left + share * (self.right - self.left)

    def ticks(self, room: float = 64) -> list[Tick]:
        """Ticks at round dates, no nearer to each other than ``room``."""
        most = max(1, int((self.right - self.left) / room))
        days = number(self.last) - number(self.first) + 1
        for step in _DAYS:
            if days / step <= most:
                return list(self._by_days(step))
        for step in _MONTHS:
            if days / (step * 30.4) <= most:
                return list(self._by_months(step))
        step = next((s for s in _YEARS if days / (s * 365.25) <= most), _YEARS[-1])
        return list(self._by_years(step))

    def _by_days(self, step: int) -> Iterator[Tick]:
        day = self.first
        while number(day) <= number(self.last):
            _, month, of_month = parts(day)
            yield Tick(day, f"{of_month} {MONTHS[month - 1][:3]}")
            day = add_days(day, step)

    def _by_months(self, step: int) -> Iterator[Tick]:
        year, month, _ = parts(self.first)
        day = iso(year, (month - 1) // step * step + 1, 1)
        while number(day) <= number(self.last):
            if number(day) >= number(self.first):
                yield Tick(day, MONTHS[parts(day)[1] - 1][:3])
            day = add_months(day, step)

    def _by_years(self, step: int) -> Iterator[Tick]:
        year = parts(self.first)[0]
        year = year // step * step or 1
        while number(iso(year, 1, 1)) <= number(self.last):
            day = iso(year, 1, 1)
            if number(day) >= number(self.first):
                yield Tick(day, _year(year))
            year = shift_year(year, step)

    def draw(self, y: float, top: float | None = None, room: float = 64) -> list[str]:
        """The axis at height ``y``, with hairlines up to ``top`` where it is given."""
        marks = [line(self.left, y, self.right, y, "c-axis")]
        told, free = None, self.left - 40
        for tick in self.ticks(room):
            x, year = self.x(tick.day), parts(tick.day)[0]
            if top is not None:
                marks.append(line(x, top, x, y, "c-hair"))
            marks.append(line(x, y, x, y + 4, "c-tick"))
            bare = tick.label == _year(year)
            label = tick.label if bare or year == told else f"{tick.label} {_year(year)}"
            if x >= free and x + length(label, 11) <= self.right + 14:
                marks.append(text(label, x, y + 17, class_="c-soft c-small"))
                told, free = year, x + length(label, 11) + 8
        return marks


def spanning(days: list[Day], left: float, right: float, least: int = 28) -> TimeAxis | None:
    """An axis that holds all of ``days`` with a little air, ``least`` days long or more; ``None`` for no day."""
    if not days:
        return None
    low, high = min(number(day) for day in days), max(number(day) for day in days)
    air = max((high - low) // 24, (least - (high - low)) // 2, 1)
    return TimeAxis(numbered(low - air), numbered(high + air), left, right)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{-year} BC"
