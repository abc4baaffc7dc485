"""Documents as a library keeps them: listed a page at a time, by outlet, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.link.items import DocumentItem
from summitry.record import catalogue
from summitry.record.paging import Keys, rows_after
from summitry.record.questions import day
from summitry.record.store import Store

_BY_DAY = Keys("document", "earliest", "earliest IS NOT NULL", "earliest IS NULL", down=True)


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
    days = (day(since) if since is not None else None, day(until) if until is not None else None)
    where, values = catalogue.fitting(*days, undated, unread)
    if publisher is not None:
        where, values = f"{where} AND coalesce(publisher, '') = ?", (*values, publisher if publisher != "-" else "")
    rows, following = rows_after(store, _BY_DAY, where, values, after, limit)
    return tuple(catalogue.document(store, row[2]) for row in rows), following


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
