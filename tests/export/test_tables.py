"""CSV, Parquet and workbooks, read back by pandas, pyarrow and openpyxl, against the one dictionary of columns."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as pyarrow_parquet

from summitry.errors import MissingPart, OutputError, UsageError
from summitry.export import parquet, selection, tables_csv, workbook
from summitry.export.cells import LIVE, cell, value
from summitry.export.codebook import codebook
from summitry.export.columns import TYPES
from summitry.export.dictionary import BY_NAME, TABLES
from summitry.export.formats import FORMATS
from summitry.export.rows import Row, rows
from summitry.export.selection import Selection
from summitry.library import Record
from summitry.show import tally

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def told(record: Record) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in rows(Selection(record)):
        found[name].append(row)
    return found


@pytest.fixture(scope="module")
def csv_folder(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "csv"
    record.export(folder, "csv")
    return folder


@pytest.fixture(scope="module")
def parquet_folder(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "parquet"
    record.export(folder, "parquet")
    return folder


def test_codebook_is_the_dictionary() -> None:
    assert (DOCS / "codebook.md").read_text("utf-8") == codebook(), "run: summitry codebook > docs/codebook.md"


def test_rows_are_of_their_columns(told: dict[str, list[Row]]) -> None:
    kinds = {"text": str, "json": str, "day": str, "integer": int, "number": float, "truth": bool}
    assert {"documents", "times", "statements", "events", "event_parties", "commitments"} <= set(told)
    for name, found in told.items():
        for row in found:
            for column, cell_ in zip(BY_NAME[name].columns, row, strict=True):
                if cell_ is None:
                    assert column.null != "never null", f"{name}.{column.name}"
                else:
                    assert isinstance(cell_, kinds.get(column.type, tuple)), f"{name}.{column.name}"
                    assert cell_ != ""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_reads_back_equal(csv_folder: Path, told: dict[str, list[Row]], table: Any) -> None:
    assert list(tables_csv.read(csv_folder, table)) == told[table.name]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_reads_back_equal(parquet_folder: Path, told: dict[str, list[Row]], table: Any) -> None:
    assert list(parquet.read(parquet_folder, table)) == told[table.name]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_pandas_reads_every_csv(csv_folder: Path, told: dict[str, list[Row]], table: Any) -> None:
    frame = pandas.read_csv(csv_folder / f"{table.name}.csv")
    assert list(frame.columns) == [column.name for column in table.columns]
    assert len(frame) == len(told[table.name])


def test_csv_keeps_no_live_formula(csv_folder: Path) -> None:
    frame = pandas.read_csv(csv_folder / "documents.csv").set_index("id")
    title = frame.loc["ottawa", "title"]
    assert title.startswith("'=HYPERLINK")
    for table in TABLES:
        texts = [column.name for column in table.columns if column.type in ("text", "json")]
        for text in pandas.read_csv(csv_folder / f"{table.name}.csv", dtype=str)[texts].stack().dropna():
            assert not text.startswith(LIVE[:-1])


def test_parquet_types_survive(parquet_folder: Path, told: dict[str, list[Row]]) -> None:
    events = pyarrow_parquet.read_table(parquet_folder / "events.parquet")
    assert str(events.schema.field("date_earliest").type) == "date32[day]"
    assert str(events.schema.field("topics").type) == "list<element: string>"
    assert events.schema.field("status").metadata[b"description"]
    days = [row["date_earliest"] for row in events.to_pylist()]
    assert date(2026, 6, 9) in days
    assert None in days
    assert len(days) == len(told["events"])
    documents = pandas.read_parquet(parquet_folder / "documents.parquet").set_index("id")
    assert list(documents.loc["ottawa", "authors"]) == ["Ada Quill", "The Ice Desk"]
    assert documents.loc["ottawa", "title"].startswith("=HYPERLINK")
    assert documents.loc["undated", "published_earliest"] is None


def test_parquet_keeps_days_before_christ(parquet_folder: Path) -> None:
    times = pandas.read_parquet(parquet_folder / "times.parquet")
    ancient = times[times["before_year_1"].notna()]
    assert len(ancient) == 1
    assert set(ancient.iloc[0]["before_year_1"]) == {"earliest=-0480-01-01", "latest=-0480-12-31"}


@pytest.mark.parametrize("kind", ["text", "json"])
@given(text=st.text(min_size=1))
def test_cell_is_inert_and_reads_back(kind: Any, text: str) -> None:
    written = cell(kind, text)
    assert not written.startswith(LIVE[:-1])
    assert value(kind, written) == text


def test_cell_reads_back_every_type() -> None:
    values = {
        "integer": -3,
        "number": 2.5e9,
        "truth": False,
        "day": "-0499-01-01",
        "texts": ("a;b", "=1", ""),
        "spans": ((0, 3), (7, 9)),
    }
    assert set(values) | {"text", "json"} == set(TYPES)
    for kind, one in values.items():
        assert value(kind, cell(kind, one)) == one  # type: ignore[arg-type]
        assert value(kind, cell(kind, None)) is None  # type: ignore[arg-type]


# -- workbooks -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(record: Record) -> Any:
    stream = io.BytesIO()
    record.export(stream, "xlsx")
    return openpyxl.load_workbook(stream)


def test_workbook_has_every_table(book: Any, told: dict[str, list[Row]]) -> None:
    assert book.sheetnames[0] == "about"
    assert set(book.sheetnames[1:]) == {table.name for table in TABLES} - {"regions"}
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert [cell_.value for cell_ in sheet[1]] == [column.name for column in BY_NAME[name].columns]
        assert sheet.max_row == len(told[name]) + 1


def test_workbook_types_survive(book: Any, told: dict[str, list[Row]]) -> None:
    names = [column.name for column in BY_NAME["events"].columns]
    for row, wanted in zip(book["events"].iter_rows(min_row=2), told["events"], strict=True):
        got = dict(zip(names, (cell_.value for cell_ in row), strict=False))
        meant = dict(zip(names, wanted, strict=True))
        assert got["id"] == meant["id"]
        assert got["origins"] == meant["origins"]
        assert json.loads(got["topics"]) == list(meant["topics"])  # type: ignore[call-overload]
        if meant["date_earliest"] is not None:
            assert got["date_earliest"] == datetime.fromisoformat(str(meant["date_earliest"]))
        else:
            assert got.get("date_earliest") is None


def test_workbook_holds_no_formula(book: Any) -> None:
    cells = [cell_ for sheet in book for row in sheet.iter_rows() for cell_ in row]
    assert not [cell_ for cell_ in cells if cell_.data_type == "f"]
    (title,) = (c for c in cells if isinstance(c.value, str) and c.value.startswith("=HYPERLINK"))
    assert title.data_type == "s"
    assert title.quotePrefix


def test_workbook_goes_on_in_further_sheets_and_says_so(record: Record, told: dict[str, list[Row]]) -> None:
    stream, chosen = io.BytesIO(), Selection(record)
    workbook.write(chosen, stream, limit=4)
    book = openpyxl.load_workbook(stream)
    sheets = [name for name in book.sheetnames if name.split(" ")[0] == "times"]
    assert sheets == ["times", *(f"times ({n})" for n in range(2, len(sheets) + 1))]
    ends = [row[3].value for name in sheets for row in book[name].iter_rows(min_row=2)]
    assert ends == [row[3] for row in told["times"]]
    assert any(note.startswith("times: ") for note in chosen.notes)


def test_workbook_cuts_what_no_cell_holds_and_says_so(record: Record) -> None:
    class Long(Selection):
        def rulings(self) -> Any:
            from summitry.link.items import Ruling

            yield Ruling("r1", "2026-01-01T00:00:00Z", "ann\x01_x0041_", "note", "e1", '"' + "𝕏" * 40_000 + '"')

    stream, chosen = io.BytesIO(), Long(record)
    workbook.write(chosen, stream)
    (row,) = openpyxl.load_workbook(stream)["rulings"].iter_rows(min_row=2, values_only=True)
    assert len(row[5].encode("utf-16-le")) // 2 <= workbook.CHARACTERS
    assert row[5].endswith("…")
    assert row[2] == "ann_x0001__x005F_x0041_"
    assert any(note.startswith("rulings: 1 text") for note in chosen.notes)


# -- where it goes ---------------------------------------------------------------------------------------------------


def test_folder_becomes_a_zip(record: Record, csv_folder: Path, tmp_path: Path) -> None:
    record.export(tmp_path / "tables.zip", "csv")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert archive.read("events.csv") == (csv_folder / "events.csv").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["tables.zip"]


def test_folder_of_ours_is_replaced_and_nobody_elses(record: Record, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    record.export(ours, "csv")
    (ours / "left.csv").write_text("over")
    record.export(ours, "csv")
    assert not (ours / "left.csv").exists()
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="something else is there"):
        record.export(theirs, "csv")
    assert (theirs / "thesis.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours", "theirs"]


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if f.form != "text"])
def test_what_is_no_text_is_not_written_as_text(record: Record, name: str) -> None:
    with pytest.raises(UsageError, match="-o"):
        record.export(io.StringIO(), name)


def test_unknown_format_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="no format"):
        record.export(io.StringIO(), "wordperfect")


def test_filters_narrow_every_table(record: Record) -> None:
    chosen = Selection(record, {"dyad": "NOR-CAN"})
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in rows(chosen):
        found[name].append(row)
    assert {row[0] for row in found["documents"]} <= {"ottawa", "oslo"}
    assert {row[0] for row in found["events"]} == {event.id for event in record.events(dyad="NOR-CAN")}
    assert {row[2] for row in found["event_parties"]} <= {row[0] for row in found["actors"]}
    assert {row[0] for row in found["times"]} == {row[0] for row in found["documents"]}


def test_parquet_without_pyarrow_says_what_to_install(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPart, match=r"pip install 'summitry\[parquet\]'"):
        record.export(tmp_path / "tables", "parquet")
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_what_is_written(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "EVERY", 1)
    told: list[tuple[str, int, int | None]] = []
    record.export(io.StringIO(), "jsonl", progress=lambda *told_: told.append(told_))
    events = record.count("event")
    assert [(done, total) for what, done, total in told if what == "events"] == [(n + 1, events) for n in range(events)]
    assert {"documents", "times", "statements", "commitments"} <= {what for what, _, _ in told}


def test_tally_prints_plain_lines_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tally, "EVERY", 0.0)
    with tally.Tally() as shown:
        shown("events", 1_500, 3_000)
        shown("times", 500, None)
    assert capsys.readouterr().err == "1,500 of 3,000 events\n500 times\n"
