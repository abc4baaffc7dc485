"""What a record answers with: how a reading went, what moved, an item with its passages, the state of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.errors import SourceError
from summitry.link.items import ActorItem, DocumentItem, Item, Link, Ruling
from summitry.model import Interval


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading has got: documents, words and seconds so far, and the file just done.

    ``left`` is how many seconds it still takes, by the size of what is still to be read; ``None`` where nothing tells.
    """

    documents: int
    words: int
    seconds: float
    file: str
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the documents handed in.

    ``read`` were read; ``unchanged`` were in the record as they stand; ``failed`` lists what could not be read, each
    with its file, problem and remedy; ``foreign`` are files in another language, stored and not read; ``unmatched``
    are names that a date was given for and no document has; ``skipped`` are files of folders that no importer reads.
    """

    read: int
    unchanged: int
    failed: tuple[SourceError, ...]
    foreign: tuple[str, ...]
    words: int
    seconds: float
    unmatched: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A date that a document's new date moved: the item's id, its passage, the date before and after."""

    item: str
    quote: str
    before: Interval | None
    after: Interval | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in its context: ``before`` and ``after`` are what stands around it in the stored text.

    ``page`` is the page that it begins on, counted from 1, where the source has pages.
    """

    document: str
    file: str
    title: str | None
    published: Interval | None
    start: int
    end: int
    before: str
    quote: str
    after: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One item with its passages in context and its reasons, each a sentence for people."""

    item: Item | DocumentItem | ActorItem
    passages: tuple[Passage, ...]
    reasons: tuple[str, ...]
    links: tuple[Link, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What is in the record.

    ``failures`` are sources that could not be read (file, problem, remedy); ``undated`` are documents whose day is not
    known; ``unread`` those stored and not read. ``coverage`` counts documents by publisher and month. Items that people
    rejected are counted apart. ``lost`` are rulings in force whose passages are not found any more.
    """

    path: str
    documents: int
    words: int
    read: int
    undated: tuple[DocumentItem, ...]
    unread: tuple[DocumentItem, ...]
    failures: tuple[tuple[str, str, str], ...]
    actors: int
    statements: int
    events: int
    commitments: int
    positions: int
    rejected: int
    rulings: int
    lost: int
    origins: int
    earliest: str | None
    latest: str | None
    by_month: tuple[tuple[str, int], ...]
    by_publisher: tuple[tuple[str, int], ...]
    readers: tuple[tuple[str, int], ...]
    coverage: tuple[tuple[str, str, int], ...] = ()
