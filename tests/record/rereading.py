"""Reading the same papers again with another reader: one that reads alike, or one that takes passages more narrowly."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from summitry.library import Record
from summitry.model import Document, Reading
from summitry.read import reader

from .conftest import document

PAPERS = {
    "herald": "BERGEN — Norwegian Prime Minister Jonas Gahr Støre met Canadian Prime Minister Mark Carney in Bergen on "
    "March 3, 2026. Carney said Canada will send two icebreakers to Norway by 2028. Norway condemned the raid.",
    "courier": "Mark Carney, the Canadian Prime Minister, met Norwegian Prime Minister Jonas Gahr Støre in Bergen on "
    "March 3, 2026. Canada will send two icebreakers to Norway by 2028, officials said.",
    "gazette": "Norway and Canada will open a joint weather station on Svalbard by 2029. Canada pledged $40 million "
    "for the station. Norwegian Prime Minister Jonas Gahr Støre met Canadian Prime Minister Mark Carney in Bergen on "
    "March 3, 2026.",
    "mirror": "Peru and Chile agreed to open a joint observatory in the Atacama desert. Chilean officials said the "
    "dome would be ready next year.",
}
"""Papers of one week; the first two tell the same."""


def papers() -> list[Document]:
    return [document(name, text, "2026-03-04") for name, text in PAPERS.items()]


@cache
def read(paper: Document) -> Reading:
    """A paper's reading, made once."""
    return reader.read(paper)


def engine(change: Callable[[Document, Reading], Reading]) -> Any:
    """An engine that gives the readings known already, changed."""

    def run(documents: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
        for paper in documents:
            yield paper, change(paper, replace(read(paper), reader=reader.READER))

    return run


def alike(paper: Document, reading: Reading) -> Reading:
    return reading


def narrower(paper: Document, reading: Reading) -> Reading:
    """The same reading, each passage without its last word or, where that is all, without its last letter."""

    def cut(span: tuple[int, int]) -> tuple[int, int]:
        shorter = paper.text[span[0] : span[1]].rsplit(None, 1)[0]
        return span[0], span[0] + max(1, min(len(shorter), span[1] - span[0] - 1))

    return replace(
        reading,
        statements=tuple(replace(s, span=cut(s.span)) for s in reading.statements),
        events=tuple(replace(e, span=cut(e.span)) for e in reading.events),
        commitments=tuple(replace(c, span=cut(c.span)) for c in reading.commitments),
    )


def read_again(
    record: Record, monkeypatch: pytest.MonkeyPatch, change: Callable[[Document, Reading], Reading] = alike
) -> None:
    """Read every paper anew, as after an update of the reader."""
    monkeypatch.setattr(reader, "READER", f"{reader.READER}+")
    assert record.add(papers(), engine=engine(change)).read == len(PAPERS)


def export(record: Record, *, rulings: bool = True) -> list[dict[str, Any]]:
    """Every line of the export but for the version of the reader."""
    stream = io.StringIO()
    record.export(stream, review="all")
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    for row in rows:
        row.pop("reader", None)
    return [row for row in rows if rulings or row["type"] != "ruling"]
