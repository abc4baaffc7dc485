"""A document and its reading on their way into the tables, and out of them again."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from summitry.link.actors import settled
from summitry.link.items import MentionKind, key_of
from summitry.model import CommitmentMention, Document, EventMention, Interval, Party, Reading, Span, Statement
from summitry.record.codec import dumps, loads, pack, squeeze, unpack, unsqueeze
from summitry.record.index import index_statement
from summitry.record.mesh import forget
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class About:
    """What is kept of a document beside its text: nothing that questions are asked by.

    ``headline`` is the title that stands in the text itself, where no metadata gave one.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    markup: str = "plain"
    publisher: str | None = None
    headline: str | None = None
    pages: tuple[int, ...] = ()

    @property
    def shown(self) -> str | None:
        """The title to show, wherever it came from."""
        return self.title or self.headline


def enter_document(store: Store, document: Document, unread: str | None = None) -> int:
    """Store a document without its reading. Returns its number. Within a transaction.

    A document that is there already keeps its number and text, and takes the new file name, date and metadata.
    """
    about = _about(document)
    name = base_name(document.file)
    given = dumps(document.published) if document.published else None
    row = store.one("SELECT number FROM document WHERE id = ?", (document.id,))
    if row:
        store.db.execute(
            "UPDATE document SET file = ?, name = ?, about = ?, given = ?, unread = ? WHERE number = ?",
            (document.file, name, dumps(about), given, unread, row[0]),
        )
        return int(row[0])
    number = store.db.execute(
        "INSERT INTO document (id, file, name, about, text, words, given, published, earliest, latest, publisher,"
        " language, unread, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            document.id,
            document.file,
            name,
            dumps(about),
            squeeze(document.text),
            len(document.text.split()),
            given,
            given,
            document.published.earliest if document.published else None,
            document.published.latest if document.published else None,
            document.publisher,
            document.language,
            unread,
            document.id,
        ),
    ).fetchone()[0]
    store.db.execute(
        "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)",
        (number, words(document.title or ""), words(document.text)),
    )
    return int(number)


def _about(document: Document, reading: Reading | None = None) -> About:
    titles = (region for region in reading.regions if region.kind == "title") if reading else iter(())
    headline = next((" ".join(document.text[r.start : r.end].split()) for r in titles), None)
    return About(
        document.title, document.authors, document.url, document.markup, document.publisher, headline, document.pages
    )


def enter_reading(store: Store, number: int, document: Document, reading: Reading, *, own: bool = True) -> None:
    """Put a reading in the place of whatever was read from the document before. Within a transaction.

    ``own`` is false for a reading under a date that other documents narrowed: the document's own reading is then kept
    beside it, since only that may date others.
    """
    clear_reading(store, number)
    data = pack(reading)
    store.db.execute(
        "INSERT INTO reading (document, reader, data, own) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (document) DO UPDATE SET reader = excluded.reader, data = excluded.data,"
        " own = CASE WHEN ? THEN NULL ELSE coalesce(own, reading.data) END",
        (number, reading.reader, data, None, own),
    )
    published = reading.published
    store.db.execute(
        "UPDATE document SET about = ?, published = ?, earliest = ?, latest = ?, publisher = ?, reader = ?,"
        " unread = NULL, narrowed = CASE WHEN ? THEN NULL ELSE narrowed END WHERE number = ?",
        (
            dumps(_about(document, reading)),
            dumps(published) if published else None,
            published.earliest if published else None,
            published.latest if published else None,
            reading.publisher,
            reading.reader,
            own,
            number,
        ),
    )
    ids = {actor.id: settled(actor, document.id) for actor in reading.actors}
    store.db.executemany(
        "INSERT OR IGNORE INTO appearance (actor, document, kind, name, names, state) VALUES (?, ?, ?, ?, ?, ?)",
        [(ids[a.id], number, a.kind, a.name, json.dumps(a.names, ensure_ascii=False), a.state) for a in reading.actors],
    )
    store.db.executemany(
        "INSERT OR IGNORE INTO office (person, office, state, term, document, data) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (o.person, o.office, o.state or "", (o.since and o.since.earliest) or "", number, dumps(o))
            for o in (replace(o, person=ids.get(o.person, o.person)) for o in reading.offices)
        ],
    )
    _enter_mentions(store, number, document, reading, ids)
    store.db.execute(
        "INSERT OR IGNORE INTO unsettled (document) SELECT ?1"
        " WHERE EXISTS (SELECT 1 FROM anchor WHERE document = ?2) OR EXISTS (SELECT 1 FROM anchor WHERE name = ?3)"
        " OR EXISTS (SELECT 1 FROM held WHERE document = ?1)",
        (number, document.id, base_name(document.file)),
    )


def clear_reading(store: Store, number: int) -> None:
    """Take out all that was read from a document; what shared an item with it is to be linked anew, each by itself."""
    rows = store.all("SELECT number, item, likeness, start, end FROM mention WHERE document = ?", (number,))
    if rows:
        text = text_of(store, number)
        for mention, item, _, start, end in rows:
            store.db.execute(
                "INSERT INTO mention_words (mention_words, rowid, words) VALUES ('delete', ?, ?)",
                (mention, words(text[start:end])),
            )
            store.db.execute(
                "UPDATE mention SET dirty = 1, item = key WHERE item = ? AND document <> ?", (item, number)
            )
        store.db.execute("DELETE FROM item WHERE id IN (SELECT item FROM mention WHERE document = ?)", (number,))
        store.db.execute(
            "DELETE FROM link WHERE source IN (SELECT key FROM mention WHERE document = ?1)"
            " OR target IN (SELECT key FROM mention WHERE document = ?1)",
            (number,),
        )
        store.db.execute("DELETE FROM mention WHERE document = ?", (number,))
        for likeness in sorted({row[2] for row in rows if row[2]}):
            forget(store, likeness)
    store.db.execute("DELETE FROM appearance WHERE document = ?", (number,))
    store.db.execute("DELETE FROM office WHERE document = ?", (number,))


def _enter_mentions(store: Store, number: int, document: Document, reading: Reading, ids: Mapping[str, str]) -> None:
    told = list(told_in(document.id, reading))
    for mine in told:
        start, end = mine.mention.span
        rowid = store.db.execute(
            "INSERT INTO mention (key, kind, document, start, end, data, item, dirty)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (mine.key, mine.kind, number, start, end, dumps(mine.mention), mine.key, mine.kind != "statement"),
        ).fetchone()[0]
        store.db.execute(
            "INSERT INTO mention_words (rowid, words) VALUES (?, ?)", (rowid, words(document.text[start:end]))
        )
        if isinstance(mine.mention, Statement):
            _index_statement(store, mine.key, mine.mention, reading, ids)
    store.db.executemany(
        "INSERT OR IGNORE INTO link (kind, source, target, found) VALUES ('part-of', ?, ?, 'read')",
        [(mine.key, mine.whole) for mine in told if mine.whole],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its key, the record's ids in the place of the document's own; ``whole`` is its umbrella's key."""

    key: str
    kind: MentionKind
    mention: Statement | EventMention | CommitmentMention
    whole: str | None = None


def told_in(document: str, reading: Reading) -> Iterator[Told]:
    """All that a document tells, in the reading's order: statements, events, commitments."""
    ids = {actor.id: settled(actor, document) for actor in reading.actors}
    seen: defaultdict[tuple[MentionKind, Span], int] = defaultdict(int)

    def key(kind: MentionKind, span: Span) -> str:
        repeat = seen[kind, span]
        seen[kind, span] += 1
        return key_of(kind, document, span[0], span[1], repeat)

    for statement in reading.statements:
        told = replace(
            statement,
            speaker=_renamed(statement.speaker, ids),
            speakers=tuple(ids.get(speaker, speaker) for speaker in statement.speakers),
            said_by=_renamed(statement.said_by, ids),
        )
        yield Told(key("statement", statement.span), "statement", told)
    for event in reading.events:
        happening = replace(event, parties=_parties(event.parties, ids), said_by=_renamed(event.said_by, ids))
        yield Told(key("event", event.span), "event", happening)
    keys = [key("commitment", c.span) for c in reading.commitments]
    for mine, commitment in zip(keys, reading.commitments, strict=True):
        undertaking = replace(
            commitment,
            by=_parties(commitment.by, ids),
            to=_parties(commitment.to, ids),
            said_by=_renamed(commitment.said_by, ids),
        )
        whole = keys[commitment.whole] if commitment.whole is not None else None
        yield Told(mine, "commitment", undertaking, whole if whole != mine else None)


def _index_statement(
    store: Store,
    key: str,
    statement: Statement,
    reading: Reading,
    ids: Mapping[str, str],
) -> None:
    """Index a statement by its speaker and by those whom it speaks of."""
    states = {ids.get(actor.id, actor.id): actor.state for actor in reading.actors}
    date = statement.date or reading.published
    parties = set()
    for speaker in statement.speakers:
        parties.add((speaker, states.get(speaker) or "", "source"))
    for start, end in statement.content_span:
        at = bisect_left(reading.mentions, start, key=lambda m: m.start)
        while at < len(reading.mentions) and reading.mentions[at].end <= end:
            for actor in reading.mentions[at].actors:
                known = ids.get(actor, actor)
                parties.add((known, states.get(known) or "", "subject"))
            at += 1
    days = (date.earliest, date.latest) if date else (None, None)
    index_statement(store, key, statement.act, days, parties, statement.topics)


def _renamed(actor: str | None, ids: Mapping[str, str]) -> str | None:
    return None if actor is None else ids.get(actor, actor)


def _parties(parties: tuple[Party, ...], ids: Mapping[str, str]) -> tuple[Party, ...]:
    return tuple(replace(p, actor=ids.get(p.actor, p.actor)) for p in parties)


def document_of(store: Store, number: int) -> Document:
    """The document as it was handed in, with the date that was given it. Raises nothing for a number that stands."""
    row = store.one("SELECT id, file, about, text, given, language FROM document WHERE number = ?", (number,))
    about = loads(About, row[2])
    return Document(
        id=row[0],
        file=row[1],
        text=unsqueeze(row[3]),
        title=about.title,
        publisher=about.publisher,
        authors=about.authors,
        language=row[5],
        url=about.url,
        published=loads(Interval, row[4]) if row[4] else None,
        markup=about.markup,  # type: ignore[arg-type]
        pages=about.pages,
    )


def text_of(store: Store, number: int) -> str:
    """A document's stored text."""
    return unsqueeze(store.one("SELECT text FROM document WHERE number = ?", (number,))[0])


def reading_of(store: Store, number: int, *, own: bool = False) -> Reading | None:
    """The reading that stands for a document; ``own`` for that made without other documents' help."""
    column = "coalesce(own, data)" if own else "data"
    row = store.one(f"SELECT {column} FROM reading WHERE document = ?", (number,))
    return unpack(Reading, row[0]) if row else None


def base_name(file: str) -> str:
    """What a document is called for short: the id behind ``#``, or the file's base name."""
    if "#" in file:
        return file.rsplit("#", 1)[1]
    return file.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def words(text: str) -> str:
    """Text as full-text search may hold it: half surrogates cannot be stored as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
