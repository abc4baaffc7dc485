"""Whichever engine reads, the readings are the same and come in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitry.engines import THREADS, Unread, pool
from summitry.engines.here import read_here
from summitry.engines.pool import Pool
from summitry.model import Document, Reading


def _documents(count: int) -> Iterator[Document]:
    for n in range(count):
        yield Document(f"d{n}", f"d{n}.txt", f"Finland and Estonia will lay {n + 2} cables by {2030 + n}.")


def test_engines_pool_gives_what_this_process_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "FEW", 0)
    assert list(Pool(2)(_documents(40))) == list(read_here(_documents(40)))


def test_engines_pool_starts_no_process_for_a_few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_executor", lambda jobs: pytest.fail("a process was started"))
    assert [document.id for document, _ in Pool(2)(_documents(3))] == ["d0", "d1", "d2"]
    assert list(Pool(2)([])) == []


def test_engines_tell_a_document_that_breaks_the_reader() -> None:
    bad = Document("bad", "bad.txt", "half \ud83d")
    good, broken, last = (result for _, result in read_here([*_documents(1), bad, *_documents(1)]))
    assert isinstance(good, Reading)
    assert isinstance(broken, Unread)
    assert "UnicodeEncodeError" in broken.problem
    assert last == good


def test_engines_pool_takes_no_more_than_it_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "BATCH_DOCUMENTS", 2)
    monkeypatch.setattr(pool, "FEW", 0)
    taken = 0

    def counted() -> Iterator[Document]:
        nonlocal taken
        for document in _documents(60):
            taken += 1
            yield document

    results = Pool(1)(counted())
    next(results)
    assert taken <= 2 * pool.BATCHES_AHEAD + 2
    results.close()  # type: ignore[attr-defined]


def _dies(batch: list[Document]) -> list[Reading | Unread]:
    if any(document.id == "d3" for document in batch):
        os._exit(9)
    return [Unread(document.id) for document in batch]


def test_engines_pool_survives_a_worker_that_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_read", _dies)
    monkeypatch.setattr(pool, "BATCH_DOCUMENTS", 2)
    monkeypatch.setattr(pool, "FEW", 0)
    results = list(Pool(1)(_documents(8)))
    assert [document.id for document, _ in results] == [f"d{n}" for n in range(8)]
    problems = [result.problem for _, result in results if isinstance(result, Unread)]
    assert problems[:3] == ["d0", "d1", "d2"]
    assert "ended the process" in problems[3]
    assert problems[4:] == ["d4", "d5", "d6", "d7"]


def _runs_out(batch: list[Document]) -> list[Reading | Unread]:
    """Stands for a system that kills the process which takes too much memory, the first time round or always."""
    for document in batch:
        mark = Path(document.file)
        if document.text == "always" or (document.text == "once" and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [Unread(document.id) for document in batch]


def test_engines_pool_tries_again_what_a_killed_worker_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pool, "_read", _runs_out)
    monkeypatch.setattr(pool, "BATCH_DOCUMENTS", 3)
    monkeypatch.setattr(pool, "FEW", 0)
    texts = ["", "", "once", "", "always", "", "", "", ""]
    given = [Document(f"d{n}", str(tmp_path / f"{n}.txt"), text) for n, text in enumerate(texts)]
    results = list(Pool(2)(given))
    assert [document for document, _ in results] == given
    told = [result.problem for _, result in results if isinstance(result, Unread)]
    assert "ran out of memory" in told[4]
    assert [problem for n, problem in enumerate(told) if n != 4] == [f"d{n}" for n in range(9) if n != 4]


def test_reading_holds_the_matrix_library_to_one_thread_before_loading_it(tmp_path: Path) -> None:
    code = (
        "import os, sys, summitry\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'numpy': print(os.environ.get('OPENBLAS_NUM_THREADS'))\n"
        "sys.meta_path.insert(0, Watch())\n"
        "summitry.open(sys.argv[1]).read(sys.argv[2])"
    )
    (tmp_path / "note.txt").write_text("The envoys of Peru and Ghana met in Lima on Friday.\n")
    command = [sys.executable, "-c", code, str(tmp_path / "r.db"), str(tmp_path / "note.txt")]
    environment = {name: value for name, value in os.environ.items() if name not in THREADS}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout == "1\n"
