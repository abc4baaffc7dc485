"""The same article through every format tells the same events and commitments."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summitry.model import Document, Interval, Reading
from summitry.read.reader import readings
from summitry.sources import documents
from tests.sources import makers

MAKERS = {
    "a.txt": makers.txt,
    "a.jsonl": makers.jsonl,
    "a.html": makers.html,
    "a.warc": makers.warc,
    "b.warc.gz": makers.warc,
    "a.docx": makers.docx,
    "a.xlsx": makers.xlsx,
    "a.pdf": makers.pdf,
    "b.pdf": partial(makers.pdf, columns=2),
}


def items(reading: Reading, text: str) -> Counter[Any]:
    """What a reading tells, without where it stands.

    The headline is left out: by the contract some formats keep it beside the text, and others within.
    """
    body = max((region.end for region in reading.regions if region.kind == "title"), default=0)
    return Counter(
        [
            (event.plover, event.status, _parties(event.parties), _days(event.date), _words(text, event.trigger))
            for event in reading.events
            if event.span[0] >= body
        ]
        + [
            (c.kind, c.stage, c.wording, _parties(c.by), _parties(c.to), _days(c.due), _words(text, c.span))
            for c in reading.commitments
            if c.span[0] >= body
        ]
    )


def _parties(parties: Any) -> tuple[str, ...]:
    return tuple(sorted(f"{party.state or party.actor.partition(':')[0]}:{party.role}" for party in parties))


def _days(date: Interval | None) -> tuple[str | None, str | None] | None:
    return (date.earliest, date.latest) if date else None


def _words(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].split())


@pytest.mark.parametrize("article", makers.ARTICLES, ids=lambda article: article.publisher)
def test_every_format_tells_the_same(tmp_path: Path, article: makers.Article) -> None:
    for name, make in MAKERS.items():
        make(article, tmp_path / name)
    found = [document for document in documents([str(tmp_path)]) if isinstance(document, Document)]
    assert len(found) == len(MAKERS)
    assert all(document.publisher in (article.publisher, None) for document in found)
    # A file that bears no date of its own is given one, as a person would with --published.
    day = Interval("", article.published, article.published, "explicit", "given")
    found = [replace(document, published=day) for document in found]
    told = {Path(d.file.partition("#")[0]).name: items(r, d.text) for d, r in zip(found, readings(found), strict=True)}
    first = told["a.txt"]
    assert sum(first.values()) >= 12
    for name, others in told.items():
        same = sum((first & others).values())
        assert same >= 0.95 * max(sum(first.values()), sum(others.values())), (name, first - others, others - first)
