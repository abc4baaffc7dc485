"""Zotero's exports: entries join their files, wherever Zotero puts them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitry.errors import SourceError
from summitry.model import Document
from summitry.sources import documents

TEXT = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May.\n"
RIS = """TY  - {kind}
TI  - Ministers meet on the quay
AU  - Solberg, Ingrid
AU  - Duarte, Ana
T2  - Fjord Wire
PB  - Harbour Institute
DA  - {date}
UR  - https://fjord.example/1
L1  - {file}
ER  - 
"""


def read(path: Path) -> tuple[list[Document], list[SourceError]]:
    found = list(documents([str(path)]))
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, SourceError)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for path in ("files/12/Solberg - 2023 - Ministers meet on the quay.txt", "storage/ABCD1234/quay.txt"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(TEXT)
    return tmp_path


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2023/03/03/", "2023-03-03", "2023-03-03"),
        ("2023/03//", "2023-03-01", "2023-03-31"),
        ("2023///spring", "2023-01-01", "2023-12-31"),
    ],
)
def test_ris_entry_joins_its_file(library: Path, date: str, earliest: str, latest: str) -> None:
    file = "files/12/Solberg - 2023 - Ministers meet on the quay.txt"
    (library / "export.ris").write_text(RIS.format(kind="NEWS", date=date, file=file))
    (document,), errors = read(library / "export.ris")
    assert not errors
    assert document.text == TEXT
    assert document.file == str(library / file)
    assert document.title == "Ministers meet on the quay"
    assert document.authors == ("Solberg, Ingrid", "Duarte, Ana")
    assert (document.publisher, document.url) == ("Fjord Wire", "https://fjord.example/1")
    assert document.published is not None
    assert (document.published.earliest, document.published.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "file",
    [
        "storage/ABCD1234/quay.txt",
        "/home/ada/Zotero/storage/ABCD1234/quay.txt",
        "C:\\Users\\Ada\\Zotero\\storage\\ABCD1234\\quay.txt",
        "file:///home/ada/Zotero/storage/ABCD1234/quay.txt",
        "storage:ABCD1234/quay.txt",
    ],
)
def test_storage_is_found_beside_the_export(library: Path, file: str) -> None:
    (library / "export.ris").write_text(RIS.format(kind="RPRT", date="2023", file=file))
    (document,), _ = read(library / "export.ris")
    assert document.file == str(library / "storage/ABCD1234/quay.txt")
    assert document.publisher == "Harbour Institute", "a report's publisher is its institution"


def csl(**fields: Any) -> dict[str, Any]:
    return {"id": "solberg2023", "type": "article-newspaper", "title": "Ministers meet on the quay", **fields}


@pytest.mark.parametrize(
    ("issued", "bounds"),
    [
        ({"date-parts": [[2023, 3, 3]]}, ("2023-03-03", "2023-03-03")),
        ({"date-parts": [["2023", "3"]]}, ("2023-03-01", "2023-03-31")),
        ({"date-parts": [[2023, 3, 3], [2023, 3, 5]]}, ("2023-03-01", "2023-03-31")),
        ({"date-parts": [[2023, 12, 30], [2024, 1, 2]]}, None),
        ({"raw": "March 3, 2023"}, ("2023-03-03", "2023-03-03")),
        ({"literal": "in spring"}, None),
        ({"date-parts": [["soon"]]}, None),
        ("2023", None),
        (None, None),
    ],
)
def test_csl_entry_finds_its_file_by_title(library: Path, issued: Any, bounds: tuple[str, str] | None) -> None:
    people = [{"family": "Solberg", "given": "Ingrid"}, {"literal": "Office of the Minister"}]
    entry = csl(issued=issued, author=people, **{"container-title": "Fjord Wire"})
    (library / "export.json").write_text(json.dumps([entry]))
    (document,), errors = read(library / "export.json")
    assert not errors
    assert document.authors == ("Solberg, Ingrid", "Office of the Minister")
    assert document.publisher == "Fjord Wire"
    published = document.published
    assert (published and (published.earliest, published.latest)) == bounds


def test_entries_without_a_file_are_listed(library: Path) -> None:
    entries = [
        csl(),
        csl(id="two", title="A book that nobody scanned"),
        csl(id="three", title="Broken", files=["x.txt"]),
    ]
    (library / "x.txt").write_text("")
    (library / "export.json").write_text(json.dumps({"items": entries}))
    found, errors = read(library / "export.json")
    assert len(found) == 1
    assert "nobody scanned" in errors[0].problem
    assert errors[0].file.endswith("export.json#two")
    assert "no text" in errors[1].problem


def test_folder_of_an_export_is_read_once(library: Path) -> None:
    file = "files/12/Solberg - 2023 - Ministers meet on the quay.txt"
    (library / "zotero.ris").write_text(RIS.format(kind="NEWS", date="2023", file=file))
    found, _ = read(library)
    assert [document.title for document in found] == ["Ministers meet on the quay", None]
    assert found[1].file.endswith("storage/ABCD1234/quay.txt")


def test_the_best_of_several_files(library: Path) -> None:
    (library / "a.html").write_text("<html><body></body></html>")
    (library / "b.txt").write_text(TEXT)
    source = RIS.format(kind="NEWS", date="2023", file="a.html").replace("ER  -", "L1  - b.txt\nER  -")
    (library / "export.ris").write_text(source)
    (document,), errors = read(library / "export.ris")
    assert document.file.endswith("b.txt")
    assert not errors


def test_articles_in_a_json_list(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps([{"id": "one", "title": "Talks", "text": TEXT, "published": "2023-03-03"}])
    )
    (tmp_path / "package.json").write_text('{"name": "x", "version": 1}')
    (document,), errors = read(tmp_path)
    assert (document.file, document.title) == (f"{tmp_path}/a.json#one", "Talks")
    assert not errors
