"""The calendar, across the turn of the era."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry import dates

DAYS = st.integers(min_value=-1_500_000, max_value=200_000).map(dates.numbered)


@given(st.dates())
def test_number_agrees_with_the_standard_library(day: datetime.date) -> None:
    assert dates.number(day.isoformat()) == (day - datetime.date(1970, 1, 1)).days
    assert dates.weekday(day.isoformat()) == day.isoweekday()
    assert dates.iso_week(day.isoformat()) == tuple(day.isocalendar())[:2] or day.year == 1


@given(DAYS)
def test_numbered_undoes_number(day: str) -> None:
    assert dates.numbered(dates.number(day)) == day


@given(DAYS, DAYS)
def test_key_orders_as_numbers_do(a: str, b: str) -> None:
    assert (dates.key(a) < dates.key(b)) == (dates.number(a) < dates.number(b))


@given(DAYS, st.integers(-5000, 5000))
def test_add_months_keeps_to_the_month(day: str, months: int) -> None:
    moved = dates.add_months(day, months)
    assert (dates.parts(moved)[1] - dates.parts(day)[1] - months) % 12 == 0


def test_there_is_no_year_nought() -> None:
    assert dates.add_days("-0001-12-31", 1) == "0001-01-01"
    assert dates.shift_year(-1, 1) == 1
    with pytest.raises(ValueError, match="no such day"):
        dates.iso(0, 1, 1)


def test_iso_refuses_a_day_that_is_none() -> None:
    with pytest.raises(ValueError, match="no such day"):
        dates.iso(2023, 2, 29)


def test_months_are_clamped() -> None:
    assert dates.add_months("2024-01-31", 1) == "2024-02-29"
    assert dates.add("2024-02-29", -1, "year") == "2023-02-28"


@pytest.mark.parametrize(
    ("found", "bounds"),
    [
        (dates.week("2024-04-04"), ("2024-04-01", "2024-04-07")),
        (dates.week_of(2024, 15), ("2024-04-08", "2024-04-14")),
        (dates.month_of(2023, 2), ("2023-02-01", "2023-02-28")),
        (dates.quarter_of(2023, 3), ("2023-07-01", "2023-09-30")),
        (dates.half_of(2026, 2), ("2026-07-01", "2026-12-31")),
        (dates.fiscal_year_of(2027, 10, True), ("2026-10-01", "2027-09-30")),
        (dates.fiscal_year_of(2027, 4, False), ("2027-04-01", "2028-03-31")),
        (dates.fiscal_year_of(2027, 1, True), ("2027-01-01", "2027-12-31")),
        (dates.season_of(1950, "SU"), ("1950-06-01", "1950-09-22")),
        (dates.decade_of(1987), ("1980-01-01", "1989-12-31")),
        (dates.decade_of(-465), ("-0469-01-01", "-0460-12-31")),
        (dates.century_of(19), ("1800-01-01", "1900-12-31")),
        (dates.century_of(-4), ("-0400-01-01", "-0301-12-31")),
        (dates.part_of(dates.decade_of(1987), "END"), ("1985-01-01", "1989-12-31")),
        (dates.part_of(dates.month_of(2024, 6), "START"), ("2024-06-01", "2024-06-15")),
        (dates.part_of(dates.year_of(-404), "MID"), ("-0404-04-01", "-0404-09-30")),
    ],
)
def test_stretches(found: tuple[str, str], bounds: tuple[str, str]) -> None:
    assert found == bounds


def test_intersect_keeps_open_sides() -> None:
    assert dates.intersect((None, "2024-10-01"), ("2024-02-12", None)) == ("2024-02-12", "2024-10-01")
    assert dates.intersect((None, "-0404-01-01"), ("2024-02-12", None)) is None
    assert dates.intersect(dates.OPEN, dates.OPEN) == dates.OPEN


def test_narrower_takes_the_shorter_and_known() -> None:
    year, month = dates.year_of(2024), dates.month_of(2024, 4)
    assert dates.narrower(year, month) == month
    assert dates.narrower((None, "2024-01-01"), year) == year
    assert dates.length(month) == 30
    assert dates.length((None, "2024-01-01")) is None
