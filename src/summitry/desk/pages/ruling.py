"""Forms that write: rulings on items, their undoing, a document's date, what the reader missed."""

from __future__ import annotations

import re
from typing import Any, cast

from summitry.desk.ask import Ask
from summitry.desk.page import Done, deed
from summitry.desk.verdicts import fields_of
from summitry.errors import NoSuchItem, UsageError
from summitry.link.items import Item

SIMPLE = ("accept", "reject", "note", "score", "merge", "split", "detach", "edit")
MOST = 500
"""Items that one form may rule on."""


@deed("/rule/{action}")
def rule(ask: Ask) -> Done:
    """One ruling on each item named."""
    action = ask.named["action"]
    if action not in SIMPLE:
        raise UsageError(f"{action}: no form rules so. One of: {', '.join(SIMPLE)}")
    targets = list(dict.fromkeys(t for name in ("target", "only") for t in ask.form.get(name, ()) if t))
    if not targets:
        raise UsageError("No line was selected. Go back and select at least one")
    if len(targets) > MOST:
        raise UsageError(f"{len(targets)} lines at once are too many. Select {MOST} at most")
    made = []
    for target in targets:
        value = _value(ask, action, target)
        made.append(ask.record.rule(cast(Any, action), target, value, by=ask.by).id)
    return Done(back(ask), tuple(made))


@deed("/undo")
def undo(ask: Ask) -> Done:
    """Put rulings out of force."""
    for ruling in ask.form.get("ruling", ()):
        ask.record.undo(ruling, by=ask.by)
    return Done(back(ask))


@deed("/date/{id:path}")
def date(ask: Ask) -> Done:
    """Give a document its day; all that hangs on it moves."""
    document = ask.record.lists.document(ask.named["id"])
    ask.record.date(document.id, ask.field("day"), by=ask.by)
    return Done(f"/document/{document.id}?dated=1")


@deed("/attach/{id:path}")
def attach(ask: Ask) -> Done:
    """Put in what the reader missed: a passage as an item of its own, or as one more passage of an item."""
    document = ask.record.lists.document(ask.named["id"])
    text, quote = ask.record.text(document.id), next(iter(ask.form.get("quote", ())), "")
    start, end = _place(ask, text, quote)
    value: dict[str, Any] = {"document": document.id, "start": start, "end": end, "quote": text[start:end]}
    kind = ask.field("kind")
    if kind == "item":
        target = ask.field("item")
    elif kind in ("event", "commitment", "statement"):
        target = f"new:{kind}"
        value |= _described(ask, kind, text[start:end])
    else:
        raise UsageError(f"{kind}: say what it is: an event, a commitment, a statement, or an item's own passage")
    made = ask.record.rule("attach", target, value, by=ask.by)
    return Done(f"/document/{document.id}?lit={start}-{end}#lit", (made.id,))


def _described(ask: Ask, kind: str, quote: str) -> dict[str, Any]:
    words = ask.field("summary") or " ".join(quote.split())
    if kind == "event":
        kind, status = ask.field("plover") or "CONSULT", ask.field("status") or "occurred"
        return {"plover": kind, "status": status, "summary": words}
    who = _listed(ask.field("by_whom"))
    if kind == "commitment":
        found: dict[str, Any] = {"stage": ask.field("stage") or "announced", "summary": words}
        return found | ({"by": who} if who else {})
    return {"content": words, "act": "says"} | ({"speaker": who[0]} if who else {})


def _place(ask: Ask, text: str, quote: str) -> tuple[int, int]:
    """Where the passage stands: by its offsets, or by its words where these stand in the text once, line ends aside."""
    start, end = ask.field("start"), ask.field("end")
    if start.isdecimal() and end.isdecimal():
        return int(start), int(end)
    words = [re.escape(word) for word in quote.split()]
    found = [m.span() for m in re.finditer(r"\s+".join(words), text)] if words else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("These words do not stand in the document. Copy them from it as they stand")
    raise UsageError(f"These words stand in the document {len(found)} times. Copy a few more around them")


def _value(ask: Ask, action: str, target: str) -> dict[str, Any]:
    why = {"why": ask.field("why")} if ask.field("why") else {}
    if action == "note":
        return {"text": ask.field("text")}
    if action == "score":
        text = ask.field("value")
        if text not in ("-1", "0", "1"):
            raise UsageError(f"{text}: a score is -1, 0 or 1")
        return {"value": int(text), "rubric": ask.field("rubric")} | why
    if action == "merge":
        return {"with": [other for other in ask.form.get("with", ()) if other]} | why
    if action == "split":
        return {"passages": list(ask.form.get("passage", ()))} | why
    if action == "detach":
        return {"passage": ask.field("passage")} | why
    if action == "edit":
        item = ask.record.lists.item(target)
        if item is None:
            raise NoSuchItem(f"{target}: no statement, event or commitment has this id")
        return _corrected(ask, item)
    return why


def _corrected(ask: Ask, item: Item) -> dict[str, Any]:
    """The fields of the form that differ from what the item holds."""
    value: dict[str, Any] = {}
    for field in fields_of(item):
        given = ask.field(f"value.{field.name}")
        if f"value.{field.name}" not in ask.form or given == field.value:
            continue
        name, _, end = field.name.partition(".")
        if end:
            ends = ("earliest", "latest")
            days = {part: ask.field(f"value.{name}.{part}") or None for part in ends}
            value[name] = days if any(days.values()) else None
        elif name in ("topics", "by", "to"):
            value[name] = _listed(given)
        else:
            value[name] = given or None
    return value


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def back(ask: Ask) -> str:
    """Where the form came from, if that is a page of the desk."""
    to = ask.field("back") or ask.get("back", "/")
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() else "/"


ROUTES = (rule, undo, date, attach)
