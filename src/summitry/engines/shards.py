"""Shards: documents packed to travel to another machine, and their readings packed as Parquet to travel back.

A shard's name is made of its documents and the reader's version, so that a shard that was read before a run broke off
is known again and not read twice.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from summitry.engines import Unread
from summitry.errors import UsageError
from summitry.model import Document, Reading
from summitry.record.codec import dumps, loads, pack, squeeze, unpack, unsqueeze

SHARD_CHARACTERS = 200_000
SHARD_DOCUMENTS = 64
"""A shard is full when it holds so many: some twenty seconds of reading, a few hundred kilobytes on the wire."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents that are read together; ``packed`` are the same documents, compressed."""

    name: str
    documents: tuple[Document, ...]
    packed: tuple[bytes, ...]


def shards(documents: Iterable[Document], reader: str) -> Iterator[Shard]:
    """The documents in shards, in order, holding one shard at a time."""
    gathered: list[Document] = []
    characters = 0
    for document in documents:
        gathered.append(document)
        characters += len(document.text)
        if characters >= SHARD_CHARACTERS or len(gathered) >= SHARD_DOCUMENTS:
            yield shard(gathered, reader)
            gathered, characters = [], 0
    if gathered:
        yield shard(gathered, reader)


def shard(documents: Sequence[Document], reader: str) -> Shard:
    """One shard of these documents."""
    packed = tuple(squeeze(dumps(document)) for document in documents)
    digest = sha256(reader.encode())
    for document in documents:
        digest.update(dumps(document).encode("utf-8", "surrogatepass"))
    return Shard(digest.hexdigest()[:24], tuple(documents), packed)


def unpacked(packed: Iterable[bytes]) -> Iterator[Document]:
    """The documents of ``Shard.packed``."""
    for one in packed:
        yield loads(Document, unsqueeze(one))


def to_parquet(read: Iterable[tuple[Document, Reading | Unread]]) -> bytes:
    """Readings as the bytes of one Parquet file: ``document``, ``file``, ``reader``, ``reading``, ``problem``.

    ``reading`` is the reading's JSON, compressed; null where the document could not be read, and ``problem`` says why.
    Raises ``UsageError`` where pyarrow is missing.
    """
    arrow, parquet = _arrow()
    rows = [
        (d.id, d.file, r.reader, pack(r), None) if isinstance(r, Reading) else (d.id, d.file, None, None, r.problem)
        for d, r in read
    ]
    text, blob = arrow.string(), arrow.binary()
    columns = (("document", text), ("file", text), ("reader", text), ("reading", blob), ("problem", text))
    table = arrow.table(
        [arrow.array([_stored(row[n]) for row in rows], kind) for n, (_, kind) in enumerate(columns)],
        names=[name for name, _ in columns],
    )
    out = io.BytesIO()
    parquet.write_table(table, out, compression="NONE")  # the readings are compressed already
    return out.getvalue()


def from_parquet(data: bytes) -> Iterator[Reading | Unread]:
    """What ``to_parquet`` wrote, in order."""
    _, parquet = _arrow()
    table = parquet.read_table(io.BytesIO(data), columns=["reading", "problem"])
    for reading, problem in zip(table["reading"], table["problem"], strict=True):
        yield Unread(problem.as_py()) if reading.as_py() is None else unpack(Reading, reading.as_py())


class Folder:
    """A folder that holds finished shards, one Parquet file each: whole or absent, never half."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def find(self, name: str) -> bytes | None:
        """A finished shard's bytes, or ``None``."""
        try:
            return self._file(name).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep a finished shard."""
        self.path.mkdir(parents=True, exist_ok=True)
        part = self._file(name).with_suffix(f".{os.getpid()}.part")
        part.write_bytes(data)
        os.replace(part, self._file(name))

    def _file(self, name: str) -> Path:
        return self.path / f"readings-{name}.parquet"


def _stored(value: str | bytes | None) -> str | bytes | None:
    """Half surrogates, which a file name may hold, cannot be stored as UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs the package pyarrow. Install it with: pip install 'summitry[dask]'") from None
    return pyarrow, pyarrow.parquet
