"""One item on a page: a commitment with its life line, an event, a statement; and what people ruled on it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from summitry.desk.ask import Ask
from summitry.desk.lines import claim, line, speaker_of
from summitry.desk.page import Page, Table, page
from summitry.desk.passages import told
from summitry.desk.rows import json_line, plural_of
from summitry.desk.verdicts import fields_of, verdicts
from summitry.errors import NoSuchItem
from summitry.export.jsonl import link_line, ruling_line
from summitry.link.items import Commitment, Event, Item, Statement
from summitry.show.charts import lifeline
from summitry.show.words import when
from summitry.weigh.standing import due, is_to_come, is_unconfirmed

PASSAGES = 25
"""Passages that a page shows before it asks whether all are wanted."""
ACCEPTS = ("all",)


@page("/commitment/{id:path}", template="item.html", accepts=ACCEPTS)
def commitment(ask: Ask) -> Page:
    """A commitment: its slots, its life line, every passage of its thread with what changed in the wording."""
    return item(ask)


@page("/event/{id:path}", template="item.html", accepts=ACCEPTS)
def event(ask: Ask) -> Page:
    """An event: its parties, date and place, and every passage that tells it, with the status as each has it."""
    return item(ask)


@page("/statement/{id:path}", template="item.html", accepts=ACCEPTS)
def statement(ask: Ask) -> Page:
    """A statement: who said it, in which words, to be read in its place."""
    return item(ask)


@page("/item/{id:path}", template="item.html", accepts=ACCEPTS)
def any_item(ask: Ask) -> Page:
    """An item of whatever kind, by its id or the start of one."""
    return item(ask)


def item(ask: Ask) -> Page:
    """The page of the item that the path names. Raises ``NoSuchItem`` or ``AmbiguousItem``."""
    record, name = ask.record, ask.named["id"]
    found = record.lists.item(name)
    if found is None:
        raise NoSuchItem(f"{name}: no statement, event or commitment has this id")
    now = record.lists.today()
    most = len(found.evidence) if ask.get("all") else PASSAGES
    passages = list(told(record, found, most))
    rulings = list(record.rulings(found.id))
    links = list(record.links(found.id))
    tied = {one.id: one for one in record.lists.items([o for k in links for o in (k.source, k.target)])}
    made_at = record.lists.items(found.events) if isinstance(found, Commitment) else ()
    context: dict[str, Any] = {
        "item": found,
        "kind": plural_of(found).removesuffix("s"),
        "heading": heading(ask, found),
        "standing": _standing(found, now),
        "facts": facts(ask, found),
        "passages": passages,
        "rest": len(found.evidence) - len(passages),
        "verdicts": verdicts(rulings),
        "fields": fields_of(found),
        "links": [(link, tied.get(link.target if link.source == found.id else link.source)) for link in links],
        "made_at": [line(record, one) for one in made_at],
        "chart": None,
        "chart_table": None,
        "because": _because(found),
    }
    if isinstance(found, Commitment) and len(found.history) > 0:
        chart = lifeline.draw(found, as_of=now)
        context |= {"chart": Markup(chart.html), "chart_table": chart.table}
    data = {
        "item": json_line(found),
        "rulings": [ruling_line(ruling) for ruling in rulings],
        "links": [link_line(link) for link in links],
    }
    rows = (
        [
            *(p.number, p.step, p.date and p.date.earliest, p.date and p.date.latest),
            *(p.document.id, p.document.title, p.document.publisher),
            *(p.evidence.start, p.evidence.end, p.evidence.quote),
        ]
        for p in passages
    )
    header = ("number", "step", "earliest", "latest", "document", "title", "publisher", "start", "end", "quote")
    return Page(context["heading"], context, data, Table(header, rows))


def heading(ask: Ask, found: Item) -> str:
    """The item in a sentence."""
    if isinstance(found, Commitment):
        return claim(ask.record, found)
    if isinstance(found, Event):
        return found.summary or found.evidence[0].quote
    return f"{speaker_of(ask.record, found)}: {found.content}"


def _standing(found: Item, now: str | None) -> str:
    """In words: how far it has got, and how it stands on the latest day."""
    if isinstance(found, Commitment):
        words = found.stage + (f" · {found.wording}" if found.wording else "")
        owed = due(found, now) if now else None
        return words + {"due": ", due", "overdue": ", overdue without evidence", None: ""}[owed]
    if isinstance(found, Event):
        if now and is_unconfirmed(found, now):
            return f"{found.status}; the day has passed, and no document says whether it came about"
        return found.status + (", still to come" if now and is_to_come(found, now) else "")
    return found.act + ", " + {"direct": "quoted", "indirect": "reported", "mixed": "quoted in part"}[found.form]


def facts(ask: Ask, found: Item) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """The item's slots: a label, and values in words, each with an address where one fits. Empty slots are left out."""
    name = ask.record.name
    rows: list[tuple[str, list[tuple[str, str | None]]]] = []

    def parties(members: Any, role: bool = False) -> list[tuple[str, str | None]]:
        seen = {(p.actor, p.role if role else ""): p for p in members}
        return [(name(p.actor) + (f" ({p.role})" if role else ""), f"/actor/{p.actor}") for p in seen.values()]

    if isinstance(found, Commitment):
        rows += [("By", parties(found.by)), ("To", parties(found.to))]
        rows += [("Due", [(when(found.due), None)] if found.due else [])]
        rows += [("Amount", [(found.quantity.text, None)] if found.quantity else [])]
        rows += [("Marks", [(badge, None) for badge in found.badges])]
        where = "/ledger"
    elif isinstance(found, Event):
        rows += [("When", [(when(found.date), None)]), ("Who", parties(found.parties, True))]
        kind = found.plover.lower() + (f", {found.mode}" if found.mode else "")
        rows += [("Kind", [(kind, f"/events?type={found.plover}")])]
        place = found.place
        rows += [("Where", [(place.name + (f", {name(place.state)}" if place.state else ""), None)] if place else [])]
        where = "/events"
    else:
        rows += [("Who", [(name(s), f"/actor/{s}") for s in found.speakers or () if s])]
        rows += [("Cue", [(found.cue, None)] if found.cue else []), ("When", [(when(found.date), None)])]
        where = "/statements"
    rows.append(("Topics", [(t.replace("-", " "), f"{where}?topic={t}") for t in found.topics]))
    if not isinstance(found, Statement):
        documents = len({e.document for e in found.evidence})
        passages = f"{len(found.evidence)} in {documents} document{'' if documents == 1 else 's'}"
        origins = f", from {found.origins} independent source{'' if found.origins == 1 else 's'}"
        rows.append(("Passages", [(passages + origins, None)]))
    if isinstance(found, Commitment) and found.score:
        rows.append(("Score", [(f"{found.score.value:+d} by {found.score.by}: {found.score.why}", None)]))
    return [(label, values) for label, values in rows if values]


def _because(found: Item) -> list[str]:
    date = found.due if isinstance(found, Commitment) else found.date
    return [part for part in date.why.split("; ") if part] if date else []


ROUTES = (commitment, event, statement, any_item)
