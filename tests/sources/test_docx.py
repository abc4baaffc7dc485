"""Word documents as Word and its users make them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from summitry.errors import Unreadable
from summitry.model import Document
from summitry.sources.docx import read

LATER = datetime(2050, 1, 2)  # a file's own dates count only where its members bear no later ones


def of(word: Any) -> Document:
    out = io.BytesIO()
    word.save(out)
    return of_bytes(out.getvalue())


def of_bytes(data: bytes) -> Document:
    (document,) = read(io.BytesIO(data), "a.docx", "a.docx")
    assert isinstance(document, Document)
    return document


def insert(paragraph: Any, xml: str) -> None:
    paragraph._p.append(parse_xml(xml.replace("<w:", "<w:", 1).replace(">", f" {nsdecls('w')}>", 1)))


def test_headings_lists_tables_and_captions() -> None:
    word = Word()
    word.core_properties.title = ""
    word.add_heading("Joint statement", 0)
    word.add_heading("On the sea", 1)
    word.add_paragraph("The ministers met in Bergen.")
    word.add_paragraph("Patrols begin in June.", style="List Bullet")
    word.add_paragraph("In the far south.", style="List Bullet 2")
    word.add_paragraph("A port opens in July.", style="List Number")
    word.add_paragraph("The two ministers on the quay.", style="Caption")
    table = word.add_table(2, 2)
    for row, cells in zip(table.rows, (("State", "Ships"), ("Norway", "4")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document = of(word)
    assert document.text.split("\n\n") == [
        "# Joint statement",
        "## On the sea",
        "The ministers met in Bergen.",
        "- Patrols begin in June.",
        "- In the far south.",
        "- A port opens in July.",
        "<figcaption>The two ministers on the quay.</figcaption>",
        "State | Ships",
        "Norway | 4\n",
    ]
    assert document.title == "Joint statement"


def test_table_that_lays_out_a_page_is_read_as_paragraphs() -> None:
    word = Word()
    table = word.add_table(1, 2)
    table.rows[0].cells[0].text = "The ministers of Norway and Chile met in Bergen. " * 4
    table.rows[0].cells[1].text = "For release at noon"
    assert " | " not in of(word).text


def test_bold_that_opens_a_paragraph_keeps_its_mark() -> None:
    word = Word()
    paragraph = word.add_paragraph()
    paragraph.add_run("Climate: ").bold = True
    paragraph.add_run("Norway will plant trees.")
    word.add_paragraph().add_run("What follows").bold = True
    plain = word.add_paragraph("Chile ")
    plain.add_run("will").bold = True
    plain.add_run(" follow.")
    assert of(word).text.split("\n\n") == [
        "**Climate:** Norway will plant trees.",
        "**What follows**",
        "Chile will follow.\n",
    ]


def test_what_is_struck_out_hidden_or_a_field_is_left_out() -> None:
    word = Word()
    paragraph = word.add_paragraph("The ministers ")
    insert(paragraph, "<w:del w:id='1' w:author='x'><w:r><w:delText>will never </w:delText></w:r></w:del>")
    insert(paragraph, "<w:ins w:id='2' w:author='x'><w:r><w:t>agreed to </w:t></w:r></w:ins>")
    insert(paragraph, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>")
    insert(paragraph, '<w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>')
    insert(paragraph, "<w:hyperlink><w:r><w:t>meet</w:t></w:r></w:hyperlink>")
    insert(paragraph, "<w:r><w:noBreakHyphen/><w:t>again</w:t><w:br/><w:t>in May.</w:t></w:r>")
    word.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    word.add_comment(paragraph.runs[0], text="Check this", author="x")
    assert of(word).text == "The ministers agreed to meet-again\nin May.\n"


def test_footnotes_stand_at_the_end() -> None:
    word = Word()
    word.add_paragraph("The ministers met.")
    out = io.BytesIO()
    word.save(out)
    note = "<w:footnote w:id='{}' {}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    notes = note.format(0, "w:type='separator'", "———") + note.format(1, "", "In Bergen.")
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>")
    assert of_bytes(out.getvalue()).text == "The ministers met.\n\nIn Bergen.\n"


def test_metadata() -> None:
    word = Word()
    word.add_paragraph("The ministers met in Bergen.")
    word.core_properties.title = "Talks in Bergen"
    word.core_properties.author = "Ingrid Solberg; Ana Duarte"
    word.core_properties.modified = LATER
    document = of(word)
    assert document.title == "Talks in Bergen"
    assert document.authors == ("Ingrid Solberg", "Ana Duarte")
    assert document.published is not None
    assert (document.published.earliest, document.published.latest) == (None, "2050-01-03")


def test_document_without_text() -> None:
    with pytest.raises(Unreadable, match="no text"):
        of(Word())
