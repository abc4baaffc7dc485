"""The brief as a Word document: headings, quotations, and sources that are numbered and linked from the text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import IO, Any

from summitry.show.brief import Brief, Line, Quotation, Section

_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write_docx(brief: Brief, stream: IO[bytes]) -> None:
    """Write the whole brief to a binary stream. The same brief gives the same document, whenever it is written."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _plain(brief.title), "Summitry", ""
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    document.styles["Normal"].font.name = "Calibri"
    document.add_heading(_plain(brief.title), 0)
    document.add_paragraph(_plain(brief.lead))
    for section in brief.sections:
        _section(document, section)
    if brief.unknown:
        document.add_heading("What we do not know", 1)
        for unknown in brief.unknown:
            document.add_paragraph(_plain(unknown), style="List Bullet")
    if brief.sources:
        document.add_heading("Sources", 1)
    for source in brief.sources:
        paragraph = document.add_paragraph()
        _mark(paragraph, f"source{source.number}", source.number)
        told = f"{source.title}. {source.publisher}, {source.published}. {source.file}"
        paragraph.add_run(_plain(f"[{source.number}] {told}"))
    document.save(stream)


def _section(document: Any, section: Section) -> None:
    document.add_heading(_plain(section.title), 1)
    if section.lead:
        document.add_paragraph().add_run(_plain(section.lead)).italic = True
    for line in section.lines:
        _line(document, line)
    if section.more:
        document.add_paragraph(_plain(section.more))


def _line(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(_plain(line.when)).bold = True
    paragraph.add_run(_plain(f"  {line.text}"))
    if line.standing:
        paragraph.add_run(_plain(f"  {line.standing}")).italic = True
    for quotation in line.quotations:
        if quotation.text:
            _quotation(document.add_paragraph(style="Quote"), quotation)
        else:
            _point(paragraph, quotation.source)


def _quotation(paragraph: Any, quotation: Quotation) -> None:
    if quotation.label:
        paragraph.add_run(_plain(f"{quotation.label}: ")).bold = True
    said = f", says {quotation.said_by}" if quotation.said_by else ""
    paragraph.add_run(_plain(f"{quotation.text}{said}"))
    _point(paragraph, quotation.source)


def _point(paragraph: Any, source: int) -> None:
    """`` [3]``, leading to the source of that number."""
    from docx.oxml import OxmlElement

    link = OxmlElement("w:hyperlink")
    link.set(f"{_WORD}anchor", f"source{source}")
    run = paragraph.add_run(f" [{source}]")
    link.append(run._r)
    paragraph._p.append(link)


def _mark(paragraph: Any, name: str, number: int) -> None:
    """A bookmark that ``_point`` leads to."""
    from docx.oxml import OxmlElement

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(tag)
        element.set(f"{_WORD}id", str(number))
        if tag == "w:bookmarkStart":
            element.set(f"{_WORD}name", name)
        paragraph._p.append(element)


def _plain(text: str) -> str:
    """Text without what XML cannot hold."""
    return _UNSAYABLE.sub("\ufffd", text)
