"""Documents are hostile text: what they hold must never act in what is shown."""

from __future__ import annotations

from io import StringIO

from summitry.link.items import ActorItem
from summitry.show.brief import Brief, Line, Quotation, Section, SourceLine
from summitry.show.markdown import markdown
from summitry.show.page import page
from summitry.show.tables import write_csv

SCRIPT = "<script>alert(1)</script>"


def brief() -> Brief:
    line = Line("e1", "2024", f"{SCRIPT} *met* [x](javascript:y)", "occurred", (Quotation(SCRIPT, 1, SCRIPT),))
    return Brief(
        "Brief", "", (Section("What happened", "", (line,)),), (SCRIPT,), (SourceLine(1, SCRIPT, SCRIPT, "", SCRIPT),)
    )


def test_the_page_runs_nothing_that_a_document_holds() -> None:
    made = page(brief())
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert "default-src 'none'" in made


def test_markdown_blunts_marks_and_tags() -> None:
    made = markdown(brief())
    assert "<script" not in made.replace("\\<script", "")
    assert "\\[x\\](javascript:y)" in made


def test_a_spreadsheet_gets_no_formula() -> None:
    stream = StringIO()
    write_csv("actors", [ActorItem("body:x", "organisation", "=1+1", ("=1+1",), None, 1)], stream)
    assert "'=1+1" in stream.getvalue()
