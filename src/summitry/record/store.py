"""The file: opened, checked, brought up to date; written in transactions by one writer at a time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from summitry.errors import NewerRecord, NotARecord, RecordBusy, RecordError, RecordFull
from summitry.record.schema import APPLICATION_ID, MIGRATIONS, VERSION

PATIENCE = 5.0
"""Seconds to wait for another writer before giving up."""


class Store:
    """One SQLite file in WAL mode. Reading is open to all; ``writing`` lets in one process at a time."""

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, patience: float = PATIENCE) -> None:
        """Open ``path``, making a new record where nothing is and ``create`` holds.

        Raises ``NotARecord``, ``NewerRecord``, ``RecordBusy``, ``RecordFull`` or ``RecordError``.
        """
        self.path = Path(path)
        self.patience = patience
        self._lock: IO[bytes] | None = None
        fresh = not self.path.exists() or self.path.stat().st_size == 0 if not self.path.is_dir() else False
        if self.path.is_dir():
            raise NotARecord(f"{path}: this is a folder. Name the record's file inside it, such as {path}/record.db")
        if fresh and not create:
            raise NotARecord(f"{path}: no record is here. Make one with: summitry read FILES --record {path}")
        if not self.path.parent.is_dir():
            raise RecordError(
                f"{path}: the folder {self.path.parent} does not exist. Make it, or name another --record"
            )
        with self.telling():
            self.db = sqlite3.connect(self.path, timeout=patience, isolation_level=None)
        try:
            self._settle(fresh)
        except BaseException:
            self.db.close()
            raise

    def _settle(self, fresh: bool) -> None:
        with self.telling():
            if not fresh:
                mark = self.one("PRAGMA application_id")[0]
                if mark != APPLICATION_ID:
                    raise NotARecord(
                        f"{self.path}: this is an SQLite file of another program. Name a new file with --record"
                    )
                version = self.one("PRAGMA user_version")[0]
                if version > VERSION:
                    raise NewerRecord(
                        f"{self.path}: made by a later version (its form is {version}, this one knows {VERSION}). "
                        "Update Summitry, or read the documents into a new record"
                    )
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("PRAGMA synchronous = NORMAL")
            self.db.execute("PRAGMA cache_size = -32768")
            self.db.execute("PRAGMA temp_store = MEMORY")
            if fresh or version < VERSION:
                with self.writing():
                    self._migrate()

    def _migrate(self) -> None:
        """Bring the tables up to date, each step in a transaction of its own. A second process may have been first."""
        self.db.execute("PRAGMA journal_mode = WAL")
        version = self.one("PRAGMA user_version")[0]
        for step in range(version, VERSION):
            with self.transaction():
                if step == 0:
                    self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                for statement in _statements(MIGRATIONS[step]):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA user_version = {step + 1}")

    def one(self, query: str, values: tuple[Any, ...] = ()) -> Any:
        """The first row, or ``None``."""
        return self.db.execute(query, values).fetchone()

    def all(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """All rows."""
        return self.db.execute(query, values).fetchall()

    def version(self) -> int:
        """A number that changes when another connection has written to the file."""
        with self.telling():
            return int(self.one("PRAGMA data_version")[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All within is recorded, or none of it. One inside another is part of the outer one."""
        if self.db.in_transaction:
            yield
            return
        with self.telling():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def trial(self) -> Iterator[None]:
        """All within is taken back at the end: to see what would come of it."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self.db.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the record for writing. Raises ``RecordBusy`` where another process holds it.

        The lock is the operating system's on a file beside the record, so that it ends with its process, however that
        ends.
        """
        if self._lock is not None:
            yield
            return
        try:
            handle = open(f"{self.path}-lock", "ab")  # noqa: SIM115
        except OSError as error:
            raise RecordError(
                f"{self.path}: the folder cannot be written ({error.strerror}). Name a --record elsewhere"
            ) from None
        deadline = time.monotonic() + self.patience
        while not _locked(handle):
            if time.monotonic() > deadline:
                handle.close()
                raise RecordBusy(
                    f"{self.path}: another process is writing to this record. Wait until it is done, then try again"
                )
            time.sleep(0.05)
        self._lock = handle
        try:
            yield
        finally:
            self._lock = None
            handle.close()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """SQLite's errors, raised within, in words for people: as ``RecordError`` and what comes under it."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._explain(error) from error

    def _explain(self, error: sqlite3.Error) -> RecordError:
        """The project's error for one of SQLite's."""
        code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            return NotARecord(f"{self.path}: this file is no record. Name another with --record")
        if code == sqlite3.SQLITE_FULL:
            return RecordFull(
                f"{self.path}: the disk is full. What was recorded before is whole; "
                "make room and run the same command again: it goes on where it stopped"
            )
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return RecordBusy(
                f"{self.path}: another process is using this record. Wait until it is done, then try again"
            )
        if code == sqlite3.SQLITE_CORRUPT:
            return NotARecord(
                f"{self.path}: the file is damaged. Take a copy from a backup, or read the documents again"
            )
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return RecordError(
                f"{self.path}: the file cannot be written. Check its permissions, or name another --record"
            )
        return RecordError(f"{self.path}: {error}")

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self.db.close()


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script, so that they run inside one transaction."""
    waiting = ""
    for line in script.splitlines():
        waiting += line + "\n"
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _locked(handle: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
