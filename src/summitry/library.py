"""The record that a user opens: read documents into it, ask it, correct its dates, write it out.

import summitry

with summitry.open("record.db") as record:
    record.read(["articles/"], published="2024-04-04")
    for event in record.events(dyad="JPN-USA", status="scheduled"):
        print(event.date, event.summary, event.evidence[0].quote)
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self, cast

from summitry.engines import Engine, engine_named, hold_threads
from summitry.errors import NoSuchItem, SourceError, Unreadable
from summitry.link.items import (
    Action,
    ActorItem,
    Commitment,
    DocumentItem,
    Event,
    Item,
    Link,
    OfficeItem,
    Origin,
    RegionText,
    Ruling,
    Statement,
)
from summitry.model import Document, Interval, Reading, Time
from summitry.record import catalogue, opinions
from summitry.record.answers import Move, Outcome, Passage, Progress, Shown, Status
from summitry.record.entry import base_name, document_of
from summitry.record.figures import Figures
from summitry.record.lists import Lists
from summitry.record.questions import Filter, count, day, find_document, find_item, item_ids
from summitry.record.rulings import exchange, log
from summitry.record.rulings.bearing import lost, rulings_on
from summitry.record.rulings.exchange import Form
from summitry.record.rulings.importing import Imported, Importer
from summitry.record.rulings.judging import judgements
from summitry.record.rulings.registrar import Registrar
from summitry.record.search import Hit, search
from summitry.record.store import Store
from summitry.record.tellings import Tellings
from summitry.record.writing import Writer
from summitry.rules.offices import beside
from summitry.weigh.agreement import Agreement, agreement

if TYPE_CHECKING:
    from summitry.opinion.client import Chat
    from summitry.opinion.differences import Difference
    from summitry.record.listed import Brought
    from summitry.sources.undertakings import Row

__all__ = ["Filter", "Hit", "Move", "Outcome", "Passage", "Progress", "Record", "Shown", "Status", "open"]

CONTEXT = 240
"""Characters shown on each side of a passage."""


class Record:
    """A record file. Open one with ``summitry.open``; close it, or use it in a ``with`` block.

    All lists are iterators, the oldest first, and take the same filters (see ``Filter``) and ``limit`` and ``offset``.
    Every method may raise ``RecordError`` where the file itself fails.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, patience: float = 5.0) -> None:
        """Open ``path``; see ``summitry.open``."""
        self.path = os.fspath(path)
        self._store = Store(path, create=create, patience=patience)
        self._tellings = Tellings(self._store)
        self._seen = self._store.version()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def refresh(self) -> int:
        """Take note of what others wrote to the file meanwhile. Returns a number that changes with every such writing.

        Only for a record that is kept open while other processes or threads write.
        """
        version = self._store.version()
        if version != self._seen:
            self._tellings.forget()
            self._seen = version
        return version

    # -- putting in --------------------------------------------------------------------------------------------------

    def read(
        self,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        published: str | Mapping[str, str] | None = None,
        jobs: int = 1,
        engine: Engine | None = None,
        columns: Mapping[str, str] | None = None,
        offices: str | os.PathLike[str] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Outcome:
        """Read a file or folder, or several (``-`` is standard input), into the record.

        ``published`` is a day for all of them, or maps a file's base name (or the id behind ``#``) to its day. ``jobs``
        is the number of processes, unless ``engine`` says where reading runs (see ``engines``): the record is the same
        whichever reads. ``columns`` names the columns of tables (``{"text": "Body"}``) that bear no usual name.
        ``offices`` is a folder of CSV files with office holders of one's own, which stand beside the built-in list.
        A source that cannot be read is told in the outcome and does not stop the rest.
        Raises ``UsageError`` for a day that is none, a column that a table does not have, a row of office holders that
        cannot be understood.
        """
        from summitry.sources import documents
        from summitry.sources.extent import Extent

        named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
        skipped: list[str] = []
        found: Iterable[Document | SourceError] = documents(named, skipped=skipped.append, columns=columns)
        if progress is not None:
            extent, tell = Extent(named), progress
            found = extent.watch(found)

            def progress(far: Progress) -> None:
                tell(replace(far, left=extent.left(far.seconds)))

        with beside(offices):
            outcome = self.add(found, published=published, jobs=jobs, engine=engine, progress=progress)
        return replace(outcome, skipped=tuple(skipped))

    def add(
        self,
        documents: Iterable[Document | SourceError],
        *,
        published: str | Mapping[str, str] | None = None,
        jobs: int = 1,
        engine: Engine | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Outcome:
        """Read documents that an importer (or a caller) made. See ``read``."""
        days = _days(published)
        unused = set(days) if isinstance(days, dict) else set()
        begun = time.monotonic()
        read = words = 0
        with self._store.telling(), self._store.writing():
            hold_threads()
            engine = engine or engine_named("pool" if jobs > 1 else "here", jobs)
            writer = Writer(self._store, self._tellings)
            try:
                for document, reading in engine(writer.wanted(_dated(documents, days, unused))):
                    if isinstance(reading, Reading):
                        writer.enter(document, reading)
                        read += 1
                        words += len(document.text.split())
                    else:
                        writer.fail(Unreadable(document.file, reading.problem, "Leave it out, or report it"))
                    if progress is not None:
                        progress(Progress(read, words, time.monotonic() - begun, document.file))
            except KeyboardInterrupt:  # what was read until now is kept
                writer.write()
                raise
            writer.finish()
        return Outcome(
            read,
            writer.unchanged,
            tuple(writer.failed),
            tuple(writer.foreign),
            words,
            time.monotonic() - begun,
            tuple(sorted(unused)),
        )

    def bring_in(self, rows: Iterable[Row], *, by: str) -> Brought:
        """Bring a person's own list of undertakings in, as rulings under the name ``by``.

        ``rows`` are those of ``sources.undertakings``. To bring them in again changes nothing. Raises ``UsageError``
        where ``by`` is empty, and what reading the rows raises.
        """
        from summitry.record.listed import Listing

        return Listing(self, by).bring(rows)

    def date(self, document: str, published: str, *, by: str = "") -> tuple[Move, ...]:
        """Give a document its date, an ISO day; all that hangs on it is worked out anew.

        ``document`` is an id, the start of one, or a file name. Returns what moved. The date is kept in the log of
        rulings (``by`` names who gave it) and wins over whatever the document says later. Raises ``NoSuchItem``,
        ``AmbiguousItem`` or ``UsageError``.
        """
        given = day(published)
        number = find_document(self._store, document)
        with self._store.telling(), self._store.writing():
            writer = Writer(self._store, self._tellings)
            return tuple(Move(*moved) for moved in writer.date(number, given, by))

    def preview_date(self, document: str, published: str) -> tuple[Move, ...]:
        """What ``date`` would move, with nothing of it recorded. Raises what ``date`` raises."""
        given = day(published)
        number = find_document(self._store, document)
        with self._store.telling(), self._store.writing(), self._store.trial():
            moves = Writer(self._store, self._tellings).date(number, given, "nobody")
        self._tellings.forget()
        return tuple(Move(*moved) for moved in moves)

    def rule(self, action: Action, target: str, value: Mapping[str, Any] | None = None, *, by: str) -> Ruling:
        """Enter a person's ruling in the log; it is in force at once and wins over whatever is read, now or later.

        ``target`` is an item's id or the start of one; a document, which can be given a note or its date; or, for
        ``attach``, ``new:event``, ``new:commitment`` or ``new:statement``: the ruling's id then names the item.
        ``value`` by action (what is marked ? may be left out):

        - ``accept``, ``reject``: ``why``?
        - ``edit``: fields with their new values. Of an event ``plover``, ``mode``, ``status``, ``date``, ``parties``,
          ``place``, ``summary``, ``topics``; of a commitment ``by``, ``to``, ``quantity``, ``due``, ``stage``,
          ``wording``, ``summary``, ``topics``; of a statement ``speaker``, ``act``, ``topics``; of a document
          ``published``. A date is a day, or ``{"earliest", "latest"}``; a party a state's code or an actor's id, or
          ``{"actor", "state"?, "role"?}``.
        - ``merge``: ``with``, ids of the items that are the same. ``split``: ``passages``, those that are an item of
          their own. ``detach``: ``passage``. A passage is named by its key (``evidence.key``) or by ``{"document",
          "start", "end"}``.
        - ``attach``: ``document``, ``start``, ``end``, and fields as for ``edit``.
        - ``score``: ``value`` (−1, 0 or 1), ``why``?, ``rubric``?. ``note``: ``text``.

        Raises ``UsageError`` for what cannot be understood, ``NoSuchItem`` or ``AmbiguousItem`` for the target.
        """
        with self._store.telling(), self._store.writing():
            return Registrar(self._store, self._tellings).rule(action, target, dict(value or {}), by)

    def undo(self, ruling: str, *, by: str) -> Ruling:
        """Put a ruling out of force, and all as it was without it. The log keeps both: the undoing is a note.

        Undoing that note puts the ruling in force again. Raises ``NoSuchItem``, or ``UsageError`` where it is undone.
        """
        with self._store.telling(), self._store.writing():
            return Registrar(self._store, self._tellings).undo(ruling, by)

    def read_again(
        self, chat: Chat, documents: Iterable[str], *, progress: Callable[[str, int, int | None], None] | None = None
    ) -> dict[str, int]:
        """Have a language model read documents (ids or file names) that the record has read; nothing else changes.

        What the model claims is kept beside the record and shows in ``differences``; a claim whose quotation does not
        stand in its document is thrown away. Documents that the same model has read are left alone. Returns how many
        claims were kept (``kept``), and how many thrown away, by reason. Raises ``ModelError`` and ``NoSuchItem``; what
        was read until then stays.
        """
        from summitry.opinion.reader import read

        counts = {"kept": 0}
        with self._store.telling(), self._store.writing():
            for done, name in enumerate(documents, 1):
                number = find_document(self._store, name)
                first = catalogue.reading(self._store, number)
                if first is None or opinions.stands(self._store, number, f"model:{chat.model}"):
                    continue
                opinion = read(chat, document_of(self._store, number), first)
                opinions.enter(self._store, number, opinion.reading)
                told = opinion.reading
                counts["kept"] += len(told.statements) + len(told.events) + len(told.commitments)
                for why, dropped in opinion.dropped.items():
                    counts[why] = counts.get(why, 0) + dropped
                if progress is not None:
                    progress("documents", done, None)
        return counts

    # -- taking out --------------------------------------------------------------------------------------------------

    def documents(self, **filters: Any) -> Iterator[DocumentItem]:
        """Documents, ordered by id. Filters: ``since``, ``until``, ``publisher``, ``undated``, ``unread`` (bools)."""
        return catalogue.documents(self._store, **filters)

    def actors(self, *, kind: str | None = None, state: str | None = None) -> Iterator[ActorItem]:
        """Actors, ordered by id."""
        return catalogue.actors(self._store, kind=kind, state=state)

    def name(self, actor: str) -> str:
        """An actor's name, by id; the id itself of one whom no document names."""
        return self._tellings.person(actor)[1] or actor

    def offices(self) -> Iterator[OfficeItem]:
        """Who held which office, each with the passages that say so."""
        return catalogue.offices(self._store, self._tellings)

    def origins(self) -> Iterator[Origin]:
        """Sources that documents go back to."""
        return catalogue.origins(self._store)

    def times(self, document: str) -> tuple[Time, ...]:
        """The time expressions of a document, in order."""
        reading = catalogue.reading(self._store, find_document(self._store, document))
        return reading.times if reading else ()

    def regions(self, document: str) -> tuple[RegionText, ...]:
        """The regions of a document, in order."""
        return catalogue.regions(self._store, self._tellings, find_document(self._store, document))

    def text(self, document: str) -> str:
        """A document's stored text."""
        return self._tellings.text(find_document(self._store, document))

    def statements(self, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Iterator[Statement]:
        """Statements that fit ``filters`` (see ``Filter``)."""
        return cast(Iterator[Statement], self._items("statement", limit, offset, filters))

    def events(self, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Iterator[Event]:
        """Events that fit ``filters`` (see ``Filter``)."""
        return cast(Iterator[Event], self._items("event", limit, offset, filters))

    def commitments(
        self, *, limit: int | None = None, offset: int = 0, positions: bool = False, **filters: Any
    ) -> Iterator[Commitment]:
        """Commitments that fit ``filters`` (see ``Filter``); restated positions only where ``positions`` is true."""
        if "type" not in filters:
            filters["type"] = "position" if positions else "undertaking"
        return cast(Iterator[Commitment], self._items("commitment", limit, offset, filters))

    def _items(self, kind: Any, limit: int | None, offset: int, filters: dict[str, Any]) -> Iterator[Item]:
        if "document" in filters and filters["document"] is not None:
            filters["document"] = catalogue.id_of(self._store, find_document(self._store, filters["document"]))
        return self._tellings.items(item_ids(self._store, kind, Filter(**filters), limit, offset))

    def count(self, kind: Any, **filters: Any) -> int:
        """How many ``statement``, ``event`` or ``commitment`` items fit ``filters``."""
        return count(self._store, kind, Filter(**filters))

    def opinions(self) -> Iterator[Reading]:
        """Every second reading: what a language model claims of a document, its ``reader`` being ``model:NAME``."""
        return (reading for _, reading in opinions.listed(self._store))

    def differences(self, document: str | None = None) -> Iterator[Difference]:
        """Where the record's reading and a language model's differ, for a person to rule on; of one document or all."""
        from summitry.opinion.differences import differences

        number = find_document(self._store, document) if document is not None else None
        for at, second in opinions.listed(self._store, number):
            first = catalogue.reading(self._store, at)
            if first is not None:
                yield from differences(self._tellings.text(at), first, second)

    def links(self, item: str | None = None) -> Iterator[Link]:
        """Ties between items, those of one item where ``item`` is given."""
        return catalogue.links(self._store, self._tellings, item)

    def rulings(self, target: str | None = None) -> Iterator[Ruling]:
        """The log of rulings, oldest first; those on one item or document where ``target`` names it.

        Of an item these are all that were made on a passage which it holds now, under whatever id. Raises
        ``AmbiguousItem``.
        """
        if target is None:
            return log.log(self._store)
        item = find_item(self._store, target)
        if item is not None:
            return log.numbered(self._store, rulings_on(self._store, item))
        try:
            document = catalogue.id_of(self._store, find_document(self._store, target))
        except NoSuchItem:
            document = target
        return log.log(self._store, document)

    def lost_rulings(self) -> Iterator[Ruling]:
        """Rulings in force that find their passages no more, oldest first: for a person to make anew, or to undo."""
        return log.numbered(self._store, lost(self._store))

    def export_rulings(self, stream: IO[str], form: Form = "jsonl") -> int:
        """Write the log of rulings with their anchors, as ``jsonl`` or ``csv``. Returns how many there are."""
        return exchange.write(self.rulings(), stream, form)

    def import_rulings(self, stream: IO[str], form: Form = "jsonl") -> Imported:
        """Bring in rulings made on another record, or in a table by hand. Bringing them in twice changes nothing.

        Each counts as of the day on which it was made; it finds its passages by key, else by quotation and context.
        Raises ``UsageError`` for a file of another form.
        """
        with self._store.telling(), self._store.writing():
            importer = Importer(Registrar(self._store, self._tellings))
            return importer.bring_in(exchange.read(stream, form))

    def agreement(self, one: str, other: str, field: str = "review") -> Agreement:
        """How far two reviewers agree on ``review``, ``stage`` or ``score`` of the items that both ruled on.

        Their rulings in force count, each reviewer's own latest on an item. Raises ``UsageError``.
        """
        judged = [judgements(self._store, self._tellings, by, field) for by in (one, other)]
        return agreement(judged[0], judged[1], "ordinal" if field == "score" else "nominal")

    def item(self, name: str) -> Shown:
        """One item by its id, the start of one that is unique, or a document's file name; with passages and reasons.

        Raises ``NoSuchItem`` or ``AmbiguousItem``.
        """
        found = find_item(self._store, name)
        if found is not None:
            item = next(self._tellings.items([found]))
            passages, links = (self._passage(e) for e in item.evidence), self.links(found)
            return Shown(item, tuple(passages), _reasons(item), tuple(links), tuple(self.rulings(found)))
        actor = catalogue.actor(self._store, name)
        if actor is not None:
            return Shown(actor, (), ())
        try:
            document = catalogue.document(self._store, find_document(self._store, name))
        except NoSuchItem:
            raise NoSuchItem(
                f"{name}: nothing in the record has this id or file name. Find it with: summitry search"
            ) from None
        return Shown(document, (), (document.published.why,) if document.published else ())

    def _passage(self, evidence: Any) -> Passage:
        number = find_document(self._store, evidence.document)
        about, text = catalogue.document(self._store, number), self._tellings.text(number)
        return Passage(
            evidence.document,
            evidence.file,
            about.title,
            about.published,
            evidence.start,
            evidence.end,
            text[max(0, evidence.start - CONTEXT) : evidence.start],
            evidence.quote,
            text[evidence.end : evidence.end + CONTEXT],
            about.page(evidence.start),
        )

    @property
    def lists(self) -> Lists:
        """Its lists a page at a time, with what a page says of them."""
        return Lists(self._store, self._tellings)

    @property
    def figures(self) -> Figures:
        """Counts for figures: see ``record.figures``."""
        return Figures(self._store, self._tellings)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Documents and items that hold all the words (a phrase in double quotes as it stands), the best first.

        Raises ``UsageError`` where no word is given.
        """
        return search(self._store, self._tellings, words, limit)

    def status(self) -> Status:
        """What is in the record, what could not be read, what is undated."""
        return Status(path=self.path, **catalogue.status(self._store))

    def export(
        self,
        target: str | os.PathLike[str] | IO[Any],
        format: str = "jsonl",
        *,
        progress: Callable[[str, int, int | None], None] | None = None,
        **filters: Any,
    ) -> tuple[str, ...]:
        """Write the record, or what ``filters`` let through, to a stream or a path, in one of the ``FORMATS``.

        ``filters`` are those that narrow every kind of item (``export.selection.FILTERS``). ``progress`` is called now
        and then with what is being written, how many are done, and of how many. Returns remarks: what the format could
        not hold. Raises ``UsageError``, ``OutputError``, or ``MissingPart`` where an optional package is missing.
        """
        from summitry.export.formats import format_named
        from summitry.export.selection import Selection

        chosen = Selection(self, filters, progress)
        with self._store.telling():
            format_named(format).write(chosen, target)
        return tuple(chosen.notes)


def open(path: str | os.PathLike[str] = "record.db", *, create: bool = True, patience: float = 5.0) -> Record:
    """Open a record, making a new one where no file is and ``create`` holds.

    ``patience`` is how many seconds to wait for another process that is writing. Raises ``NotARecord``,
    ``NewerRecord``, ``RecordBusy``, ``RecordFull`` or ``RecordError``.
    """
    return Record(path, create=create, patience=patience)


def _days(published: str | Mapping[str, str] | None) -> Mapping[str, str] | str | None:
    if published is None or isinstance(published, str):
        return published and day(published)
    return {name: day(str(value)) for name, value in published.items()}


def _dated(
    documents: Iterable[Document | SourceError], days: Mapping[str, str] | str | None, unused: set[str]
) -> Iterator[Document | SourceError]:
    """The documents, with the dates that the caller gives them; names that are met leave ``unused``."""
    for document in documents:
        if isinstance(document, Document) and days:
            given = days if isinstance(days, str) else days.get(base_name(document.file))
            if given:
                unused.discard(base_name(document.file))
                published = Interval("", given, given, "explicit", "The date was given when it was read.")
                document = replace(document, published=published)
        yield document


def _reasons(item: Item) -> tuple[str, ...]:
    reasons = [item.date.why] if not isinstance(item, Commitment) and item.date else []
    if isinstance(item, Commitment):
        reasons += [item.due.why] if item.due else []
    return tuple(dict.fromkeys(r for r in reasons if r))
