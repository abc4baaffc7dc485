"""PDF: pages, columns, running heads, broken words, notes and tables, as programs make them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from summitry.errors import SourceError, Unreadable
from summitry.link.items import DocumentItem
from summitry.model import Document
from summitry.sources import documents
from summitry.sources.pdf import read
from tests.sources import makers

Drawn = Callable[[Canvas], None]


def made(*pages: Drawn, **about: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    for name, value in about.items():
        getattr(canvas, f"set{name}")(value)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def written(lines: list[str], *, x: float = 72, y: float = 680, size: float = 11, font: str = "Helvetica") -> Drawn:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - number * 1.2 * size, line)

    return draw


def together(*parts: Drawn) -> Drawn:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def of(data: bytes) -> Document:
    (document,) = read(io.BytesIO(data), "a.pdf", "a.pdf")
    assert isinstance(document, Document)
    return document


BODY = [
    "The foreign ministers of Norway and Chile met in Bergen on Monday, and they agreed to",
    "meet again in May. Both spoke of patrols, of a port and of the price that two navies pay",
    "for ships that sail under no flag at all.",
]


def test_lines_make_paragraphs_and_pages_are_kept() -> None:
    broken = [*BODY[:2], "for ships that sail under no flag, and for the bilat-"]
    goes_on = ["eral fund that the two sides set up for the families of those who were lost at sea in", "the winter."]
    document = of(made(written(broken), written(goes_on, y=700)))
    assert "\n\n" not in document.text.strip()
    assert "for the bilateral fund that" in document.text
    second = document.text.index("eral fund")
    assert document.pages == (0, second)
    item = DocumentItem("d", "f", None, None, None, (), "en", None, None, None, "d", 1, None, None, document.pages)
    assert [item.page(offset) for offset in (0, second - 1, second, len(document.text))] == [1, 1, 2, 2]


def test_hyphen_of_a_compound_stays() -> None:
    lines = [
        "They spoke of long-term loans, of search-and-rescue flights, and once more of long-",
        "term loans. A second round of talks on search-",
        "and-rescue, on short-",
        "and long-term loans, and on the Indo-",
        "Pacific follows in the new commu-",
        "niqué.",
    ]
    text = " ".join(of(made(written(lines))).text.split())
    for whole in (
        "of long-term loans. A",
        "search-and-rescue, on",
        "short- and long-term",
        "Indo-Pacific",
        "communiqué.",
    ):
        assert whole in text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int) -> Drawn:
        head = written([f"FJORD REVIEW   {'Vol. 7' if number % 2 else 'The quay and the sea'}"], y=750, size=9)
        foot = written([f"- {number} -"], x=300, y=40, size=9)
        return together(head, written([f"Article {number * 3}", f"This is what page {number} tells of."], y=670), foot)

    document = of(made(*map(page, range(1, 9))))
    assert "FJORD" not in document.text
    assert "- 3 -" not in document.text
    assert all(f"what page {number} tells" in document.text for number in range(1, 9))
    assert all(f"Article {number * 3}" in document.text for number in range(1, 9)), "alike, and no running head"


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"Left {n}: the fleet of Norway sails to the south now" for n in range(12)]
    right = [f"Right {n}: the fleet of Chile sails to the north now" for n in range(12)]

    def across(canvas: Canvas) -> None:  # as some programs draw: line by line over both columns
        canvas.setFont("Helvetica", 9)
        for number, pair in enumerate(zip(left, right, strict=True)):
            for x, line in zip((72, 330), pair, strict=True):
                canvas.drawString(x, 600 - 11 * number, line)

    text = of(made(together(written(["A headline that runs over both of the columns"], size=18), across))).text
    assert text.startswith("# A headline that runs over both of the columns\n")
    assert text.index("Left 11") < text.index("Right 0")


def test_title_headings_items_tables_and_notes() -> None:
    page = together(
        written(["Joint statement of two ministers"], size=20, y=720, font="Helvetica-Bold"),
        written(["On the sea"], size=14, y=650, font="Helvetica-Bold"),
        written([*BODY, "Bullets follow below."], y=630),
        written(["• Patrols begin in June.", "• A port opens in July,", "  in the far south of Chile."], y=560),
        written(["State", "Norway", "Chile"], y=500),
        written(["Ships", "4", "7"], x=300, y=500),
        written(["1 The minister spoke in Norwegian."], size=8, y=100),
        written(["1"], size=6, x=72 + 6 * 47, y=622),
    )
    document = of(made(page))
    blocks = document.text.strip().split("\n\n")
    assert document.title == "Joint statement of two ministers"
    assert blocks[:2] == ["# Joint statement of two ministers", "## On the sea"]
    assert "- Patrols begin in June." in blocks
    assert "- A port opens in July, in the far south of Chile." in blocks
    assert [block for block in blocks if " | " in block] == ["State | Ships", "Norway | 4", "Chile | 7"]
    assert blocks[-1] == "1 The minister spoke in Norwegian."


def test_metadata_bound_the_date_and_a_programs_title_is_none() -> None:
    document = of(made(written(BODY), Title="Microsoft Word - draft3.docx", Author="Ingrid Solberg"))
    assert document.title is None
    assert document.authors == ("Ingrid Solberg",)
    assert document.published is not None
    assert document.published.earliest is None
    assert document.published.basis == "inferred"
    assert of(made(written(BODY), Title="Talks in Bergen")).title == "Talks in Bergen"


def test_stamps_across_the_page_are_left_out() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(45)
        canvas.setFont("Helvetica-Bold", 60)
        canvas.drawString(300, 100, "DRAFT")
        canvas.restoreState()

    assert "DRAFT" not in of(made(together(written(BODY), stamp))).text


def test_spaces_that_are_movements() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        canvas.setFont("Times-Roman", 11)
        for word in BODY[0].split():
            canvas.drawString(x, 680, word)
            x += canvas.stringWidth(word, "Times-Roman", 11) + 2.2

    assert of(made(draw)).text.strip() == BODY[0]


def test_scanned_pages_are_told(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (40, 40)).save(picture)

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(str(picture), 0, 0, 612, 792)

    with pytest.raises(Unreadable, match="pictures"):
        of(made(scan, scan))
    (tmp_path / "b.pdf").write_bytes(made(written(BODY), scan))
    document, error = documents([str(tmp_path / "b.pdf")])
    assert isinstance(document, Document)
    assert isinstance(error, SourceError)
    assert "(2)" in error.problem
    assert "ocrmypdf" in error.remedy


def test_every_page_of_a_long_article_is_found(tmp_path: Path) -> None:
    makers.pdf(makers.HARBOUR, tmp_path / "a.pdf")
    document = of((tmp_path / "a.pdf").read_bytes())
    assert len(document.pages) == 2
    assert list(document.pages) == sorted(document.pages)
    assert "Page 1" not in document.text
    assert "Fjord Wire ·" not in document.text
