"""Office holders of one's own: known wherever reading runs, and told apart in the version of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

import summitry
from summitry.cli import main
from summitry.engines import pool
from summitry.engines.pool import Pool
from summitry.model import Document, Interval
from summitry.rules.offices import COLUMNS, beside

ROW = "Tove Quist,,,Foreign Minister,,NOR,2031-01-01,2033-12-31,,own notes"
DAY = Interval("2032-05-04", "2032-05-04", "2032-05-04", "explicit", "given")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one row."""
    place = tmp_path / "offices"
    place.mkdir()
    (place / "mine.csv").write_text(f"{','.join(COLUMNS)}\n{ROW}\n", encoding="utf-8")
    return place


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with an article that names her without her office."""
    place = tmp_path / "papers"
    place.mkdir()
    (place / "visit.txt").write_text("Tove Quist met the president of France in Oslo on Monday.\n", encoding="utf-8")
    return place


def state_of(record: summitry.Record) -> set[str | None]:
    return {actor.state for actor in record.actors(kind="person") if actor.name == "Tove Quist"}


def test_own_office_holders_are_known_while_reading(tmp_path: Path, folder: Path, papers: Path) -> None:
    with summitry.open(tmp_path / "a.db") as record:
        record.read([papers], published="2032-05-04")
        assert state_of(record) <= {None}
        again = record.read([papers], published="2032-05-04", offices=folder)
        assert (again.read, again.unchanged) == (1, 0), "other office holders, another reading"
        assert state_of(record) == {"NOR"}
        assert record.read([papers], published="2032-05-04", offices=folder).unchanged == 1


def test_a_pool_knows_them_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path) -> None:
    monkeypatch.setattr(pool, "FEW", 10)
    text = "Tove Quist met the president of France in Oslo on Monday.\n"
    paper = Document("p1", "p1.txt", text, published=DAY)
    with summitry.open(tmp_path / "b.db") as record, beside(folder):
        record.add([paper], engine=Pool(1))
        assert state_of(record) == {"NOR"}


def test_a_wrong_row_is_told_by_file_and_line(
    tmp_path: Path, folder: Path, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mine.csv").write_text(f"{','.join(COLUMNS)}\nTove Quist,,,,,NOR,2031,2032,,notes\n", encoding="utf-8")
    assert main(["read", str(papers), "--offices", str(folder), "--record", str(tmp_path / "c.db")]) == 2
    told = capsys.readouterr().err
    assert "mine.csv:2" in told
    assert "office is empty" in told
