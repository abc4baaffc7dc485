"""Actors: all of them ranked, and one with its offices, names, statements, meetings and promises."""

from __future__ import annotations

from typing import Any, get_args

from summitry.desk.ask import Ask
from summitry.desk.lines import line
from summitry.desk.page import Page, Table, page
from summitry.errors import NoSuchItem, UsageError
from summitry.export.jsonl import actor_line, office_line
from summitry.link.items import ActorItem, OfficeItem
from summitry.model import ActorKind
from summitry.rules.states import states
from summitry.show.words import UNKNOWN, when

USUAL = 100
FEW = 8
"""Lines of a part of an actor's page before it points to the list."""
TOPICS = 12


@page("/actors", template="actors.html", accepts=("q", "kind", "state", "after", "limit"), nav="Actors", place=80)
def actors(ask: Ask) -> Page:
    """Everybody who acts, the one that most documents name first; found by a part of the name."""
    words, kind, state = ask.get("q").casefold(), ask.get("kind"), ask.get("state")
    if kind and kind not in get_args(ActorKind):
        raise UsageError(f"{kind}: no kind of actor is called so. One of: {', '.join(get_args(ActorKind))}")
    everybody = [
        one
        for one in ask.record.lists.actors()
        if (not words or words in one.name.casefold() or words == one.id.casefold())
        and (not kind or one.kind == kind)
        and (not state or one.state == state)
    ]
    begin, limit = ask.get("after", "0"), ask.limit(USUAL)
    if not begin.isdecimal():
        raise UsageError(f"after={begin}: no list gave this cursor. Leave it out to begin at the first line")
    shown = everybody[int(begin) : int(begin) + limit]
    after = str(int(begin) + limit) if int(begin) + limit < len(everybody) else None
    lines = [{"id": a.id, "kind": a.kind, "name": a.name, "state": a.state, "documents": a.documents} for a in shown]
    context = {"actors": shown, "after": after, "total": len(everybody), "kinds": get_args(ActorKind)}
    header = ("id", "kind", "name", "state", "documents")
    table = Table(header, ([row[name] for name in header] for row in lines))
    return Page("Actors", context, {"actors": lines, "total": len(everybody), "after": after}, table, after=after)


@page("/actor/{id:path}", template="actor.html")
def actor(ask: Ask) -> Page:
    """An actor: offices in time, names, statements by topic, meetings, promises made and received."""
    record, lists, id = ask.record, ask.record.lists, ask.named["id"]
    found = lists.actor(id)
    if found is None and id in states():
        found = ActorItem(id, "state", record.name(id), (), id, 0)
    if found is None:
        raise NoSuchItem(f"{id}: no actor of this record has this id. Look under Actors")
    own = found.id if found.kind == "state" else None
    offices = lists.offices(state=own) if own else lists.offices(person=found.id)
    told = [office for office in offices if office.evidence or not own]
    parts: list[dict[str, Any]] = []
    topics: tuple[tuple[str, int], ...] = ()
    if found.documents:
        topics = lists.facets("statement", ("topic",), by=id)[0].values
        for title, kind, filters, address in (
            ("Promises made", "commitment", {"by": id}, f"/ledger?by={id}"),
            ("Promises received", "commitment", {"to": id}, f"/ledger?to={id}"),
            ("Meetings and visits", "event", {"actor": id, "type": "CONSULT"}, f"/events?actor={id}&type=CONSULT"),
            ("Other events", "event", {"actor": id}, f"/events?actor={id}"),
            ("Statements", "statement", {"by": id}, f"/statements?by={id}"),
        ):
            leaf = lists.leaf(kind, sort="-day", limit=FEW + 1, **filters)  # type: ignore[arg-type]
            items = [one for one in leaf.items if title != "Other events" or getattr(one, "plover", "") != "CONSULT"]
            lines = [line(record, one) for one in items[:FEW]]
            parts.append({"title": title, "lines": lines, "more": len(leaf.items) > FEW, "address": address})
    context = {
        "actor": found,
        "offices": [(o, _tenure(o)) for o in told],
        "topics": topics[:TOPICS],
        "rest": len(topics) - len(topics[:TOPICS]),
        "parts": [part for part in parts if part["lines"]],
    }
    data = {
        "actor": actor_line(found),
        "offices": [office_line(office) for office in told],
        "topics": [{"value": topic, "count": number} for topic, number in topics],
        **{part["title"].lower().replace(" ", "_"): [one.item.id for one in part["lines"]] for part in parts},
    }
    rows = ([o.person, o.name, o.office, o.state, t] for o, t in context["offices"])  # type: ignore[attr-defined]
    return Page(found.name, context, data, Table(("person", "name", "office", "state", "held"), rows))


def _tenure(office: OfficeItem) -> str:
    since, until = (when(end) if end else "" for end in (office.since, office.until))
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else UNKNOWN


ROUTES = (actors, actor)
