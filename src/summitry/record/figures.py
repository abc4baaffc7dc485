"""Counts for figures: how many events, statements, promises, documents, in which month, between whom, where.

Each is one question to the tables that ``pairing`` fills; no item is put together for a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summitry.record.questions import Filter
from summitry.record.store import Store
from summitry.rules.plover import acts

Month = str
"""``YYYY-MM``; empty where it is not known."""
Placing = Literal["dated", "told", ""]
What = Literal["met", "to-meet", "spoke", "promised", "undertook"]
"""They met, or are to meet; one spoke of the other; promised to the other; both undertook something together."""

_CONFLICT = tuple(sorted({act.type for act in acts().values() if act.quad > 2}))
_PASSES = f"(way IN ('toward', 'mutual') OR (way = 'joint' AND type NOT IN {_CONFLICT}))"
"""Something passes between the two. Who accuse or attack together, with nobody named whom, do so to a third."""
_MONTH = "CASE WHEN substr(earliest, 1, 7) = substr(latest, 1, 7) THEN substr(earliest, 1, 7) ELSE '' END"


@dataclass(frozen=True, slots=True)
class Cell:
    """So many events of one act and status, in one month."""

    month: Month
    placing: Placing
    type: str
    mode: str | None
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Dealing:
    """So many items in which ``one`` deals with ``other``; of what goes both ways, one row."""

    one: str
    other: str
    what: What
    count: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events there; of ``count``, ``to_come`` have not happened as far as is told."""

    name: str
    state: str | None
    lat: float | None
    lon: float | None
    count: int
    to_come: int


class Figures:
    """The questions, put to one record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def between(self, pairs: Sequence[tuple[str, str]]) -> list[Cell]:
        """Events that pass between the two of any pair; an event of several pairs counts once."""
        sides, values = _pairs(pairs)
        rows = self._store.all(
            f"{sides} SELECT month, placing, type, mode, status, count(DISTINCT item)"
            f" FROM sides CROSS JOIN pairing USING (one, other) WHERE kind = 'event' AND {_PASSES}"
            " GROUP BY month, placing, type, mode, status ORDER BY month, placing, type, mode, status",
            values,
        )
        return [Cell(month, placing, type, mode or None, *rest) for month, placing, type, mode, *rest in rows]

    def beside(self, pairs: Sequence[tuple[str, str]]) -> int:
        """How many events the two of any pair do together to a third, with nothing passing between them."""
        sides, values = _pairs(pairs)
        query = (
            f"{sides} SELECT count(DISTINCT item) FROM sides CROSS JOIN pairing USING (one, other)"
            f" WHERE kind = 'event' AND NOT {_PASSES}"
        )
        return int(self._store.one(query, values)[0])

    def documents(self) -> dict[Month, int]:
        """Documents by the month of their publication; under the empty month those of which it is not known."""
        return dict(self._store.all(f"SELECT {_MONTH} AS m, count(*) FROM document GROUP BY m ORDER BY m"))

    def articles(self, one: Sequence[str], other: Sequence[str] = ()) -> dict[Month, int]:
        """Documents by month that name one of ``one`` and one of ``other``; with no ``other``, two of ``one``."""
        marks = ",".join("?" * len(one))
        if other:
            told = (
                f"SELECT document FROM appearance WHERE actor IN ({marks}) INTERSECT"
                f" SELECT document FROM appearance WHERE actor IN ({','.join('?' * len(other))})"
            )
        else:
            told = f"SELECT document FROM appearance WHERE actor IN ({marks}) GROUP BY document HAVING count(*) > 1"
        rows = self._store.all(
            f"SELECT {_MONTH} AS m, count(*) FROM document WHERE number IN ({told}) GROUP BY m ORDER BY m",
            (*one, *other),
        )
        return dict(rows)

    def dealings(self, since: Month | None = None, until: Month | None = None) -> list[Dealing]:
        """Who dealt with whom in the months from ``since`` to ``until``, both inclusive; without them, whenever.

        What is of no known month counts only where neither is given.
        """
        if since is None and until is None:
            spans = [""]
        else:
            ends = "SELECT span FROM dealing WHERE span > '0' ORDER BY span {} LIMIT 1"
            low, high = self._store.one(ends.format("")), self._store.one(ends.format("DESC"))
            if not low:
                return []
            spans = list(_spans(max(since or "", f"{low[0][:4]}-01"), min(until or "9", f"{high[0][:4]}-12")))
        rows = self._store.all(
            f"SELECT one, other, what, sum(count) FROM dealing WHERE span IN ({','.join('?' * len(spans))})"
            " GROUP BY one, other, what ORDER BY one, other, what",
            tuple(spans),
        )
        return [Dealing(*row) for row in rows]

    def places(self, wanted: Filter) -> list[Spot]:
        """Where events that fit happened or are to happen, the place of most events first."""
        where, values = wanted.where("event", self._store)
        rows = self._store.all(
            "SELECT place, setting.state, lat, lon, count(*), sum(item.status NOT IN ('occurred', 'ongoing'))"
            f" FROM setting JOIN item ON item.number = setting.item WHERE place IS NOT NULL AND {where}"
            " GROUP BY place, setting.state, lat, lon ORDER BY count(*) DESC, place, setting.state",
            values,
        )
        return [Spot(*row) for row in rows]


def _pairs(pairs: Sequence[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """The pairs as a table of their own, ``sides``."""
    values = ",".join("(?, ?)" for _ in pairs) or "(NULL, NULL)"
    return f"WITH sides (one, other) AS (VALUES {values})", tuple(side for pair in pairs for side in pair)


def _spans(since: Month, until: Month) -> Iterator[str]:
    """The months from ``since`` to ``until``, whole years as such."""
    year, month = int(since[:4]), int(since[5:7])
    while f"{year:04}-{month:02}" <= until:
        if month == 1 and f"{year:04}-12" <= until:
            yield f"{year:04}"
            year += 1
            continue
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
