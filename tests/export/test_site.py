"""The static site: every link leads to a page that is there, and nothing on it runs or asks for anything."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from summitry.export import site
from summitry.export.leaf import address
from summitry.export.selection import Selection
from summitry.library import Record

from .conftest import OTTAWA


class Page(HTMLParser):
    """The links, marks and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        self.ids |= {value for name, value in attrs if name == "id" and value}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def folder(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    site.write(Selection(record), target, page=2)
    return target


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}


def test_every_link_leads_somewhere(folder: Path, pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        for link in page.links:
            if link.startswith(("https://ledger.example/", "data:,")):
                continue
            file, _, mark = link.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            assert target.is_file(), f"{path}: {link}"
            if mark:
                assert mark in pages[target].ids, f"{path}: {link}"


def test_every_page_is_reached_from_the_index(folder: Path, pages: dict[Path, Page]) -> None:
    reached, waiting = set(), [folder / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".html":
            continue
        reached.add(path)
        waiting += [(path.parent / link.partition("#")[0]).resolve() for link in pages[path].links if ":" not in link]
    assert reached - {folder} >= set(pages)


def test_nothing_runs_and_hostile_text_is_text(pages: dict[Path, Page]) -> None:
    for page in pages.values():
        assert not page.tags & {"script", "iframe", "object", "form", "img", "i"}
    assert any("<i>100%</i>" in page.text for page in pages.values())


def test_document_is_whole_with_its_passages_lit(folder: Path, pages: dict[Path, Page], record: Record) -> None:
    page = pages[folder / address("documents", "ottawa")]
    assert OTTAWA in page.text
    assert "mark" in page.tags
    for event in record.events(document="ottawa"):
        assert any(f"p{e.start}-{e.end}" in page.ids for e in event.evidence)


def test_index_tells_what_falls_due(folder: Path, pages: dict[Path, Page], record: Record) -> None:
    page = pages[folder / "index.html"]
    due = [c for c in record.commitments() if c.due and c.due.latest and c.due.latest >= "2026-06-10"]
    assert due
    for commitment in due:
        assert address("commitments", commitment.id) in page.links


def test_long_lists_turn_the_page(folder: Path, record: Record) -> None:
    ledger = sorted((folder / "ledger").glob("*.html"))
    lines = len(list(record.commitments()))
    assert len(ledger) >= (lines + 1) // 2 > 1


def test_overlapping_passages_are_each_lit() -> None:
    html = site.lit("a<b>cdef", {(0, 5), (2, 6), (6, 8)})
    assert html.count("<span id=") == 3
    assert "".join(Page(html).text) == "a<b>cdef"
