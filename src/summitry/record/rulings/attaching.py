"""Mentions that a person made: passages attached to an item, or to nothing that the reader found.

Such a mention stands in the tables beside those that were read, under the ruling's id for its key, and is put in again
whenever its document is read anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from summitry.link.items import Anchor, Commitment, Event, Item, MentionKind, Ruling
from summitry.model import CommitmentMention, EventMention, Place, Quantity, Span, Statement
from summitry.record.codec import dumps, plain
from summitry.record.entry import words
from summitry.record.index import index_statement
from summitry.record.rulings.anchors import find, place, traits_told
from summitry.record.rulings.ruled import Verdict, date, parties
from summitry.record.rulings.values import Value
from summitry.record.store import Store
from summitry.record.tellings import Tellings


def completed(kind: MentionKind, value: Mapping[str, Any], quote: str, item: Item | None) -> Value:
    """The value of an attachment with what was left out: as the item has it, or the least that a mention must say."""
    if isinstance(item, Event):
        given: Value = {name: plain(getattr(item, name)) for name in ("plover", "mode", "status", "parties")}
    elif isinstance(item, Commitment):
        given = {name: plain(getattr(item, name)) for name in ("by", "to", "stage", "wording", "topics")}
    elif kind == "event":
        given = {"status": "occurred"}
    elif kind == "commitment":
        given = {"stage": "announced"}
    else:
        return {"act": "says", "form": "indirect", "content": " ".join(quote.split()), **value}
    return {**given, "summary": " ".join(quote.split()), **value}


def made(kind: MentionKind, value: Mapping[str, Any], span: Span, ruling: Ruling) -> Any:
    """The mention that an attachment makes at a passage."""
    verdict = Verdict(ruling.id, ruling.at, ruling.by, ruling.action, ruling.value)
    topics, said_by = tuple(value.get("topics", ())), value.get("said_by")
    if kind == "event":
        return EventMention(
            span=span,
            trigger=span,
            plover=value["plover"],
            mode=value.get("mode"),
            parties=parties(value.get("parties", ())),
            status=value["status"],
            date=date(value["date"], verdict) if value.get("date") else None,
            place=Place(**value["place"]) if value.get("place") else None,
            topics=topics,
            summary=value["summary"],
            said_by=said_by,
        )
    if kind == "commitment":
        return CommitmentMention(
            span=span,
            kind="undertaking",
            by=parties(value.get("by", ())),
            to=parties(value.get("to", ())),
            stage=value["stage"],
            wording=value.get("wording"),
            summary=value["summary"],
            topics=topics,
            quantity=Quantity(**value["quantity"]) if value.get("quantity") else None,
            due=date(value["due"], verdict) if value.get("due") else None,
            said_by=said_by,
        )
    speaker = value.get("speaker")
    return Statement(
        span=span,
        speaker=speaker,
        form=value["form"],
        cue=value.get("cue", ""),
        act=value["act"],
        content=value["content"],
        content_span=(span,),
        topics=topics,
        speakers=(speaker,) if speaker else (),
        said_by=said_by,
    )


def traits_made(kind: MentionKind, value: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The salient words of the mention that an attachment will make; it names no trigger."""
    nobody = Ruling("", "", "", "attach", "", "{}")
    return tuple((name, told) for name, told in traits_told(made(kind, value, (0, 1), nobody)) if name != "at")


def twin(tellings: Tellings, anchor: Anchor, number: int) -> str | None:
    """The key of the mention which the reader itself found at an attached passage, or ``None``."""
    return find(tellings, replace(anchor, key=""), number)


def put_in(tellings: Tellings, ruling: Ruling, anchor: Anchor, number: int) -> str | None:
    """Put the mention of an attachment into the tables. Returns its key, or ``None`` where its passage is not found."""
    store, span = tellings.store, place(tellings.text(number), anchor)
    kind = cast(MentionKind, anchor.kind)
    if span is None:
        return None
    take_out(store, tellings, ruling.id)
    noun = made(kind, json.loads(ruling.value), span, ruling)
    row = store.db.execute(
        "INSERT INTO mention (key, kind, document, start, end, data, item, dirty)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (ruling.id, kind, number, *span, dumps(noun), ruling.id, kind != "statement"),
    ).fetchone()[0]
    quote = tellings.text(number)[span[0] : span[1]]
    store.db.execute("INSERT INTO mention_words (rowid, words) VALUES (?, ?)", (row, words(quote)))
    if isinstance(noun, Statement):
        published = tellings.source(number).published
        days = (published.earliest, published.latest) if published else (None, None)
        speakers = {(speaker, tellings.person(speaker)[2] or "", "source") for speaker in noun.speakers}
        index_statement(store, ruling.id, noun.act, days, speakers, noun.topics)
    return ruling.id


def take_out(store: Store, tellings: Tellings, key: str) -> None:
    """Take the mention of an attachment out of the tables; what shared its item is to be linked anew."""
    row = store.one("SELECT number, document, start, end, item FROM mention WHERE key = ?", (key,))
    if row is None:
        return
    number, document, start, end, item = row
    store.db.execute(
        "INSERT INTO mention_words (mention_words, rowid, words) VALUES ('delete', ?, ?)",
        (number, words(tellings.text(document)[start:end])),
    )
    store.db.execute("DELETE FROM item WHERE id = ?", (item,))
    store.db.execute("DELETE FROM link WHERE source = ?1 OR target = ?1", (key,))
    store.db.execute("DELETE FROM mention WHERE key = ?", (key,))
    store.db.execute("UPDATE mention SET dirty = 1, item = key WHERE item = ?", (item,))
