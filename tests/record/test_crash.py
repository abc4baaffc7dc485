"""A reader killed in the middle: the record opens, is whole, and reading again ends where one run would have."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from pathlib import Path

import summitry

KILLS = 6

READER = """
import sys
import summitry
from summitry.record import writing
writing.BATCH_DOCUMENTS = 2
with summitry.open(sys.argv[1]) as record:
    record.read([sys.argv[2]], progress=lambda p: print(p.documents, flush=True))
"""

PAPER = """Port Vila, {day} March 2026

Vanuatu and Tonga will build {n} weather stations by 2030. The President of Vanuatu met the King of Tonga in Nuku'alofa
on {day} March 2026. "We will share every forecast," the Prime Minister of Tonga said. Fiji has pledged ${n} million.
"""


def _export(path: Path) -> str:
    with summitry.open(path) as record:
        assert record._store.one("PRAGMA integrity_check")[0] == "ok"
        assert record._store.all("PRAGMA foreign_key_check") == []
        items = {row[0] for row in record._store.all("SELECT DISTINCT item FROM mention")}
        assert items == {row[0] for row in record._store.all("SELECT id FROM item")}
        stream = io.StringIO()
        record.export(stream)
    return stream.getvalue()


def test_crash_leaves_a_whole_record_that_reading_again_completes(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for n in range(1, 19):
        (papers / f"{n:02}.txt").write_text(PAPER.format(day=n, n=n + 2), encoding="utf-8")
    with summitry.open(tmp_path / "whole.db") as record:
        record.read([papers])
    wanted = _export(tmp_path / "whole.db")

    odds = random.Random(6)
    path = tmp_path / "killed.db"
    command = [sys.executable, "-c", READER, str(path), str(papers)]
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as reader:
            assert reader.stdout is not None
            for _ in range(odds.randint(0, 4)):
                if not reader.stdout.readline():
                    break
            reader.kill()
        _export(path)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert _export(path) == wanted
