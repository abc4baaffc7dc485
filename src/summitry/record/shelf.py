"""Documents as a library keeps them: listed a page at a time, by outlet, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summitry.link.items import DocumentItem
from summitry.record import catalogue
from summitry.record.paging import read_cursor, write_cursor
from summitry.record.questions import day
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher: its documents, how many of them bear no sure day, and how many repeat another's."""

    name: str | None
    documents: int
    undated: int
    copies: int


def documents(
    store: Store,
    *,
    after: str | None,
    limit: int,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    undated: bool = False,
    unread: bool = False,
) -> tuple[tuple[DocumentItem, ...], str | None]:
    """A page of documents, the latest first, those without a day last; and the cursor of the next.

    Raises ``UsageError`` for a day that is none, or a cursor that was never given.
    """
    parts, values = ["1"], list[Any]()
    if since is not None:
        parts.append("coalesce(latest, earliest) >= ?")
        values.append(day(since))
    if until is not None:
        parts.append("coalesce(earliest, latest) <= ?")
        values.append(day(until))
    if publisher is not None:
        parts.append("coalesce(publisher, '') = ?")
        values.append(publisher if publisher != "-" else "")
    if undated:
        parts.append("(earliest IS NULL OR latest IS NULL OR earliest <> latest)")
    if unread:
        parts.append("unread IS NOT NULL")
    where = " AND ".join(parts)
    at = read_cursor(after) if after else None
    rows: list[Any] = []
    if at is None or at[0] is not None:
        clause, extra = (" AND (earliest, id) < (?, ?)", at) if at else ("", ())
        rows = store.all(
            f"SELECT earliest, id, number FROM document WHERE {where} AND earliest IS NOT NULL{clause}"
            " ORDER BY earliest DESC, id DESC LIMIT ?",
            (*values, *extra, limit + 1),
        )
        at = None
    if len(rows) <= limit:
        clause, tail = (" AND id > ?", (at[1],)) if at else ("", ())
        rows += store.all(
            f"SELECT NULL, id, number FROM document WHERE {where} AND earliest IS NULL{clause} ORDER BY id LIMIT ?",
            (*values, *tail, limit + 1 - len(rows)),
        )
    found = tuple(catalogue.document(store, row[2]) for row in rows[:limit])
    return found, write_cursor(rows[limit - 1]) if len(rows) > limit else None


def outlets(store: Store) -> tuple[Outlet, ...]:
    """Every publisher, the one of most documents first."""
    rows = store.all(
        "SELECT publisher, count(*), sum(earliest IS NULL OR latest IS NULL OR earliest <> latest), sum(origin <> id)"
        " FROM document GROUP BY publisher ORDER BY 2 DESC, 1"
    )
    return tuple(Outlet(*row) for row in rows)


def failures(store: Store, limit: int) -> list[tuple[str, str, str]]:
    """What could not be read: file, problem, remedy."""
    return store.all("SELECT file, problem, remedy FROM failure ORDER BY file LIMIT ?", (limit,))
