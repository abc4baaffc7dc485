"""Reading on Dask: the same readings as in one process, also where workers die and where a run is taken up again."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitry.engines import Unread, cluster, shards
from summitry.engines.cluster import Cluster
from summitry.engines.here import read_here
from summitry.engines.shards import Folder, from_parquet, shard, to_parquet, unpacked
from summitry.errors import UsageError
from summitry.library import Record
from summitry.model import Document
from summitry.rules.offices import OwnRows

distributed = pytest.importorskip("distributed", reason="Dask is an optional extra")
pytest.importorskip("pyarrow", reason="Parquet comes with the same extra")


def _documents(count: int) -> Iterator[Document]:
    for n in range(count):
        text = f"Chile and Norway will train {n + 2} pilots by {2030 + n}. Their envoys met in Oslo on 3 May 2029."
        yield Document(f"d{n}", f"d{n}.txt", text)


@pytest.fixture(scope="module")
def two_workers() -> Iterator[object]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as made:
        yield made


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_DOCUMENTS", 3)


def test_shards_hold_the_documents_to_the_character() -> None:
    odd = [Document("a", "a\udc80.txt", "Half \ud83d a pair.\r\n"), Document("b", "b.txt", "")]
    assert list(unpacked(shard(odd, "1").packed)) == odd
    assert shard(odd, "1").name != shard(odd, "2").name != shard(odd[:1], "2").name


def test_parquet_brings_back_what_was_read() -> None:
    read = [*read_here(_documents(2)), (Document("x", "x\udc80.txt", ""), Unread("broken"))]
    assert list(from_parquet(to_parquet(read))) == [result for _, result in read]


def test_folder_holds_a_shard_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "new"))
    assert folder.find("one") is None
    folder.keep("one", b"bytes")
    assert folder.find("one") == b"bytes"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["readings-one.parquet"]


def test_cluster_gives_what_this_process_gives(two_workers: object) -> None:
    address = two_workers.scheduler_address  # type: ignore[attr-defined]
    assert list(Cluster(address)(_documents(10))) == list(read_here(_documents(10)))


def test_cluster_survives_a_worker_killed_in_the_middle(two_workers: object) -> None:
    address = two_workers.scheduler_address  # type: ignore[attr-defined]
    results = Cluster(address)(_documents(30))
    found = [next(results)]
    with distributed.Client(address, set_as_default=False) as client:
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    found += results
    assert found == list(read_here(_documents(30)))


def test_cluster_goes_on_from_finished_shards(
    two_workers: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = two_workers.scheduler_address  # type: ignore[attr-defined]
    first = list(Cluster(address, folder=str(tmp_path))(_documents(6)))
    assert len(list(tmp_path.glob("*.parquet"))) == 2
    monkeypatch.setattr(cluster, "read_shard", _dies)
    assert list(Cluster(address, folder=str(tmp_path))(_documents(6))) == first


def _dies(name: str, packed: tuple[bytes, ...], folder: str | None, mine: OwnRows) -> bytes:
    documents = list(unpacked(packed))
    if any(document.id == "d1" for document in documents):
        os._exit(9)
    return to_parquet((document, Unread(document.id)) for document in documents)


def test_cluster_gives_up_only_the_document_that_ends_its_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "read_shard", _dies)
    problems = [result.problem for _, result in Cluster(jobs=1)(_documents(4)) if isinstance(result, Unread)]
    assert problems == ["d0", cluster.LOST, "d2", "d3"]


def test_cluster_that_does_not_answer_is_told_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense", "tcp://127.0.0.1"):
        with pytest.raises(UsageError, match=rf"{re.escape(address)}: no Dask scheduler answers there"):
            list(Cluster(address)(_documents(1)))


def test_record_is_the_same_whichever_engine_reads(two_workers: object, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    exports = []
    for name, engine in (
        ("here", None),
        ("dask", Cluster(two_workers.scheduler_address)),  # type: ignore[attr-defined]
    ):
        with Record(tmp_path / f"{name}.db") as record:
            record.read(examples, engine=engine)
            with open(tmp_path / f"{name}.jsonl", "w", encoding="utf-8") as stream:
                record.export(stream)
        exports.append((tmp_path / f"{name}.jsonl").read_bytes())
    assert exports[0] == exports[1]
