"""PDF, Office, ZIP and web-archive files that are broken or out to do harm: refused, or bounded in memory and time."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

from summitry.errors import SourceError, TooLarge, Unreadable
from summitry.model import Document
from summitry.sources import documents

GOOD = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May.\n"
MEGABYTES = 400
BOUNDED = f"""
import resource, sys, time
from summitry.model import Document
from summitry.sources import documents
import trafilatura, pypdf, lxml.etree, warcio, openpyxl, py3langid
before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
for found in documents(sys.argv[1:]):
    print("read" if isinstance(found, Document) else f"{{type(found).__name__}}: {{found}}"[:400])
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
assert grown < {MEGABYTES}, f"{{grown}} MB"
assert time.process_time() - begun < 15
"""


def bounded(*paths: Path) -> list[str]:
    """What a process of its own says of files, which must neither take much memory nor long."""
    made = subprocess.run(
        [sys.executable, "-c", BOUNDED, *map(str, paths)], capture_output=True, text=True, check=False, timeout=60
    )
    assert made.returncode == 0, made.stderr[-2000:]
    return made.stdout.splitlines()


def refused(path: Path) -> SourceError:
    """The one error of a file of which nothing is read: it names the file, what is wrong and what to do."""
    found = list(documents([str(path)]))
    assert len(found) == 1, found
    (error,) = found
    assert isinstance(error, SourceError)
    assert error.file.startswith(str(path))
    assert error.problem
    assert error.remedy
    return error


# -- PDF ----------------------------------------------------------------------------------------------------------


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def pages_of(kids: bytes, count: int, *others: bytes) -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), *others)


EMPTY = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"


def test_pdf_of_a_million_empty_pages(tmp_path: Path) -> None:
    flat = pages_of(b"3 0 R " * 1_000_000, 1_000_000, EMPTY)
    # A thousand nodes of a thousand pages each: a small file, however many pages it claims.
    node = b"<</Type/Pages/Parent 2 0 R/Count 1000/Kids[%s]>>" % (b"4 0 R " * 1000)
    deep = pages_of(b"3 0 R " * 1000, 1, node, EMPTY)
    for name, data in (("flat.pdf", flat), ("deep.pdf", deep)):
        (tmp_path / name).write_bytes(data)
    said = bounded(tmp_path / "flat.pdf", tmp_path / "deep.pdf")
    assert len(said) == 2
    assert all("TooLarge" in line and "Split it" in line for line in said)


def test_pdf_whose_pages_are_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pages_of(b"2 0 R 3 0 R", 2, EMPTY))
    refused(tmp_path / "a.pdf")


def test_pdf_stream_that_swells(tmp_path: Path) -> None:
    bomb = zlib.compress(b"BT (x) Tj ET " * 20_000_000, 9)
    content = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(bomb), bomb)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>"
    (tmp_path / "a.pdf").write_bytes(pages_of(b"3 0 R", 1, page, content))
    (line,) = bounded(tmp_path / "a.pdf")
    assert line.startswith(("TooLarge", "Unreadable"))


def test_pdf_that_is_locked(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    error = refused(tmp_path / "a.pdf")
    assert "password" in error.problem
    assert "qpdf" in error.remedy


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + GOOD.encode() * 50,
        pages_of(b"3 0 R", 1, EMPTY)[:-120],
        pages_of(b"3 0 R", 1, EMPTY).replace(b"startxref\n", b"startxref\n9"),
        pages_of(b"9 0 R", 1, EMPTY),
        pages_of(b"(text)", 1, EMPTY),
        b"",
    ],
)
def test_pdf_that_is_damaged(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    refused(tmp_path / "a.pdf")


# -- ZIP, Word, Excel ---------------------------------------------------------------------------------------------

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def packed(path: Path, **members: bytes | str) -> Path:
    return packed_as(path, {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in members.items()})


def packed_as(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def test_word_document_that_swells(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "a.docx", word__document_xml=WORD.format(PARAGRAPH.format("x" * 150_000_000)))
    (line,) = bounded(bomb)
    assert line.startswith("TooLarge")
    assert "word/document.xml" in line


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        (f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>', "&l11;"),
        ('<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"),
        ('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/evil.dtd">', "words"),
    ],
)
def test_word_document_with_entities(tmp_path: Path, declared: str, used: str) -> None:
    xml = f'<?xml version="1.0"?>{declared}' + WORD.format(PARAGRAPH.format(used) + PARAGRAPH.format(GOOD))
    bomb = packed(tmp_path / "a.docx", word__document_xml=xml)
    (line,) = bounded(bomb)
    assert line.startswith("Unreadable")
    assert "root:" not in line


def test_workbook_with_entities_and_one_that_swells(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain:
        parts: dict[str, bytes | str] = {name: plain.read(name) for name in plain.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
    laughs = packed_as(tmp_path / "laughs.xlsx", {**parts, sheet: head + "<worksheet>&l11;</worksheet>"})
    swollen = packed_as(tmp_path / "swollen.xlsx", {**parts, sheet: b"<worksheet>" + b" " * 150_000_000})
    first, second = bounded(laughs, swollen)
    assert "document type" in first
    assert second.startswith("TooLarge")


def test_workbook_that_claims_more_than_it_has(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["text", "title"])
    book.active.append([GOOD, "Talks"])
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as plain:
        parts: dict[str, bytes | str] = {name: plain.read(name) for name in plain.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert isinstance(sheet, bytes)
    claimed = sheet.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert claimed != sheet
    assert bounded(packed_as(tmp_path / "b.xlsx", {**parts, "xl/worksheets/sheet1.xml": claimed})) == ["read"]


def test_formulas_are_neither_worked_out_nor_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["text", "title", "publisher"])
    book.active.append([GOOD, '=HYPERLINK("http://evil.example","click")', "=1+1"])
    book.save(tmp_path / "a.xlsx")
    (document,) = documents([str(tmp_path / "a.xlsx")])
    assert isinstance(document, Document)
    assert (document.title, document.publisher) == (None, None)


def test_archive_with_paths_that_lead_out_and_archives_within(tmp_path: Path) -> None:
    inner = packed_as(tmp_path / "inner.zip", {"b.txt": GOOD}).read_bytes()
    members: dict[str, bytes | str] = {
        "good/one.txt": GOOD,
        "../../evil.txt": GOOD,
        "/etc/evil.txt": GOOD,
        "inner.zip": inner,
        "inner.tar": b"x",
        "C:/evil.txt": GOOD,
        "empty.txt": "",
    }
    archive = packed_as(tmp_path / "a.zip", members)
    found = list(documents([str(archive)]))
    assert [f.file.partition("#")[2] for f in found if isinstance(f, Document)] == ["good/one.txt"]
    assert [f.file.partition("#")[2] for f in found if isinstance(f, SourceError)] == [
        "../../evil.txt",
        "/etc/evil.txt",
        "inner.zip",
        "C:/evil.txt",
        "empty.txt",
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip", "inner.zip"]
    packed_tar = tmp_path / "b.tar"
    with tarfile.open(packed_tar, "w") as out:
        info = tarfile.TarInfo("inner.zip")
        info.size = len(inner)
        out.addfile(info, io.BytesIO(inner))
    (error,) = documents([str(packed_tar)])
    assert isinstance(error, SourceError)
    assert "within an archive" in error.problem


def test_archive_member_that_swells(tmp_path: Path) -> None:
    line = json.dumps({"text": " " * 1000}) + "\n"
    (said,) = bounded(packed_as(tmp_path / "a.zip", {"a.jsonl": line * 80_000}))[-1:]
    assert said.startswith("TooLarge")
    assert "a.jsonl" in said


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.wacz", "a.zip"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"no zip at all" * 20])
def test_zip_files_that_are_none(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    for found in documents([str(tmp_path / name)]):
        assert isinstance(found, SourceError)


def test_zip_that_claims_a_huge_list(tmp_path: Path) -> None:
    data = packed_as(tmp_path / "a.zip", {"a.txt": GOOD}).read_bytes()
    at = data.rfind(b"PK\x05\x06")
    (tmp_path / "a.zip").write_bytes(data[: at + 12] + b"\xff\xff\xff\x7f" + data[at + 16 :])
    assert isinstance(refused(tmp_path / "a.zip"), TooLarge)


def test_member_that_is_locked(tmp_path: Path) -> None:
    data = bytearray(packed_as(tmp_path / "a.zip", {"a.txt": GOOD}).read_bytes())
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert "password" in refused(tmp_path / "a.zip").problem


# -- web archives, feeds, libraries -------------------------------------------------------------------------------

PAGE = f"<html><body><article><h1>Talks</h1><p>{GOOD}</p><p>{GOOD}</p></article></body></html>"


def warc(
    length: int | None = None, body: bytes = PAGE.encode(), extra: str = "", address: str = "http://a.example/"
) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + extra.encode() + b"\r\n" + body
    size = len(http) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-14T09:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("length", [10, 10_000, 10**15, -5])
def test_warc_with_a_false_length(tmp_path: Path, length: int) -> None:
    (tmp_path / "a.warc").write_bytes(warc() + warc(length, address="http://b.example/") + warc())
    found = list(documents([str(tmp_path / "a.warc")]))
    assert isinstance(found[0], Document), "what stands before is read"
    errors = [f for f in found if isinstance(f, SourceError)]
    assert errors
    assert all("#" in e.file or "false length" in e.problem for e in errors)


def test_warc_cut_short(tmp_path: Path) -> None:
    whole = gzip.compress(warc()) + gzip.compress(warc(address="http://b.example/"))
    (tmp_path / "a.warc.gz").write_bytes(whole[:-80])
    found = list(documents([str(tmp_path / "a.warc.gz")]))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], SourceError)
    assert "cut short" in found[-1].problem or "no article" in found[-1].problem


def test_warc_whose_page_swells(tmp_path: Path) -> None:
    body = gzip.compress(b"<html><body><p>" + b"x " * 60_000_000)
    (tmp_path / "a.warc").write_bytes(warc(body=body, extra="Content-Encoding: gzip\r\n") + warc())
    said = bounded(tmp_path / "a.warc")
    assert said[0].startswith("TooLarge")
    assert said[-1] == "read"


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", GOOD.encode(), b"WARC/1.0\r\n", b"\x00" * 500])
def test_warc_that_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    assert isinstance(refused(tmp_path / "a.warc"), Unreadable)


OUTSIDE = ("/etc/passwd", "../outside.txt", "file:///etc/passwd", "link.txt", "files/../../outside.txt")


def test_library_that_points_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(GOOD)
    library = tmp_path / "library"
    library.mkdir()
    (library / "link.txt").symlink_to(tmp_path / "outside.txt")
    entries = [
        {"id": f"e{i}", "title": f"Entry {i}", "attachments": [{"path": path}]} for i, path in enumerate(OUTSIDE)
    ]
    (library / "export.json").write_text(json.dumps(entries))
    found = list(documents([str(library / "export.json")]))
    assert len(found) == 5
    assert all(isinstance(f, SourceError) and "outside the export's folder" in f.problem for f in found)


def test_csv_with_a_cell_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text,title\n"' + "x," * 20_000_000)
    (line,) = bounded(tmp_path / "a.csv")
    assert line.startswith(("TooLarge", "Unreadable"))


def test_files_that_are_links(tmp_path: Path) -> None:
    os.symlink("/dev/zero", tmp_path / "a.pdf")
    os.symlink(tmp_path / "b.docx", tmp_path / "b.docx")
    found = list(documents([str(tmp_path / "a.pdf"), str(tmp_path / "b.docx")]))
    assert all(isinstance(f, SourceError) for f in found)
    assert len(found) == 2
