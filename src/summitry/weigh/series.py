"""What passes between two sides, month by month: counts by quad class, the mean of PLOVER scores, articles beneath.

What is reported to have happened and what is still to come are never added up, and what is denied or called off is
neither. An event that no document dates stands in the month in which it was first told, counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from summitry.errors import UsageError
from summitry.record.figures import Cell, Figures, Month
from summitry.rules.plover import Act, Quad, act
from summitry.weigh.bootstrap import Mean, mean
from summitry.weigh.sides import Sides
from summitry.weigh.standing import TO_COME

Step = Literal["month", "quarter", "year"]
HAPPENED = frozenset({"occurred", "ongoing"})
AHEAD = 12
"""Months beyond the last document that a series runs on for what is to come."""
MOST = 132
"""Steps of a series before it is counted in longer ones."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Events by quad class: of a date of their own, and placed by when they were told."""

    dated: Mapping[Quad, int]
    told: Mapping[Quad, int]

    def of(self, quad: Quad) -> int:
        """All of a class."""
        return self.dated.get(quad, 0) + self.told.get(quad, 0)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.dated.values()) + sum(self.told.values())


@dataclass(frozen=True, slots=True)
class Point:
    """A month, quarter or year of a series.

    ``documents`` are those that the record holds of that time; where there are none, nothing is known of it.
    ``articles`` are those of them that name both sides.
    """

    first: Month
    last: Month
    documents: int
    articles: int
    reported: Counts
    projected: Counts
    mean: Mean | None

    @property
    def label(self) -> str:
        """``2024-04``, ``2024-Q2`` or ``2024``."""
        if self.first == self.last:
            return self.first
        year, first, last = self.first[:-3], int(self.first[-2:]), int(self.last[-2:])
        return f"{year}-Q{(first + 2) // 3}" if (first - 1) // 3 == (last - 1) // 3 else year


@dataclass(frozen=True, slots=True)
class Series:
    """What passes between two sides over a time.

    ``unplaced`` events have no known month; ``outside`` lie before or after the points; ``void`` are denied or called
    off; ``beside`` are what the sides do together to a third. None of them is in a point.
    """

    sides: Sides
    step: Step
    points: tuple[Point, ...]
    unplaced: int
    outside: int
    void: int
    beside: int
    undated_documents: int

    @property
    def reported(self) -> int:
        """Events in the points that are told as having happened."""
        return sum(point.reported.total for point in self.points)

    @property
    def projected(self) -> int:
        """Events in the points that are still to come."""
        return sum(point.projected.total for point in self.points)

    @property
    def mean(self) -> Mean | None:
        """The mean over all points' events, weighted by events; without an interval."""
        counted = [point.mean for point in self.points if point.mean]
        total = sum(one.count for one in counted)
        return Mean(sum(one.value * one.count for one in counted) / total, None, None, total) if total else None


def series(
    figures: Figures,
    sides: Sides,
    *,
    since: Month | None = None,
    until: Month | None = None,
    step: Step | None = None,
) -> Series:
    """What passes between ``sides`` from ``since`` to ``until`` (months, both inclusive).

    Without bounds, from the first month that has a document to the last, and up to a year on for what is to come.
    ``step`` is what a point counts; without it, a month, or more where there would be too many. Raises ``UsageError``
    where ``since`` is after ``until``.
    """
    cells = figures.between(sides.pairs)
    documents = figures.documents()
    articles = figures.articles(sides.one, sides.other)
    undated = documents.pop("", 0)
    first, last = _bounds(cells, documents, since, until)
    months = list(_months(first, last)) if first and last else []
    step = step or _step(len(months))
    groups = list(_groups(months, step))
    inside = set(months)
    live = [cell for cell in cells if cell.status in HAPPENED or cell.status in TO_COME]
    by_month: dict[Month, list[Cell]] = {}
    for cell in live:
        by_month.setdefault(cell.month, []).append(cell)
    return Series(
        sides,
        step,
        tuple(_point(group, by_month, documents, articles) for group in groups),
        unplaced=sum(cell.count for cell in by_month.get("", ())),
        outside=sum(cell.count for cell in live if cell.month and cell.month not in inside),
        void=sum(cell.count for cell in cells) - sum(cell.count for cell in live),
        beside=figures.beside(sides.pairs),
        undated_documents=undated,
    )


def _point(
    months: list[Month],
    cells: Mapping[Month, list[Cell]],
    documents: Mapping[Month, int],
    articles: Mapping[Month, int],
) -> Point:
    here = [cell for month in months for cell in cells.get(month, ())]
    reported = [cell for cell in here if cell.status in HAPPENED]
    scores: Counter[float] = Counter()
    for cell in reported:
        found = act(cell.type, cell.mode)
        if found:
            scores[found.score] += cell.count
    return Point(
        months[0],
        months[-1],
        sum(documents.get(month, 0) for month in months),
        sum(articles.get(month, 0) for month in months),
        _counts(reported),
        _counts([cell for cell in here if cell.status in TO_COME]),
        mean(scores),
    )


def _counts(cells: list[Cell]) -> Counts:
    dated: Counter[Quad] = Counter()
    told: Counter[Quad] = Counter()
    for cell in cells:
        found: Act | None = act(cell.type, cell.mode)
        if found:
            (dated if cell.placing == "dated" else told)[found.quad] += cell.count
    return Counts(dict(sorted(dated.items())), dict(sorted(told.items())))


def _bounds(
    cells: list[Cell], documents: Mapping[Month, int], since: Month | None, until: Month | None
) -> tuple[Month | None, Month | None]:
    if since and until and since > until:
        raise UsageError(f"{since} is after {until}. Give the earlier month first")
    told = sorted(month for month in documents if month[:1].isdigit())
    first = since or (min(told[0], until) if told and until else told[0] if told else None)
    if until or not told:
        return first, until or first
    ahead = _later(told[-1], AHEAD)
    planned = [c.month for c in cells if c.status in TO_COME and told[-1] < c.month <= ahead]
    last = max([told[-1], *planned])
    return first, max(last, first or last)


def _step(months: int) -> Step:
    return "month" if months <= MOST else "quarter" if months <= 3 * MOST else "year"


def _groups(months: list[Month], step: Step) -> Iterator[list[Month]]:
    size = {"month": 1, "quarter": 3, "year": 12}[step]
    group: list[Month] = []
    for month in months:
        if group and (int(month[-2:]) - 1) % size == 0:
            yield group
            group = []
        group.append(month)
    if group:
        yield group


def _months(first: Month, last: Month) -> Iterator[Month]:
    month = first
    while month <= last:
        yield month
        month = _later(month, 1)


def _later(month: Month, by: int) -> Month:
    counted = int(month[:-3]) * 12 + int(month[-2:]) - 1 + by
    return f"{counted // 12:04}-{counted % 12 + 1:02}"
