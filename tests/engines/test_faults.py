"""A run of the pool in which things go wrong: what can be read is in the record, what cannot is listed and told why."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

import summitry
from summitry.engines import Unread, pool
from summitry.engines.pool import Pool
from summitry.model import Document, Reading
from summitry.read.reader import READER


def _reads_or_dies(batch: list[Document]) -> list[Reading | Unread]:
    """Stands for a document that takes more memory than there is: the system kills whoever reads it."""
    for document in batch:
        if "deadly" in document.file:
            os.kill(os.getpid(), signal.SIGKILL)
    return [Reading(document.id, READER, None) for document in batch]


def test_a_document_that_kills_its_worker_is_listed_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_read", _reads_or_dies)
    monkeypatch.setattr(pool, "BATCH_DOCUMENTS", 4)
    monkeypatch.setattr(pool, "FEW", 0)
    papers = tmp_path / "papers"
    papers.mkdir()
    for n in range(9):
        name = "5-deadly.txt" if n == 5 else f"{n}.txt"
        (papers / name).write_text(f"Latvia and Ghana will build {n + 2} bridges by 203{n}.", encoding="utf-8")
    (papers / "bad.html").write_bytes(b"<html><body></body></html>")
    with summitry.open(tmp_path / "r.db") as record:
        outcome = record.read(papers, engine=Pool(1))
        assert outcome.read == 8
        assert [Path(error.file).name for error in outcome.failed] == ["bad.html", "5-deadly.txt"]
        assert "memory" in outcome.failed[1].problem
        assert [Path(file).name for file, _, _ in record.status().failures] == ["5-deadly.txt", "bad.html"]
        monkeypatch.setattr(pool, "FEW", 60_000)
        again = record.read(papers, engine=Pool(1))
        assert (again.read, again.unchanged) == (1, 8)
        assert [Path(file).name for file, _, _ in record.status().failures] == ["bad.html"]
