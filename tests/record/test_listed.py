"""A person's own list of undertakings: tied to threads by their words, and never twice."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

import summitry
from summitry.cli import main
from summitry.errors import NotFound, Unreadable, UsageError
from summitry.model import Document, Interval
from summitry.sources.undertakings import undertakings

DAY = Interval("", "2024-05-14", "2024-05-14", "explicit", "given")
FIRST = Document(
    "d1",
    "patrols.txt",
    "Norway will train 200 Chilean coast guard officers by June 2026, its foreign minister said on Tuesday. "
    "The barracks at Punta Arenas are to be had for the asking, for as long as the ice lasts.\n",
    title="Patrols in the south",
    published=DAY,
)
SECOND = Document(
    "d2",
    "port.txt",
    "Chile plans to rebuild the harbour of Punta Arenas with Norwegian money, the government announced on Tuesday.\n",
    url="https://fjord.example/port",
    published=DAY,
)
HEADS = ["Commitment", "Country", "Deadline", "Status", "Compliance", "Source", "Remarks"]


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = str(tmp_path / "record.db")
    with summitry.open(path) as made:
        made.add([FIRST, SECOND])
        assert {c.by[0].state for c in made.commitments()} == {"NOR", "CHL"}
    return path


def table(path: Path, *rows: list[str]) -> str:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (HEADS, *rows):
            book.active.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([HEADS, *rows])
    return str(path)


TRAIN = [
    "train 200 Chilean coast guard officers",
    "Norway",
    "2026-06",
    "in progress",
    "+1",
    "patrols.txt",
    "Two arrived",
]
BARRACKS = [
    "The barracks at Punta Arenas are to be had for the asking",
    "Norway",
    "",
    "",
    "",
    "Patrols in the south",
    "",
]
HARBOUR = ["Rebuild Punta Arenas harbour, with money from Norway", "Chile", "2028", "signed", "", "", ""]
NOTHING = ["Open a school for glacier pilots", "Norway", "2031", "announced", "", "", ""]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_rows_are_tied_added_and_listed(record: str, tmp_path: Path, name: str) -> None:
    path = table(tmp_path / name, TRAIN, BARRACKS, HARBOUR, NOTHING)
    with summitry.open(record) as opened:
        brought = opened.bring_in(undertakings(path), by="Ada")
        assert [where.rpartition(":")[2] for where, _ in brought.tied] == ["2", "4"]
        assert [where.rpartition(":")[2] for where, _ in brought.added] == ["3"]
        assert [where.rpartition(":")[2] for where, _ in brought.unmatched] == ["5"]
        by_state = {c.evidence[0].quote[:9]: c for c in opened.commitments()}
        training = next(c for c in by_state.values() if "200" in c.summary)
        assert training.stage == "begun"
        assert training.score is not None
        assert (training.score.value, training.score.by) == (1, "Ada")
        barracks = by_state["The barra"]
        assert barracks.by[0].state == "NOR"
        assert barracks.evidence[0].quote == BARRACKS[0]
        harbour = next(c for c in by_state.values() if "harbour" in c.summary)
        assert harbour.stage == "signed"
        assert harbour.due is not None
        assert harbour.due.latest == "2028-12-31"


def test_importing_again_changes_nothing(record: str, tmp_path: Path) -> None:
    rows = (TRAIN, BARRACKS, HARBOUR)
    with summitry.open(record) as opened:
        opened.bring_in(undertakings(table(tmp_path / "list.csv", *rows)), by="Ada")
        before = [ruling.id for ruling in opened.rulings()]
        moved = table(tmp_path / "list.csv", NOTHING, *reversed(rows))
        again = opened.bring_in(undertakings(moved), by="Ada")
        assert (again.unchanged, again.tied, again.added) == (3, [], [])
        assert [ruling.id for ruling in opened.rulings()] == before
        # A person's later ruling is not undone by the list that was there before it.
        training = next(c for c in opened.commitments() if "200" in c.summary)
        opened.rule("edit", training.id, {"stage": "delivered"}, by="Grace")
        opened.bring_in(undertakings(moved), by="Ada")
        assert next(c for c in opened.commitments() if "200" in c.summary).stage == "delivered"


def test_row_that_changed_is_ruled_anew(record: str, tmp_path: Path) -> None:
    with summitry.open(record) as opened:
        opened.bring_in(undertakings(table(tmp_path / "list.csv", TRAIN)), by="Ada")
        changed = [*TRAIN[:3], "completed", *TRAIN[4:]]
        brought = opened.bring_in(undertakings(table(tmp_path / "list.csv", changed)), by="Ada")
        assert len(brought.tied) == 1
        assert next(c for c in opened.commitments() if "200" in c.summary).stage == "delivered"
        edits = [json.loads(r.value) for r in opened.rulings() if r.action == "edit"]
        assert edits[-1] == {"stage": "delivered"}


def test_another_states_undertaking_is_not_taken_for_ones_own(record: str, tmp_path: Path) -> None:
    row = [HARBOUR[0], "Peru", *HARBOUR[2:]]
    with summitry.open(record) as opened:
        brought = opened.bring_in(undertakings(table(tmp_path / "list.csv", row)), by="Ada")
    assert len(brought.unmatched) == 1


def test_cells_that_are_not_understood_are_told(tmp_path: Path) -> None:
    path = table(tmp_path / "list.csv", ["Train officers", "Norway; Atlantis", "soon", "so so", "2", "", ""])
    (row,) = undertakings(path)
    assert row.by == ("NOR",)
    assert (row.due, row.stage, row.score) == (None, None, None)
    assert len(row.doubts) == 4
    assert all(word in " ".join(row.doubts) for word in ("Atlantis", "soon", "so so", "“2”"))


def test_formula_is_text_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    table(path, ["=CMD()", "Norway", "", "", "=1+1", "", ""], TRAIN)
    rows = list(undertakings(path))
    assert [row.text for row in rows] == [TRAIN[0]], "a formula without a stored value is an empty cell"


def test_tables_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(undertakings(tmp_path / "gone.csv"))
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="--columns"):
        list(undertakings(tmp_path / "a.csv"))
    with pytest.raises(UsageError, match="no column Z"):
        list(undertakings(tmp_path / "a.csv", {"text": "Z"}))
    assert [row.text for row in undertakings(tmp_path / "a.csv", {"text": "B"})] == ["2"]
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(Unreadable):
        list(undertakings(tmp_path / "a.xlsx"))


def test_import_from_the_command_line(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path / "list.csv", TRAIN, NOTHING)
    assert main(["import", "undertakings", path, "--by", "Ada", "--record", record]) == 1
    out = capsys.readouterr().out
    assert "1 tied" in out
    assert f"{path}:3" in out
    assert main(["import", "undertakings", path, "--record", record, "--by", " "]) == 2
