"""Reading: a document in, a reading out. Pure: no files, no clock, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from summitry.model import Document, Interval, Reading
from summitry.read import actors, commitments, events, publisher, statements, times
from summitry.read.page import Page, pages
from summitry.rules import offices

STAGES: tuple[Callable[[Page], None], ...] = (
    publisher.find,
    actors.find,
    times.find,
    statements.find,
    events.find,
    commitments.find,
)
"""The stages of reading, in order: each adds to the page what the later ones build on."""

READER = "2"
"""The reader's version: raised whenever the same document may give another reading."""


def version() -> str:
    """``READER``, and what tells a user's own office holders, which the same document may be read otherwise with."""
    mine = offices.own().digest
    return f"{READER}+{mine}" if mine else READER


def read(document: Document) -> Reading:
    """Read one document. The same document gives the same reading, to the byte. Raises nothing for any text."""
    return next(readings([document]))


def readings(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read documents one after the other, in order."""
    for page in pages(documents):
        for stage in STAGES:
            stage(page)
        yield _reading(page)


def readings_under(document: Document, dates: Iterable[Interval]) -> Iterator[Reading]:
    """Read one document once for each date of publication that it may have, on one and the same parse."""
    page = next(pages([document]))
    for date in dates:
        dated = Page(replace(document, published=date), page.layout, page.doc, page.starts, page.ends, page.sentences)
        for stage in STAGES:
            stage(dated)
        yield _reading(dated)


def _reading(page: Page) -> Reading:
    return Reading(
        document=page.document.id,
        reader=version(),
        published=page.published or page.document.published,
        publisher=page.publisher or page.document.publisher,
        regions=page.layout.regions,
        actors=tuple(page.actors.values()),
        mentions=tuple(page.mentions),
        offices=tuple(page.offices),
        times=tuple(page.times),
        statements=tuple(page.statements),
        events=tuple(page.events),
        commitments=tuple(page.commitments),
        notes=tuple(page.notes),
    )
