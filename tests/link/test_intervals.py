"""Dates of several passages held against each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.link.intervals import compatible, narrowest, width
from summitry.model import Interval

from .conftest import on


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    earliest, latest = (str(end) if draw(st.booleans()) else None for end in ends)
    basis = draw(st.sampled_from(["explicit", "relative", "inferred", "unresolved"]))
    return Interval("", earliest, latest, basis, draw(st.text(max_size=3)))


@given(st.lists(intervals(), max_size=5), st.randoms())
def test_narrowest_does_not_hang_on_order(dates: list[Interval], odds: object) -> None:
    one = narrowest(dates)
    odds.shuffle(dates)  # type: ignore[attr-defined]
    two = narrowest(dates)
    assert (one and (one.earliest, one.latest)) == (two and (two.earliest, two.latest))


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_narrowest_is_never_wider_than_the_best_and_never_empty(dates: list[Interval]) -> None:
    best = narrowest(dates)
    assert best is not None
    assert any(compatible(best, date) for date in dates)
    assert best.earliest is None or best.latest is None or best.earliest <= best.latest


def test_narrowest_keeps_the_better_founded_of_two_that_contradict() -> None:
    guess = Interval("", "2031-01-01", "2031-01-31", "inferred", "a guess")
    assert narrowest([guess, on("2031-03-03")]) == on("2031-03-03")


def test_narrowest_of_nothing_is_not_known() -> None:
    assert narrowest([]) is None
    assert narrowest([None, None]) is None


def test_width_counts_both_ends() -> None:
    assert width(on("2031-02-27", "2031-03-01")) == 3
    assert width(None) == width(Interval("", None, "2031-01-01", "inferred", "")) == 1_000_000
