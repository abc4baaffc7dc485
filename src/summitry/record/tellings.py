"""Items put together from the mentions that the tables hold."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from summitry.link import commitments, events
from summitry.link.items import Evidence, Item, Source, Statement, Telling
from summitry.model import CommitmentMention, EventMention, Interval
from summitry.model import Statement as Reported
from summitry.record.codec import loads
from summitry.record.entry import About, text_of
from summitry.record.rulings.bearing import verdicts
from summitry.record.rulings.ruled import ruled
from summitry.record.store import Store

TEXTS = 64
"""Texts kept at hand while items are put together."""


class Tellings:
    """Reads mentions with their documents, keeping the texts last used at hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._sources: OrderedDict[int, Source] = OrderedDict()
        self._people: dict[str, tuple[str, str, str | None]] = {}

    def forget(self) -> None:
        """Drop what is at hand: after the record was written to."""
        self._sources.clear()
        self._people.clear()

    def text(self, number: int) -> str:
        """A document's stored text."""
        if number not in self._texts:
            self._texts[number] = text_of(self.store, number)
            if len(self._texts) > TEXTS:
                self._texts.popitem(last=False)
        self._texts.move_to_end(number)
        return self._texts[number]

    def source(self, number: int) -> Source:
        """A document as linking sees it."""
        if number not in self._sources:
            row = self.store.one("SELECT id, file, published, origin, about FROM document WHERE number = ?", (number,))
            self._sources[number] = Source(
                row[0], row[1], loads(Interval, row[2]) if row[2] else None, row[3], loads(About, row[4]).title or ""
            )
            if len(self._sources) > 100 * TEXTS:
                self._sources.popitem(last=False)
        return self._sources[number]

    def telling(self, kind: type[Any], key: str, number: int, start: int, end: int, data: str) -> Telling[Any]:
        """One mention with its document and passage."""
        return Telling(key, self.source(number), self.text(number)[start:end], loads(kind, data))

    def items(self, ids: Sequence[str], *, as_ruled: bool = True) -> Iterator[Item]:
        """The items of these ids, in this order; ids that stand for none are left out.

        They come as people ruled them, or, where ``as_ruled`` is false, as they were read.
        """
        for chunk in _chunks(ids, 400):
            marks = ",".join("?" * len(chunk))
            rows = self.store.all(
                "SELECT item, kind, key, document, start, end, data FROM mention"
                f" WHERE item IN ({marks}) ORDER BY document, start",
                tuple(chunk),
            )
            grouped: defaultdict[str, list[Any]] = defaultdict(list)
            for row in rows:
                grouped[row[0]].append(row[1:])
            bearing = verdicts(self.store, chunk) if as_ruled else {}
            for item in chunk:
                if item in grouped:
                    yield ruled(self._item(grouped[item]), bearing.get(item, ()), self.person)

    def _item(self, rows: Sequence[tuple[str, str, int, int, int, str]]) -> Item:
        kind = rows[0][0]
        if kind == "event":
            return events.merge([self.telling(EventMention, *row[1:]) for row in rows])
        if kind == "commitment":
            thread = commitments.merge([self.telling(CommitmentMention, *row[1:]) for row in rows])
            return replace(thread, events=self._beside(rows))
        return self._statement(rows[0])

    def _beside(self, rows: Sequence[tuple[str, str, int, int, int, str]]) -> tuple[str, ...]:
        """Ids of meetings and agreements told in the very words of these mentions."""
        found: dict[str, None] = {}
        for _, _, number, start, end, _ in sorted(rows, key=lambda row: (self.source(row[2]).id, row[3])):
            for (item,) in self.store.all(
                "SELECT item.id FROM mention JOIN item ON item.id = mention.item WHERE mention.document = ?"
                " AND mention.kind = 'event' AND mention.start < ? AND mention.end > ?"
                " AND item.type IN ('CONSULT', 'AGREE', 'SUPPORT') AND item.review IS NOT 'rejected'"
                " ORDER BY mention.start, item.id",
                (number, end, start),
            ):
                found[item] = None
        return tuple(found)

    def _statement(self, row: tuple[str, str, int, int, int, str]) -> Statement:
        _, key, number, start, end, data = row
        told, source = loads(Reported, data), self.source(number)
        kind, name, state = self.person(told.speaker) if told.speaker else ("", "", None)
        named = kind not in ("", "anonymous")
        states = {self.person(speaker)[2] for speaker in told.speakers}
        return Statement(
            id=key,
            speaker=told.speaker,
            speaker_name=name if named else None,
            speaker_state=state or (states.pop() if len(states) == 1 else None),
            anonymous=kind == "anonymous",
            form=told.form,
            cue=told.cue,
            act=told.act,
            content=told.content,
            topics=told.topics,
            date=told.date,
            evidence=(
                Evidence(source.id, source.file, start, end, self.text(number)[start:end], told.said_by, key=key),
            ),
            source_span=told.source_span,
            cue_span=told.cue_span,
            content_span=told.content_span,
            speakers=told.speakers,
        )

    def person(self, actor: str) -> tuple[str, str, str | None]:
        """Kind, name and state of an actor, as most documents have it."""
        if actor not in self._people:
            row = self.store.one(
                "SELECT kind, name, max(state) FROM appearance WHERE actor = ? GROUP BY name"
                " ORDER BY count(*) DESC, length(name) DESC, name LIMIT 1",
                (actor,),
            )
            if len(self._people) > 50_000:
                self._people.clear()
            self._people[actor] = row or ("", actor, None)
        return self._people[actor]


def _chunks(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(values), size):
        yield values[at : at + size]
