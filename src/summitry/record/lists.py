"""The record's lists as a page of them needs it: a leaf at a time, their length, what they can be narrowed to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from summitry.link.items import ActorItem, Commitment, DocumentItem, Item, MentionKind, OfficeItem
from summitry.model import Day
from summitry.record import catalogue, dues, facets, paging, people, shelf, visits
from summitry.record.coverage import Coverage, coverage
from summitry.record.facets import Facet
from summitry.record.keeping import kept
from summitry.record.marks import Mark, marks
from summitry.record.paging import Leaf, Total
from summitry.record.people import Ranked
from summitry.record.questions import Filter, find_document, find_item
from summitry.record.shelf import Outlet
from summitry.record.store import Store
from summitry.record.tellings import Tellings
from summitry.record.visits import News

UNDERTAKINGS = {"type": "undertaking"}


class Lists:
    """Reached as ``record.lists``. ``kind`` is ``statement``, ``event`` or ``commitment``; filters are ``Filter``'s."""

    def __init__(self, store: Store, tellings: Tellings) -> None:
        self._store = store
        self._tellings = tellings

    def leaf(
        self, kind: MentionKind, *, sort: str = "day", after: str | None = None, limit: int = 50, **filters: Any
    ) -> Leaf:
        """One page of a list, and the cursor of the next. Raises ``UsageError``."""
        ids, following = paging.leaf_ids(self._store, kind, _wanted(kind, filters), sort=sort, after=after, limit=limit)
        return Leaf(tuple(self._tellings.items(ids)), following)

    def total(self, kind: MentionKind, **filters: Any) -> Total:
        """How many items fit, counted up to a bound."""
        return paging.total(self._store, kind, _wanted(kind, filters))

    def facets(self, kind: MentionKind, names: Sequence[str], **filters: Any) -> tuple[Facet, ...]:
        """What the list could be narrowed to. Raises ``UsageError``."""
        return facets.facets(self._store, kind, names, _wanted(kind, filters))

    def coverage(self) -> Coverage:
        """What the record covers, counted once for each state of the file."""
        return kept(self._store, "coverage", lambda: coverage(self._store))

    def today(self) -> Day | None:
        """The day of the latest document whose day is known."""
        return dues.latest_day(self._store)

    def due(self, since: Day, *, stages: Collection[str], limit: int) -> tuple[Commitment, ...]:
        """Undertakings at one of ``stages`` that fall due from ``since`` on, the nearest first."""
        return self._commitments(dues.due_ids(self._store, since, stages=stages, limit=limit))

    def mark(self) -> str:
        """How far the record has grown, to be handed to ``news`` later."""
        return visits.mark(self._store)

    def news(self, seen: str, *, limit: int) -> News:
        """What came in since. Raises ``UsageError`` for a mark that was never given."""
        return visits.news(self._store, seen, limit)

    def silent(
        self, until: Day, *, stages: Collection[str], notice: int, limit: int, offset: int = 0
    ) -> tuple[Commitment, ...]:
        """Undertakings that were due before ``until`` and never told of after their day, the latest first."""
        ids = dues.silent_ids(self._store, until, stages=stages, notice=notice, limit=limit, offset=offset)
        return self._commitments(ids)

    def later(self, than: Day) -> tuple[int, int]:
        """How many documents lie wholly after a day, and from how many outlets."""
        return kept(self._store, "reach", lambda: dues.Reach(self._store)).later(than)

    def items(self, ids: Collection[str]) -> tuple[Item, ...]:
        """Items by their ids, in this order; an id that stands for none is left out."""
        return tuple(self._tellings.items(list(ids)))

    def item(self, name: str) -> Item | None:
        """A statement, event or commitment by its id or the start of one. Raises ``AmbiguousItem``."""
        found = find_item(self._store, name)
        return next(iter(self._tellings.items([found])), None) if found else None

    def document(self, id: str) -> DocumentItem:
        """A document by its whole id, or whatever else ``Record.item`` finds one by. Raises ``NoSuchItem``."""
        return catalogue.document(self._store, find_document(self._store, id))

    def marks(self, document: str, start: int, end: int) -> tuple[Mark, ...]:
        """The passages of items that touch a stretch of a document. Raises ``NoSuchItem``."""
        return marks(self._store, find_document(self._store, document), start, end)

    def copies(self, document: str) -> tuple[DocumentItem, ...]:
        """The other documents that go back to one source with this one. Raises ``NoSuchItem``."""
        number = find_document(self._store, document)
        rows = self._store.all(
            "SELECT number FROM document WHERE origin = (SELECT origin FROM document WHERE number = ?1)"
            " AND number <> ?1 ORDER BY id LIMIT 50",
            (number,),
        )
        return tuple(catalogue.document(self._store, row[0]) for row in rows)

    def documents(
        self, *, after: str | None = None, limit: int = 50, **filters: Any
    ) -> tuple[tuple[DocumentItem, ...], str | None]:
        """A page of documents, the latest first, and the cursor of the next. See ``shelf.documents``."""
        return shelf.documents(self._store, after=after, limit=limit, **filters)

    def outlets(self) -> tuple[Outlet, ...]:
        """Every publisher with its documents counted."""
        return kept(self._store, "outlets", lambda: shelf.outlets(self._store), tables=("document", "mention"))

    def failures(self, limit: int) -> list[tuple[str, str, str]]:
        """What could not be read: file, problem, remedy."""
        return shelf.failures(self._store, limit)

    def actors(self) -> tuple[Ranked, ...]:
        """All actors with a name, the one that most documents name first."""
        return people.ranked(self._store)

    def actor(self, id: str) -> ActorItem | None:
        """One actor with its names; ``None`` where no document names it."""
        return people.actor(self._store, id)

    def offices(self, *, person: str | None = None, state: str | None = None) -> tuple[OfficeItem, ...]:
        """The offices of a person, or those of a state that documents speak of."""
        return kept(
            self._store,
            f"offices {person} {state}",
            lambda: tuple(catalogue.offices(self._store, self._tellings, holder=person, of=state)),
            tables=("document", "mention"),
        )

    def reviewers(self) -> tuple[tuple[str, int], ...]:
        """Who has ruled, and how often, the busiest first."""
        return tuple(self._store.all("SELECT by, count(*) FROM ruling GROUP BY by ORDER BY 2 DESC, 1"))

    def title(self, document: str) -> str:
        """What a document is called: its title, or its file."""
        row = self._store.one("SELECT number, file FROM document WHERE id = ?", (document,))
        return (catalogue.document(self._store, row[0]).title or str(row[1])) if row else document

    def _commitments(self, ids: list[str]) -> tuple[Commitment, ...]:
        return tuple(item for item in self._tellings.items(ids) if isinstance(item, Commitment))


def _wanted(kind: MentionKind, filters: dict[str, Any]) -> Filter:
    return Filter(**(UNDERTAKINGS if kind == "commitment" else {}) | filters)
