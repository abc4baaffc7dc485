"""Neighbours: what a time takes from the one beside it, and where they point together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry import dates
from summitry.read.page import Page
from summitry.read.times.anchors import Moment
from summitry.read.times.direction import direction
from summitry.read.times.meanings import Calendar, Expression, Meaning, Shift
from summitry.read.times.values import Direction

JOINTS = frozenset({"-", "–", "—", "to", "and", "or", "until", "through", "till", "and in", ", and"})
BESIDE = frozenset({",", "-", "–", "—", "("})
NEAR = 24
"""Characters between a clock time and its day: "at 5:34 local time on 20 March"."""


def completed(page: Page, expressions: Sequence[Expression], index: int, last: Moment | None) -> Meaning:
    """What an expression means together with its neighbour.

    It takes the year of what it is joined to ("between March and April 1918", "from 28 May to 2 June"; ``last`` is what
    the neighbour before came down to), a clock time the day that follows ("at
    9:30 on 4 May"), a day of an event the date beside it ("4 May, the second day of the talks").
    """
    meaning = expressions[index].meaning
    if (
        index
        and isinstance(meaning, Shift)
        and meaning.anchor == "event"
        and meaning.event is None
        and meaning.unit == "D"
    ):
        before = expressions[index - 1]
        if page.text[before.end : expressions[index].start].strip() in BESIDE:
            return replace(before.meaning, edge=None) if isinstance(before.meaning, Calendar) else meaning
    if isinstance(meaning, Calendar) and meaning.clock and meaning.day is None and index + 1 < len(expressions):
        follower = expressions[index + 1]
        day = follower.meaning
        if isinstance(day, Calendar) and day.day is not None and day.month is not None:
            between = page.text[expressions[index].end : follower.start]
            if len(between) < NEAR and between.strip().endswith("on"):
                return replace(day, clock=meaning.clock, zone=meaning.zone)
    if not isinstance(meaning, Calendar) or meaning.year is not None or meaning.relation is not None:
        return meaning
    if meaning.month is None and meaning.season is None:
        return meaning
    here = expressions[index]
    if index and last is not None and last.month and meaning.month:
        joint = page.text[expressions[index - 1].end : here.start].strip().lower()
        if joint in JOINTS and (joint != "and" or meaning.month >= last.month):
            return replace(meaning, year=dates.shift_year(last.year, int(meaning.month < last.month)), joined=True)
    if index + 1 == len(expressions):
        return meaning
    other = expressions[index + 1].meaning
    joint = page.text[here.end : expressions[index + 1].start].strip().lower()
    if joint not in JOINTS or not isinstance(other, Calendar) or other.year is None or other.short:
        return meaning
    sooner = other.month is not None and meaning.month is not None and meaning.month > other.month
    return replace(meaning, year=dates.shift_year(other.year, -int(sooner)), joined=True)


def points_to(page: Page, expressions: Sequence[Expression], index: int) -> Direction | None:
    """Where the grammar points; of joined times ("the 26 May and 4 June tests") where it does for the last of them."""
    here = expressions[index]
    if index + 1 < len(expressions) and page.text[here.end : expressions[index + 1].start].strip() in JOINTS:
        return points_to(page, expressions, index + 1)
    return direction(page, here)
