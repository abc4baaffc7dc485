"""Lines into the text that is stored: paragraphs mended across lines, columns and pages, headings and notes apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Literal

from summitry.sources.pdf.lines import Line

Kind = Literal["body", "heading", "small", "row"]

_SMALL, _LARGE = 0.9, 1.12  # of the body's size: notes and captions; headings
_LEADING = 1.35  # of the usual distance between lines: a wider gap parts paragraphs
_INDENT = 0.9  # ems
_SHORT = 0.86  # of the column's width: a line that ends before it, at the end of a sentence, ends the paragraph
_HEADING_WORDS = 16
_AHEAD = 6  # blocks between two halves of a paragraph: a picture's caption, a box
_BULLET = re.compile(r"\A[•·▪▫◦‣⁃●○■□◆\uf0b7\uf0a7–—-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+(?=\S)")
_ENDS = re.compile(r"[.!?:;][”\"’')\]]*\Z")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010]\Z")
_COMBINING = frozenset(
    (
        "anti",
        "co",
        "counter",
        "cross",
        "cyber",
        "ex",
        "high",
        "long",
        "low",
        "mid",
        "multi",
        "near",
        "non",
        "post",
        "pre",
        "pro",
        "self",
        "semi",
        "short",
        "well",
    )
)
"""What opens compounds with a hyphen: it stays where what follows is a word that the document has by itself."""
_LINKS = frozenset(("and", "or", "to"))
_LEADERS = re.compile(r"(?:\s?[.…·_]){6,}[\s\divxlc]*\Z")  # a line of a table of contents
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(slots=True)
class _Block:
    kind: Kind
    lines: list[Line] = field(default_factory=list)
    level: int = 0

    @property
    def page(self) -> int:
        return self.lines[0].page


def flow(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...], str | None]:
    """The text of a document's lines, the offset at which each page begins in it, and the title that it bears, if any.

    Paragraphs stand on a line each, a blank line between them; headings and items bear Markdown's marks.
    """
    lines = [line for page in pages for line in page]
    body = _body_size(lines)
    leading = _leading(lines, body)
    blocks = [block for page in pages for block in _blocks(page, body, leading)]
    blocks = _rejoined(blocks)
    words = _words(lines)
    _rank(blocks)
    text = ""
    begins: dict[int, int] = {}
    for block in blocks:
        text += "\n\n" if text else ""
        mark = "#" * block.level + " " if block.level else ""
        text += mark
        for line, piece in _mended(block, words):
            if block.kind in ("body", "heading") or line.page not in begins:
                begins.setdefault(line.page, len(text))
            text += piece
    offsets, last = [], 0
    for page in range(len(pages) - 1, -1, -1):  # a page without text begins where the next one does
        last = begins.get(page, len(text) if page == len(pages) - 1 else last)
        offsets.append(last)
    title = next((b for b in blocks if b.level == 1), None)
    return text + "\n", tuple(_rising(offsets[::-1])), _plain(title) if title else None


def _words(lines: Sequence[Line]) -> Counter[str]:
    """How often each word stands in the lines, halves of words that a line's end breaks left out."""
    words: Counter[str] = Counter()
    broken = False
    for line in lines:
        found = _WORD.findall(line.text.casefold())
        ends = _HYPHEN.search(line.text) is not None
        words.update(found[broken : len(found) - ends])
        broken = ends
    return words


def _rising(offsets: Sequence[int]) -> Iterator[int]:
    highest = 0
    for offset in offsets:
        highest = max(highest, offset)
        yield highest


def _plain(block: _Block) -> str:
    return " ".join(line.text for line in block.lines)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _leading(lines: Sequence[Line], body: float) -> float:
    """The usual distance between two lines of the body, in points."""
    steps: Counter[float] = Counter()
    for line, below in pairwise(lines):
        if line.page == below.page and abs(line.size - body) < 0.6 and 0 < line.y - below.y < 3 * body:
            steps[round(line.y - below.y)] += 1
    return steps.most_common(1)[0][0] if steps else 1.2 * body


def _kind(line: Line, body: float) -> Kind:
    if line.cell or _LEADERS.search(line.text):
        return "row"
    if line.size >= _LARGE * body:
        return "heading"
    if line.bold and len(line.text.split()) <= _HEADING_WORDS and not line.text.endswith((".", ",", ";")):
        return "heading"
    return "small" if line.size <= _SMALL * body else "body"


def _blocks(lines: Sequence[Line], body: float, leading: float) -> list[_Block]:
    """The blocks of one page: its notes, in small print at the feet of its columns, last."""
    blocks: list[_Block] = []
    before: Line | None = None
    opening = _opening_bold(lines, body, leading)
    for _, row in groupby(lines, key=lambda line: (line.y, line.left) if line.cell else id(line)):
        cells = list(row)
        line = cells[0]
        kind = "body" if id(line) in opening else _kind(line, body)
        if kind == "row":
            blocks.append(_Block(kind, cells))
        elif before is not None and blocks[-1].kind == kind and not _parts(before, line, kind, body, leading):
            blocks[-1].lines.append(line)
        else:
            blocks.append(_Block(kind, [line]))
        before = line
    notes = [block for block in blocks if block.kind == "small" and _at_foot(block, lines, body)]
    return [block for block in blocks if block not in notes] + notes


def _opening_bold(lines: Sequence[Line], body: float, leading: float) -> set[int]:
    """Bold lines that are no headings but open a paragraph: full lines, which plain ones go on after without a gap."""
    found: set[int] = set()
    for line, below in reversed(list(pairwise(lines))):
        plain = _kind(below, body) == "body" or id(below) in found
        near = 0 < line.y - below.y <= 1.15 * leading and abs(line.size - below.size) < 0.6
        if line.bold and plain and near and not _is_short(line) and not _BULLET.match(below.text):
            found.add(id(line))
    return found


def _at_foot(block: _Block, lines: Sequence[Line], body: float) -> bool:
    """Whether nothing but small print stands below a block in its column."""
    last = block.lines[-1]
    return not any(
        line.y < last.y and line.left == last.left and line.right == last.right and _kind(line, body) != "small"
        for line in lines
    )


def _parts(line: Line, below: Line, kind: Kind, body: float, leading: float) -> bool:
    """Whether a block ends between two lines of one kind."""
    if kind == "heading":
        step = line.y - below.y
        return abs(line.size - below.size) > 0.6 or line.bold != below.bold or not 0 < step < 1.7 * line.size
    if _BULLET.match(below.text) or (_NUMBERED.match(below.text) and _ENDS.search(line.text)):
        return True
    step = line.y - below.y
    usual = leading if kind == "body" else 1.25 * line.size
    if step > _LEADING * max(usual, line.size):
        return True
    ended = _ENDS.search(line.text) is not None
    if step <= 0:  # on to the next column
        return ended and (below.x - below.left > _INDENT * body or _is_short(line))
    if below.x - line.x > _INDENT * body and not _BULLET.match(line.text) and not _NUMBERED.match(line.text):
        return ended or below.x - below.left > _INDENT * body
    return ended and _is_short(line) and below.text[:1] not in "abcdefghijklmnopqrstuvwxyz"


def _is_short(line: Line) -> bool:
    return line.end - line.left < _SHORT * (line.right - line.left)


def _rejoined(blocks: list[_Block]) -> list[_Block]:
    """Paragraphs that go on after a page's end, a note or a picture, put together; what stood between comes first."""
    joined: list[_Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        while block.kind == "body" and not _ENDS.search(block.lines[-1].text):
            rest = next((i for i in range(at, min(at + _AHEAD, len(blocks))) if _goes_on(block, blocks[i])), None)
            if rest is None or any(between.kind == "body" for between in blocks[at:rest]):
                break
            joined += blocks[at:rest]
            block.lines += blocks[rest].lines
            at = rest + 1
        joined.append(block)
    return joined


def _goes_on(block: _Block, after: _Block) -> bool:
    """Whether ``after`` opens in the middle of the sentence that ``block`` breaks off in."""
    first = after.lines[0].text
    if after.kind != "body" or _BULLET.match(first) or _NUMBERED.match(first):
        return False
    apart = after.page != block.lines[-1].page or after.lines[0].y > block.lines[-1].y
    return first[:1].islower() or (apart and after.lines[0].x - after.lines[0].left < 3)


def _rank(blocks: Sequence[_Block]) -> None:
    """Give headings their levels; the largest of all, where the first page that has text bears it, is the title."""
    headings = [block for block in blocks if block.kind == "heading"]
    if not headings:
        return
    largest = max(block.lines[0].size for block in headings)
    first = blocks[0].page
    titled = any(block.lines[0].size >= largest - 0.3 and block.page == first for block in headings)
    sizes = sorted({round(block.lines[0].size) for block in headings}, reverse=True)[titled:]
    for block in headings:
        size = block.lines[0].size
        if size >= largest - 0.3 and block.page == first and not any(b.level == 1 for b in headings):
            block.level = 1
        else:
            block.level = min(2 + sizes.index(round(size)), 6) if round(size) in sizes else 2


def _mended(block: _Block, words: Counter[str]) -> Iterator[tuple[Line, str]]:
    """A block's lines as they are written on one: with a space between, or put together where a hyphen parts a word."""
    if block.kind == "row":
        for number, cell in enumerate(block.lines):
            yield cell, (" | " if number else "") + cell.text
        return
    for number, line in enumerate(block.lines):
        text = line.text
        if number == 0:
            text = _BULLET.sub("- ", text, count=1)
        below = block.lines[number + 1].text if number + 1 < len(block.lines) else None
        if below is None:
            yield line, text
            continue
        hyphen = _HYPHEN.search(text)
        yield line, _without_hyphen(text, hyphen[1], below, words) if hyphen else text + " "


def _without_hyphen(text: str, head: str, below: str, words: Counter[str]) -> str:
    """``text``, which ends in a hyphen after ``head``, as it reads before ``below``: the hyphen stays in a compound."""
    tail = re.match(r"[^\W\d_]+", below)
    if tail is None or tail[0][0].isupper() or (tail[0] in _LINKS and below[tail.end() :].startswith("-")):
        return text  # "Indo-Pacific", "search-and-rescue"
    whole, compound = (head + tail[0]).casefold(), f"{head}-{tail[0]}".casefold()
    if tail[0] in _LINKS:
        return text + " "  # "short- and long-term"
    known = words[tail[0].casefold()] and (words[head.casefold()] or head.casefold() in _COMBINING)
    return text if not words[whole] and (words[compound] or known) else text[:-1]
