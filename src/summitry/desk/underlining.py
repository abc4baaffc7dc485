"""A document's text as HTML, with what was read from it underlined: overlapping passages too.

The text is cut at every boundary of every passage. Each piece lies within a set of passages, and is wrapped in one
element a kind, always in the same order, so that elements never cross however the passages do. All text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from summitry.link.items import RegionText

KINDS = ("commitment", "event", "statement", "time")
"""From the outermost element to the innermost."""
PART = 14_000
"""Characters that a page of a long document holds, more or less: it ends with a paragraph."""
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class Underline:
    """A stretch of the text to be underlined as ``kind``; ``name`` is where a link to it leads."""

    kind: str
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its stretch of the text, its region's kind, its HTML, and the underlines that begin in it."""

    start: int
    end: int
    kind: str
    html: Markup
    begins: tuple[Underline, ...]


def parts(regions: Sequence[RegionText]) -> list[tuple[int, int]]:
    """The pages of a document: stretches that end with a paragraph, and cover it."""
    found: list[tuple[int, int]] = []
    begin = last = regions[0].start if regions else 0
    for start, end, _ in _paragraphs(regions):
        if end - begin > PART and start > begin:
            found.append((begin, start))
            begin = start
        last = end
    return [*found, (begin, max(last, regions[-1].end if regions else 0))]


def paragraphs(
    text: str,
    regions: Sequence[RegionText],
    underlines: Iterable[Underline],
    part: tuple[int, int],
    lit: tuple[int, int] | None,
) -> Iterator[Paragraph]:
    """The paragraphs of one page of a document; the passage ``lit`` is marked."""
    marks = sorted(underlines, key=lambda one: (one.start, -one.end, one.name))
    named: set[str] = set()
    shone = False
    for start, end, kind in _paragraphs(regions):
        if start < part[0] or start >= part[1]:
            continue
        mine = [one for one in marks if one.start < end and one.end > start]
        edges = {start, end} | {edge for one in mine for edge in (one.start, one.end) if start < edge < end}
        if lit:
            edges |= {edge for edge in lit if start < edge < end}
        cuts = sorted(edges)
        html = Markup()
        for low, high in pairwise(cuts):
            over = [one for one in mine if one.start <= low and one.end >= high]
            glows = lit is not None and lit[0] <= low and lit[1] >= high
            piece = Markup("{}").format(text[low:high])
            for wrapped in reversed(KINDS):
                if any(one.kind == wrapped for one in over):
                    piece = Markup('<span class="u-{}">{}</span>').format(wrapped, piece)
            for one in over:
                if one.name not in named and one.start >= part[0]:
                    named.add(one.name)
                    piece = Markup('<span id="{}">{}</span>').format(one.name, piece)
            if glows:
                piece = Markup("<mark{}>{}</mark>").format(Markup("") if shone else Markup(' id="lit"'), piece)
                shone = True
            html += piece
        begins = tuple(one for one in mine if one.start >= start or (start == part[0] and one.start < start))
        yield Paragraph(start, end, kind, html, begins)


def _paragraphs(regions: Sequence[RegionText]) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each paragraph; blank ones are left out."""
    for region in regions:
        at = 0
        for gap in [*_PARAGRAPH.finditer(region.text), None]:
            end = gap.start() if gap else len(region.text)
            if region.text[at:end].strip():
                yield region.start + at, region.start + end, region.kind
            at = gap.end() if gap else end
