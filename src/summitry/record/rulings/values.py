"""What a ruling may say: the fields of each action, checked and brought to one form.

A value that cannot be understood is refused when the ruling is made or imported, so that whatever stands in the log can
be applied for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from summitry.errors import UsageError
from summitry.link.items import Action, MentionKind
from summitry.model import Act, Form, Role, Stage, Status, Wording
from summitry.record.questions import day
from summitry.record.store import Store
from summitry.rules.plover import acts
from summitry.rules.states import code_of, states

ACTIONS: tuple[Action, ...] = get_args(Action)
LONGEST = 4_000
"""Characters of a summary, a reason or a note, at most."""
ATTACHED = ("document", "start", "end", "quote", "prefix", "suffix")

Value = dict[str, Any]
Check = Callable[[Store | None, str, Any], Any]


def checked(
    store: Store, action: Action, kind: MentionKind | None, value: Mapping[str, Any], *, elsewhere: bool = False
) -> Value:
    """The value of a ruling in the form that the log keeps, for a target of this kind (``None``: a document).

    ``elsewhere`` is true for one made on another record, whose actors need not be known here. Raises ``UsageError`` for
    an unknown field, a word of no list, a day that is none.
    """
    fields = _fields(action, kind)
    unknown = sorted(set(value) - set(fields))
    if unknown:
        what = f"{action} of a {kind or 'document'}"
        listed = f"One of: {', '.join(fields)}" if fields else "It takes none"
        raise UsageError(f"{', '.join(unknown)}: {what} has no such field. {listed}")
    people = None if elsewhere else store
    return {name: fields[name](people, name, value[name]) for name in fields if name in value}


def _fields(action: Action, kind: MentionKind | None) -> Mapping[str, Check]:
    if action == "edit":
        return EDITED[kind]
    if action == "attach" and kind is not None:
        place: dict[str, Check] = {"document": _text, "start": _offset, "end": _offset}
        said: dict[str, Check] = {"quote": _words, "prefix": _words, "suffix": _words, "said_by": _actor}
        made: dict[str, Check] = {"content": _text, "form": _one_of(Form), "cue": _words} if kind == "statement" else {}
        return {**place, **said, **EDITED[kind], **made}
    return OTHER.get(action, {})


def _text(store: Store | None, name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise UsageError(f"{name}: give it in words, at most {LONGEST:,} characters")
    return value.strip()


def _words(store: Store | None, name: str, value: Any) -> str:
    """Words as they stand, perhaps none."""
    if not isinstance(value, str):
        raise UsageError(f"{name}: give it in words")
    return value


def _remark(store: Store | None, name: str, value: Any) -> str:
    return _text(store, name, value) if value else ""


def _offset(store: Store | None, name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise UsageError(f"{name}: {value!r} is no offset. Give a whole number of characters from the text's beginning")
    return value


def _one_of(terms: Any, *, none: bool = False) -> Check:
    known = get_args(terms)

    def check(store: Store | None, name: str, value: Any) -> Any:
        if value in known or (none and value is None):
            return value
        raise UsageError(f"{value}: no {name} is called so. One of: {', '.join(map(str, known))}")

    return check


def _plover(store: Store | None, name: str, value: Any) -> str:
    known = dict.fromkeys(type for type, _ in acts())
    if value not in known:
        raise UsageError(f"{value}: no PLOVER type is called so. One of: {', '.join(known)}")
    return str(value)


def _mode(store: Store | None, name: str, value: Any) -> str | None:
    if value is None or (isinstance(value, str) and re.fullmatch(r"[a-z]+(?:-[a-z]+)*", value)):
        return value
    raise UsageError(f"{value}: not a mode. It is a word such as visit, phone or heavy-weapons, or null")


def _topics(store: Store | None, name: str, value: Any) -> list[str]:
    from summitry.read.topics import listed

    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list | tuple) or not all(isinstance(topic, str) for topic in found):
        raise UsageError(f"{name}: give a list of topics, such as space and cybersecurity")
    for topic in found:
        if topic not in listed():
            near = get_close_matches(topic, list(listed()), n=3, cutoff=0.5)
            raise UsageError(
                f"{topic}: no topic is called so. {'Perhaps ' + ' or '.join(near) if near else 'See docs'}"
            )
    return list(dict.fromkeys(found))


def _day(store: Store | None, name: str, value: Any) -> str:
    return day(str(value))


def _date(store: Store | None, name: str, value: Any) -> Value | None:
    """``None``, a day for both ends, or an object with ``earliest`` and ``latest``, either of them perhaps null."""
    if value is None:
        return None
    if isinstance(value, str):
        value = {"earliest": value, "latest": value}
    if not isinstance(value, Mapping) or not set(value) <= {"earliest", "latest"} or not any(value.values()):
        raise UsageError(f"{name}: give a day (2026-05-04), or earliest and latest, or null")
    first, last = (day(str(end)) if end else None for end in (value.get("earliest"), value.get("latest")))
    if first and last and first > last and not first.startswith("-"):
        raise UsageError(f"{name}: {first} is after {last}")
    return {"earliest": first, "latest": last}


def _actor(store: Store | None, name: str, value: Any) -> str | None:
    """A state's code or an actor that the record knows."""
    if value is None:
        return None
    if isinstance(value, str) and (
        value in states() or store is None or store.one("SELECT 1 FROM appearance WHERE actor = ? LIMIT 1", (value,))
    ):
        return value
    code = code_of(str(value))
    meant = f"Write {code}" if code else "Find it with: summitry list actors"
    raise UsageError(f"{value}: neither a state's code nor an actor of this record. {meant}")


def _parties(role: Role) -> Check:
    def check(store: Store | None, name: str, value: Any) -> list[Value]:
        members = [value] if isinstance(value, str | Mapping) else value
        if not isinstance(members, list | tuple):
            raise UsageError(f"{name}: give a list of parties, each a code (JPN) or an actor's id with a role")
        return [_party(store, name, member, role) for member in members]

    return check


def _party(store: Store | None, name: str, member: Any, role: Role) -> Value:
    given = {"actor": member} if isinstance(member, str) else dict(member)
    if set(given) - {"actor", "state", "role"} or not given.get("actor"):
        raise UsageError(f"{name}: a party has actor, state and role")
    actor = _actor(store, name, given["actor"])
    state = given.get("state")
    if state is None:
        known = store and store.one("SELECT max(state) FROM appearance WHERE actor = ?", (actor,))
        state = actor if actor in states() else known and known[0]
    elif state not in states():
        raise UsageError(f"{state}: no state has this code")
    return {"actor": actor, "state": state, "role": _one_of(Role)(store, "role", given.get("role") or role)}


def _place(store: Store | None, name: str, value: Any) -> Value | None:
    if value is None:
        return None
    given = {"name": value} if isinstance(value, str) else value
    if not isinstance(given, Mapping) or set(given) - {"name", "state", "lat", "lon"} or not given.get("name"):
        raise UsageError(f"{name}: give a name, or name, state, lat and lon, or null")
    if given.get("state") is not None and given["state"] not in states():
        raise UsageError(f"{given['state']}: no state has this code")
    for axis, most in (("lat", 90), ("lon", 180)):
        degrees = given.get(axis)
        if degrees is not None and (not isinstance(degrees, int | float) or abs(degrees) > most):
            raise UsageError(f"{axis}: {degrees} is no number of degrees")
    return {part: given[part] for part in ("name", "state", "lat", "lon") if given.get(part) is not None}


def _quantity(store: Store | None, name: str, value: Any) -> Value | None:
    if value is None:
        return None
    amount = value.get("value") if isinstance(value, Mapping) else None
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not value.get("unit"):
        raise UsageError(f"{name}: give value (a number in base units) and unit, such as 2500000000 and USD; or null")
    return {
        "value": amount,
        "unit": str(value["unit"]),
        "text": str(value.get("text") or f"{amount:,} {value['unit']}"),
    }


def _score(store: Store | None, name: str, value: Any) -> int:
    if isinstance(value, bool) or value not in (-1, 0, 1):
        raise UsageError(f"{value}: a score is -1, 0 or 1")
    return int(value)


def _ids(store: Store | None, name: str, value: Any) -> list[Any]:
    found = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(found, list | tuple) or not found:
        raise UsageError(f"{name}: name at least one")
    return list(found)


_COMMON: dict[str, Check] = {"topics": _topics, "summary": _text}
EDITED: Mapping[MentionKind | None, Mapping[str, Check]] = {
    "event": {
        "plover": _plover,
        "mode": _mode,
        "status": _one_of(Status),
        "date": _date,
        "parties": _parties("participant"),
        "place": _place,
        **_COMMON,
    },
    "commitment": {
        "by": _parties("source"),
        "to": _parties("target"),
        "quantity": _quantity,
        "due": _date,
        "stage": _one_of(Stage),
        "wording": _one_of(Wording, none=True),
        **_COMMON,
    },
    "statement": {"speaker": _actor, "act": _one_of(Act), "topics": _topics},
    None: {"published": _day},
}
"""Fields that may be edited, by the kind of the target."""
OTHER: Mapping[Action, Mapping[str, Check]] = {
    "accept": {"why": _remark},
    "reject": {"why": _remark},
    "merge": {"with": _ids, "why": _remark},
    "split": {"passages": _ids, "why": _remark},
    "detach": {"passage": lambda store, name, value: _ids(store, name, value)[0], "why": _remark},
    "score": {"value": _score, "why": _remark, "rubric": _remark},
    "note": {"text": _text, "undoes": _text},
}
NEEDED: Mapping[Action, str] = {
    "merge": "with",
    "split": "passages",
    "detach": "passage",
    "score": "value",
    "attach": "document",
}
"""The field without which a ruling says nothing."""
