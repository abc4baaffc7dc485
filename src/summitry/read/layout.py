"""How a document lies on the page: regions of kinds, and the blocks of running text within them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summitry.model import Document, Region, RegionKind, Span

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
    """``readable`` has the stored text's length: mark-up in it is blanked out with spaces, so offsets stay true."""

    regions: tuple[Region, ...]
    blocks: tuple[Block, ...]
    readable: str


FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n---\r?\n", re.S)
BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
MARKS = re.compile(r"\*+|</?[a-zA-Z][^>\n]*>|(?m:^[ \t]*(?:[-+•]|#+)[ \t]+)")


def lay_out(document: Document) -> Layout:
    """Tell a document's regions and blocks apart. Pure; raises nothing."""
    text = document.text
    regions: list[Region] = []
    start = 0
    front = FRONT_MATTER.match(text)
    if front:
        start = front.end()
        regions.append(Region(0, start, "boilerplate"))
    regions.append(Region(start, len(text), "body"))
    readable = MARKS.sub(lambda m: " " * len(m.group()), text)
    blocks: list[Block] = []
    at = start
    for gap in [*(m.span() for m in BLANK_LINES.finditer(text, start)), (len(text), len(text))]:
        piece = text[at : gap[0]]
        if piece.strip():
            blocks.append(Block(at, gap[0], "body"))
        at = gap[1]
    return Layout(tuple(regions), tuple(blocks), readable)
