"""What passes between two sides: events mirrored about a line, the mean of their scores, articles beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summitry.rules.plover import QUADS, Quad
from summitry.show.charts.chart import WIDE, Chart, Picture, Table, chart
from summitry.show.charts.scale import round_step, signed
from summitry.show.charts.svg import element, hatching, length, line, path, text, told
from summitry.weigh.series import Counts, Point, Series

BARS, SCORES, ARTICLES = 200.0, 96.0, 64.0
"""Heights of the three panels."""
GAP = 34.0
HEADER = (
    "period",
    "documents",
    "articles",
    *(
        f"{kind} {name}{how}"
        for kind in ("reported", "to come")
        for name in QUADS.values()
        for how in ("", ", by telling")
    ),
    "mean score",
    "low",
    "high",
    "events",
)
_UP: tuple[Quad, Quad] = (1, 2)
_DOWN: tuple[Quad, Quad] = (3, 4)
_FILL: dict[Quad, str] = {1: "c-half", 2: "c-full", 3: "c-red-half", 4: "c-red-full"}
_EDGE: dict[Quad, str] = {1: "c-edge", 2: "c-edge", 3: "c-red-edge", 4: "c-red-edge"}
_HATCH: dict[Quad, str] = {1: "c-hatch-fine", 2: "c-hatch", 3: "c-red-hatch-fine", 4: "c-red-hatch"}
_HOLLOW: dict[Quad, str] = {1: "c-hollow", 2: "c-hollow", 3: "c-red-hollow", 4: "c-red-hollow"}


def draw(series: Series, names: Callable[[str], str], *, name: str = "dyad") -> Chart:
    """The chart of ``series``; ``names`` gives a state's name by its code."""
    title = f"{series.sides.title(names)}: what passes between them"
    table = Table(HEADER, tuple(_row(point) for point in series.points))

    def picture(begin: str, width: float) -> Picture:
        return _Drawing(begin, width, series).picture()

    return chart(name, title, describe(series), picture, table)


def describe(series: Series) -> str:
    """What the series shows and what it leaves out, in sentences."""
    if not series.points:
        return "The record holds no document of a known month."
    silent = sum(1 for point in series.points if not point.documents)
    parts = [
        f"{series.points[0].label} to {series.points[-1].label}, by {series.step}: "
        f"{series.reported:,} events reported, {series.projected:,} to come"
    ]
    whole = series.mean
    if whole:
        parts.append(f"mean score of what is reported {signed(whole.value)}")
    quads = [sum(point.reported.of(quad) for point in series.points) for quad in QUADS]
    parts.append("reported: " + ", ".join(f"{n:,} {name}" for n, name in zip(quads, QUADS.values(), strict=True)))
    if silent:
        parts.append(f"no documents in {silent} of {len(series.points)} {series.step}s")
    left = [
        f"{number:,} {words}"
        for number, words in (
            (series.outside, "outside this time"),
            (series.unplaced, "of no known month"),
            (series.void, "denied or called off"),
            (series.beside, "done together to a third"),
        )
        if number
    ]
    if left:
        parts.append(f"not counted: {', '.join(left)}")
    if series.undated_documents:
        parts.append(f"{series.undated_documents:,} documents are of no known month")
    return "; ".join(parts) + "."


class _Drawing:
    """One drawing of a series: where its steps and panels stand."""

    def __init__(self, begin: str, width: float, series: Series) -> None:
        self.begin, self.series, self.points = begin, series, series.points
        self.left, self.right = 34.0, width - 8
        self.wide = width >= WIDE
        self.step = (self.right - self.left) / max(len(self.points), 1)
        self.top = 34.0 if self.wide else 52.0
        up = max((_tall(point, _UP) for point in self.points), default=0)
        down = max((_tall(point, _DOWN) for point in self.points), default=0)
        self.scale = BARS / max(up + down, 4)
        self.zero = self.top + max(up, 1) * self.scale
        self.bars = self.zero + max(down, 1) * self.scale
        self.scores = self.bars + GAP
        self.articles = self.scores + SCORES + GAP
        self.bottom = self.articles + ARTICLES
        self.up, self.down = max(up, 1), max(down, 1)

    def picture(self) -> Picture:
        marks = [*self._legend(), *self._silence(), *self._grid()]
        for n, point in enumerate(self.points):
            marks += self._bars(n, point)
        marks += self._means()
        marks += self._articles()
        marks += self._months()
        patterns = "".join(hatching(f"{self.begin}-{quad}", _HATCH[quad], 4 if quad in (1, 3) else 3) for quad in QUADS)
        return Picture(self.bottom + 26, tuple(marks), patterns + hatching(f"{self.begin}-none", "c-soft-hatch", 6))

    def _legend(self) -> list[str]:
        entries = [
            (element("rect", width=11, height=9, class_="c-half"), "words"),
            (element("rect", width=11, height=9, class_="c-full"), "deeds"),
            (
                element("rect", width=11, height=9, fill=f"url(#{self.begin}-2)", class_="c-edge"),
                "placed by when it was told",
            ),
            (element("rect", width=11, height=9, class_="c-hollow"), "to come"),
            (element("rect", width=11, height=9, fill=f"url(#{self.begin}-none)"), "no documents"),
        ]
        marks, x, y = [], self.left, 4.0
        for swatch, words in entries:
            if x + length(words, 11) + 20 > self.right:
                x, y = self.left, y + 17
            marks.append(
                element(
                    "g", swatch, text(words, 16, 8.5, class_="c-soft c-small"), transform=f"translate({x:.1f},{y:.1f})"
                )
            )
            x += length(words, 11) + 32
        return marks

    def _silence(self) -> list[str]:
        """Months without a document are said to be that; nought is for months in which somebody looked."""
        marks, n = [], 0
        while n < len(self.points):
            end = n
            while end < len(self.points) and not self.points[end].documents:
                end += 1
            if end > n:
                x, width = self.left + n * self.step, (end - n) * self.step
                band = element(
                    "rect", x=x, y=self.top, width=width, height=self.bottom - self.top, fill=f"url(#{self.begin}-none)"
                )
                first, last = self.points[n].label, self.points[end - 1].label
                marks.append(told(band, f"{first}{'' if first == last else f' to {last}'}: no documents"))
                if width > length("no documents", 11) + 8:
                    marks.append(
                        text(
                            "no documents",
                            x + width / 2,
                            self.scores - 12,
                            text_anchor="middle",
                            class_="c-note c-small c-halo",
                        )
                    )
            n = max(end, n) + 1
        return marks

    def _grid(self) -> list[str]:
        marks = []
        size = max(round_step(self.up), round_step(self.down))
        for number in range(0, self.up + 1, size):
            marks += self._level(self.zero - number * self.scale, f"{number:,}", number > 0)
        for number in range(size, self.down + 1, size):
            marks += self._level(self.zero + number * self.scale, f"{number:,}", True)
        up = "cooperation ↑ events" if self.wide else "cooperation ↑"
        marks.append(text(up, self.right, self.top - 6, text_anchor="end", class_="c-soft c-small"))
        marks.append(text("conflict ↓", self.right, self.bars + 12, text_anchor="end", class_="c-red c-small"))
        middle = self.scores + SCORES / 2
        for score in (10, 5, 0, -5, -10):
            marks += self._level(middle - score * SCORES / 20, signed(score, 0), score != 0)
        marks.append(
            text("mean PLOVER score, with its 95% interval", self.left, self.scores - 8, class_="c-soft c-small c-halo")
        )
        most = max((point.articles for point in self.points), default=0)
        marks += self._level(self.bottom, "0", False)
        if most:
            marks += self._level(self.bottom - ARTICLES, f"{most:,}", True)
        marks.append(
            text("articles that name both sides", self.left, self.articles - 8, class_="c-soft c-small c-halo")
        )
        return marks

    def _level(self, y: float, label: str, faint: bool) -> list[str]:
        return [
            line(self.left, y, self.right, y, "c-hair" if faint else "c-axis"),
            text(label, self.left - 6, y + 4, text_anchor="end", class_="c-soft c-small"),
        ]

    def _bars(self, n: int, point: Point) -> list[str]:
        x, air = self.left + n * self.step, min(self.step * 0.12, 3)
        room = self.step - 2 * air
        marks = self._stack(point, point.reported, x + air, room * 0.62, "reported")
        if point.projected.total:
            marks += self._stack(point, point.projected, x + air + room * 0.66, room * 0.34, "to come")
        return marks

    def _stack(self, point: Point, counts: Counts, x: float, width: float, kind: str) -> list[str]:
        marks = []
        for quads, sign in ((_UP, -1), (_DOWN, 1)):
            y = self.zero
            for quad in reversed(quads):
                for how, number in (("", counts.dated.get(quad, 0)), (" by telling", counts.told.get(quad, 0))):
                    if not number:
                        continue
                    tall = number * self.scale
                    fill, class_ = None, _FILL[quad]
                    if kind == "to come":
                        class_ = _HOLLOW[quad]
                    elif how:
                        fill, class_ = f"url(#{self.begin}-{quad})", _EDGE[quad]
                    bar = element(
                        "rect",
                        x=x,
                        y=y - tall if sign < 0 else y,
                        width=max(width, 1),
                        height=tall,
                        fill=fill,
                        class_=class_,
                    )
                    words = f"{point.label}: {number:,} {kind}, {QUADS[quad]}{', placed by when told' if how else ''}"
                    marks.append(told(bar, words))
                    y += sign * tall
        return marks

    def _means(self) -> list[str]:
        middle, unit = self.scores + SCORES / 2, SCORES / 20
        marks: list[str] = []
        run: list[tuple[float, float]] = []
        runs: list[list[tuple[float, float]]] = [run]
        for n, point in enumerate(self.points):
            found = point.mean
            if found is None:
                run = []
                runs.append(run)
                continue
            x, y = self.left + (n + 0.5) * self.step, middle - found.value * unit
            run.append((x, y))
            words = f"{point.label}: mean {signed(found.value)} of {found.count:,}"
            if found.low is not None and found.high is not None:
                words += f", 95% interval {signed(found.low)} to {signed(found.high)}"
                whisker = element(
                    "line", x1=x, y1=middle - found.high * unit, x2=x, y2=middle - found.low * unit, class_="c-stroke"
                )
                dot = element("circle", cx=x, cy=y, r=min(2.75, self.step / 2.2), class_="c-full")
                marks.append(told(whisker + dot, words))
            else:
                dot = element("circle", cx=x, cy=y, r=min(2.25, self.step / 2.2), class_="c-hollow")
                marks.append(told(dot, f"{words}, too few for an interval"))
        return [path(one, "c-tick") for one in runs if len(one) > 1] + marks

    def _articles(self) -> list[str]:
        most = max((point.articles for point in self.points), default=0)
        marks = []
        for n, point in enumerate(self.points):
            if point.articles:
                tall = point.articles * ARTICLES / most
                bar = element(
                    "rect",
                    x=self.left + n * self.step + self.step * 0.12,
                    y=self.bottom - tall,
                    width=max(self.step * 0.76, 0.8),
                    height=tall,
                    class_="c-faint",
                )
                marks.append(told(bar, f"{point.label}: {point.articles:,} of {point.documents:,} documents name both"))
        return marks

    def _months(self) -> list[str]:
        marks, free, year = [], 0.0, ""
        for n, point in enumerate(self.points):
            x, label = self.left + n * self.step, point.label
            if label[:-3] == year and len(label) > 4:
                continue
            year, shown = point.first[:-3], point.first[:-3]
            marks.append(line(x, self.bottom, x, self.bottom + 5, "c-tick"))
            if x >= free and x + length(shown, 11) <= self.right + 8:
                marks.append(text(shown, x + 2, self.bottom + 17, class_="c-soft c-small"))
                free = x + length(shown, 11) + 10
        return marks


def _tall(point: Point, quads: Sequence[Quad]) -> int:
    return max(sum(counts.of(quad) for quad in quads) for counts in (point.reported, point.projected))


def _row(point: Point) -> tuple[str | int | float | None, ...]:
    counted = [
        number
        for counts in (point.reported, point.projected)
        for quad in QUADS
        for number in (counts.dated.get(quad, 0), counts.told.get(quad, 0))
    ]
    found = point.mean
    bounds = (found.value, found.low, found.high) if found else (None, None, None)
    rounded = [None if value is None else round(value, 2) for value in bounds]
    known = counted if point.documents or any(counted) else [None] * len(counted)
    return (point.label, point.documents, point.articles, *known, *rounded, found.count if found else 0)
