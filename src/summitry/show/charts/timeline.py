"""A timeline: lanes by quad class, hollow for what is to come, hatched for what is approximate, nothing dropped."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.dates import number
from summitry.rules.plover import QUADS
from summitry.show.charts.axis import TimeAxis, spanning
from summitry.show.charts.chart import WIDE, Chart, Picture, Table, chart
from summitry.show.charts.svg import element, hatching, length, line, short, text, told
from summitry.show.words import day, when
from summitry.weigh.standing import TO_COME
from summitry.weigh.timelines import Entry

HEADER = ("number", "when", "earliest", "latest", "date", "status", "type", "mode", "event", "id")
TOLD = "no date of their own, by the day told"
LABELLED = 48
"""Events up to which each gets its words beside it, on a wide page."""
PITCH, ROOM = 17.0, 130.0
MARK = 8.0


def draw(found: Sequence[Entry], subject: str = "", *, total: int | None = None, name: str = "timeline") -> Chart:
    """The timeline of ``found``, of ``total`` events in all; ``subject`` says in words what it is of."""
    title = "Events in time" + (f": {subject}" if subject else "")
    table = Table(HEADER, tuple(_row(n, entry) for n, entry in enumerate(found, 1)))
    return chart(
        name, title, describe(found, total), lambda begin, width: _Drawing(begin, width, found).picture(), table
    )


def describe(found: Sequence[Entry], total: int | None = None) -> str:
    """What the timeline shows and what it does not, in a sentence."""
    days = [value for entry in found for value in (entry.first, entry.last) if value]
    parts = [f"{len(found):,} {'event' if len(found) == 1 else 'events'}"]
    if total is not None and total > len(found):
        parts[0] = f"The latest {parts[0]} of {total:,}; narrow the time to see the others"
    if days:
        shown = [entry for entry in found if entry.first]
        parts.append(f"from {day(shown[0].first or '')} to {day(max(days, key=number))}")
    for count, words in (
        (sum(entry.event.status in TO_COME for entry in found), "to come"),
        (sum(entry.certainty == "approximate" for entry in found), "of an approximate date"),
        (
            sum(entry.certainty == "told" for entry in found),
            "without a date of their own, placed by the day they were told",
        ),
        (sum(entry.certainty == "unknown" for entry in found), "of which no day is known: in the list alone"),
    ):
        if count:
            parts.append(f"{count:,} {words}")
    return "; ".join(parts) + "."


class _Drawing:
    def __init__(self, begin: str, width: float, found: Sequence[Entry]) -> None:
        self.begin, self.width = begin, width
        self.numbered = [(n, entry) for n, entry in enumerate(found, 1) if entry.first]
        self.wide = width >= WIDE
        self.labelled = self.wide and len(self.numbered) <= LABELLED
        days = [value for _, entry in self.numbered for value in (entry.first, entry.last) if value]
        self.axis = spanning(days, 4, width - (190 if self.labelled else 12))

    def picture(self) -> Picture:
        marks, y = self._legend()
        lanes = [
            (name, [e for e in self.numbered if e[1].quad == quad and e[1].certainty != "told"])
            for quad, name in QUADS.items()
        ]
        lanes.append(("other", [e for e in self.numbered if e[1].quad is None and e[1].certainty != "told"]))
        lanes.append((TOLD, [e for e in self.numbered if e[1].certainty == "told"]))
        body: list[str] = []
        top = y
        for name, lane in lanes:
            if lane and self.axis:
                y = self._lane(body, self.axis, name, lane, y)
        hatch = hatching(f"{self.begin}-about", "c-hatch", 3.5) + hatching(f"{self.begin}-ahead", "c-hatch-fine", 5)
        if self.axis is None:
            marks.append(text("no event of a known day", 4, y + 20, class_="c-note"))
            return Picture(y + 34, tuple(marks), hatch)
        marks += self.axis.draw(y + 4, top, room=64 if self.wide else 48)
        return Picture(y + 32, (*marks, *body), hatch)

    def _legend(self) -> tuple[list[str], float]:
        swatches = [
            (element("circle", cx=5, cy=5, r=MARK / 2, class_="c-full"), "on this day"),
            (
                element("rect", y=1, width=16, height=MARK, fill=f"url(#{self.begin}-about)", class_="c-edge"),
                "approximate",
            ),
            (element("circle", cx=5, cy=5, r=MARK / 2, class_="c-hollow"), "to come"),
            (element("path", d="M1,1L9,9M9,1L1,9", class_="c-stroke"), "denied or called off"),
        ]
        marks, x, y = list[str](), 4.0, 4.0
        for swatch, words in swatches:
            if x + 24 + length(words, 11) > self.width:
                x, y = 4.0, y + 17
            marks.append(
                element(
                    "g", swatch, text(words, 21, 9, class_="c-soft c-small"), transform=f"translate({x:.1f},{y:.1f})"
                )
            )
            x += length(words, 11) + 38
        return marks, y + 20

    def _lane(self, body: list[str], axis: TimeAxis, name: str, lane: Sequence[tuple[int, Entry]], y: float) -> float:
        """Draw a lane from ``y`` down and return where it ends: each event in the first row where it has room."""
        body.append(line(4, y, self.width - 4, y, "c-hair"))
        body.append(text(name, 4, y + 14, class_="c-soft c-small c-halo"))
        ends: list[float] = []
        placed: list[tuple[int, float, float, int, Entry]] = []
        for n, entry in lane:
            first, last = axis.x(entry.first or ""), axis.after(entry.last or "")
            if entry.certainty != "approximate":
                first, last = (first + last) / 2 - MARK / 2, (first + last) / 2 + MARK / 2
            last = max(last, first + MARK)
            end = last + (min(length(entry.event.summary, 11), 180) + 14 if self.labelled else 1)
            row = next((k for k, free in enumerate(ends) if first >= free), len(ends))
            ends[row : row + 1] = [end]
            placed.append((row, first, last, n, entry))
        pitch = PITCH if self.labelled else max(min(MARK + 1, ROOM / max(len(ends), 1)), 2.5)
        for row, first, last, n, entry in placed:
            at = y + 20 + (row + 0.5) * pitch
            body.append(
                told(
                    self._mark(entry, first, last, at),
                    f"{n}. {_when(entry)}: {entry.event.summary} ({entry.event.status})",
                )
            )
            if self.labelled:
                body.append(text(short(entry.event.summary, 180, 11), last + 5, at + 4, class_="c-small c-halo"))
        return y + 24 + len(ends) * pitch

    def _mark(self, entry: Entry, first: float, last: float, y: float) -> str:
        status = entry.event.status
        if status in ("denied", "cancelled"):
            a, b, c, d = first, y - MARK / 2, first + MARK, y + MARK / 2
            return element(
                "path", d=f"M{a:.1f},{b:.1f}L{c:.1f},{d:.1f}M{c:.1f},{b:.1f}L{a:.1f},{d:.1f}", class_="c-stroke"
            )
        ahead = status in TO_COME
        if entry.certainty == "approximate":
            fill = f"url(#{self.begin}-{'ahead' if ahead else 'about'})"
            edge = "c-edge c-dashed" if ahead else "c-edge"
            return element("rect", x=first, y=y - MARK / 2, width=last - first, height=MARK, fill=fill, class_=edge)
        centre = (first + last) / 2
        if entry.certainty == "told" and not ahead:
            return element("circle", cx=centre, cy=y, r=MARK / 2, fill=f"url(#{self.begin}-about)", class_="c-edge")
        return element("circle", cx=centre, cy=y, r=MARK / 2, class_="c-hollow" if ahead else "c-full c-rim")


def _when(entry: Entry) -> str:
    """In words: the event's own date, or that of the telling, said to be that."""
    if entry.certainty == "told" and entry.first:
        return f"told {day(entry.first)}"
    return when(entry.event.date)


def _row(n: int, entry: Entry) -> tuple[str | int | None, ...]:
    event = entry.event
    return (
        n,
        _when(entry),
        entry.first,
        entry.last,
        entry.certainty,
        event.status,
        event.plover,
        event.mode,
        event.summary,
        event.id,
    )
