"""Documents of our own, and a record to put them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import summitry
from summitry.library import Record
from summitry.model import Document, Interval

TEXTS = {
    "oslo": "OSLO — Norwegian Prime Minister Jonas Gahr Støre met Canadian Prime Minister Mark Carney in Oslo "
    "on March 3, 2026. Carney said Canada will send two icebreakers to Norway by 2028.",
    "lima": "LIMA — Peru and Chile agreed to open a joint observatory in the Atacama desert. Chilean officials said "
    "the dome would be ready next year. Peruvian President Dina Boluarte will visit Chile on Friday.",
    "suva": "SUVA — Fiji condemned the shelling of a fishing boat. The United States pledged $5 million to Fiji for "
    "its harbour on May 4, 2026, a spokesman said.",
}


def document(name: str, text: str | None = None, day: str | None = "2026-05-06") -> Document:
    published = Interval("", day, day, "explicit", "given") if day else None
    return Document(name, f"papers/{name}.txt", TEXTS[name] if text is None else text, published=published)


@pytest.fixture
def papers() -> list[Document]:
    return [document(name) for name in TEXTS]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with summitry.open(tmp_path / "r.db") as opened:
        yield opened
