"""Any bytes under any name give documents or errors that name the file: nothing else comes out."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitry.errors import SourceError
from summitry.model import Document
from summitry.read.layout import lay_out
from summitry.sources import documents
from tests.sources import makers

TEXT = "The ministers of Norway and Chile met in Bergen, and “agreed” to meet again in May.\n"


def _tar() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name in ("a.txt", "b.html", "c.jsonl"):
            info = tarfile.TarInfo(name)
            info.size = len(TEXT.encode())
            archive.addfile(info, io.BytesIO(TEXT.encode()))
    return packed.getvalue()


def _made(maker: Callable[[makers.Article, Path], None]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.bin"
        maker(makers.VISIT, path)
        return path.read_bytes()


MAKERS = {
    "a.pdf": makers.pdf,
    "a.docx": makers.docx,
    "a.warc": makers.warc,
    "a.zip": makers.docx,
    "a.xlsx": makers.xlsx,
}
PAGE = f"<html><head><meta charset=utf-8></head><body><article><p>{TEXT * 4}</p></article></body></html>"
FEED = f"<rss version='2.0'><channel><item><guid>1</guid><description>{TEXT}</description></item></channel></rss>"
WHOLE = {
    "a.txt": TEXT.encode(),
    "a.md": f"---\ntitle: Talks\ndate: 2023-03-03\n---\n\n**Fish:** {TEXT}".encode(),
    "a.html": PAGE.encode(),
    "a.jsonl": json.dumps({"id": "1", "published": "2023-03-03T10:00:00Z", "text": TEXT}).encode(),
    "a.xml": FEED.encode(),
    "a.tar": _tar(),
    "a.txt.gz": gzip.compress(TEXT.encode()),
    "a.csv": f"title,text\nTalks,{TEXT}".encode(),
    "a.ris": b"TY  - NEWS\nTI  - Talks\nDA  - 2023/03/03/\nL1  - a.txt\nER  - \n",
    "a.csljson": json.dumps([{"id": "1", "title": "Talks", "issued": {"date-parts": [[2023, 3]]}}]).encode(),
    **{name: _made(maker) for name, maker in MAKERS.items()},
}


def check(path: Path) -> None:
    for found in documents([str(path)]):
        if isinstance(found, Document):
            layout = lay_out(found)
            assert len(layout.readable) == len(found.text)
        else:
            assert isinstance(found, SourceError)
            assert found.file.startswith(str(path))
            assert found.problem
            assert found.remedy


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_random_bytes(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    check(path)


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files(tmp_path: Path, name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    filler = data.draw(st.binary(max_size=8))
    path = tmp_path / name
    path.write_bytes(whole[:start] + filler + whole[end:])
    check(path)
