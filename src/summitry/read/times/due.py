"""When an undertaking falls due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Interval, Time
from summitry.read.page import Page
from summitry.read.times.direction import attributive
from summitry.read.times.values import UNIT_SIZE

DEADLINES = frozenset({"by", "before", "within", "until", "than"})
OPENINGS = frozenset({"since", "from", "after", "following", "of"})
YEAR = 366
"""Days: a longer stretch that has begun may still be the time to act in."""
LENGTH = re.compile(r"P(\d+)(D|W|M|Y|DE)\Z")
UNDATED = re.compile(
    r"as soon as (?:possible|practicable|feasible)|at the earliest (?:opportunity|possible date)"
    r"|(?:before|by|ahead of|in time for|no later than) (?:the|our|their|its|this|next) (?:\w+[- ]){0,3}?"
    r"(?:summit|meeting|session|conference|election|elections|anniversary|deadline|dialogue)\b",
    re.I,
)


def due(page: Page, first: int, last: int, own: Callable[[Time], bool] | None = None) -> Interval | None:
    """The due date that tokens ``first`` up to and without ``last`` state; ``None`` where they state none.

    A deadline goes before a time in passing: "by 2030" is due by that year's last day, its first day open; "within 90
    days" counts from the publication date; "before the next summit" is kept as words, unresolved. Of several the last
    counts. A time in the past, or one that only sets the scene, is no due date; nor is one that ``own`` refuses.
    """
    span = page.span(first, last)
    times = [time for time in page.times_in(span) if own is None or own(time)]
    for found in (_deadlines(page, times), _undated(page, span), _in_passing(page, times)):
        latest: Interval | None = None
        for interval in found:
            if latest is None or dates.before(latest.latest, interval.latest):
                latest = interval
        if latest is not None:
            return latest
    return None


def _deadlines(page: Page, times: list[Time]) -> Iterator[Interval]:
    today = page.published.earliest if page.published else None
    for time in times:
        word = _lead(page, time)
        if word not in DEADLINES:
            continue
        bounds: Bounds = (None, time.interval.latest)
        why = time.interval.why
        length = LENGTH.match(time.value)
        if word == "within" and length:
            counted = page.text[time.end : time.end + 4].strip().lower().startswith(("of", "aft", "fro"))
            end = dates.add(today, int(length[1]), UNIT_SIZE[length[2]]) if today and not counted else None
            bounds, why = (
                (None, end),
                "it runs on from the publication date" if end else "it runs on from a day that is not told",
            )
        elif time.value.startswith(("P", "F")) and bounds[1] is None:
            continue
        if not dates.before(bounds[1], today):
            yield _interval(page, time, bounds, why)


def _in_passing(page: Page, times: list[Time]) -> Iterator[Interval]:
    # Of a document whose day is only bounded, what may lie before it is left out: "last week" is never due.
    today = page.published.latest if page.published else None
    if today is None:
        return
    for time in times:
        interval = time.interval
        if _lead(page, time) in OPENINGS or not dates.before(today, interval.latest) or time.value.endswith("_REF"):
            continue
        running = not dates.before(today, interval.earliest) and (dates.length((today, interval.latest)) or 0) < YEAR
        if running and attributive(page, (time.start, time.end)):
            continue  # "this year's summit" only sets the scene
        yield _interval(page, time, (interval.earliest, interval.latest), interval.why)


def _undated(page: Page, span: tuple[int, int]) -> Iterator[Interval]:
    for match in UNDATED.finditer(" ".join(page.text[span[0] : span[1]].split())):
        yield Interval(match[0], None, None, "unresolved", "no date is told")


def _interval(page: Page, time: Time, bounds: Bounds, why: str) -> Interval:
    text = " ".join(page.text[_opening(page, time) : time.end].split())
    basis = time.interval.basis if bounds != dates.OPEN else "unresolved"
    return Interval(text, *bounds, "relative" if bounds[1] and basis == "unresolved" else basis, why)


def _lead(page: Page, time: Time) -> str:
    """The word before a time, in small letters."""
    tokens = page.tokens((time.start, time.end))
    return str(page.doc[tokens[0] - 1].lower_) if tokens and tokens[0] else ""


def _opening(page: Page, time: Time) -> int:
    """Where the phrase begins that a time stands in: at its preposition, or at "no later than"."""
    tokens = page.tokens((time.start, time.end))
    if not tokens or not tokens[0]:
        return time.start
    before = page.doc[tokens[0] - 1]
    if before.lower_ == "than" and tokens[0] >= 3 and page.doc[tokens[0] - 3].lower_ in ("no", "not"):
        return page.starts[tokens[0] - 3]
    return page.starts[before.i] if before.pos_ in ("ADP", "SCONJ") else time.start
