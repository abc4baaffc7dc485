"""Lines into pieces: which line ends end a paragraph, an item or a heading, and which only wrap it.

A line end is a wrap where the next word would not have fitted on the line any more, given the width that the document
is wrapped to; it is a deliberate break where it would. In a document whose lines run on, each line stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from summitry.model import Span
from summitry.read.markup import GONE, Markup

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029]")
_BULLET = re.compile(r"([ \t\u00a0\u2060]*)([-+*–](?=\s)|[•·▪▫◦‣⁃●○■□◆])\s*(?=\S)")
_NUMBER = re.compile(r"([ \t\u00a0\u2060]*)(\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)(?!(?:19|20)\d\d\b)")
_HASHES = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_SETEXT = re.compile(r"[ \t]{0,3}(=+|-{2,})[ \t]*\Z")
SPEAKER = re.compile(r"(?:[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]*){0,5}(?: \([^()]{1,30}\))?:|[QA]\.?)[ \t\u00a0]{1,4}\S")
"""A transcript's label, a speaker's name in capitals or "Q", with the turn that it opens."""
_HYPHEN_END = re.compile(r"(?<=[^\W\d_])-([ \t]*(?:\r\n|\n)[ \t]*)(?=[^\W_])(?!(?:and|or|to)\b)")
_CELLS = frozenset(("td", "th"))  # bold in a table's cell makes no heading
_NARROWEST, _WIDEST = 40, 120
OPEN_WORDS = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "that",
        "which",
        "who",
        "its",
    )
)
"""Words that no line ends with on purpose."""
_CLOSES = frozenset('.?!”"’)]—')


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together. ``start`` and ``end`` are offsets; ``text`` is what is read, white space folded.

    ``level`` is a heading's or an item's depth, 0 for neither. ``marked`` says that mark-up sets it apart as a heading
    would be, ``hashed`` that it makes it one beyond doubt; ``lines`` counts its lines;
    ``caption`` says that it stands in a caption's tag.
    """

    start: int
    end: int
    text: str
    level: int = 0
    item: bool = False
    marked: bool = False
    hashed: bool = False
    lines: int = 1
    caption: bool = False


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    blank: bool
    hard: bool  # a break after it that is certain: two spaces in Markdown, a block tag
    tag: str = ""


@dataclass(slots=True)
class _Group:
    lines: list[_Line]
    level: int = 0
    item: bool = False
    tag: str = ""
    number: str = ""
    heading: int = 0


def pieces(text: str, markup: Markup, start: int, *, markdown: bool) -> tuple[list[Piece], str]:
    """Cut ``text`` from ``start`` on into pieces. Also gives the readable text, list marks and wraps blanked in it."""
    lines = _lines(text, markup, start, markdown)
    width = _width(text, lines, markdown)
    groups, marks = _groups(markup.readable, lines, width, markdown)
    readable = _erase(markup.readable, marks)
    if width:
        readable = _HYPHEN_END.sub(lambda m: "-" + GONE * len(m[1]), readable)
    found = []
    for group in groups:
        first, last = group.lines[0].start, group.lines[-1].end
        folded = " ".join(readable[first:last].replace(GONE, "").split())
        if not folded:
            continue
        while text[first].isspace():
            first += 1
        while text[last - 1].isspace():
            last -= 1
        level = group.heading or (int(group.tag[1]) if re.fullmatch("h[1-6]", group.tag) else 0)
        marked = bool(level) or (
            not group.item and group.tag not in _CELLS and _all_strong(readable, markup, first, last)
        )
        found.append(
            Piece(
                first,
                last,
                folded,
                level or group.level,
                group.item,
                marked,
                bool(level),
                len(group.lines),
                group.tag == "figcaption",
            )
        )
    return found, readable


def _lines(text: str, markup: Markup, start: int, markdown: bool) -> list[_Line]:
    """Lines from ``start`` on; a block tag ends a line too, and stands in none."""
    cuts: list[tuple[int, int, str]] = [(m.start(), m.end(), "") for m in _LINE_END.finditer(text, start)]
    for tag in markup.breaks:
        if tag.start >= start:
            cuts.append((tag.start, tag.end, "/" if tag.closing else tag.name))
    cuts.sort()
    lines: list[_Line] = []
    at, tag_name = start, ""
    for cut, after, name in [*cuts, (len(text), len(text), "")]:
        if cut < at:
            continue
        raw = text[at:cut]
        blank = not raw.strip()
        if not (blank and (name or tag_name)):
            hard = bool(name) or (markdown and not blank and (raw.endswith(("  ", "\\")) or raw.endswith(" \u00a0")))
            lines.append(_Line(at, cut, blank, hard, tag_name))
            tag_name = name
        elif name:
            if lines:
                lines[-1].hard = True
            tag_name = name
        at = after
    return lines


def _width(text: str, lines: list[_Line], markdown: bool) -> int:
    """The width that lines are wrapped to, in characters; 0 where the document is not wrapped."""
    lengths = []
    pairs = []
    for line, after in pairwise(lines):
        opens = _BULLET.match(text, after.start) or _NUMBER.match(text, after.start) or _HASHES.match(text, after.start)
        if not line.blank and not after.blank and not line.hard and not opens:
            length = len(text[line.start : line.end].rstrip())
            word = text[after.start : after.end].split(None, 1)[0]
            if "](" not in text[line.start : line.end] and "://" not in text[line.start : line.end]:
                lengths.append(length)
                pairs.append(length + 1 + len(word))
    if len(lengths) < (1 if markdown else 2):
        return 0
    width = sorted(lengths)[int(len(lengths) * 0.97)]
    if width > _WIDEST or (width < _NARROWEST and not markdown):
        return 0
    full = sum(pair > width - 2 for pair in pairs)
    return width if markdown or full >= 0.5 * len(pairs) else 0


def _groups(readable: str, lines: list[_Line], width: int, markdown: bool) -> tuple[list[_Group], list[Span]]:
    groups: list[_Group] = []
    marks: list[Span] = []
    levels: list[tuple[int, str]] = []
    open_group: _Group | None = None
    for line in lines:
        shown = readable[line.start : line.end]
        if line.blank or not shown.strip(f" \t\u00a0\r{GONE}"):
            open_group = None if line.blank else open_group
            continue
        setext = _SETEXT.match(shown)
        if setext and open_group is not None and len(open_group.lines) == 1 and not open_group.item:
            open_group.heading = 1 if setext[1][0] == "=" else 2
            marks.append((line.start, line.end))
            open_group = None
            continue
        bullet, number = _BULLET.match(shown), _NUMBER.match(shown)
        previous = open_group
        joins = previous is not None and _joins(readable, previous, line, shown, width, markdown)
        listed = bullet or (number if not joins or _next_number(previous, number) else None)
        if bullet and joins and previous is not None and not previous.item and width and bullet[2] in "-–+":
            listed = None  # a dash that a wrap has brought to the line's start
        hashes = _HASHES.match(shown)
        if previous is not None and joins and not listed and not hashes and not previous.heading:
            previous.lines.append(line)
            continue
        group = _Group([line], tag=line.tag, item=line.tag == "li")
        if hashes:
            group.heading = len(hashes[1])
            marks.append((line.start, line.start + hashes.end()))
        elif listed:
            depth, style = len(listed[1].replace(GONE, "").expandtabs(4)), _style(listed[2])
            while levels and (levels[-1][0] > depth or (levels[-1][0] == depth and levels[-1][1] not in ("1", style))):
                levels.pop()  # only below numbers does another mark at the same depth open a list within the list
            if not levels or levels[-1] != (depth, style):
                levels.append((depth, style))
            group.item, group.level = True, len(levels)
            group.number = listed[3] if listed is number else ""
            marks.append((line.start, line.start + listed.end()))
        elif not shown.startswith((" ", "\t")):
            levels = []
        groups.append(group)
        open_group = group
    return groups, marks


def _joins(readable: str, group: _Group, line: _Line, shown: str, width: int, markdown: bool) -> bool:
    """True where ``line`` goes on with the sentence of ``group``: the line end before it is a wrap."""
    last = group.lines[-1]
    before = readable[last.start : last.end].replace(GONE, "").rstrip()
    word = shown.replace(GONE, "").split(None, 1)[0]
    if last.hard:
        unfinished = before.rpartition(" ")[2].rpartition("—")[2] in OPEN_WORDS
        return not line.tag and (unfinished or (word[0].islower() and before[-1:] not in ".:;?!"))
    if not width or line.tag or (SPEAKER.match(shown) and before[-1:] in _CLOSES):
        return False
    return markdown or (last.end - last.start) + 1 + len(word) > width - 2


def _style(mark: str) -> str:
    """What a list's marks have in common: digits, letters, or the bullet itself."""
    bare = mark.strip("().")
    return "1" if bare.isdigit() else "a" if bare.isalpha() else bare or mark


def _next_number(group: _Group | None, match: re.Match[str] | None) -> bool:
    if group is None or match is None or not group.number or not group.number.isdigit():
        return False
    return match[3].isdigit() and int(match[3]) == int(group.number) + 1


def _all_strong(readable: str, markup: Markup, start: int, end: int) -> bool:
    if not markup.strong:
        return False
    at = bisect_left(markup.strong, (start, start))
    covered = []
    while at < len(markup.strong) and markup.strong[at][0] < end:
        covered.append(markup.strong[at])
        at += 1
    if not covered:
        return False
    for place in range(start, end):
        if readable[place].isalnum() and not any(a <= place < b for a, b in covered):
            return False
    return True


def _erase(text: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
