"""Tables of articles: whose columns are found, as spreadsheets write them."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from summitry.cli import main
from summitry.errors import SourceError, UsageError
from summitry.model import Document
from summitry.sources import documents
from summitry.sources.columns import chosen

TEXT = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to meet again in May."
HEADS = ["Headline", "Full_Text", "Publication date", "Outlet", "Link", "Byline", "Article ID"]
ROW = ["Talks", TEXT, "2023-03-03", "Fjord Wire", "https://fjord.example/1", "Ingrid Solberg; Ana Duarte", "n-7"]


def read(path: Path) -> list[Document]:
    found = list(documents([str(path)]))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def check(document: Document, path: Path) -> None:
    assert document.text == TEXT
    assert (document.file, document.title) == (f"{path}#n-7", "Talks")
    assert (document.publisher, document.url) == ("Fjord Wire", "https://fjord.example/1")
    assert document.authors == ("Ingrid Solberg", "Ana Duarte")
    assert document.published is not None
    assert document.published.earliest == "2023-03-03"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=separator).writerows([HEADS, ROW, ["", "", "", "", "", "", ""]])
    (document,) = read(path)
    check(document, path)


def test_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Articles")
    for row in (
        HEADS,
        [*ROW[:2], date(2023, 3, 3), *ROW[3:]],
        ["Two", TEXT, datetime(2023, 3, 4, 9, 30), "", "", "", 12.0],
    ):
        book.worksheets[1].append(row)
    book.save(tmp_path / "a.xlsx")
    first, second = read(tmp_path / "a.xlsx")
    check(first, tmp_path / "a.xlsx")
    assert second.file.endswith("#12")
    assert second.published is not None
    assert second.published.earliest == "2023-03-04"


def test_text_of_several_lines_keeps_them(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["text"], [f" {TEXT}\n\n“Good,” she said. "]])
    assert read(tmp_path / "a.csv")[0].text == f" {TEXT}\n\n“Good,” she said. "
    assert read(tmp_path / "a.csv")[0].file.endswith("#2")


def test_row_without_text_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text,title\n,empty\n{TEXT},whole\n")
    error, document = documents([str(tmp_path / "a.csv")])
    assert isinstance(error, SourceError)
    assert error.file.endswith("a.csv#2")
    assert isinstance(document, Document)


def test_columns_that_a_person_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"What, in full;When\n{TEXT};2023-03-03\n")
    (error,) = documents([str(path)])
    assert isinstance(error, SourceError)
    assert "--columns" in error.remedy
    given = chosen("text=What, in full,date=When")
    assert given == {"text": "What, in full", "published": "When"}
    (document,) = documents([str(path)], columns=given)
    assert isinstance(document, Document)
    assert document.published is not None
    with pytest.raises(UsageError, match="no column Z"):
        list(documents([str(path)], columns={"text": "Z"}))
    with pytest.raises(UsageError, match="no field prose"):
        list(documents([str(path)], columns={"prose": "When"}))
    with pytest.raises(UsageError, match="FIELD=COLUMN"):
        chosen("text")


def test_columns_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text(f"Prose,When\n{TEXT},2023-03-03\n")
    record = str(tmp_path / "r.db")
    command = ["read", str(tmp_path / "a.csv"), "--record", record]
    assert main([*command, "--columns", "text=Prose,date=When"]) == 0
    assert main([*command, "--columns", "text=Nothing"]) == 2
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "figures.csv").write_text("a,b\n1,2\n")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    capsys.readouterr()
    assert main(["read", str(tmp_path / "in"), "--record", record]) == 0
    assert "figures.csv" in capsys.readouterr().out, "passed over, and said so"
