"""Runs into lines, in the order in which people read them: down a column, then down the next.

Lines that come again at the head or the foot of page after page, and the numbers of pages, are no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from summitry.sources.pdf.columns import crosses, find_gutters, pieces
from summitry.sources.pdf.runs import Run

_BASELINE = 0.35  # of the size: what stands nearer than this is on one line
_RAISED = 0.75  # of the line's size: a smaller figure on the line is a reference to a note
_CELL = 1.7  # ems: a wider gap on a line parts two cells
_WORDS = 0.9  # ems: a gap between words is narrower, but in justified lines
_WIDE = 4.0  # ems: … where they are justified in a narrow column
_MARGIN = 0.16  # of the page's height, at its head and its foot
_MARGIN_LINES = 4
_REPEATS = 0.3  # of the pages: what heads so many of them, and two at least, is a running head
_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|seite|pg\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|-|–|\|)\s*\d{1,4})?[\W_]*\Z", re.I
)
_BROWSER = re.compile(
    r"(?:https?://|file:/|about:)\S*\Z|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?\Z", re.I
)
_DIGITS = re.compile(r"\b\d{1,6}\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text within a column. ``left`` and ``right`` are the column's bounds, in points; pages count from 0.

    ``cell`` says that it stands beside another on one line, as in a table.
    """

    page: int
    x: float
    end: float
    y: float
    size: float
    text: str
    bold: bool
    left: float = 0.0
    right: float = 0.0
    cell: bool = False


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines of one page, column by column."""
    rows = _rows(runs)
    if not rows:
        return []
    left, right = min(run.x for row in rows for run in row), max(run.end for row in rows for run in row)
    gutters = find_gutters(rows, left, right)
    found = [line for row in rows for line in _lines(row, page, gutters)]
    return _in_columns(found, [left, *gutters, right])


def without_running_heads(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages' lines without running heads and feet and page numbers. ``heights`` are the pages', in points."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen = Counter(key for edge in edges for key in {key for each in edge for key in _likenesses(*each)})
    enough = max(2, int(_REPEATS * len(pages)))
    repeated = {key for key, times in seen.items() if times >= enough or (times >= 3 and len(key[0]) > 3)}
    slots = Counter(slot for edge in edges for slot in {_slot(*e) for e in edge if repeated & _likenesses(*e)})
    taken = {slot for slot, times in slots.items() if times >= max(3, len(pages) // 2)}
    kept = []
    for lines, edge in zip(pages, edges, strict=True):
        gone = {id(line) for line, top in edge if repeated & _likenesses(line, top) or _slot(line, top) in taken}
        left = [line for line in lines if id(line) not in gone]
        gone |= {id(line) for line, _ in edge if _NUMBER.match(line.text) and _alone(line, left)}
        gone |= {id(line) for line, _ in edge if _is_printed_by_browser(line, left)}
        kept.append([line for line in lines if id(line) not in gone])
    return kept


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs on one baseline together, the topmost first."""
    rows: list[list[Run]] = []
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: -run.y):
        last = rows[-1] if rows else []
        if last and abs(last[0].y - run.y) <= _BASELINE * max(run.size, last[0].size):
            last.append(run)
        else:
            rows.append([run])
    return rows


def _lines(row: list[Run], page: int, gutters: Sequence[float]) -> Iterator[Line]:
    """The lines of a row: one a column, or one a cell where it is a table's; one alone where it runs over columns."""
    row = sorted(row, key=lambda run: run.x)
    if gutters and not any(crosses(piece, gutters) for piece in pieces(row, _WORDS)):
        for _, column in groupby(row, key=lambda run: sum(run.x >= gutter - 1 for gutter in gutters)):
            yield from (_line(piece, page, cell=False) for piece in pieces(list(column), _WIDE))
        return
    cells = pieces(row, _CELL)
    yield from (_line(piece, page, cell=len(cells) > 1 and not gutters) for piece in cells)


def _line(piece: Sequence[Run], page: int, *, cell: bool) -> Line:
    sizes: Counter[float] = Counter()
    for run in piece:
        sizes[round(run.size, 1)] += len(run.text)
    usual = sizes.most_common(1)[0][0]
    bold = sum(len(run.text) for run in piece if run.bold) > 0.8 * sum(len(run.text) for run in piece)
    base = next((run.y for run in piece if abs(run.size - usual) < 0.1), piece[0].y)
    return Line(page, piece[0].x, piece[-1].end, base, usual, _text(piece, usual), bold, cell=cell)


def _text(piece: Sequence[Run], usual: float) -> str:
    """The text of runs on one line: a space where the gap is wide enough, references to notes left out."""
    text, end = "", piece[0].x
    for run in piece:
        bare = run.text.strip()
        if text and run.size < _RAISED * usual and re.fullmatch(r"[\d,*†‡§\[\]]{1,5}", bare):
            end = max(end, run.end)
            continue
        gap = run.x - end
        if text and gap > 0.5 * run.space and not text.endswith(" ") and not run.text.startswith(" "):
            text += " "
        text += run.text
        end = run.end
    return " ".join(text.split())


def _in_columns(lines: list[Line], bounds: Sequence[float]) -> list[Line]:
    """Lines in reading order, each with the bounds of its column; ``bounds`` are those of all columns."""
    gutters = bounds[1:-1]
    ordered: list[Line] = []
    for across, band in groupby(lines, key=lambda line: any(line.x < gutter - 1 < line.end for gutter in gutters)):
        columns: dict[int, list[Line]] = {}
        for line in band:
            at = 0 if across else sum(line.x >= gutter - 1 for gutter in gutters)
            ends = (bounds[0], bounds[-1]) if across else (bounds[at], bounds[at + 1])
            columns.setdefault(at, []).append(replace(line, left=ends[0], right=ends[1]))
        for _, column in sorted(columns.items()):
            ordered += column
    return ordered


def _edges(lines: Sequence[Line], height: float) -> list[tuple[Line, bool]]:
    """The lines at the head (true) and the foot (false) of a page, the outermost first."""
    high = sorted((line for line in lines if line.y > (1 - _MARGIN) * height), key=lambda line: -line.y)
    low = sorted((line for line in lines if line.y < _MARGIN * height), key=lambda line: line.y)
    return [(line, True) for line in high[:_MARGIN_LINES]] + [(line, False) for line in low[:_MARGIN_LINES]]


def _likenesses(line: Line, top: bool) -> set[tuple[str, bool, int]]:
    """What a running head shares with those of other pages: all its words, or all but a number that counts pages."""
    text, at = line.text.casefold(), round(line.y / 12)
    return {(text, top, at), (_DIGITS.sub(lambda number: f"#{int(number[0]) - line.page}", text), top, at)}


def _slot(line: Line, top: bool) -> tuple[bool, int, float]:
    """Where a running head stands, whatever it says: each chapter has its own."""
    return top, round(line.y / 4), line.size


def _is_printed_by_browser(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is of those that browsers put around a page: an address or the moment of printing beside more."""
    beside = [other.text for other in lines if abs(other.y - line.y) < 1.0]
    return len(beside) > 1 and any(_BROWSER.match(text) for text in beside)


def _alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing else stands on a line's baseline."""
    return sum(abs(other.y - line.y) < 1.0 for other in lines) == 1
