"""Watching feeds and pages, against a real server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import summitry
from summitry.cli import main
from summitry.errors import NotFound, SourceError, TooLarge, Unreadable
from summitry.model import Document
from summitry.sources.address import Fetcher, Postponed, Unreached
from summitry.sources.watching import Look, Memory

TEXT = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May."


def page(title: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<p>{TEXT}</p><p>They spoke of {title.lower()} for two hours. {TEXT}</p></article></body></html>"
    ).encode()


def feed(*entries: tuple[str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>Fri, 03 Mar 2023 10:00:00 +0100</pubDate>"
        f"<description>{TEXT}</description></item>"
        for title, link in entries
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Fjord Wire</title>{items}</channel></rss>".encode()


@dataclass
class Site:
    """What a server answers: a path's status, headers and body. ``asked`` are the requests that it had."""

    url: str = ""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def serve() -> tuple[Site, ThreadingHTTPServer]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return site, server


@pytest.fixture
def site() -> Iterator[Site]:
    site, server = serve()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    made = Fetcher(pace=0.0)
    yield made
    made.close()


def look(site: Site, fetcher: Fetcher, record: Path, path: str = "/feed") -> tuple[list[Document], list[SourceError]]:
    """One look at a path, with what is remembered beside ``record``."""
    one = Look(site.url + path, Memory.beside(str(record)), fetcher)
    found = list(one)
    one.settle()
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, SourceError)]


def test_pages_of_a_feed_are_read_once(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/feed", feed(("Talks", "/a"), ("Treaty", "/b")), ETag='"1"')
    site.put("/a", page("Talks"))
    site.put("/b", page("Treaty"))
    documents, errors = look(site, fetcher, tmp_path / "r.db")
    assert not errors
    assert [(d.file, d.title) for d in documents] == [(f"{site.url}/a", "Talks"), (f"{site.url}/b", "Treaty")]
    assert all("for two hours" in d.text and d.url == d.file for d in documents)
    assert all(d.published is not None and d.published.earliest == "2023-03-03" for d in documents)
    site.asked.clear()
    assert look(site, fetcher, tmp_path / "r.db") == ([], [])
    assert site.asked == ["/feed"], "asked with the last answer's ETag, and nothing fetched again"
    site.put("/feed", feed(("Fish", "/c"), ("Talks", "/a")), ETag='"2"')
    site.put("/c", page("Fish"))
    assert [d.title for d in look(site, fetcher, tmp_path / "r.db")[0]] == ["Fish"]
    assert site.asked == ["/feed", "/feed", "/c"]


def test_robots_are_obeyed_and_the_entry_speaks_for_its_page(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/robots.txt", b"User-agent: summitry\nDisallow: /closed/\nCrawl-delay: 0\n")
    site.put("/feed", feed(("Talks", "/closed/a")))
    site.put("/closed/a", page("Talks"))
    documents, _ = look(site, fetcher, tmp_path / "r.db")
    assert [d.text for d in documents] == [TEXT]
    assert "/closed/a" not in site.asked
    with pytest.raises(Unreadable, match=r"robots\.txt"):
        fetcher.fetch(f"{site.url}/closed/a")


def test_pace_is_kept(site: Site) -> None:
    waits: list[float] = []
    fetcher = Fetcher(pace=1.5, sleep=waits.append)
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    for path in ("/a", "/b"):
        site.put(path, page("Talks"))
        fetcher.fetch(site.url + path)
    fetcher.close()
    assert len(waits) == 2
    assert all(6 < wait <= 7 for wait in waits), "after robots.txt, and between the pages, what robots.txt asks"


def test_host_that_asks_for_quiet_is_left_alone(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/feed", b"", 503, Retry_After="3600")
    _, errors = look(site, fetcher, tmp_path / "r.db")
    assert isinstance(errors[0], Postponed)
    site.asked.clear()
    _, errors = look(site, fetcher, tmp_path / "r.db")
    assert isinstance(errors[0], Postponed)
    assert site.asked == [], "not asked before its time"


def test_page_that_fails_is_fetched_at_the_next_look(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/feed", feed(("Talks", "/a")), ETag='"1"')
    site.put("/a", b"", 500)
    documents, errors = look(site, fetcher, tmp_path / "r.db")
    assert not documents
    assert isinstance(errors[0], Unreached)
    site.put("/a", page("Talks"))
    assert len(look(site, fetcher, tmp_path / "r.db")[0]) == 1


def test_look_that_is_broken_off_is_not_remembered(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/feed", feed(("Talks", "/a"), ("Treaty", "/b")), ETag='"1"')
    site.put("/a", page("Talks"))
    site.put("/b", page("Treaty"))
    next(iter(Look(f"{site.url}/feed", Memory.beside(str(tmp_path / "r.db")), fetcher)))
    assert len(look(site, fetcher, tmp_path / "r.db")[0]) == 2


def test_page_that_offers_a_feed(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/", page("Home", '<link rel="alternate" type="application/rss+xml" href="/feed">'))
    site.put("/feed", feed(("Talks", "/a")))
    site.put("/a", page("Talks"))
    assert [d.title for d in look(site, fetcher, tmp_path / "r.db", "/")[0]] == ["Talks"]


def test_page_without_a_feed_is_read_when_it_changes(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.put("/statement", page("Statement"), ETag='"1"')
    (document,), _ = look(site, fetcher, tmp_path / "r.db", "/statement")
    assert document.published is not None
    assert document.published.earliest is None, "the day of the fetch bounds the day of publication, and is not it"
    assert "was fetched" in document.published.why
    assert look(site, fetcher, tmp_path / "r.db", "/statement") == ([], [])


def test_what_leads_elsewhere(site: Site, fetcher: Fetcher) -> None:
    other, server = serve()
    site.put("/inside", b"", 302, Location=f"{other.url}/secret")
    site.put("/file", b"", 302, Location="file:///etc/passwd")
    site.put("/round", b"", 302, Location="/round")
    site.put("/moved", b"", 301, Location="/there")
    site.put("/there", page("Talks"))
    assert fetcher.fetch(f"{site.url}/moved").address == f"{site.url}/there"
    for path, problem in (("/inside", "machine of this network"), ("/file", "no address"), ("/round", "leads on")):
        with pytest.raises(Unreadable, match=problem):
            fetcher.fetch(site.url + path)
    assert other.asked == []
    server.shutdown()
    server.server_close()
    with pytest.raises(Unreadable, match="machine of this network"):
        fetcher.fetch(site.url, near="https://feed.example/")
    for address in ("ftp://feed.example/", "feed.example", "file:///etc/passwd", "https://"):
        with pytest.raises(Unreadable, match="no address"):
            fetcher.fetch(address)


def test_endless_page_and_missing_page(site: Site, fetcher: Fetcher) -> None:
    site.put("/long", b"x" * (33 * 2**20))
    with pytest.raises(TooLarge, match="MB"):
        fetcher.fetch(f"{site.url}/long")
    with pytest.raises(NotFound, match="404"):
        fetcher.fetch(f"{site.url}/gone")


def test_without_a_network_it_says_so(fetcher: Fetcher) -> None:
    _, server = serve()
    port = server.server_port
    server.shutdown()
    server.server_close()
    with pytest.raises(Unreached, match=r"cannot be reached.*Check the network"):
        fetcher.fetch(f"http://127.0.0.1:{port}/feed")


def test_memory_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "r.db.watch.json").write_text("[1, 2")
    with pytest.raises(Unreadable, match="no memory of a watch"):
        Memory.beside(str(tmp_path / "r.db"))


def test_watch_from_the_command_line(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/feed", feed(("Talks", "/a")), ETag='"1"')
    site.put("/a", page("Talks"))
    record = str(tmp_path / "r.db")
    command = ["watch", f"{site.url}/feed", "--once", "--pace", "0", "--record", record]
    assert main(command) == 0
    assert "1 read" in capsys.readouterr().out
    assert main(command) == 0
    assert "0 read" in capsys.readouterr().out
    with summitry.open(record) as opened:
        assert [d.url for d in opened.documents()] == [f"{site.url}/a"]
    assert main(["watch", f"{site.url}/none", "--once", "--pace", "0", "--record", record]) == 1
    assert main(["watch", f"{site.url}/feed", "--every", "soon", "--record", record]) == 2
