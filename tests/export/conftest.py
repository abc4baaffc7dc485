"""A small record of our own texts, with everything in it that an export may trip over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import summitry
from summitry.library import Record
from summitry.model import Document, Interval

OTTAWA = """OTTAWA — Canadian Prime Minister Mark Carney met Norwegian Prime Minister Jonas Gahr Støre in Ottawa
on May 4, 2026.

"We will build six weather stations by 2030," Carney said. The two leaders will also deepen Arctic research, including:

- Sharing ice charts every week
- Building a joint laboratory in Tromsø by 2029

Carney will visit Oslo on June 9, 2026. Norway may host a summit next year. The treaty of 480 B.C. was not on the table.
"""
OSLO = """OSLO — Norway and Canada signed an agreement on Arctic research on June 9, 2026, a spokesperson said.
Canada will build six weather stations by 2030, Carney said again. Norway condemned the shelling of a trawler.
Peru cancelled the visit of its foreign minister to Oslo.
"""


def dated(day: str) -> Interval:
    return Interval("", day, day, "explicit", "given")


DOCUMENTS = (
    Document(
        "ottawa",
        "papers/ottawa.txt",
        OTTAWA,
        title='=HYPERLINK("http://x") & {Weather} <i>100%</i>',
        publisher="Northern Ledger",
        authors=("Ada Quill", "The Ice Desk"),
        url="https://ledger.example/a?b=1&c=2",
        published=dated("2026-05-05"),
    ),
    Document("oslo", "papers/oslo.txt", OSLO, title="Signed, at last", published=dated("2026-06-10")),
    Document("undated", "papers/undated.txt", "Fiji thanked Japan for the boats. \x0b Tonga will visit Suva."),
)
TEXTS = {document.id: document.text for document in DOCUMENTS}


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with summitry.open(tmp_path_factory.mktemp("export") / "r.db") as opened:
        opened.add(DOCUMENTS)
        yield opened
