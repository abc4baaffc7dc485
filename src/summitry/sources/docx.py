"""Word documents: paragraphs, headings, lists, tables and notes as a reader sees them; what was struck out is not read.

Running heads, comments and tables of contents are parts of their own in such a file, and none of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from summitry.sources.article import article
from summitry.sources.packed import Packed
from summitry.sources.pdf import JUNK_TITLE, made_by
from summitry.sources.stream import Found

_MAIN, _STYLES, _CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SILENT = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "Fallback", "oMath")
)
_WORDS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_OFF = frozenset(("0", "false", "off", "none"))
_PROSE = 25  # words: a cell that holds more is part of a page's layout, not of a table


@dataclass(slots=True)
class _Style:
    """What a paragraph style is, its ancestors' say included: a heading's level (1 and up), or 0."""

    level: int = 0
    listed: bool = False
    caption: bool = False
    skipped: bool = False
    bold: bool = False


@dataclass(slots=True)
class _Word:
    """One document on its way into blocks. ``boxed`` holds text boxes that await the end of their paragraph."""

    styles: dict[str, _Style]
    boxed: list[Any] = field(default_factory=list)

    def blocks(self, parent: Any) -> Iterator[str]:
        """The blocks below an element, each a paragraph, heading, item or row."""
        for child in parent:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
                boxed, self.boxed = self.boxed, []
                for box in boxed:
                    yield from self.blocks(box)
            elif name == "tbl":
                yield from self._table(child)
            elif name not in _SILENT:
                yield from self.blocks(child)

    def _paragraph(self, element: Any) -> Iterator[str]:
        about = next((child for child in element if _name(child) == "pPr"), None)
        style = self.styles.get(_value(about, "pStyle") or "", _Style())
        text = self._text(element, style.bold)
        plain = text.replace("**", "").strip()
        if not plain or style.skipped:
            return
        outline = _value(about, "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdecimal() and int(outline) < 9 else style.level
        number = next((child for child in about if _name(child) == "numPr"), None) if about is not None else None
        if style.caption:
            yield f"<figcaption>{plain}</figcaption>"
        elif level:
            yield "#" * min(level, 6) + " " + " ".join(plain.split())
        elif (style.listed or number is not None) and _value(number, "numId") != "0":
            depth = _value(number, "ilvl") or "0"
            yield "  " * (int(depth) if depth.isdecimal() else 0) + "- " + text.strip()
        else:
            yield text.strip()

    def _text(self, element: Any, bold: bool) -> str:
        """An element's text. A bold opening keeps Markdown's mark: it is a heading, or a title run into the text."""
        runs = [(text, strong) for text, strong in self._runs(element, bold) if text]
        opening = 0
        while opening < len(runs) and (runs[opening][1] or not runs[opening][0].strip()):
            opening += 1
        head, rest = "".join(text for text, _ in runs[:opening]), "".join(text for text, _ in runs[opening:])
        if not head.strip():
            return head + rest
        bare = head.rstrip()
        return f"**{bare.lstrip()}**{head[len(bare) :]}{rest}"

    def _runs(self, element: Any, bold: bool) -> Iterator[tuple[str, bool]]:
        for child in element:
            name = _name(child)
            if name == "r":
                about = next((part for part in child if _name(part) == "rPr"), None)
                if not _is_on(about, "vanish"):
                    yield self._run(child), _is_on(about, "b", bold)
            elif name == "txbxContent":
                self.boxed.append(child)
            elif name not in _SILENT:
                yield from self._runs(child, bold)

    def _run(self, run: Any) -> str:
        text = ""
        for child in run:
            name = _name(child)
            if name == "t":
                text += child.text or ""
            elif name in _WORDS:
                text += _WORDS[name]
            elif name in ("drawing", "pict", "AlternateContent", "object"):
                self.boxed += [box for box in child.iter() if _name(box) == "txbxContent" and not _falls_back(box)]
        return text

    def _table(self, table: Any) -> Iterator[str]:
        for row in (child for child in table.iter() if _name(child) == "tr" and _table_of(child) is table):
            cells = [list(self.blocks(cell)) for cell in row.iter() if _name(cell) == "tc" and _table_of(cell) is table]
            cells = [cell for cell in cells if cell]
            if len(cells) == 1 or any(len(cell) > 2 or sum(len(b.split()) for b in cell) > _PROSE for cell in cells):
                for cell in cells:
                    yield from cell
            elif cells:
                yield " | ".join(" ".join(" ".join(cell).replace("**", "").split()) for cell in cells)


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Found]:
    """One document. Raises ``Unreadable`` where it is damaged, locked or empty, ``TooLarge`` at a bomb."""
    packed = Packed(stream, file)
    word = _Word(_styles(packed) if _STYLES in packed.members else {})
    blocks = list(word.blocks(packed.xml(_MAIN)))
    for part in _NOTES:
        if part in packed.members:
            for note in packed.xml(part):
                if _attribute(note, "type") is None:  # separators have one
                    blocks += word.blocks(note)
    title, authors = None, ""
    moments = ["{:04}-{:02}-{:02}".format(*info.date_time[:3]) for info in packed.members.values()]
    if _CORE in packed.members:
        for element in packed.xml(_CORE):
            said = (element.text or "").strip()
            match _name(element):
                case "title":
                    title = said if said and not JUNK_TITLE.search(said) else None
                case "creator":
                    authors = said
                case "created" | "modified" if re.match(r"\d{4}-\d\d-\d\d", said):
                    moments.append(said[:10])
    headline = next((block.lstrip("# ") for block in blocks if block.startswith("# ")), None)
    yield article(
        file,
        name,
        "\n\n".join(blocks) + "\n",
        title=title or headline,
        authors=tuple(author.strip() for author in re.split(r"[;\n]", authors) if author.strip()),
        published=made_by(_day(max(moments))),  # a template's own dates stay in what is made from it: the latest counts
        markup="html",
    )


def _day(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def _styles(packed: Packed) -> dict[str, _Style]:
    """The document's paragraph styles, by id, as far as they tell headings, lists, captions and contents."""
    found: dict[str, Any] = {}
    for element in packed.xml(_STYLES):
        key = _attribute(element, "styleId")
        if _name(element) == "style" and key:
            found[key] = element
    styles: dict[str, _Style] = {}
    for key in found:
        style, at, seen = _Style(), key, set[str]()
        while at in found and at not in seen:
            seen.add(at)
            _apply(style, found[at])
            at = _value(found[at], "basedOn") or ""
        styles[key] = style
    return styles


def _apply(style: _Style, element: Any) -> None:
    name = (_value(element, "name") or "").casefold()
    heading = re.fullmatch(r"heading ([1-9])", name)
    style.level = style.level or (int(heading[1]) + 1 if heading else 1 if name == "title" else 0)
    style.listed = style.listed or name.startswith("list ")
    style.caption = style.caption or name == "caption"
    style.skipped = style.skipped or name.startswith(("toc ", "header", "footer", "table of "))
    for child in element:
        if _name(child) == "pPr":
            outline = _value(child, "outlineLvl")
            style.level = style.level or (int(outline) + 2 if outline and outline.isdecimal() and outline != "9" else 0)
            style.listed = style.listed or any(_name(part) == "numPr" for part in child)
        elif _name(child) == "rPr":
            style.bold = style.bold or _is_on(child, "b")


def _name(element: Any) -> str:
    """An element's name without its namespace: Word has two for each, and both are met."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: Any, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _value(parent: Any, name: str) -> str | None:
    """The ``val`` of the child called ``name``."""
    child = next((child for child in parent if _name(child) == name), None) if parent is not None else None
    return _attribute(child, "val") if child is not None else None


def _is_on(about: Any, name: str, otherwise: bool = False) -> bool:
    child = next((child for child in about if _name(child) == name), None) if about is not None else None
    return otherwise if child is None else (_attribute(child, "val") or "1") not in _OFF


def _falls_back(element: Any) -> bool:
    return any(_name(above) == "Fallback" for above in element.iterancestors())


def _table_of(element: Any) -> Any:
    return next((above for above in element.iterancestors() if _name(above) == "tbl"), None)
