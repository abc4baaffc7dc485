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
    """What an expression means together with its neighbours; ``last`` is what the one before came down to.

    A time counted from an event takes the date beside it ("4 May, the second day of the talks", "two years later (218
    BC)"), a clock time the day that follows ("at 9:30 on 4 May"), a month or day the year of what it is joined to
    ("between March and April 1918", "from 28 May to 2 June").
    """
    here = expressions[index]
    before = expressions[index - 1] if index else None
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    meaning = here.meaning
    if isinstance(meaning, Shift) and (meaning.anchor == "event" or meaning.event) and before is not None:
        beside = before.meaning
        if isinstance(beside, Calendar) and beside.day is not None and _between(page, before, here) in BESIDE:
            return replace(beside, edge=None)
    if isinstance(meaning, Shift) and behind is not None and meaning.anchor != "now":
        aside = behind.meaning
        if isinstance(aside, Calendar) and aside.year is not None and _between(page, here, behind) == "(":
            return replace(aside, edge=None)
    if not isinstance(meaning, Calendar):
        return meaning
    if meaning.clock and meaning.day is None and behind is not None:
        day, between = behind.meaning, _between(page, here, behind)
        if isinstance(day, Calendar) and day.day is not None and len(between) < NEAR and between.endswith("on"):
            return replace(day, clock=meaning.clock, zone=meaning.zone)
    if meaning.year is None and meaning.relation is None and (meaning.month or meaning.season):
        return _joined(page, meaning, before, here, behind, last)
    return meaning


def _between(page: Page, first: Expression, second: Expression) -> str:
    return page.text[first.end : second.start].strip().lower()


def _joined(
    page: Page,
    meaning: Calendar,
    before: Expression | None,
    here: Expression,
    behind: Expression | None,
    last: Moment | None,
) -> Calendar:
    """A month, day or season with the year of the time that it is joined to."""
    month = meaning.month
    if before is not None and last is not None and last.month and month:
        joint = _between(page, before, here)
        if joint in JOINTS and (joint != "and" or month >= last.month):
            return replace(meaning, year=dates.shift_year(last.year, int(month < last.month)), joined=True)
    if behind is None or _between(page, here, behind) not in JOINTS:
        return meaning
    other = behind.meaning
    if not isinstance(other, Calendar) or other.year is None or other.short:
        return meaning
    sooner = other.month is not None and month is not None and month > other.month
    return replace(meaning, year=dates.shift_year(other.year, -int(sooner)), joined=True)


def points_to(page: Page, expressions: Sequence[Expression], index: int) -> Direction | None:
    """Where the grammar points; of joined times ("the 26 May and 4 June tests") where it does for the last of them."""
    here = expressions[index]
    if index + 1 < len(expressions) and page.text[here.end : expressions[index + 1].start].strip() in JOINTS:
        return points_to(page, expressions, index + 1)
    return direction(page, here)
