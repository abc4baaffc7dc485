"""Dating the documents of the record by each other, as the last step of a run.

Only what a document says by itself dates others: one whose day was narrowed by others' help is never a witness, so that
nothing is dated in a circle, and the outcome hangs on the documents alone and not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from summitry.dates import numbered
from summitry.link.dating import Clue, narrowed
from summitry.link.items import Source, Telling
from summitry.model import Document, EventMention, Reading
from summitry.read.reader import read
from summitry.record.codec import dumps
from summitry.record.entry import document_of, enter_reading, reading_of, told_in
from summitry.record.linking import Linker
from summitry.record.mesh import Mesh
from summitry.record.store import Store


def date_documents(store: Store, linker: Linker) -> None:
    """Narrow the dates of all documents whose day is not known. The caller holds ``writing``."""
    mesh = linker.meshes["event"]
    for number in undated(store):
        known, helped = store.one(
            "SELECT d.narrowed, r.own IS NOT NULL FROM document AS d JOIN reading AS r ON r.document = d.number"
            " WHERE d.number = ?",
            (number,),
        )
        document, own = document_of(store, number), reading_of(store, number, own=True)
        if own is None:
            continue
        clues = tuple(_clues(store, mesh, document, own))
        state = dumps(clues) if clues else None
        if state == known:
            continue
        published = narrowed(document, own, clues)
        with store.transaction():
            if published is not None:
                again = read(replace(document, published=published))
                enter_reading(store, number, document, replace(again, published=published), own=False)
            elif helped:
                enter_reading(store, number, document, own)
            store.db.execute("UPDATE document SET narrowed = ? WHERE number = ?", (state, number))
            linker.relink()


def undated(store: Store, but: int | None = None) -> list[int]:
    """Documents that do not tell their own day, ``but`` left out, by id."""
    rows = store.all(
        "SELECT d.number FROM document AS d JOIN reading AS r ON r.document = d.number WHERE d.number IS NOT ? AND"
        " (d.narrowed IS NOT NULL OR d.earliest IS NULL OR d.latest IS NULL OR d.earliest <> d.latest) ORDER BY d.id",
        (but,),
    )
    return [row[0] for row in rows]


def _clues(store: Store, mesh: Mesh, document: Document, own: Reading) -> Iterator[Clue]:
    """What others know of the days of events to which this document gives a weekday alone: one day an event."""
    for told in told_in(document.id, own):
        mention = told.mention
        if not isinstance(mention, EventMention) or mention.date is None or mention.date.basis != "unresolved":
            continue
        quote = document.text[mention.span[0] : mention.span[1]]
        source = Source(document.id, document.file, own.published, document.id)
        traits = mesh.joiner.traits(Telling(told.key, source, quote, mention))
        if traits.on is None or traits.alone or not traits.people:
            continue
        days: defaultdict[int, set[str]] = defaultdict(set)
        for likeness, theirs in mesh.matches(traits):
            if theirs.document != document.id and theirs.sure and theirs.first == theirs.last:
                witnesses = _witnesses(store, likeness)
                if witnesses:
                    days[theirs.first] |= witnesses
        if len(days) == 1:
            day, files = days.popitem()
            yield Clue(told.key, mention.date.text, numbered(day), min(files))


def _witnesses(store: Store, likeness: str) -> set[str]:
    """Files that tell this by themselves, no other document helping."""
    return {
        row[0]
        for row in store.all(
            "SELECT d.name FROM mention AS m JOIN document AS d ON d.number = m.document"
            " JOIN reading AS r ON r.document = d.number WHERE m.likeness = ? AND r.own IS NULL",
            (likeness,),
        )
    }
