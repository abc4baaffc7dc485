"""Documents from whatever a person points at."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from summitry.model import Document
from summitry.sources import documents

TEXT = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May.\n"
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Wire</title>
<item><guid>one</guid><title>Ministers meet</title><description>{TEXT}</description></item></channel></rss>"""
PAGE = f"""<!doctype html><html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1>
<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"""


def read(*paths: Path | str, stdin: bytes | None = None) -> list[Document]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    found = list(documents([os.fspath(path) for path in paths], stdin=stream))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_text_is_stored_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One line.\r\nAnother.\r\n")
    (document,) = read(path)
    assert document.text == "One line.\r\nAnother.\r\n"
    assert document.file == str(path)
    assert (document.title, document.published, document.markup) == (None, None, "plain")


def test_folder_is_walked_in_order_without_the_hidden_and_the_unknown(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.jsonl", ".hidden.txt", ".git/d.txt", "e.odt", "README"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"id": "x", "text": TEXT}) if name.endswith("jsonl") else TEXT)
    found = [os.path.relpath(d.file, tmp_path) for d in read(tmp_path)]
    assert found == ["a.md", "b.txt", "sub/c.jsonl#x"]


def test_path_is_kept_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/a.txt").write_text(TEXT)
    assert [d.file for d in read("news", "./news/a.txt")] == ["news/a.txt", "./news/a.txt"]


def test_same_file_by_another_path_is_the_same_document(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    with gzip.open(tmp_path / "a.txt.gz", "wt") as out:
        out.write(TEXT)
    ids = {os.path.relpath(d.file, tmp_path): d.id for d in read(tmp_path)}
    assert ids["x/a.txt"] == ids["y/a.txt"] == ids["a.txt.gz"] != ids["b.txt"]
    assert len(ids["x/a.txt"]) == 17
    assert ids["x/a.txt"].startswith("d")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", TEXT), ("a.md", TEXT), ("a.jsonl", json.dumps({"text": TEXT})), ("a.rss", FEED), ("a.html", PAGE)],
)
def test_each_kind_may_be_compressed(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with gzip.open(tmp_path / f"{name}.gz", "wt") as out:
        out.write(content)
    plain, packed = read(tmp_path)
    assert plain.text == packed.text
    assert plain.id == packed.id
    assert packed.file.startswith(str(tmp_path / f"{name}.gz"))


@pytest.mark.parametrize(("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz")])
def test_archive_members(tmp_path: Path, name: str, mode: str) -> None:
    members = {
        "news/a.txt": TEXT.encode(),
        "news/b.jsonl.gz": gzip.compress(json.dumps({"id": "b1", "text": TEXT}).encode()),
        "news/.hidden.txt": TEXT.encode(),
        "news/table.odt": b"PK",
        "feed.xml": FEED.encode(),
    }
    with tarfile.open(tmp_path / name, mode) as archive:  # type: ignore[call-overload]
        for member, content in members.items():
            info = tarfile.TarInfo(member)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    found = [d.file.removeprefix(str(tmp_path / name)) for d in read(tmp_path)]
    assert found == ["#news/a.txt", "#news/b.jsonl.gz#b1", "#feed.xml#one"]


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        (TEXT.encode(), "plain"),
        (b"---\ntitle: Ministers meet\n---\n" + TEXT.encode(), "markdown"),
        (PAGE.encode(), "html"),
        (FEED.encode(), "html"),
        (json.dumps({"text": TEXT}).encode(), "plain"),
        (gzip.compress(TEXT.encode()), "plain"),
        (b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), "plain"),
    ],
)
def test_standard_input_tells_its_kind(content: bytes, markup: str) -> None:
    (document,) = read("-", stdin=content)
    assert document.file == "-#1"
    assert document.markup == markup
    assert TEXT.strip() in document.text


def test_standard_input_counts_its_documents() -> None:
    lines = b"".join(json.dumps({"id": f"x{i}", "text": TEXT}).encode() + b"\n" for i in range(3))
    found = read("-", stdin=lines)
    assert [d.file for d in found] == ["-#1", "-#2", "-#3"]
    assert len({d.id for d in found}) == 3


def test_file_without_a_suffix_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "article").write_text(PAGE)
    assert read(tmp_path / "article")[0].markup == "html"


def test_other_languages_are_told_and_given(tmp_path: Path) -> None:
    (tmp_path / "es.txt").write_text(
        "Los ministros de Noruega y de Chile se reunieron el lunes en Bergen para hablar de pesca."
    )
    (tmp_path / "ja.txt").write_text("両国の外相は月曜日にベルゲンで会談し、五月に再び会うことで合意した。")
    (tmp_path / "short.txt").write_text("Ministers meet.")
    assert [d.language for d in read(tmp_path)] == ["es", "ja", "en"]


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    heavy = ("trafilatura", "feedparser", "py3langid", "lxml")
    code = f"import sys, summitry.sources; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
