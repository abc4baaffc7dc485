"""Reading on Dask: shards go out to workers, here or on other machines, and their readings come back in order.

A shard whose worker was lost is read again by another; one that goes on losing its worker is taken apart, and the
document that does it is given up while the rest is kept. With a folder for shards that all machines see, finished
shards stay on disk and a run that was broken off goes on from them.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import Any

from summitry.engines import Unread, hold_threads
from summitry.engines.here import attempt
from summitry.engines.shards import Folder, Shard, from_parquet, shard, shards, to_parquet, unpacked
from summitry.errors import UsageError
from summitry.model import Document, Reading
from summitry.rules import offices

SHARDS_AHEAD = 2
"""Shards on their way for each worker: enough that none waits, few enough that memory stays flat."""
FAILURES = 1
"""Lost workers that a shard is forgiven on a cluster made here; elsewhere the scheduler's own setting holds."""
PATIENCE = 30
"""Seconds to wait for a scheduler."""
LOST = "reading it ended the worker (most likely it ran out of memory)"

_one_at_a_time = Lock()
"""The parser is no friend of threads: a worker with several reads one shard at a time."""


class Cluster:
    """A Dask cluster as an engine: that of ``scheduler`` (an address), or one made here of ``jobs`` processes.

    ``folder`` names a folder for finished shards. Raises ``UsageError`` where Dask is missing or no scheduler answers.
    """

    def __init__(self, scheduler: str | None = None, jobs: int = 1, folder: str | None = None) -> None:
        self.scheduler = scheduler
        self.jobs = jobs
        self.folder = folder

    def __call__(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Unread]]:
        """Read documents, in order."""
        from summitry.read.reader import version

        with self._client() as client:
            waiting: deque[tuple[Shard, Any]] = deque()
            for one in shards(documents, version()):
                waiting.append((one, self._submit(client, one)))
                if len(waiting) >= SHARDS_AHEAD * max(1, len(client.nthreads())):
                    yield from self._take(client, waiting)
            while waiting:
                yield from self._take(client, waiting)

    def _submit(self, client: Any, one: Shard) -> Any:
        """The shard's bytes where they are finished already, else what will become of it."""
        kept = Folder(self.folder).find(one.name) if self.folder else None
        return kept or client.submit(
            read_shard, one.name, one.packed, self.folder, offices.own(), key=f"read-{one.name}", pure=False
        )

    def _take(self, client: Any, waiting: deque[tuple[Shard, Any]]) -> Iterator[tuple[Document, Reading | Unread]]:
        """The first waiting shard's readings."""
        from distributed import KilledWorker

        one, found = waiting.popleft()
        try:
            data = found if isinstance(found, bytes) else found.result()
        except KilledWorker:
            # A lost worker casts suspicion on all that it held: what now follows is tried with nothing beside it.
            for _, other in waiting:
                if not isinstance(other, bytes):
                    other.exception()
            yield from self._retry(client, one)
            return
        yield from zip(one.documents, from_parquet(data), strict=True)

    def _retry(self, client: Any, one: Shard) -> Iterator[tuple[Document, Reading | Unread]]:
        """A shard once more, then its documents one by one; the one that ends its worker again is given up."""
        from distributed import KilledWorker

        again = shard(one.documents, f"again {one.name}")
        try:
            yield from zip(one.documents, from_parquet(self._submit(client, again).result()), strict=True)
        except KilledWorker:
            if len(one.documents) == 1:
                yield one.documents[0], Unread(LOST)
                return
            for document in one.documents:
                yield from self._retry(client, shard([document], one.name))

    def _client(self) -> Any:
        hold_threads()
        try:
            from dask import config
            from distributed import Client, LocalCluster
            from distributed.comm import get_address_host_port
        except ImportError:
            raise UsageError("--engine dask needs Dask. Install it with: pip install 'summitry[dask]'") from None
        if self.scheduler is None:
            with config.set({"distributed.scheduler.allowed-failures": FAILURES}):
                local = LocalCluster(
                    n_workers=self.jobs, threads_per_worker=1, processes=True, dashboard_address=":0", memory_limit=0
                )
            return _Both(Client(local, set_as_default=False), local)
        try:
            # A client that finds nobody goes on looking after its error; so the door is tried first.
            socket.create_connection(get_address_host_port(self.scheduler), timeout=PATIENCE).close()
            return Client(self.scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"--scheduler {self.scheduler}: no Dask scheduler answers there ({error}). "
                "Give the address that it prints when it starts, such as tcp://10.0.0.5:8786"
            ) from None


class _Both:
    """A client and the cluster that was made for it, opened and closed as one."""

    def __init__(self, client: Any, cluster: Any) -> None:
        self.client = client
        self.cluster = cluster

    def __enter__(self) -> Any:
        return self.client

    def __exit__(self, *error: object) -> None:
        self.client.close()
        self.cluster.close()


def read_shard(name: str, packed: tuple[bytes, ...], folder: str | None, mine: offices.OwnRows) -> bytes:
    """Runs on a worker: the shard's readings as Parquet, kept in ``folder`` too where one is given."""
    with _one_at_a_time:
        offices.use(mine)
        data = to_parquet((document, attempt(document)) for document in unpacked(packed))
    if folder:
        Folder(folder).keep(name, data)
    return data
