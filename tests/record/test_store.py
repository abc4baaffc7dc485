"""The file: what it refuses, what it survives, who may write."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from summitry.errors import NewerRecord, NotARecord, RecordBusy, RecordError, RecordFull
from summitry.record import store as module
from summitry.record.schema import APPLICATION_ID, MIGRATIONS, VERSION
from summitry.record.store import Store


def test_store_makes_a_record_with_its_marks(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db")
    assert store.one("PRAGMA application_id")[0] == APPLICATION_ID
    assert store.one("PRAGMA user_version")[0] == VERSION
    assert store.one("PRAGMA journal_mode")[0] == "wal"
    store.close()
    Store(tmp_path / "r.db", create=False).close()


def test_store_takes_an_empty_file_for_a_new_record(tmp_path: Path) -> None:
    (tmp_path / "r.db").touch()
    Store(tmp_path / "r.db").close()


def test_store_refuses_what_is_no_record(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Not a database, only notes. " * 50)
    with pytest.raises(NotARecord, match=r"notes\.txt.*--record"):
        Store(text)
    assert text.read_text().startswith("Not a database")
    other = tmp_path / "other.db"
    sqlite3.connect(other).executescript("CREATE TABLE mine (a); INSERT INTO mine VALUES (1);")
    with pytest.raises(NotARecord, match="another program"):
        Store(other)
    with pytest.raises(NotARecord, match="folder"):
        Store(tmp_path)
    with pytest.raises(NotARecord, match="no record is here"):
        Store(tmp_path / "absent.db", create=False)
    with pytest.raises(RecordError, match="folder"):
        Store(tmp_path / "absent" / "r.db")


def test_store_refuses_a_later_version(tmp_path: Path) -> None:
    Store(tmp_path / "r.db").close()
    db = sqlite3.connect(tmp_path / "r.db")
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    with pytest.raises(NewerRecord, match="later version"):
        Store(tmp_path / "r.db")


def test_store_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db")

    def half() -> None:
        with store.transaction():
            store.db.execute("INSERT INTO failure VALUES ('a', 'b', 'c')")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert store.one("SELECT count(*) FROM failure")[0] == 0


def test_store_lets_one_process_write(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    store = Store(path, patience=0.2)
    holder = (
        "import sys; from summitry.record.store import Store\n"
        f"s = Store({str(path)!r})\n"
        "with s.writing():\n    print('held', flush=True); sys.stdin.readline()\n"
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(RecordBusy, match="another process"), store.writing():
            pass
        assert store.one("SELECT count(*) FROM document")[0] == 0  # reading goes on
        other.kill()
    with store.writing():  # a killed writer's lock ends with it
        pass


def test_store_tells_a_full_disk_and_keeps_what_it_had(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db")
    with store.transaction():
        store.db.execute("INSERT INTO failure VALUES ('kept', 'b', 'c')")
    store.db.execute(f"PRAGMA max_page_count = {store.one('PRAGMA page_count')[0] + 2}")

    def fill() -> None:
        with store.transaction():
            for n in range(100):
                store.db.execute("INSERT INTO failure VALUES (?, ?, 'c')", (f"file {n}", "x" * 4096))

    with pytest.raises(RecordFull, match="full"):
        fill()
    assert [row[0] for row in store.all("SELECT file FROM failure")] == ["kept"]
    assert store.one("PRAGMA integrity_check")[0] == "ok"


def test_store_log_of_rulings_only_grows(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db")
    store.db.execute("INSERT INTO ruling VALUES (1, 'r1', '2026-01-01T00:00:00Z', 'ann', 'note', 'e1', '{}')")
    for change in ("DELETE FROM ruling", "UPDATE ruling SET by = 'bob'"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            store.db.execute(change)


def test_store_brings_an_older_record_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Store(tmp_path / "r.db")
    old.db.execute("INSERT INTO failure VALUES ('a.txt', 'b', 'c')")
    old.close()
    steps = (*MIGRATIONS, "ALTER TABLE failure ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';\nCREATE TABLE later (a);")
    monkeypatch.setattr(module, "MIGRATIONS", steps)
    monkeypatch.setattr(module, "VERSION", len(steps))
    new = Store(tmp_path / "r.db")
    assert new.one("PRAGMA user_version")[0] == len(steps)
    assert new.one("SELECT file, colour FROM failure") == ("a.txt", "red")
    new.close()


def test_store_leaves_an_older_record_as_it_was_where_a_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path / "r.db").close()
    steps = (*MIGRATIONS, "CREATE TABLE later (a);\nALTER TABLE absent ADD COLUMN b TEXT;")
    monkeypatch.setattr(module, "MIGRATIONS", steps)
    monkeypatch.setattr(module, "VERSION", len(steps))
    with pytest.raises(RecordError, match="absent"):
        Store(tmp_path / "r.db")
    db = sqlite3.connect(tmp_path / "r.db")
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
