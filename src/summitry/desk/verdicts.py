"""What people ruled on an item, in words; and the fields that a form to correct it offers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from summitry.link.items import Commitment, Event, Item, Ruling
from summitry.model import Act, Stage, Status, Wording
from summitry.rules.plover import acts

VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "corrected",
    "merge": "brought together",
    "split": "set apart",
    "attach": "added",
    "detach": "taken out",
    "score": "scored",
    "note": "noted",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A ruling in words. ``undone`` where a later one put it out of force; an undoing itself is left out of lists."""

    id: str
    at: str
    by: str
    action: str
    verb: str
    text: str
    undone: bool


def verdicts(rulings: Iterable[Ruling]) -> list[Verdict]:
    """The rulings on an item, latest first, those that undo others shown as their undoing."""
    listed = list(rulings)
    values: dict[str, dict[str, Any]] = {ruling.id: json.loads(ruling.value or "{}") or {} for ruling in listed}
    standing = {ruling.id: True for ruling in listed}
    for ruling in reversed(listed):  # the latest word counts: an undoing that is itself undone undoes nothing
        undone = values[ruling.id].get("undoes")
        if undone in standing and standing[ruling.id]:
            standing[undone] = False
    return [
        Verdict(r.id, r.at, r.by, r.action, VERBS[r.action], _text(r.action, values[r.id]), not standing[r.id])
        for r in reversed(listed)
        if "undoes" not in values[r.id]
    ]


def _text(action: str, value: dict[str, Any]) -> str:
    why = str(value.get("why") or "")
    if action == "note":
        return str(value.get("text", ""))
    if action == "score":
        return f"{value.get('value', 0):+d}" + (f": {why}" if why else "")
    if action == "merge":
        return "with " + ", ".join(map(str, value.get("with", ())))
    if action == "edit":
        return "; ".join(f"{name}: {_plain(given)}" for name, given in value.items())
    return why


def _plain(value: Any) -> str:
    if value is None:
        return "not known"
    if isinstance(value, dict):
        return " to ".join(dict.fromkeys(str(part) for part in value.values() if part is not None))
    if isinstance(value, list):
        return ", ".join(_plain(part) for part in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form that corrects an item; ``choices`` where its words are of a list, and what it holds now."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()
    kind: str = "text"


def fields_of(item: Item) -> list[Field]:
    """The fields of an item that a person can put right."""
    topics = Field("topics", "Topics, with commas", ", ".join(item.topics))
    if isinstance(item, Commitment):
        due = item.due
        return [
            Field("stage", "Stage", item.stage, get_args(Stage)),
            Field("wording", "Wording", item.wording or "", ("", *get_args(Wording))),
            Field("by", "By, codes or ids with commas", ", ".join(dict.fromkeys(p.actor for p in item.by))),
            Field("to", "To, codes or ids with commas", ", ".join(dict.fromkeys(p.actor for p in item.to))),
            Field("due.earliest", "Due, from", (due and due.earliest) or "", kind="day"),
            Field("due.latest", "Due, at the latest", (due and due.latest) or "", kind="day"),
            Field("summary", "In a sentence", item.summary, kind="long"),
            topics,
        ]
    if isinstance(item, Event):
        types = tuple(dict.fromkeys(kind for kind, _ in acts()))
        date = item.date
        return [
            Field("plover", "Kind", item.plover, types),
            Field("status", "Status", item.status, get_args(Status)),
            Field("date.earliest", "On or after", (date and date.earliest) or "", kind="day"),
            Field("date.latest", "On or before", (date and date.latest) or "", kind="day"),
            Field("place", "Where", item.place.name if item.place else ""),
            Field("summary", "In a sentence", item.summary, kind="long"),
            topics,
        ]
    return [
        Field("speaker", "Who, a code or an id", item.speaker or ""),
        Field("act", "Act", item.act, get_args(Act)),
        topics,
    ]
