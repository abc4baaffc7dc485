"""How a document lies on the page: regions of kinds, and the blocks of running text within them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from summitry.model import Document, Region, RegionKind, Span
from summitry.read.datelines import dateline_end
from summitry.read.lines import pieces
from summitry.read.markup import GONE, Markup, blank
from summitry.read.regions import sort_regions

BlockKind = Literal["paragraph", "item", "heading"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading: text that is parsed by itself, since no sentence crosses its ends.

    ``start`` and ``end`` are offsets in the stored text. ``level`` is the depth of a heading or of a list item (0 for a
    paragraph). ``runin`` is the span of a bold run-in title that opens the block, or ``None``.
    """

    start: int
    end: int
    region: RegionKind
    kind: BlockKind = "paragraph"
    level: int = 0
    runin: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Regions cover the text and never overlap; blocks lie in them, in order.

    ``readable`` has the stored text's length: mark-up in it is blanked out with spaces, or with ``markup.GONE`` where
    the letters on both sides belong together, so offsets stay true.
    """

    regions: tuple[Region, ...]
    blocks: tuple[Block, ...]
    readable: str


FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_RUNIN_END = re.compile(r"[\s\u2060]*[:.–—-]")
_RUNIN_WORDS = 15
_OPENING = 3  # a dateline opens one of the first body paragraphs


def lay_out(document: Document) -> Layout:
    """Tell a document's regions and blocks apart. Pure; raises nothing."""
    text = document.text
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    markup = blank(text, markdown=document.markup == "markdown")
    found, readable = pieces(text, markup, start, markdown=document.markup == "markdown")
    kinds = sort_regions(found, document.title)
    blocks: list[Block] = []
    running = 0
    regions: list[Region] = [Region(0, start, "boilerplate")] if start else []
    for piece, kind in zip(found, kinds, strict=True):
        first, last = _trim(readable, piece.start, piece.end)
        opening = dateline_end(piece.text) if kind == "body" and running < _OPENING else 0
        running += kind == "body"
        if opening >= len(piece.text):
            opening, kind = 0, "dateline"
        if opening:
            running = _OPENING
            split = _offset(readable, first, opening)
            regions.append(Region(piece.start, split, "dateline"))
            blocks.append(Block(first, _trim(readable, first, split)[1], "dateline"))
            first = _trim(readable, split, last)[0]
            regions.append(Region(first, piece.end, kind))
        else:
            regions.append(Region(piece.start, piece.end, kind))
        if kind in ("heading", "title"):
            blocks.append(Block(first, last, kind, "heading", piece.level or 1))
        else:
            runin = _runin(markup, readable, first, last)
            blocks.append(Block(first, last, kind, "item" if piece.item else "paragraph", piece.level, runin))
    return Layout(_cover(regions, readable), tuple(blocks), readable)


def _trim(readable: str, start: int, end: int) -> Span:
    while start < end and (readable[start].isspace() or readable[start] == GONE):
        start += 1
    while end > start and (readable[end - 1].isspace() or readable[end - 1] == GONE):
        end -= 1
    return start, end


def _offset(readable: str, start: int, folded: int) -> int:
    """The offset in the text of the character that stands at ``folded`` once white space is folded and GONE dropped."""
    at, seen, space = start, 0, True
    while at < len(readable) and seen < folded:
        char = readable[at]
        if char == GONE:
            pass
        elif not char.isspace():
            seen, space = seen + 1, False
        elif not space:
            seen, space = seen + 1, True
        at += 1
    return at


def _runin(markup: Markup, readable: str, first: int, last: int) -> Span | None:
    at = bisect_right(markup.strong, (first, last))
    for start, end in markup.strong[max(0, at - 1) : at + 1]:
        if start <= first < end < last:
            title = _trim(readable, first, end)
            words = readable[title[0] : title[1]].split()
            closed = readable[title[1] - 1] in ":.–—?!" or _RUNIN_END.match(readable, title[1], last)
            if words and closed and len(words) <= _RUNIN_WORDS:
                return title
    return None


def _cover(regions: list[Region], readable: str) -> tuple[Region, ...]:
    """Stretch regions over the white space after them; body runs together; what holds only mark-up is boilerplate."""
    covered: list[Region] = []
    at = 0
    for region in regions:
        if region.start > at:
            if not covered and not readable[: region.start].strip():
                region = Region(0, region.end, region.kind)
            elif covered and not readable[at : region.start].replace(GONE, "").strip():
                covered[-1] = Region(covered[-1].start, region.start, covered[-1].kind)
            else:
                covered.append(Region(at, region.start, "boilerplate"))
        if covered and covered[-1].kind == region.kind == "body":
            covered[-1] = Region(covered[-1].start, region.end, "body")
        elif region.end > region.start:
            covered.append(region)
        at = region.end
    if at < len(readable):
        if covered:
            covered[-1] = Region(covered[-1].start, len(readable), covered[-1].kind)
        else:
            covered.append(Region(0, len(readable), "boilerplate"))
    return tuple(covered)
