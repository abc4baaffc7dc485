"""The brief as a Word document, read back by python-docx."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx

from summitry.show.brief import Brief, Line, Quotation, Section, SourceLine
from summitry.show.docx import write_docx
from summitry.show.writing import write

BRIEF = Brief(
    "Norway and Canada",
    "From two documents.",
    (
        Section(
            "What is to come",
            "Planned.",
            (
                Line(
                    "e1",
                    "9 June 2026",
                    "A visit to Oslo\x07",
                    "scheduled",
                    (Quotation("“will visit”", 2, "Ann Gray", "then"), Quotation("", 1)),
                ),
            ),
            "and 3 earlier",
        ),
    ),
    ("The day of a.txt is not known.",),
    (SourceLine(1, "First", "Ledger", "5 May 2026", "a.txt"), SourceLine(2, "Second", "Post", "6 May 2026", "b.txt")),
)


def paragraphs() -> list[str]:
    stream = io.BytesIO()
    write_docx(BRIEF, stream)
    return [paragraph.text for paragraph in docx.Document(stream).paragraphs]


def test_docx_holds_the_brief_in_order() -> None:
    assert paragraphs() == [
        "Norway and Canada",
        "From two documents.",
        "What is to come",
        "Planned.",
        "9 June 2026  A visit to Oslo\ufffd  scheduled [1]",
        "then: “will visit”, says Ann Gray [2]",
        "and 3 earlier",
        "What we do not know",
        "The day of a.txt is not known.",
        "Sources",
        "[1] First. Ledger, 5 May 2026. a.txt",
        "[2] Second. Post, 6 May 2026. b.txt",
    ]


def test_docx_links_every_number_to_its_source() -> None:
    stream = io.BytesIO()
    write_docx(BRIEF, stream)
    document = docx.Document(stream)
    links = [link.fragment for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == ["source1", "source2"]
    marks = re.findall(r'bookmarkStart [^>]*w:name="(\w+)"', document.element.xml)
    assert marks == ["source1", "source2"]
    assert [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")] == ["Heading 1"] * 3


def test_brief_is_written_in_the_form_that_its_name_asks_for(tmp_path: Path) -> None:
    for name, start in (("b.md", b"# Norway"), ("b.html", b"<!DOCTYPE html>"), ("b.docx", b"PK")):
        write(BRIEF, str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)
