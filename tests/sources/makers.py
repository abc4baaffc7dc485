"""An article of our own, made into files of each kind as real ones come: with running heads, hyphens and captions."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Article:
    """``blocks`` are ``("heading" | "paragraph" | "item" | "caption", text)``, in order."""

    title: str
    published: str
    publisher: str
    blocks: tuple[tuple[str, str], ...]


HARBOUR = Article(
    "Norway and Chile agree on patrols and a port",
    "2024-05-14",
    "Fjord Wire",
    (
        (
            "paragraph",
            "BERGEN, Norway, May 14 (Fjord Wire) - The foreign ministers of Norway and Chile met in Bergen on Monday "
            "and agreed to begin joint patrols in the South Pacific by the end of 2025, their most far-reaching step "
            "together since the two navies first trained off Valparaíso.",
        ),
        ("caption", "Norwegian Foreign Minister Ingrid Solberg, left, greets her guest on the quay. (Fjord Wire)"),
        (
            "paragraph",
            "Norwegian Foreign Minister Ingrid Solberg said that Norway will provide $40 million over three years to "
            "rebuild the harbour at Punta Arenas. “We will not leave this to others,” she told reporters after the "
            "talks.",
        ),
        (
            "paragraph",
            "Chile plans to send a survey ship to the Barents Sea next spring, Chilean Foreign Minister Ana Duarte "
            "said. She denied that the two governments had discussed the sale of frigates.",
        ),
        ("heading", "What the two sides promised"),
        ("item", "Norway will train 200 Chilean coast guard officers by June 2026."),
        ("item", "Chile intends to open its Antarctic base to Norwegian scientists in 2027."),
        ("item", "The two countries will set up a working group on long-term fishing quotas within six months."),
        ("heading", "Peru stays away"),
        (
            "paragraph",
            "Peru rejected an invitation to join the patrols last week and accused Chile of militarising its waters. "
            "Argentina welcomed the agreement and is expected to sign a similar one in Ushuaia in September.",
        ),
        (
            "paragraph",
            "The Norwegian parliament is scheduled to debate the plan on June 3. If it approves the money, the first "
            "Norwegian vessel would leave Haakonsvern in October. Opposition parties have criticised the cost.",
        ),
        (
            "paragraph",
            "Solberg will travel to Santiago on August 20 for a second round of talks, her office announced on "
            "Tuesday. Duarte said Chile had ratified the convention on polar shipping in March and would hand over "
            "its instruments at the United Nations this year. Norway signed the convention two years ago.",
        ),
        (
            "paragraph",
            "Norway and Chile last held a summit in 2019, when King Harald visited Santiago. Since then the two "
            "countries have extended their agreement on scientific cooperation twice, and Norway has delivered three "
            "search-and-rescue boats to the Chilean navy.",
        ),
    ),
)

VISIT = Article(
    "Kenya receives the Dutch prime minister",
    "2023-11-08",
    "Harbour Post",
    (
        (
            "paragraph",
            "NAIROBI, Kenya - Dutch Prime Minister Mark Rutte arrived in Nairobi on Tuesday for a visit of two days "
            "and met Kenyan President William Ruto for talks on trade, water and the war in Sudan.",
        ),
        (
            "paragraph",
            "The Netherlands will invest 60 million euros in irrigation in northern Kenya by 2027, Rutte said at a "
            "joint news conference. Ruto said that Kenya would cut its duties on Dutch machinery from January.",
        ),
        (
            "paragraph",
            "Kenya and the Netherlands signed an agreement on the exchange of customs data on Wednesday. The two "
            "sides also plan to open a training centre for judges in Mombasa next year.",
        ),
        ("caption", "A guard of honour at State House in Nairobi. (Harbour Post)"),
        ("heading", "Sudan"),
        (
            "paragraph",
            "Ruto urged the armies that fight for Khartoum to lay down their arms. Kenya is ready to host a "
            "conference on Sudan in December, he said. Sudan recalled its ambassador from Nairobi in July after Kenya "
            "offered to mediate.",
        ),
        (
            "paragraph",
            "The Netherlands has sent 5,000 tonnes of grain to Port Sudan since August and pledged to double the "
            "amount. “People who are starving cannot wait for a ceasefire,” Rutte said.",
        ),
        (
            "paragraph",
            "Rutte is due to fly to Kigali on Thursday. A meeting with the president of Uganda, Yoweri Museveni, was "
            "called off, a Dutch official said on condition of anonymity, because the two sides could not agree on a "
            "date.",
        ),
        (
            "paragraph",
            "Ethiopia condemned the Dutch decision to freeze aid to its federal police and warned that it may expel "
            "two Dutch diplomats. The Dutch foreign ministry said it had received no formal protest.",
        ),
    ),
)
ARTICLES = (HARBOUR, VISIT)


def text(article: Article) -> str:
    """The article's text, a block a paragraph."""
    marks = {"item": "- "}
    return "\n\n".join(marks.get(kind, "") + words for kind, words in article.blocks) + "\n"


def txt(article: Article, path: Path) -> None:
    path.write_text(f"{article.title}\n\n{text(article)}", encoding="utf-8")


def jsonl(article: Article, path: Path) -> None:
    entry = {"id": "one", "title": article.title, "published": article.published, "publisher": article.publisher}
    path.write_text(json.dumps({**entry, "text": text(article)}, ensure_ascii=False) + "\n", encoding="utf-8")


def page(article: Article) -> str:
    """The article as a web page, among what pages have around articles."""
    tags = {
        "heading": "<h2>{}</h2>",
        "paragraph": "<p>{}</p>",
        "item": "<ul><li>{}</li></ul>",
        "caption": "<figure><img src='a.jpg' alt=''><figcaption>{}</figcaption></figure>",
    }
    body = "\n".join(tags[kind].format(escape(words)) for kind, words in article.blocks).replace("</ul>\n<ul>", "\n")
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8>
<title>{article.title} | {article.publisher}</title>
<meta property="og:site_name" content="{article.publisher}">
<meta property="article:published_time" content="{article.published}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>{article.title}</h1>
{body}
</article><aside><h3>Most read</h3><a href="/x">Snow closes three passes</a></aside>
<footer>Terms of use</footer></body></html>"""


def html(article: Article, path: Path) -> None:
    path.write_text(page(article), encoding="utf-8")


def warc(article: Article, path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://fjord.example/patrols",
            "response",
            payload=io.BytesIO(page(article).encode()),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": f"{article.published}T09:00:00Z"},
        )
        writer.write_record(record)


def docx(article: Article, path: Path) -> None:
    from datetime import datetime

    from docx import Document

    made = Document()
    made.core_properties.title = article.title
    made.core_properties.created = made.core_properties.modified = datetime.fromisoformat(article.published)
    made.sections[0].header.paragraphs[0].text = f"{article.publisher} — for subscribers only"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading(article.title, 0)
    styles = {"paragraph": "Normal", "item": "List Bullet", "caption": "Caption"}
    for kind, words in article.blocks:
        if kind == "heading":
            made.add_heading(words, 1)
        else:
            middle = len(words) // 2
            paragraph = made.add_paragraph(words[:middle], style=styles[kind])
            paragraph.add_run(words[middle:]).italic = True
    made.save(str(path))


def xlsx(article: Article, path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Headline", "Body", "Published", "Outlet"])
    book.active.append([article.title, text(article), article.published, article.publisher])
    book.save(path)


WIDTH, HEIGHT = 612, 792


def pdf(article: Article, path: Path, *, columns: int = 1) -> None:
    """The article as a PDF of small pages: running heads, page numbers, words broken at line ends, justified lines."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle("Microsoft Word - draft_3.docx")
    column = (WIDTH - 144 - 24 * (columns - 1)) / columns
    at, number = HEIGHT - 110.0, 0
    page_number = 1

    def furniture() -> None:
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(72, HEIGHT - 50, f"{article.publisher} · {article.title}")
        canvas.drawRightString(WIDTH - 72, 40, f"Page {page_number}")

    def line(words: str, font: str, size: float, indent: float, *, full: bool) -> None:
        nonlocal at, number, page_number
        if at < (430 if columns == 1 else 380):
            number += 1
            at = HEIGHT - 110.0
            if number == columns:
                canvas.showPage()
                page_number, number = page_number + 1, 0
                furniture()
        x = 72 + number * (column + 24) + indent
        made = canvas.beginText(x, at)
        made.setFont(font, size)
        gaps = words.count(" ")
        slack = column - indent - canvas.stringWidth(words, font, size)
        made.setWordSpace(slack / gaps if full and gaps and slack < 40 else 0)
        made.textOut(words)
        canvas.drawText(made)
        at -= size * 1.2

    furniture()
    for kind, words in (("title", article.title), *article.blocks):
        font, size = {"title": ("Times-Bold", 20), "heading": ("Times-Bold", 13), "caption": ("Times-Italic", 8.5)}.get(
            kind, ("Times-Roman", 10.5)
        )
        indent = 14.0 if kind == "item" else 0.0
        lines = _broken(canvas, words, font, size, column - indent)
        if kind == "item":
            lines[0] = f"• {lines[0]}"
        for n, piece in enumerate(lines):
            hang = indent - (canvas.stringWidth("• ", font, size) if kind == "item" and not n else 0)
            line(piece, font, size, hang, full=kind == "paragraph" and n < len(lines) - 1)
        at -= 7
    canvas.save()


def _broken(canvas: object, words: str, font: str, size: float, width: float) -> list[str]:
    """Lines no wider than ``width``; a long word is broken with a hyphen where it would leave much of a line empty."""
    measure = canvas.stringWidth  # type: ignore[attr-defined]
    lines = [""]
    for word in words.split():
        whole = f"{lines[-1]} {word}".strip()
        if measure(whole, font, size) <= width - 12:
            lines[-1] = whole
            continue
        half = len(word) // 2
        head = f"{lines[-1]} {word[:half]}-"
        if len(word) >= 8 and word.isalpha() and measure(head, font, size) <= width - 12:
            lines[-1] = head
            lines.append(word[half:])
        elif "-" in word and measure(f"{lines[-1]} {word.split('-')[0]}-", font, size) <= width - 12:
            first, _, rest = word.partition("-")
            lines[-1] += f" {first}-"
            lines.append(rest)
        else:
            lines.append(word)
    return lines
