"""JSON Lines, feeds and web pages into documents."""

from __future__ import annotations

import io
import json

import pytest

from summitry.model import Document
from summitry.sources import feed, html, jsonl
from summitry.sources.stream import Reader

TEXT = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May."


def read(reader: Reader, content: str | bytes) -> list[Document]:
    data = content.encode() if isinstance(content, str) else content
    found = list(reader(io.BytesIO(data), "file", "name"))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_json_line_keeps_its_text_to_the_character() -> None:
    text = f"  {TEXT}\r\n\n\u00a0*kept* \\# \n"
    entry = {
        "id": "wn-1",
        "title": "Ministers\n meet",
        "published": "2023-03-03",
        "publisher": "Fjord Wire",
        "url": "https://fjord.example/1",
        "authors": ["Ingrid Solberg"],
        "text": text,
        "unknown": {"a": 1},
    }
    (document,) = read(jsonl.read, json.dumps(entry))
    assert document.text == text
    assert document.file == "file#wn-1"
    assert document.title == "Ministers meet"
    assert (document.publisher, document.url) == ("Fjord Wire", "https://fjord.example/1")
    assert document.authors == ("Ingrid Solberg",)
    assert document.published is not None
    assert document.published.earliest == "2023-03-03"
    assert document.markup == "plain"


def test_json_line_without_metadata_is_named_by_its_number() -> None:
    lines = "\n".join(json.dumps({"text": f"{i} {TEXT}", "id": None, "authors": None}) for i in range(3))
    assert [d.file for d in read(jsonl.read, f"{lines}\n\n")] == ["file#1", "file#2", "file#3"]


def test_json_line_with_a_number_for_its_id() -> None:
    assert read(jsonl.read, json.dumps({"id": 17, "text": TEXT}))[0].file == "file#17"


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fjord Wire</title><item><title>Talks &amp; treaties</title>
<link>https://fjord.example/1</link><guid>one</guid><dc:creator>Ingrid Solberg</dc:creator>
<pubDate>Fri, 03 Mar 2023 23:15:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<h2>On the quay</h2><p>{TEXT}</p>
<figure><img src="a.jpg"><figcaption>Ana Duarte. (AFP)</figcaption></figure><ul><li>Ships sail.</li></ul>
<p>He said: &ldquo;Good&nbsp;day.&rdquo;<br>So it was.</p><script>var x = 1;</script>]]>
</content:encoded></item></channel></rss>"""


def test_rss_entry() -> None:
    (document,) = read(feed.read, RSS)
    assert document.text.split("\n\n") == [
        "On the quay",
        TEXT,
        "<figcaption>Ana Duarte. (AFP)</figcaption>",
        "- Ships sail.",
        "He said: “Good day.”",
        "So it was.",
    ]
    assert document.file == "file#one"
    assert document.title == "Talks & treaties"
    assert document.publisher == "Fjord Wire"
    assert document.authors == ("Ingrid Solberg",)
    assert document.published is not None
    assert document.published.earliest == document.published.latest == "2023-03-03"


def test_atom_entry() -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Wire</title>
    <entry><id>tag:1</id><title>Talks</title>
    <link href="https://www.reuters.com/a"/><updated>2023-03-05T10:30:00Z</updated>
    <published>2023-03-03T10:30:00Z</published><content type="text">{TEXT}</content></entry></feed>"""
    (document,) = read(feed.read, atom)
    assert document.text == TEXT
    assert document.publisher == "Reuters"
    assert document.published is not None
    assert document.published.earliest == "2023-03-03"


PAGE = f"""<!doctype html><html><head><meta charset="{{charset}}"><title>Talks on the quay | Fjord Wire</title>
<meta property="og:site_name" content="Fjord Wire"><link rel="canonical" href="https://fjord.example/1">
{{head}}</head><body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Talks on the quay</h1>
<p>{TEXT}</p><figure><img src="a.jpg"><figcaption>Ana Duarte on the quay.</figcaption></figure>
<h2>What comes next</h2><p>The “treaty” will be signed in <b>Santiago</b>, the two sides said.</p>
<p>{TEXT}</p><ul><li>Ships of both navies will sail in June.</li><li>A working group will meet in July.</li></ul>
</article><footer>© 2021 Fjord Wire</footer></body></html>"""


def page(head: str = "", charset: str = "utf-8") -> Document:
    (document,) = read(html.read, PAGE.format(head=head, charset=charset).encode(charset))
    return document


def test_page() -> None:
    document = page()
    assert TEXT in document.text.split("\n\n")
    blocks = document.text.split("\n\n")
    at = blocks.index("## What comes next")
    assert blocks[at - 1] == "<figcaption>Ana Duarte on the quay.</figcaption>"
    assert document.text.count("Ana Duarte") == 1
    assert "- Ships of both navies will sail in June.\n- A working group will meet in July." in document.text
    assert "Home" not in document.text
    assert document.title == "Talks on the quay"
    assert document.publisher == "Fjord Wire"
    assert document.url == "https://fjord.example/1"
    assert document.published is None, "a year in the footer is no date of publication"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_page_in_its_own_encoding(charset: str) -> None:
    assert "The “treaty” will be signed in Santiago" in page(charset=charset).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-03-03T21:15:00+01:00">',
        '<meta itemprop="datePublished" content="2023-03-03">',
        '<meta name="DC.date.issued" content="2023-03-03">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-03-03"}]}</script>',
        '<script type="application/ld+json">{broken</script><meta name="date" content="March 3, 2023">',
        '<meta name="date" content="2023"><meta name="pubdate" content="2023-03-03">',
    ],
)
def test_page_says_when_it_was_published(head: str) -> None:
    published = page(head).published
    assert published is not None
    assert (published.earliest, published.latest) == ("2023-03-03", "2023-03-03")
    assert "page's" in published.why


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Fjord Wire: Asia and Pacific", "Fjord Wire"),
        ("World | Reuters", "Reuters"),
        ("Harbour Post - Latest", "Harbour Post"),
        ("Notes from a quay", "Notes from a quay"),
    ],
)
def test_feed_title_names_the_outlet(title: str, publisher: str) -> None:
    source = RSS.replace("<title>Fjord Wire</title>", f"<title>{title}</title>")
    assert read(feed.read, source)[0].publisher == publisher
