"""What of a record is written: all of it, or the items that fit a filter with all that they rest on.

Every format asks a selection, never the record itself, so that a filter means the same in all of them, and so that one
place counts what has been written. Nothing is held but ids: items are put together one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from summitry.link.items import (
    ActorItem,
    Commitment,
    DocumentItem,
    Event,
    Evidence,
    Link,
    OfficeItem,
    Origin,
    RegionText,
    Ruling,
    Statement,
)
from summitry.model import ActorKind, Day, Reading, Time

if TYPE_CHECKING:
    from summitry.library import Record

Noun = TypeVar("Noun")
Progress = Callable[[str, int, int | None], None]
"""Called with what is being written ("events"), how many are done, and of how many (``None``: not known)."""

FILTERS = ("dyad", "topic", "since", "until", "by", "actor", "document", "review")
"""Names of ``Filter`` that narrow every kind of item alike."""
EVERY = 500
"""Lines between two calls of the progress."""

DOCUMENTS = 2_000
"""Documents that are kept at hand."""


@dataclass(slots=True)
class Used:
    """Ids that the chosen items rest on."""

    items: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)


class Selection:
    """The part of ``record`` that ``filters`` let through, listed in the record's own order.

    Without filters that is everything. With filters: the items that fit, the documents that they rest on with their
    times and origins, the actors who take part or speak, the offices of these, links between chosen items, rulings on
    them. A restated position is chosen only where it is a thread, said again in another document.
    """

    def __init__(
        self, record: Record, filters: Mapping[str, Any] | None = None, progress: Progress | None = None
    ) -> None:
        self.record = record
        self.filters = {name: value for name, value in (filters or {}).items() if value is not None}
        self.progress = progress
        self.notes: list[str] = []
        self._documents_met: dict[str, DocumentItem] = {}

    def tell(self, note: str) -> None:
        """Keep a remark for the person who asked for the export: what a format could not hold, what was left out."""
        self.notes.append(note)

    # -- items -------------------------------------------------------------------------------------------------------

    def statements(self) -> Iterator[Statement]:
        """Statements, oldest first."""
        total = self.record.count("statement", **self.filters)
        return self._told("statements", self.record.statements(**self.filters), total)

    def events(self) -> Iterator[Event]:
        """Events, oldest first."""
        total = self.record.count("event", **self.filters)
        return self._told("events", self.record.events(**self.filters), total)

    def commitments(self) -> Iterator[Commitment]:
        """Undertakings, oldest first, then positions that are threads."""
        total = self.record.count("commitment", **self.filters)
        return self._told("commitments", self._commitments(), total)

    def _commitments(self) -> Iterator[Commitment]:
        yield from self.record.commitments(**self.filters)
        for position in self.record.commitments(positions=True, **self.filters):
            if is_thread(position):
                yield position

    # -- what they rest on -------------------------------------------------------------------------------------------

    def documents(self) -> Iterator[DocumentItem]:
        """Documents, by id."""
        found = (d for d in self.record.documents() if self._used is None or d.id in self._used.documents)
        return self._told("documents", found, None)

    def regions(self, document: str) -> tuple[RegionText, ...]:
        """The regions of a document."""
        return self.record.regions(document)

    def times(self) -> Iterator[tuple[DocumentItem, Time]]:
        """Time expressions, each with its document."""
        found = ((document, time) for document in self._documents() for time in self.record.times(document.id))
        return self._told("times", found, None)

    def _documents(self) -> Iterator[DocumentItem]:
        return (d for d in self.record.documents() if self._used is None or d.id in self._used.documents)

    def origins(self) -> Iterator[Origin]:
        """Origins, by id, each with those of its documents that are chosen."""
        for origin in self.record.origins():
            if self._used is None or self._used.documents.intersection(origin.documents):
                yield origin

    def actors(self) -> Iterator[ActorItem]:
        """Actors, by id."""
        return (a for a in self.record.actors() if self._used is None or a.id in self._used.actors)

    def offices(self) -> Iterator[OfficeItem]:
        """Offices, by person."""
        return (o for o in self.record.offices() if self._used is None or o.person in self._used.actors)

    def links(self) -> Iterator[Link]:
        """Ties between items that are both written."""
        for link in self.record.links():
            if self._is_written(link.source) and self._is_written(link.target):
                yield link

    def rulings(self) -> Iterator[Ruling]:
        """The log of rulings."""
        for ruling in self.record.rulings():
            used = self._used
            if used is None or ruling.target in used.items or ruling.target in used.documents:
                yield ruling

    def opinions(self) -> Iterator[Reading]:
        """What language models read, where everything or some of their documents are chosen."""
        used = self._used
        return (o for o in self.record.opinions() if used is None or o.document in used.documents)

    @cached_property
    def people(self) -> dict[str, tuple[ActorKind, str]]:
        """Kind and name of every actor, by id."""
        return {actor.id: (actor.kind, actor.name) for actor in self.record.actors()}

    def name(self, actor: str) -> str:
        """An actor's name, or the id of one whom no document names."""
        return self.people[actor][1] if actor in self.people else actor

    def text(self, document: str) -> str:
        """A document's stored text."""
        return self.record.text(document)

    def document(self, id: str) -> DocumentItem:
        """A document by its id. Raises ``NoSuchItem``."""
        if id not in self._documents_met:
            if len(self._documents_met) >= DOCUMENTS:
                self._documents_met.clear()
            found = self.record.item(id).item
            assert isinstance(found, DocumentItem)
            self._documents_met[id] = found
        return self._documents_met[id]

    @cached_property
    def now(self) -> Day:
        """The day of the latest document that is dated to the day, "" where none is: the record's own today."""
        days = (d.published.earliest for d in self.record.documents() if d.published and d.published.is_day)
        return max((day for day in days if day), default="")

    # -- within ------------------------------------------------------------------------------------------------------

    @cached_property
    def _used(self) -> Used | None:
        """What the chosen items rest on, gathered in one pass; ``None`` where everything is chosen."""
        if not self.filters:
            return None
        used = Used()
        for statement in self.record.statements(**self.filters):
            used.items.add(statement.id)
            used.actors.update(statement.speakers)
            _rest(used, statement.evidence)
        for event in self.record.events(**self.filters):
            used.items.add(event.id)
            used.actors.update(party.actor for party in event.parties)
            _rest(used, event.evidence)
        for commitment in self._commitments():
            used.items.add(commitment.id)
            used.actors.update(party.actor for party in (*commitment.by, *commitment.to))
            _rest(used, commitment.evidence)
        return used

    @cached_property
    def _passing(self) -> frozenset[str]:
        """Positions that are written nowhere, since no second document holds them."""
        return frozenset(p.id for p in self.record.commitments(positions=True) if not is_thread(p))

    def _is_written(self, item: str) -> bool:
        return item not in self._passing if self._used is None else item in self._used.items

    def _told(self, what: str, found: Iterable[Noun], total: int | None) -> Iterator[Noun]:
        """The same, counted for whoever watches."""
        for done, noun in enumerate(found, 1):
            yield noun
            if self.progress is not None and done % EVERY == 0:
                self.progress(what, done, total)


def is_thread(commitment: Commitment) -> bool:
    """Whether more than one document holds it."""
    return len({evidence.document for evidence in commitment.evidence}) > 1


def _rest(used: Used, evidence: Iterable[Evidence]) -> None:
    for piece in evidence:
        used.documents.add(piece.document)
        if piece.said_by:
            used.actors.add(piece.said_by)
