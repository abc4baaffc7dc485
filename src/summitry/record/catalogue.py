"""What the record lists beside its items: documents, actors, offices, origins, links, and its own state."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from summitry.link import actors as joined
from summitry.link.items import (
    ActorItem,
    DocumentItem,
    Evidence,
    Link,
    OfficeItem,
    Origin,
    RegionText,
)
from summitry.model import Actor, Interval, Office, Reading
from summitry.record.codec import loads
from summitry.record.entry import About, reading_of
from summitry.record.rulings.bearing import lost
from summitry.record.store import Store
from summitry.record.tellings import Tellings

_DOCUMENT = (
    "SELECT id, file, about, publisher, language, given, published, duplicate_of, origin, words, reader, unread"
    " FROM document"
)


def documents(
    store: Store,
    *,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    undated: bool = False,
    unread: bool = False,
) -> Iterator[DocumentItem]:
    """Documents that fit, by id."""
    where, values = fitting(since, until, undated, unread)
    if publisher is not None:
        where, values = f"{where} AND publisher = ?", (*values, publisher)
    for row in store.db.execute(f"{_DOCUMENT} WHERE {where} ORDER BY id", values):
        yield _document(row)


def fitting(since: str | None, until: str | None, undated: bool, unread: bool) -> tuple[str, tuple[str, ...]]:
    """The SQL condition on ``document``, and its values. The days are ISO days."""
    parts, values = ["1"], []
    for condition, value in (("coalesce(latest, earliest) >= ?", since), ("coalesce(earliest, latest) <= ?", until)):
        if value is not None:
            parts.append(condition)
            values.append(value)
    if undated:
        parts.append("(earliest IS NULL OR latest IS NULL OR earliest <> latest)")
    if unread:
        parts.append("unread IS NOT NULL")
    return " AND ".join(parts), tuple(values)


def document(store: Store, number: int) -> DocumentItem:
    """One document by its number."""
    return _document(store.one(f"{_DOCUMENT} WHERE number = ?", (number,)))


def id_of(store: Store, number: int) -> str:
    """A document's id."""
    return str(store.one("SELECT id FROM document WHERE number = ?", (number,))[0])


def _document(row: Any) -> DocumentItem:
    about = loads(About, row[2])
    return DocumentItem(
        id=row[0],
        file=row[1],
        url=about.url,
        title=about.shown,
        publisher=row[3] or about.publisher,
        authors=about.authors,
        language=row[4],
        given=loads(Interval, row[5]) if row[5] else None,
        published=loads(Interval, row[6]) if row[6] else None,
        duplicate_of=row[7],
        origin=row[8],
        words=row[9],
        reader=row[10],
        unread=row[11],
        pages=about.pages,
    )


def reading(store: Store, number: int) -> Reading | None:
    """The reading that stands for a document."""
    return reading_of(store, number)


def regions(store: Store, tellings: Tellings, number: int) -> tuple[RegionText, ...]:
    """A document's regions; one of body where it was not read."""
    text, found = tellings.text(number), reading_of(store, number)
    if found is None:
        return (RegionText(0, len(text), "body", text),) if text else ()
    return tuple(RegionText(r.start, r.end, r.kind, text[r.start : r.end]) for r in found.regions)


def actors(store: Store, *, kind: str | None = None, state: str | None = None) -> Iterator[ActorItem]:
    """Actors that fit, by id."""
    rows = store.db.execute("SELECT actor, kind, name, names, state FROM appearance ORDER BY actor, document")
    for actor, group in groupby(rows, key=lambda row: row[0]):
        item = _actor(actor, group)
        if (kind is None or item.kind == kind) and (state is None or item.state == state):
            yield item


def actor(store: Store, name: str) -> ActorItem | None:
    """One actor by id."""
    rows = store.all(
        "SELECT actor, kind, name, names, state FROM appearance WHERE actor = ? ORDER BY document", (name,)
    )
    return _actor(name, iter(rows)) if rows else None


def _actor(actor: str, rows: Iterator[Any]) -> ActorItem:
    return joined.merge(actor, (Actor(r[0], r[1], r[2], tuple(json.loads(r[3])), r[4]) for r in rows))


def offices(
    store: Store, tellings: Tellings, *, holder: str | None = None, of: str | None = None
) -> Iterator[OfficeItem]:
    """Offices by person, office and state, a line a term; what documents say stands with the term that it falls in.

    Those of one person where ``holder`` is given, those of one state where ``of`` is.
    """
    wanted = [(column, value) for column, value in (("person", holder), ("state", of)) if value is not None]
    where = " AND ".join(["1", *(f"office.{column} = ?" for column, _ in wanted)])
    rows = store.db.execute(
        "SELECT person, office, state, document, data FROM office JOIN document ON document.number = office.document"
        f" WHERE {where} ORDER BY person, office, state, term, document.id",
        tuple(value for _, value in wanted),
    )
    for (person, office, state), group in groupby(rows, key=lambda row: row[:3]):
        held = [(row[3], loads(Office, row[4])) for row in group]
        terms = list(dict.fromkeys(one for _, one in held if one.span is None))
        said: dict[Office | None, list[Evidence]] = {}
        for number, one in held:
            if one.span is not None:
                source, (start, end) = tellings.source(number), one.span
                passage = Evidence(source.id, source.file, start, end, tellings.text(number)[start:end])
                said.setdefault(_term(terms, source.published), []).append(passage)
        name = max((one.name for _, one in held), key=lambda name: (len(name), name))
        for term in [*terms, *([None] if None in said else [])]:
            evidence = tuple(said.get(term, ()))
            yield OfficeItem(
                person=person,
                name=term.name if term else name,
                office=office,
                state=state or None,
                since=term.since if term else None,
                until=term.until if term else None,
                known_to=term.known_to if term else None,
                evidence=evidence,
                source="document" if evidence else "built-in",
            )


def _term(terms: list[Office], published: Interval | None) -> Office | None:
    """The one term that a document of this date can speak of; ``None`` where none or several fit."""
    first, last = (published.earliest, published.latest) if published else (None, None)
    fitting = [
        term
        for term in terms
        if not (last and term.since and term.since.earliest and last < term.since.earliest)
        and not (first and term.until and term.until.latest and first > term.until.latest)
    ]
    return fitting[0] if len(fitting) == 1 else None


def origins(store: Store) -> Iterator[Origin]:
    """Origins by id, each with its documents."""
    rows = store.db.execute("SELECT origin, id, origin_why FROM document ORDER BY origin, id")
    for origin, group in groupby(rows, key=lambda row: row[0]):
        members = list(group)
        why = "; ".join(dict.fromkeys(row[2] for row in members if row[2]))
        yield Origin(
            origin, tuple(row[1] for row in members), why or "A source of its own: nothing ties it to another."
        )


def links(store: Store, tellings: Tellings, item: str | None = None) -> Iterator[Link]:
    """Links by kind and ends. Ends are stored as keys of mentions and lead to the items that hold these now.

    Links of rejected items are listed only where ``item`` names one of them.
    """
    query = (
        "SELECT DISTINCT link.kind, a.item, b.item, a.document, a.start, a.end FROM link"
        " JOIN mention AS a ON a.key = link.source JOIN mention AS b ON b.key = link.target WHERE a.item <> b.item"
    )
    values: tuple[str, ...] = ()
    if item is not None:
        query += " AND (a.item = ? OR b.item = ?)"
        values = (item, item)
    else:
        rejected = "SELECT id FROM item WHERE kind = 'commitment' AND review = 'rejected'"
        query += f" AND a.item NOT IN ({rejected}) AND b.item NOT IN ({rejected})"
    rows = store.all(query + " ORDER BY 1, 2, 3, 4, 5", values)
    for (kind, source, target), group in groupby(rows, key=lambda row: row[:3]):
        evidence = []
        for _, _, _, number, start, end in group:
            told = tellings.source(number)
            evidence.append(Evidence(told.id, told.file, start, end, tellings.text(number)[start:end]))
        yield Link(kind, source, target, tuple(evidence))


def status(store: Store) -> dict[str, Any]:
    """The figures of ``Status``, all but the path."""
    documents_, words, read, origins_, earliest, latest = store.one(
        "SELECT count(*), coalesce(sum(words), 0), count(reader), count(DISTINCT origin), min(earliest), max(latest)"
        " FROM document"
    )
    kinds = dict(store.all("SELECT kind, count(*) FROM item GROUP BY kind"))
    positions = store.one("SELECT count(*) FROM item WHERE kind = 'commitment' AND type = 'position'")[0]
    rejected = "SELECT kind, type = 'position', count(*) FROM item WHERE review = 'rejected' GROUP BY 1, 2"
    for kind, position, number in store.all(rejected):
        kinds[kind] -= number
        positions -= number if position and kind == "commitment" else 0
    return {
        "documents": documents_,
        "words": words,
        "read": read,
        "undated": tuple(documents(store, undated=True)),
        "unread": tuple(documents(store, unread=True)),
        "failures": tuple(store.all("SELECT file, problem, remedy FROM failure ORDER BY file")),
        "actors": store.one("SELECT count(DISTINCT actor) FROM appearance")[0],
        "statements": kinds.get("statement", 0),
        "events": kinds.get("event", 0),
        "commitments": kinds.get("commitment", 0) - positions,
        "positions": positions,
        "rejected": store.one("SELECT count(*) FROM item WHERE review = 'rejected'")[0],
        "rulings": store.one("SELECT count(*) FROM ruling")[0],
        "lost": len(lost(store)),
        "origins": origins_,
        "earliest": earliest,
        "latest": latest,
        "by_month": tuple(
            store.all(
                "SELECT substr(earliest, 1, 7), count(*) FROM document"
                " WHERE substr(earliest, 1, 7) = substr(latest, 1, 7) GROUP BY 1 ORDER BY 1"
            )
        ),
        "coverage": tuple(
            store.all(
                "SELECT coalesce(publisher, ''), substr(earliest, 1, 7), count(*) FROM document"
                " WHERE substr(earliest, 1, 7) = substr(latest, 1, 7) GROUP BY 1, 2 ORDER BY 1, 2"
            )
        ),
        "by_publisher": tuple(
            store.all("SELECT coalesce(publisher, ''), count(*) FROM document GROUP BY 1 ORDER BY 2 DESC, 1")
        ),
        "readers": tuple(
            store.all("SELECT reader, count(*) FROM document WHERE reader IS NOT NULL GROUP BY 1 ORDER BY 1")
        ),
    }
