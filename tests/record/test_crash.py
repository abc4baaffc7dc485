"""A reader killed at any moment: the record opens, is whole, and reading again ends where one run would have."""

from __future__ import annotations

import io
import os
import random
import signal
import time
from pathlib import Path

import pytest

import summitry
from summitry.errors import RecordFull
from summitry.library import Record
from summitry.model import Document
from summitry.record import writing

KILLS = 50

PAPER = """Port Vila, {day} March 2026

Vanuatu and Tonga will build {n} weather stations by 2030. The President of Vanuatu met the King of Tonga in Nuku'alofa
on {day} March 2026. "We will share every forecast," the Prime Minister of Tonga said. Fiji has pledged ${n} million.
"""


def _papers(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(1, count + 1):
        (folder / f"{n:02}.txt").write_text(PAPER.format(day=n, n=n + 2), encoding="utf-8")
    return folder


def _export(record: Record) -> str:
    stream = io.StringIO()
    record.export(stream)
    return stream.getvalue()


def _check(path: Path) -> int:
    """The record is whole; how many documents it holds."""
    with summitry.open(path) as record:
        store = record._store
        assert store.one("PRAGMA integrity_check")[0] == "ok"
        assert store.all("PRAGMA foreign_key_check") == []
        items = {row[0] for row in store.all("SELECT DISTINCT item FROM mention")}
        assert items == {row[0] for row in store.all("SELECT id FROM item")}
        return record.status().documents


def _read_in_a_process_of_its_own(path: Path, papers: Path) -> int:
    child = os.fork()
    if child == 0:
        with summitry.open(path) as record:
            record.read([papers])
        os._exit(0)
    return child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that share a loaded parser")
@pytest.mark.filterwarnings("ignore:.*use of fork.*")
def test_crash_leaves_a_whole_record_that_reading_again_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH_DOCUMENTS", 1)
    papers = _papers(tmp_path / "papers", 20)
    with summitry.open(tmp_path / "warm.db") as record:  # loads the parser, which the children share
        record.read([papers / "01.txt"])
    begun = time.monotonic()
    with summitry.open(tmp_path / "whole.db") as record:
        record.read([papers])
        wanted = _export(record)
    whole = time.monotonic() - begun
    odds, path, grown = random.Random(6), tmp_path / "killed.db", set()
    for _ in range(KILLS):
        child = _read_in_a_process_of_its_own(path, papers)
        time.sleep(odds.uniform(0, whole / 5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        grown.add(_check(path))
    assert len(grown) > 3, "the kills all fell on the same moment"
    with summitry.open(path) as record:
        record.read([papers])
        assert _export(record) == wanted


def test_full_disk_keeps_what_was_recorded_and_reading_again_completes(
    record: Record, tmp_path: Path, papers: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH_DOCUMENTS", 1)
    record.add(papers[:1])
    before = _export(record)
    pages = record._store.one("PRAGMA page_count")[0]
    record._store.db.execute(f"PRAGMA max_page_count = {pages + 1}")
    more = _papers(tmp_path / "more", 9)
    with pytest.raises(RecordFull, match="disk is full"):
        record.read([more])
    assert before.splitlines()[0] in _export(record).splitlines()
    assert record._store.one("PRAGMA integrity_check")[0] == "ok"
    record._store.db.execute("PRAGMA max_page_count = 1073741823")
    assert record.read([more]).failed == ()
    assert record.status().documents == 10
