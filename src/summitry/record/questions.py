"""Questions put to the tables: which items fit a filter, an id, a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from summitry.errors import AmbiguousItem, NoSuchItem, UsageError
from summitry.link.commitments import CLOSED
from summitry.link.items import MentionKind
from summitry.model import Stage, Status, Wording
from summitry.record.store import Store
from summitry.rules.states import code_of, states

Reviewed = Literal["accepted", "rejected", "edited", "open", "all"]
_UNLESS = "item.number NOT IN (SELECT number FROM item WHERE kind = ? AND {})"
"""Items that people ruled on are few and have an index of their own: the index of the list need not hold them."""
_FORMERLY = """
SELECT mention.item FROM anchor JOIN held ON held.ruling = anchor.ruling AND held.slot = anchor.slot
JOIN mention ON mention.key = held.key WHERE anchor.key = ? ORDER BY anchor.ruling DESC LIMIT 1
"""
FEW = 50_000
"""Rows of one state or topic that are gathered before the items are looked at."""
ACTING = "'by', 'source', 'host', 'participant'"
MEANT = "'to', 'target', 'guest', 'beneficiary', 'subject'"
"""Roles of those who act, and of those whom it is done to."""
DAY = re.compile(r"-?\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; everything that is ``None`` lets all through.

    ``dyad`` are two states or bodies, ``JPN-USA``, both parties. ``by`` is the one who acts: a commitment's
    undertaker, an event's source, host or participant, a statement's speaker; a state or an actor's id; ``to`` the one
    to whom it is undertaken or at whom it is aimed, ``actor`` a party in any role. ``due_before`` and ``due_after`` are
    inclusive days for the last day on which an undertaking is due. ``since`` and ``until`` are inclusive days that the
    item's dates must touch: an event's date, a statement's or a commitment's publication. ``type`` is a PLOVER type, a
    statement's act, ``undertaking`` or ``position``. ``review`` is how people ruled: ``accepted``, ``rejected``,
    ``edited``, ``open`` (not ruled on) or ``all``; without it, rejected items are left out. ``open`` keeps the
    undertakings whose stage is no end.
    """

    dyad: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    stage: str | None = None
    wording: str | None = None
    type: str | None = None
    mode: str | None = None
    by: str | None = None
    to: str | None = None
    actor: str | None = None
    document: str | None = None
    due_before: str | None = None
    due_after: str | None = None
    review: str | None = None
    open: bool = False

    def _check(self, kind: MentionKind, store: Store) -> None:
        """Refuse what can fit nothing, so that an empty list means that the record holds nothing of the kind."""
        for name, terms in (("status", Status), ("stage", Stage), ("wording", Wording), ("review", Reviewed)):
            value, known = getattr(self, name), get_args(terms)
            if value is not None and value not in known:
                raise UsageError(f"{value}: no {name} is called so. One of: {', '.join(known)}")
        for side in (*(dyad(self.dyad) if self.dyad else ()), self.actor, self.by, self.to):
            if side is not None and not _is_known(store, side):
                raise UsageError(f"{side}: neither a state's code nor an actor of this record. {_meant(side)}")
        if self.since is not None and self.until is not None and day(self.since) > day(self.until):
            raise UsageError(f"{self.since} is after {self.until}. Give the earlier day to since, the later to until")

    def where(self, kind: MentionKind, store: Store) -> tuple[str, tuple[str, ...]]:
        """The SQL condition on ``item``. Raises ``UsageError`` for a day or dyad that is none."""
        self._check(kind, store)
        parts: list[str] = ["item.kind = ?"]
        values: list[str] = [kind]

        def add(condition: str, *wanted: str) -> None:
            parts.append(condition)
            values.extend(wanted)

        for column, wanted in (
            ("status", self.status or self.stage),
            ("wording", self.wording),
            ("type", self.type),
            ("mode", self.mode),
        ):
            if wanted is not None:
                add(f"item.{column} = ?", wanted)
        if self.open:
            add(f"item.status NOT IN ({','.join('?' * len(CLOSED))})", *sorted(CLOSED))
        if self.since is not None:
            add("coalesce(item.latest, item.earliest) >= ?", day(self.since))
        if self.until is not None:
            add("coalesce(item.earliest, item.latest) <= ?", day(self.until))
        if self.due_before is not None:
            add("item.due <= ?", day(self.due_before))
        if self.due_after is not None:
            add("item.due >= ?", day(self.due_after))
        sides = (*(dyad(self.dyad) if self.dyad else ()), self.actor)
        borne = [_Row("party", _side(side), side) for side in sides if side]
        if self.by is not None:
            borne.append(_Row("party", f"{_side(self.by)} AND role IN ({ACTING})", self.by))
        if self.to is not None:
            borne.append(_Row("party", f"{_side(self.to)} AND role IN ({MEANT})", self.to))
        if self.topic is not None:
            borne.append(_Row("topic", "topic = ?", self.topic))
        for condition, sought in _bearing(store, borne):
            add(condition, *sought)
        if self.review is None:
            add(_UNLESS.format("review = 'rejected'"), kind)
        elif self.review == "open":
            add(_UNLESS.format("review IS NOT NULL"), kind)
        elif self.review != "all":
            add("item.review = ?", self.review)
        if self.document is not None:
            add(
                "item.id IN (SELECT m.item FROM mention AS m JOIN document AS d ON d.number = m.document"
                " WHERE d.id = ?)",
                self.document,
            )
        return " AND ".join(parts), tuple(values)


def _is_known(store: Store, side: str) -> bool:
    return side in states() or bool(store.one("SELECT 1 FROM party WHERE state = ? OR actor = ? LIMIT 1", (side, side)))


def _meant(side: str) -> str:
    code = code_of(side)
    return f"Write {code}" if code else "Find it with: summitry list actors"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that an item must have: its table, a condition on it, and the value that this asks for."""

    table: str
    condition: str
    value: str

    @property
    def items(self) -> str:
        return f"SELECT item FROM {self.table} WHERE {self.condition}"


def _side(side: str) -> str:
    """A party by its state where ``side`` is one, else by its own id: either way one index answers."""
    return "state = ?" if side in states() else "actor = ?"


def _bearing(store: Store, rows: Sequence[_Row]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Conditions that an item has all these rows, each with its values.

    Rows that are few are gathered and intersected before any item is looked at; where all are many, the items are gone
    through in the order of the list, which soon fills a page.
    """
    few: list[_Row] = []
    many: list[_Row] = []
    for row in rows:
        count = store.one(f"SELECT count(*) FROM ({row.items} LIMIT {FEW + 1})", (row.value,))[0]
        (few if count <= FEW else many).append(row)
    if few:
        yield f"item.number IN ({' INTERSECT '.join(row.items for row in few)})", tuple(row.value for row in few)
    for row in many:
        condition = f"{row.table}.item = item.number AND {row.condition}"
        yield f"EXISTS (SELECT 1 FROM {row.table} WHERE {condition})", (row.value,)


def dyad(text: str) -> tuple[str, str]:
    """The two sides of ``JPN-USA``. Raises ``UsageError``."""
    sides = text.upper().replace("–", "-").split("-")
    if len(sides) != 2 or not all(sides):
        raise UsageError(f"{text}: not a pair. Write two codes with a hyphen between them, such as JPN-USA")
    return sides[0], sides[1]


def day(text: str) -> str:
    """An ISO day, checked. Raises ``UsageError``."""
    if DAY.fullmatch(text):
        year, month, dom = (int(n) for n in text.lstrip("-").split("-"))
        if 1 <= month <= 12 and 1 <= dom <= _days(year if text[0] != "-" else -year, month):
            return text
    raise UsageError(f"{text}: not a day. Write it as YYYY-MM-DD, such as 2024-04-10")


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def item_ids(store: Store, kind: MentionKind, wanted: Filter, limit: int | None, offset: int) -> list[str]:
    """Ids of the items that fit, the oldest first, those without a date last."""
    where, values = wanted.where(kind, store)
    rows = store.all(
        f"SELECT item.id FROM item WHERE {where} ORDER BY item.day, item.id LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    return [row[0] for row in rows]


def count(store: Store, kind: MentionKind, wanted: Filter) -> int:
    """How many items fit."""
    where, values = wanted.where(kind, store)
    return int(store.one(f"SELECT count(*) FROM item WHERE {where}", values)[0])


def find_document(store: Store, name: str) -> int:
    """A document's number from its id, the start of one, its file name or path.

    Raises ``NoSuchItem`` or ``AmbiguousItem``.
    """
    for column in ("id", "file", "name"):
        rows = store.all(f"SELECT number, id, file FROM document WHERE {column} = ? ORDER BY id LIMIT 6", (name,))
        if rows:
            return _only(name, rows, "documents")
    rows = store.all(
        "SELECT number, id, file FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 6",
        (name, name + "\U0010ffff"),
    )
    if name and rows:
        return _only(name, rows, "documents")
    raise NoSuchItem(f"{name}: no document has this id or file name. List them with: summitry list documents")


def _only(name: str, rows: list[Any], kind: str) -> int:
    if len(rows) == 1:
        return int(rows[0][0])
    listed = ", ".join(f"{row[1]} ({row[2]})" for row in rows[:5])
    raise AmbiguousItem(f"{name}: several {kind} fit: {listed}{', …' if len(rows) > 5 else ''}. Give more of the id")


def find_item(store: Store, name: str) -> str | None:
    """The id of the statement, event or commitment that ``name`` is a key of, or the start of one; ``None`` for none.

    Any key that once was an item's id leads to the item that holds the passage now; one that a new reading took away
    still does where a ruling was made on it. Raises ``AmbiguousItem``.
    """
    row = store.one("SELECT item FROM mention WHERE key = ?", (name,)) or store.one(_FORMERLY, (name,))
    if row:
        return str(row[0])
    if not re.fullmatch(r"[secr][0-9a-f]{1,15}", name):
        return None
    rows = store.all(
        "SELECT DISTINCT item FROM mention WHERE key >= ? AND key < ? ORDER BY item LIMIT 6", (name, name + "g")
    )
    if len(rows) > 1:
        listed = ", ".join(row[0] for row in rows[:5])
        raise AmbiguousItem(f"{name}: several items fit: {listed}{', …' if len(rows) > 5 else ''}. Give more of the id")
    return str(rows[0][0]) if rows else None


def matching(words: str) -> str:
    """What a person typed as a full-text query: every word must be there, a quoted phrase as it stands."""
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
    wanted = ['"' + part.replace('"', "") + '"' for part in parts if re.search(r"\w", part)]
    if not wanted:
        raise UsageError(f"{words!r}: nothing to search for. Give at least one word")
    return " ".join(wanted)
