"""Columns of prose on a page: found by the strips of white between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from summitry.sources.pdf.runs import Run

_GUTTER = 6  # points
_GAP = 0.9  # ems: no gap between words is wider, but in some justified lines
_CROSSED = 0.25  # of the lines may cross a gutter: titles, tables, captions of pictures
_LINES = 5
_PROSE = 0.55  # of a column's width: lines of prose fill it, cells of a table do not


def find_gutters(rows: Sequence[Sequence[Run]], left: float, right: float) -> list[float]:
    """Where the columns after the first begin, in points; none where there is one column, or a table.

    ``rows`` are the runs on each baseline. A gutter is a strip that few lines reach into, with prose on both sides.
    """
    width = int(right - left)
    if not 0 < width < 5_000:
        return []
    found = [piece for row in rows for piece in pieces(sorted(row, key=lambda run: run.x), _GAP)]
    covered = _covered([(piece[0].x - left, piece[-1].end - left) for piece in found], width)
    opening = []
    for few, strip in groupby(range(width + 1), key=lambda at: covered[at] <= _CROSSED * len(rows)):
        places = list(strip)
        if few and places[0] > 0.15 * width and places[-1] < 0.85 * width:
            least = min(covered[at] for at in places)
            clear = [list(run) for is_least, run in groupby(places, key=lambda at: covered[at] == least) if is_least]
            widest = max(clear, key=len)
            if len(widest) >= _GUTTER:
                opening.append(left + widest[-1])  # all lines of the next column begin here
    prose = all(_is_prose(rows, start, end) for start, end in pairwise([left, *opening, right]))
    return opening if prose else []


def _covered(spans: Sequence[tuple[float, float]], width: int) -> list[int]:
    """How many spans lie over each point of a width."""
    steps = [0] * (width + 2)
    for start, end in spans:
        steps[max(0, int(start))] += 1
        steps[min(width, int(end)) + 1] -= 1
    return list(accumulate(steps))[: width + 1]


def _is_prose(rows: Sequence[Sequence[Run]], start: float, end: float) -> bool:
    """Whether lines fill the column from ``start`` to ``end``."""
    filled = []
    for row in rows:
        inside = [run for run in row if run.x >= start - 1 and run.end <= end + 1]
        if inside:
            filled.append(max(run.end for run in inside) - min(run.x for run in inside))
    return len(filled) >= _LINES and sorted(filled)[len(filled) // 2] >= _PROSE * (end - start)


def pieces(row: Sequence[Run], gap: float) -> list[list[Run]]:
    """A row's runs, sorted from left to right, parted where a gap is wider than ``gap`` ems of the smaller type."""
    parted: list[list[Run]] = []
    for run in row:
        last = parted[-1][-1] if parted else None
        if last is None or run.x - last.end > gap * max(min(last.size, run.size), 1.0):
            parted.append([run])
        elif (last.text, round(last.x)) != (run.text, round(run.x)):  # bold made by showing it twice
            parted[-1].append(run)
    return parted


def crosses(piece: Sequence[Run], gutters: Sequence[float]) -> bool:
    """Whether a piece of a row runs over from one column into the next."""
    return any(piece[0].x < gutter - 1 and piece[-1].end > gutter + 1 for gutter in gutters)
