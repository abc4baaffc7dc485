"""A list of items a page at a time: where a page ended, the next goes on, however long the list and however it grew.

A page's end is the sort value and the id of its last line (keyset paging), so that the hundredth page costs what the
first does, and a line that comes in between moves nothing. Items whose sort value is not known come last whichever way
the list is sorted; none is left out.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summitry.errors import UsageError
from summitry.link.items import Item, MentionKind
from summitry.record.index import UNDATED
from summitry.record.questions import Filter
from summitry.record.store import Store

SORTS = {"day": "day", "due": "due", "origins": "origins", "passages": "passages"}
"""What a list can be sorted by; a hyphen in front (``-day``) turns it about."""
COUNTED = 10_000
"""Where a list that is longer than this ends is not counted: it is said to hold more than so many."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a list: its items, and the cursor of the page after it (``None`` on the last)."""

    items: tuple[Item, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Total:
    """How many items a list holds; at least so many where not ``exact``."""

    number: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Keys:
    """What rows of a table are sorted by: a column, the conditions that it is known or not, and whether ``down``."""

    table: str
    column: str
    known: str
    unknown: str
    down: bool


def leaf_ids(
    store: Store, kind: MentionKind, wanted: Filter, *, sort: str = "day", after: str | None = None, limit: int = 50
) -> tuple[list[str], str | None]:
    """Ids of one page, and the cursor of the next. Raises ``UsageError`` for a bad sort, cursor or filter."""
    column, down = _sort(sort)
    day = column == "day"
    known = f"item.{column} < '{UNDATED}'" if day else f"item.{column} IS NOT NULL"
    unknown = f"item.{column} = '{UNDATED}'" if day else f"item.{column} IS NULL"
    where, values = wanted.where(kind, store)
    rows, following = rows_after(store, Keys("item", column, known, unknown, down), where, values, after, limit)
    return [row[1] for row in rows], following


def rows_after(
    store: Store, keys: Keys, where: str, values: Sequence[Any], after: str | None, limit: int
) -> tuple[list[Any], str | None]:
    """Sort value (``None`` where it is not known), id and number of one page's rows; and the cursor of the next page.

    Raises ``UsageError`` for a bad cursor.
    """
    table, sort, id = keys.table, f"{keys.table}.{keys.column}", f"{keys.table}.id"
    at = read_cursor(after) if after else None
    order, beyond = ("DESC", "<") if keys.down else ("ASC", ">")
    rows: list[Any] = []
    if at is None or at[0] is not None:
        clause, extra = (f" AND ({sort}, {id}) {beyond} (?, ?)", at) if at else ("", ())
        rows = store.all(
            f"SELECT {sort}, {id}, {table}.number FROM {table} WHERE {where} AND {keys.known}{clause}"
            f" ORDER BY {sort} {order}, {id} {order} LIMIT ?",
            (*values, *extra, limit + 1),
        )
        at = None
    if len(rows) <= limit:
        clause, tail = (f" AND {id} > ?", (at[1],)) if at else ("", ())
        rows += store.all(
            f"SELECT NULL, {id}, {table}.number FROM {table} WHERE {where} AND {keys.unknown}{clause}"
            f" ORDER BY {id} LIMIT ?",
            (*values, *tail, limit + 1 - len(rows)),
        )
    return rows[:limit], write_cursor(rows[limit - 1]) if len(rows) > limit else None


def total(store: Store, kind: MentionKind, wanted: Filter, most: int = COUNTED) -> Total:
    """How many items fit, counted up to ``most``."""
    where, values = wanted.where(kind, store)
    number = int(store.one(f"SELECT count(*) FROM (SELECT 1 FROM item WHERE {where} LIMIT ?)", (*values, most + 1))[0])
    return Total(min(number, most), number <= most)


def _sort(sort: str) -> tuple[str, bool]:
    name = sort.removeprefix("-")
    if name not in SORTS:
        raise UsageError(
            f"sort={sort}: a list is sorted by one of {', '.join(SORTS)}, or the same with a hyphen before"
        )
    return SORTS[name], sort.startswith("-")


def write_cursor(row: Sequence[Any]) -> str:
    """The place after a line, told by its sort value and id."""
    return urlsafe_b64encode(json.dumps([row[0], row[1]]).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[Any, str]:
    """The sort value and id of a line. Raises ``UsageError`` for what ``write_cursor`` never wrote."""
    try:
        value, id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError):
        value, id = {}, None
    if not isinstance(id, str) or not isinstance(value, str | int | None) or isinstance(value, bool):
        raise UsageError(f"after={cursor}: no list gave this cursor. Leave it out to begin at the first line")
    return value, id
