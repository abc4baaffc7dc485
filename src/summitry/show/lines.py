"""Lines of a few items of a large record: names and documents are looked up as they are wanted, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from summitry.link.items import Commitment, DocumentItem
from summitry.show.composing import Composer
from summitry.show.words import day

if TYPE_CHECKING:
    from summitry.library import Record


class Lines(Composer):
    """A composer of single lines, that does not read the whole record beforehand."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.dyad = None
        self.filters = {}
        self.names = _Names(record)
        self.documents = _Documents(record)
        self.numbers = {}
        self.now = record.lists.today() or ""

    def silence(self, commitment: Commitment) -> str:
        """How far the documents reach in which nothing tells of an overdue undertaking."""
        told = max(self._day_of(e.document) for e in commitment.evidence)
        documents, outlets = self.record.lists.later(told)
        reach = f"{documents:,} later document{'s' * (documents != 1)} from {outlets:,} source{'s' * (outlets != 1)}"
        return f"overdue: no evidence in {reach} up to {day(self.now)}"


class _Names(Mapping[str, str]):
    """Actors' names by their ids."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known: dict[str, str] = {}

    def __getitem__(self, actor: str) -> str:
        if actor not in self._known:
            self._known[actor] = self._record.name(actor)
        return self._known[actor]

    def __iter__(self) -> Iterator[str]:
        return (actor.id for actor in self._record.actors())

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Documents(Mapping[str, DocumentItem]):
    """Documents by their ids."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known: dict[str, DocumentItem] = {}

    def __getitem__(self, id: str) -> DocumentItem:
        if id not in self._known:
            self._known[id] = self._record.lists.document(id)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return (document.id for document in self._record.documents())

    def __len__(self) -> int:
        return sum(1 for _ in self)
