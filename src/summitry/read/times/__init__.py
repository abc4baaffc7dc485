"""Times: every time expression of a page with its value, interval and reason; and which act a time belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitry import dates
from summitry.model import Interval, Time
from summitry.read.dating import date_document
from summitry.read.layout import Block
from summitry.read.page import READ_REGIONS, Page
from summitry.read.times.anchors import Anchors, Moment
from summitry.read.times.attach import when
from summitry.read.times.direction import attributive, direction
from summitry.read.times.due import due
from summitry.read.times.forms import expressions
from summitry.read.times.lexemes import lexemes
from summitry.read.times.meanings import Calendar, Expression, Meaning, Shift
from summitry.read.times.occasions import occasion
from summitry.read.times.resolve import Direction, after, resolve, value_at
from summitry.read.times.sift import sift
from summitry.rules.times import rules

__all__ = ["due", "find", "when"]


def find(page: Page) -> None:
    """Fill ``page.times`` and ``page.published``."""
    told = list(_read(page))
    everything = [expression for _, found in told for expression in found]
    historical = _historical(page, everything)
    date_document(page, everything, historical)
    text = Anchors(page.published, historical)
    pending: list[tuple[int, Shift]] = []
    for block, found in told:
        # What a picture shows is of another day: a caption neither follows the text's story nor moves it.
        anchors = Anchors(page.published, historical) if block.region == "caption" else text
        opening: Moment | None = None
        sentence, anchors.here = 0, None
        for index, expression in enumerate(found):
            if expression.start >= sentence and not historical:
                at = page.sentence_at(expression.start)
                sentence, anchors.here = (at.end if at else expression.end), None
            points = _points(page, found, index)
            resolved = resolve(_completed(page, found, index), anchors, points)
            if resolved.moment is not None and (
                historical or not attributive(page, (expression.start, expression.end))
            ):
                opening = opening or resolved.moment
                anchors.tell(resolved.moment, points == "future")
            interval = Interval(expression.text, *resolved.bounds, resolved.basis, resolved.why)
            page.times.append(Time(expression.start, expression.end, expression.text, resolved.value, interval))
            if (
                isinstance(expression.meaning, Shift)
                and expression.meaning.event
                and expression.meaning.count is not None
            ):
                pending.append((len(page.times) - 1, expression.meaning))
        if opening is not None and (block.kind == "heading" or block.region in ("heading", "title")):
            anchors.tell(opening)
    for index, meaning in pending:
        _count_from_event(page, index, meaning)


def _count_from_event(page: Page, index: int, meaning: Shift) -> None:
    """Resolve a time that is counted from an event, where the text dates that event."""
    time = page.times[index]
    day = occasion(page, meaning.event, (time.start, time.end)) if meaning.event else None
    if day is None or day.earliest is None:
        return
    origin = Moment((day.earliest, day.latest), "D", value_at(day.earliest, "D"))
    resolved = after(meaning, origin, f"counted from an event that the text dates {day.earliest} ({day.text})")
    interval = Interval(time.text, *resolved.bounds, "relative", resolved.why)
    page.times[index] = replace(time, value=resolved.value, interval=interval)


def _read(page: Page) -> Iterator[tuple[Block, list[Expression]]]:
    """The blocks that are read, each with its expressions."""
    known = rules()
    for block in page.layout.blocks:
        if block.region in READ_REGIONS:
            found, letters = lexemes(known, page.layout.readable, block.start, block.end)
            yield block, list(sift(page, expressions(known, found, letters, page.text)))


LEAD = 2
"""Blocks at the top of the text: news tells there what is new."""
JOINTS = frozenset({"-", "–", "—", "to", "and", "or", "until", "through", "till", "and in", ", and"})


def _completed(page: Page, expressions: Sequence[Expression], index: int) -> Meaning:
    """What an expression means together with its neighbour.

    It takes the year of what it is joined to ("between March and April 1918"), a clock time the day that follows ("at
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
        if page.text[before.end : expressions[index].start].strip() in (",", "-", "–", "—", "("):
            return replace(before.meaning, edge=None) if isinstance(before.meaning, Calendar) else meaning
    if isinstance(meaning, Calendar) and meaning.clock and meaning.day is None and index + 1 < len(expressions):
        follower = expressions[index + 1]
        day = follower.meaning
        if isinstance(day, Calendar) and day.day is not None and day.month is not None:
            between = page.text[expressions[index].end : follower.start]
            if len(between) < 24 and between.strip().endswith("on"):
                return replace(day, clock=meaning.clock, zone=meaning.zone)
    if not isinstance(meaning, Calendar) or meaning.year is not None or meaning.relation is not None:
        return meaning
    if (meaning.month is None and meaning.season is None) or index + 1 >= len(expressions):
        return meaning
    here, follower = expressions[index], expressions[index + 1]
    joint = page.text[here.end : follower.start].strip().lower()
    other = follower.meaning
    if joint not in JOINTS or not isinstance(other, Calendar) or other.year is None or other.short:
        return meaning
    if other.month is not None and meaning.month is not None and meaning.month > other.month:
        return replace(meaning, year=dates.shift_year(other.year, -1))
    return replace(meaning, year=other.year)


def _points(page: Page, expressions: Sequence[Expression], index: int) -> Direction | None:
    """Where the grammar points; of joined times ("the 26 May and 4 June tests") where it does for the last of them."""
    here = expressions[index]
    if index + 1 < len(expressions) and page.text[here.end : expressions[index + 1].start].strip() in JOINTS:
        return _points(page, expressions, index + 1)
    return direction(page, here)


def _historical(page: Page, everything: Iterable[Expression]) -> bool:
    """Whether the text is a history: it tells of many past years, and hardly points at its own day."""
    given = page.document.published
    this_year = dates.parts(given.latest)[0] if given and given.latest else 9999
    body = [block for block in page.layout.blocks if block.region == "body"]
    lead = body[min(LEAD, len(body)) - 1].end if body else 0
    past = recent = pointing = 0
    for expression in everything:
        meaning = expression.meaning
        if isinstance(meaning, Calendar) and meaning.year is not None:
            past += meaning.year < this_year - 1
            recent += meaning.year >= this_year - 1
        elif expression.form in ("weekday", "today", "tonight") or (
            isinstance(meaning, Shift) and meaning.anchor == "now" and meaning.relation is not None
        ):
            pointing += 3 if expression.start < lead else 1
    return past >= 4 and past > 3 * pointing and past > recent
