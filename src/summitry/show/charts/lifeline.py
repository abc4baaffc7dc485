"""The life line of a commitment: time across, the stage reached upwards, a mark for each passage, and the due date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from summitry.dates import number
from summitry.link.items import Commitment, CommitmentStep
from summitry.model import Day, Interval, Stage
from summitry.show.charts.axis import TimeAxis, spanning
from summitry.show.charts.chart import Chart, Picture, Table, chart
from summitry.show.charts.svg import element, hatching, length, line, path, text, told
from summitry.show.words import quoted, when

ROW = 40.0
TOP = 30.0
MARK = 9.0
HEADER = ("number", "step", "stage", "wording", "earliest", "latest", "document", "passage")


def draw(commitment: Commitment, *, name: str = "lifeline", as_of: Day | None = None) -> Chart:
    """The life line of ``commitment``. ``as_of`` draws a line at the day up to which the documents reach.

    A passage of a known day is a dot, one of a longer interval a hatched bar from its first to its last day, and one of
    no known day stands at the right, in a column of its own.
    """
    steps = commitment.history
    undated = [step for step in steps if not _days(step.date)]
    stages = _stages(steps)
    title = f"Life line: {quoted(commitment.summary, 90)}"
    reached = f"{len(steps)} {'passage' if len(steps) == 1 else 'passages'}"
    if steps:
        begun, now = (f"{step.stage} ({when(step.date)})" for step in (steps[0], steps[-1]))
        reached += f", {now}" if len(steps) == 1 else f", from {begun} to {now}"
    if undated:
        reached += f"; {len(undated)} without a known day"
    due = f"due {when(commitment.due)}" if commitment.due else "no due date is known"
    if as_of:
        due += f"; the documents reach to {when(_on(as_of))}"
    table = Table(HEADER, tuple(_row(n, step) for n, step in enumerate(steps, 1)))

    def picture(begin: str, width: float) -> Picture:
        return _picture(begin, width, steps, stages, commitment.due, as_of)

    return chart(name, title, f"{reached}; {due}.", picture, table)


def _picture(
    begin: str,
    width: float,
    steps: Sequence[CommitmentStep],
    stages: Sequence[Stage],
    due: Interval | None,
    as_of: Day | None,
) -> Picture:
    undated = any(not _days(step.date) for step in steps)
    left = 12 + max((length(stage) for stage in stages), default=0)
    right = width - (84 if undated else 16)
    axis, far = _axis(steps, due, as_of, left + 8, right)
    top = TOP if due else 8.0
    bottom = top + ROW * max(len(stages), 1) + 4
    level = {stage: bottom - 4 - ROW * (n + 0.6) for n, stage in enumerate(stages)}
    marks = [text(stage, left, level[stage] + 4, text_anchor="end", class_="c-soft") for stage in stages]
    marks += [line(left + 8, level[stage], right, level[stage], "c-hair") for stage in stages]
    if axis is None:
        marks.append(line(left + 8, bottom, right, bottom, "c-axis"))
    else:
        marks += axis.draw(bottom)
        if as_of and number(axis.first) <= number(as_of) <= number(axis.last):
            marks += _as_of(axis, as_of, top, bottom)
        marks += _due(begin, axis, due, far, bottom)
    if undated:
        marks.append(text("day not known", width - 4, bottom + 17, text_anchor="end", class_="c-note c-small"))
    marks += _steps(begin, steps, level, axis, width - 42)
    return Picture(
        bottom + 26, tuple(marks), hatching(f"{begin}-when", "c-hatch") + hatching(f"{begin}-due", "c-red-hatch")
    )


def _axis(
    steps: Sequence[CommitmentStep], due: Interval | None, as_of: Day | None, left: float, right: float
) -> tuple[TimeAxis | None, bool]:
    """The axis, and whether the due date lies so far ahead that it is told at the edge and not drawn to scale."""
    days = [day for step in steps for day in _days(step.date)]
    last = _days(due)
    if as_of and days:
        days.append(as_of)
    if not last:
        return spanning(days, left, right), False
    if not days:
        return spanning(last, left, right), False
    low, high = min(map(number, days)), max(map(number, days))
    ends = [number(day) for day in last]
    if max(ends) - high > 4 * max(high - low, 180) or low - min(ends) > 4 * max(high - low, 180):
        return spanning(days, left, right), True
    return spanning([*days, *last], left, right), False


def _as_of(axis: TimeAxis, day: Day, top: float, bottom: float) -> list[str]:
    x = axis.after(day)
    return [told(line(x, top, x, bottom, "c-tick"), f"the documents reach to {when(_on(day))}")]


def _due(begin: str, axis: TimeAxis, due: Interval | None, far: bool, bottom: float) -> list[str]:
    days = _days(due)
    if due is None or not days:
        return []
    label = f"due {when(due)}"
    if far:
        ahead = number(days[-1]) > number(axis.last)
        label, x, anchor = (f"{label} →", axis.right, "end") if ahead else (f"← {label}", axis.left, "start")
        return [text(label, x, TOP - 14, text_anchor=anchor, class_="c-red")]
    first, last = axis.x(days[0]), axis.after(days[-1])
    anchor = "start" if last + length(label) < axis.right + 40 else "end"
    marks = [text(label, last if anchor == "end" else first, TOP - 14, text_anchor=anchor, class_="c-red")]
    if len(days) == 2 and days[0] != days[1]:
        band = element("rect", x=first, y=TOP - 8, width=last - first, height=6, fill=f"url(#{begin}-due)")
        marks.append(told(band, label))
    marks.append(told(line(last, TOP - 8, last, bottom, "c-dash"), label))
    return marks


def _steps(
    begin: str, steps: Sequence[CommitmentStep], level: dict[Stage, float], axis: TimeAxis | None, aside: float
) -> list[str]:
    """A line through the stages in the order of the history, and on it a mark for each passage."""
    centres: list[tuple[float, float]] = []
    marks: list[str] = []
    taken: Counter[tuple[Stage, int]] = Counter()
    free: dict[Stage, float] = {}
    crowd = Counter((step.stage, int(_centre(step, axis, aside) // MARK)) for step in steps)
    lift = min(5.0, (ROW - 14) / max(crowd.values(), default=1))
    for n, step in enumerate(steps, 1):
        days = _days(step.date)
        x, y = _centre(step, axis, aside), level[step.stage]
        if days:
            centres.append((x, y))
        near = (step.stage, int(x // MARK))
        y -= lift * taken[near]
        taken[near] += 1
        if days and days[0] == days[-1]:
            mark = element("circle", cx=x, cy=y, r=MARK / 2, class_="c-full c-rim")
        else:
            wide = max(axis.after(days[-1]) - axis.x(days[0]), MARK) if axis and days else MARK
            mark = element(
                "rect",
                x=x - wide / 2,
                y=y - MARK / 2,
                width=wide,
                height=MARK,
                fill=f"url(#{begin}-when)",
                class_="c-edge",
            )
        wording = f", “{step.wording}”" if step.wording else ""
        marks.append(
            told(
                mark, f"{n}. {step.step} ({step.stage}{wording}), {when(step.date)}: {quoted(step.evidence.quote, 160)}"
            )
        )
        half = length(step.step, 11) / 2
        at = min(max(x, half), aside + 40 - half)
        if days and at - half >= free.get(step.stage, 0.0):
            marks.append(text(step.step, at, level[step.stage] + 17, text_anchor="middle", class_="c-small c-halo"))
            free[step.stage] = at + half + 6
    stair = [corner for a, b in pairwise(centres) for corner in (a, (b[0], a[1]), b)]
    return [path(stair, "c-tick"), *marks] if stair else marks


def _centre(step: CommitmentStep, axis: TimeAxis | None, aside: float) -> float:
    days = _days(step.date)
    return (axis.x(days[0]) + axis.after(days[-1])) / 2 if axis and days else aside


def _stages(steps: Sequence[CommitmentStep]) -> list[Stage]:
    """The stages that the thread was in, lowest first; ways out (delayed, withdrawn …) stand at the top."""
    met = {step.stage for step in steps}
    return [stage for stage in get_args(Stage) if stage in met]


def _days(date: Interval | None) -> list[Day]:
    """The first and last day of a date; the one that is known where a side is open; none where nothing is."""
    if date is None:
        return []
    return [day for day in (date.earliest, date.latest) if day is not None]


def _on(day: Day) -> Interval:
    return Interval("", day, day, "explicit", "")


def _row(n: int, step: CommitmentStep) -> tuple[str | int | None, ...]:
    date = step.date
    return (
        n,
        step.step,
        step.stage,
        step.wording,
        date.earliest if date else None,
        date.latest if date else None,
        step.evidence.file,
        " ".join(step.evidence.quote.split()),
    )
