"""Web pages: the article's text as trafilatura takes it out, and what the page's own mark-up says of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from summitry.errors import Unreadable
from summitry.model import Document, Interval
from summitry.rules.outlets import outlet, outlet_of_address
from summitry.sources.article import article
from summitry.sources.encoding import decode
from summitry.sources.published import narrowest, stated
from summitry.sources.stream import whole

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})", re.I
)
_DATES = frozenset(
    {
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
        "parsely-pub-date",
        "sailthru.date",
        "publishdate",
        "pubdate",
        "publish-date",
        "article.published",
        "cxenseparse:recs:publishtime",
    }
)
_ADDRESSES = frozenset({"og:url", "twitter:url"})
_SITES = frozenset({"og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher"})
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_FURNITURE = frozenset(("nav", "aside", "footer"))  # where pictures are not the article's own
_OPENINGS = {"li": "- ", "figcaption": "<figcaption>"}
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "button", "select"))


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Document]:
    """One document. Raises ``Unreadable`` where no article's text is found, ``TooLarge``."""
    import trafilatura

    data = whole(stream, file)
    declared = _CHARSET.search(data[:4096])
    source = decode(data, file, next(g for g in declared.groups() if g).decode("ascii") if declared else None)
    found = trafilatura.bare_extraction(
        source,
        include_comments=False,
        include_formatting=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},
    )
    blocks = list(_blocks(found.body)) if found is not None and found.body is not None else []
    if not blocks:
        raise Unreadable(
            file,
            "no article's text is found in the page",
            "Save the page after it has loaded in full, or copy its text into a .txt file",
        )
    page = _Page(source)
    blocks = page.with_captions(blocks)
    url = page.meta(_ADDRESSES) or found.url
    site = page.meta(_SITES) or found.sitename
    publisher = (outlet(site) if site else None) or (outlet_of_address(url) if url else None) or site
    yield article(
        file,
        name,
        "\n\n".join(blocks) + "\n",
        title=found.title,
        publisher=publisher,
        authors=tuple(author.strip() for author in (found.author or "").split(";") if author.strip()),
        url=url,
        published=page.published(publisher),
        markup="html",
    )


def _blocks(element: Any) -> Iterator[str]:
    """The blocks of an extracted body, in Markdown's marks for headings and items."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "head":
            level = re.sub(r"\D", "", child.get("rend") or "") or "2"
            yield from _marked("#" * int(level) + " ", child)
        elif tag == "list":
            items = [line for item in child.iter("item") for line in _marked("- ", item)]
            if items:
                yield "\n".join(items)
        elif tag == "table":
            rows = [" | ".join(_folded(cell) for cell in row.iter("cell")).strip(" |") for row in child.iter("row")]
            yield from filter(None, rows)
        elif len(child) and tag not in ("p", "ab"):
            yield from _blocks(child)
        else:
            yield from _marked("", child)
        tail = " ".join((child.tail or "").split())
        if tail:
            yield tail


def _marked(mark: str, element: Any) -> Iterator[str]:
    text = _folded(element)
    if text:
        yield mark + text


def _folded(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return " ".join("".join(element.itertext()).split())


class _Page:
    """What a page's head says: ``meta`` elements, JSON-LD and ``time`` elements."""

    def __init__(self, source: str) -> None:
        from lxml import html as lxml_html

        self._tree = lxml_html.fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", source))

    def with_captions(self, blocks: list[str]) -> list[str]:
        """``blocks`` with the captions of the pictures among them, each in its tag after the block that it follows."""
        places = {block.lstrip("#- "): i for i, block in reversed(list(enumerate(blocks)))}
        captions: dict[int, list[str]] = {}
        at = 0
        for element in self._tree.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"):
            text = " ".join(element.text_content().split())
            if element.tag != "figcaption":
                at = places.get(text, at)
            elif text and not any(above.tag in _FURNITURE for above in element.iterancestors()):
                captions.setdefault(at, []).append(text)
        told = {text for texts in captions.values() for text in texts}
        shown: list[str] = []
        for i, block in enumerate(blocks):
            shown += [] if block in told else [block]
            shown += [f"<figcaption>{text}</figcaption>" for text in captions.get(i, ())]
        return shown

    def meta(self, names: frozenset[str]) -> str | None:
        return next((content for _, content in self._metas(names)), None)

    def published(self, publisher: str | None) -> Interval | None:
        """The day by the page's own mark-up; never guessed from its text."""
        dates = [stated(content, f"the page's {name}", publisher) for name, content in self._metas(_DATES)]
        for block in self._tree.iterfind(".//script[@type='application/ld+json']"):
            for value in _values(_json(block.text or ""), "datePublished"):
                dates.append(stated(value, "the page's JSON-LD datePublished", publisher))
        known = narrowest(*dates)
        if known is None:
            moments = {time.get("datetime") for time in self._tree.iter("time") if time.get("datetime")}
            if len(moments) == 1:
                known = stated(str(moments.pop()), "the page's only time element", publisher)
        return known

    def _metas(self, names: frozenset[str]) -> Iterator[tuple[str, str]]:
        for element in self._tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = (element.get("content") or "").strip()
            if name.casefold() in names and content:
                yield name, content


def _json(source: str) -> Any:
    try:
        return json.loads(source)
    except (json.JSONDecodeError, RecursionError):
        return None


def _values(content: Any, key: str, depth: int = 0) -> Iterator[str]:
    if depth > 8:
        return
    if isinstance(content, dict):
        value = content.get(key)
        if isinstance(value, str):
            yield value
        content = list(content.values())
    if isinstance(content, list):
        for item in content:
            yield from _values(item, key, depth + 1)


def plain(fragment: str) -> str:
    """The text of a piece of HTML, a blank line between its blocks, as feeds carry it. Keeps all of its text.

    Captions keep their tag, since nothing else tells them from the text around them.
    """
    if "<" not in fragment:
        return html.unescape(fragment).strip()
    from lxml import html as lxml_html

    pieces: list[str] = []
    _gather(lxml_html.fragment_fromstring(fragment, create_parent="div"), pieces)
    paragraphs = ("".join(pieces)).split("\x00")
    return "\n\n".join(text for text in (" ".join(paragraph.split()) for paragraph in paragraphs) if text)


def _gather(element: Any, pieces: list[str]) -> None:
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is not None and tag not in _SILENT:
        edge = "\x00" if tag in _BLOCKS or tag == "br" else ""
        pieces.append(edge + _OPENINGS.get(tag, "") + (element.text or ""))
        for child in element:
            _gather(child, pieces)
        pieces.append(("</figcaption>" if tag == "figcaption" else "") + edge)
    pieces.append(element.tail or "")
