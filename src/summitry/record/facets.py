"""What a list could be narrowed to, with how many items each would leave.

The rows that fit a filter are found by the filter's own SQL, so that a facet never says anything but what the list
would; they are counted over columns held in memory, which a pass over the tables fills once for each state of the file.
A facet's counts leave its own filter out: they say what another value would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from summitry.errors import UsageError
from summitry.link.items import MentionKind
from summitry.record.keeping import kept
from summitry.record.questions import Filter
from summitry.record.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: the filter's name, and its values with how many items each leaves, most first."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a facet's values stand: a query for item and value, and the filters that choose among them."""

    query: str
    clears: tuple[str, ...]


def _column(name: str, expression: str, *clears: str) -> _Source:
    query = f"SELECT number, {expression} FROM item WHERE kind = ? AND {expression} IS NOT NULL"
    return _Source(query, clears or (name,))


def _party(roles: str) -> str:
    return (
        "SELECT DISTINCT party.item, CASE party.state WHEN '' THEN party.actor ELSE party.state END FROM party"
        f" JOIN item ON item.number = party.item WHERE item.kind = ? AND party.role IN ({roles})"
        " AND (party.state <> '' OR party.actor NOT LIKE 'anon:%')"
    )


_SOURCES = {
    "by": _Source(_party("'by', 'source', 'host', 'participant'"), ("by",)),
    "to": _Source(_party("'to', 'target', 'guest', 'beneficiary'"), ("to",)),
    "topic": _Source(
        "SELECT topic.item, topic.topic FROM topic JOIN item ON item.number = topic.item WHERE item.kind = ?",
        ("topic",),
    ),
    "stage": _column("stage", "status"),
    "status": _column("status", "status"),
    "wording": _column("wording", "wording"),
    "type": _column("type", "type"),
    "review": _column("review", "coalesce(review, 'open')"),
    "year": _column("year", "CASE WHEN day < '~' AND day NOT LIKE '-%' THEN substr(day, 1, 4) END", "since", "until"),
    "document": _Source(
        "SELECT DISTINCT item.number, document.id FROM mention JOIN item ON item.id = mention.item"
        " JOIN document ON document.number = mention.document WHERE mention.kind = ?",
        ("document",),
    ),
}
NAMES = tuple(_SOURCES)


def facets(store: Store, kind: MentionKind, names: Sequence[str], wanted: Filter) -> tuple[Facet, ...]:
    """The facets of these names. Raises ``UsageError`` for a bad filter or a name that is none."""
    for name in names:
        if name not in _SOURCES:
            raise UsageError(f"{name}: no facet is called so. One of: {', '.join(NAMES)}")
    return tuple(Facet(name, _counts(store, kind, name, _without(wanted, name))) for name in names)


def _without(wanted: Filter, name: str) -> Filter:
    cleared: dict[str, Any] = dict.fromkeys(_SOURCES[name].clears)
    return replace(wanted, **cleared | ({"review": "all"} if name == "review" else {}))


def _counts(store: Store, kind: MentionKind, name: str, wanted: Filter) -> tuple[tuple[str, int], ...]:
    def count() -> tuple[tuple[str, int], ...]:
        import numpy as np

        column = kept(store, f"column {kind} {name}", lambda: _Column(store, kind, _SOURCES[name].query))
        fitting = kept(store, f"fitting {kind} {wanted}", lambda: _fitting(store, kind, wanted))
        found = column.codes[fitting[column.items]]
        numbers = np.bincount(found, minlength=len(column.values))
        order = np.lexsort((np.arange(len(numbers)), -numbers))
        return tuple((column.values[at], int(numbers[at])) for at in order if numbers[at])

    return kept(store, f"facet {kind} {name} {wanted}", count)


def _fitting(store: Store, kind: MentionKind, wanted: Filter) -> NDArray[np.bool_]:
    """For each number of an item whether it fits."""
    import numpy as np

    where, values = wanted.where(kind, store)
    last = store.one("SELECT coalesce(max(number), 0) FROM item")[0]
    fits = np.zeros(last + 1, dtype=np.bool_)
    rows = store.db.execute(f"SELECT item.number FROM item WHERE {where}", values)
    fits[np.fromiter((row[0] for row in rows), dtype=np.int64)] = True
    return fits


class _Column:
    """Items and their values as two columns of numbers; ``values`` are sorted, and a code is a place among them."""

    def __init__(self, store: Store, kind: MentionKind, query: str) -> None:
        import numpy as np

        rows = store.all(query, (kind,))
        self.values = sorted({row[1] for row in rows if row[1] is not None})
        codes = {value: code for code, value in enumerate(self.values)}
        self.items: Numbers = np.fromiter((row[0] for row in rows if row[1] is not None), dtype=np.int64)
        self.codes: Numbers = np.fromiter((codes[row[1]] for row in rows if row[1] is not None), dtype=np.int64)
