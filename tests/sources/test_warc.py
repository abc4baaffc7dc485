"""Web archives: pages, captures of one page, revisits, and what is no page."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from summitry.model import Document, Interval
from summitry.sources import documents
from summitry.sources.warc import bounded
from tests.sources import makers

TEXT = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May."


def page(text: str = TEXT, head: str = "") -> bytes:
    body = f"<article><h1>Talks</h1><p>{text}</p><p>{text}</p></article>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def archive(
    *records: tuple[str, str, bytes], zipped: bool = True, kind: str = "text/html", status: str = "200 OK"
) -> bytes:
    """A WARC of ``(address, moment, body)``."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    for address, moment, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        made = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": moment},
        )
        writer.write_record(made)
    return out.getvalue()


def read(path: Path, data: bytes) -> list[Document]:
    path.write_bytes(data)
    found = list(documents([str(path)]))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def test_capture_bounds_the_date_from_above(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "a.warc.gz", archive(("https://www.reuters.com/a", "2024-05-14T09:00:00Z", page())))
    assert document.file == f"{tmp_path}/a.warc.gz#https://www.reuters.com/a"
    assert document.url == "https://www.reuters.com/a"
    assert document.publisher == "Reuters"
    assert document.published is not None
    assert (document.published.earliest, document.published.latest) == (None, "2024-05-14")
    assert "captured" in document.published.why


def test_a_pages_own_date_stands_unless_it_is_after_the_capture(tmp_path: Path) -> None:
    said = '<meta property="article:published_time" content="2024-05-{}">'
    records = [(f"http://a.example/{day}", "2024-05-14T09:00:00Z", page(head=said.format(day))) for day in ("10", "20")]
    own, late = read(tmp_path / "a.warc.gz", archive(*records))
    assert own.published is not None
    assert late.published is not None
    assert own.published.earliest == own.published.latest == "2024-05-10"
    assert (late.published.earliest, late.published.latest) == (None, "2024-05-14")
    assert "although" in late.published.why


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, (None, "2024-05-14")),
        (("2024-05-01", "2024-05-31"), ("2024-05-01", "2024-05-14")),
        (("2024-05-01", None), ("2024-05-01", "2024-05-14")),
    ],
)
def test_bounded(said: tuple[str, str | None] | None, expected: tuple[str | None, str]) -> None:
    from datetime import date

    interval = Interval("", *said, "explicit", "it says so") if said else None
    made = bounded(interval, date(2024, 5, 14), "was captured")
    assert made is not None
    assert (made.earliest, made.latest) == expected
    assert bounded(interval, None, "was captured") is interval


def test_captures_of_the_same_bytes_are_one(tmp_path: Path) -> None:
    address = "http://a.example/"
    records = [
        (address, "2024-05-14T09:00:00Z", page()),
        (address, "2024-05-20T09:00:00Z", page()),
        (address, "2024-05-21T09:00:00Z", page(TEXT + " In June, too.")),
    ]
    first, changed = read(tmp_path / "a.warc.gz", archive(*records))
    assert first.published is not None
    assert first.published.latest == "2024-05-14"
    assert "June" in changed.text


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    records = [("http://a.example/robots.txt", "2024-05-14T09:00:00Z", b"User-agent: *")]
    good = ("http://a.example/", "2024-05-14T09:00:00Z", page())
    data = archive(*records, kind="text/plain") + archive(("http://a.example/b", good[1], b"\x89PNG"), kind="image/png")
    data += archive(("http://a.example/c", good[1], page()), status="404 Not Found") + archive(good)
    assert [document.url for document in read(tmp_path / "a.warc.gz", data)] == ["http://a.example/"]


def test_pdf_in_an_archive(tmp_path: Path) -> None:
    makers.pdf(makers.VISIT, tmp_path / "x.pdf")
    record = ("http://a.example/x.pdf", "2024-05-14T09:00:00Z", (tmp_path / "x.pdf").read_bytes())
    (document,) = read(tmp_path / "a.warc", archive(record, zipped=False, kind="application/pdf"))
    assert document.title == makers.VISIT.title
    assert document.pages


def test_archive_gzipped_as_a_whole(tmp_path: Path) -> None:
    records = [(f"http://a.example/{n}", "2024-05-14T09:00:00Z", page()) for n in range(3)]
    data = gzip.compress(archive(*records, zipped=False))
    assert len(read(tmp_path / "a.warc.gz", data)) == 3


def test_wacz(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as out:
        out.writestr("datapackage.json", "{}")
        out.writestr("archive/data.warc.gz", archive(("http://a.example/", "2024-05-14T09:00:00Z", page())))
        out.writestr("pages/pages.jsonl", "{}")
    data = (tmp_path / "a.wacz").read_bytes()
    (document,) = read(tmp_path / "a.wacz", data)
    assert document.file == f"{tmp_path}/a.wacz#http://a.example/"
    assert read(tmp_path / "b.zip", data)[0].text == document.text


def test_archive_is_told_by_its_content(tmp_path: Path) -> None:
    data = archive(("http://a.example/", "2024-05-14T09:00:00Z", page()), zipped=False)
    (tmp_path / "crawl").mkdir()
    assert len(read(tmp_path / "crawl" / "capture", data)) == 1
    assert len(list(documents([str(tmp_path / "crawl")]))) == 1
