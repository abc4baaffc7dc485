"""Counts for figures: how many events, statements, promises, documents, in which month, between whom, where.

Each is one question to the tables that ``pairing`` fills; no item is put together for a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from summitry.link.items import Event
from summitry.record.keeping import kept
from summitry.record.store import Store
from summitry.record.tellings import Tellings
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

    def __init__(self, store: Store, tellings: Tellings) -> None:
        self._store = store
        self._tellings = tellings

    def between(self, pairs: Sequence[tuple[str, str]]) -> list[Cell]:
        """Events that pass between the two of any pair; an event of several pairs counts once."""
        return kept(self._store, f"between {pairs}", lambda: self._between(pairs))

    def _between(self, pairs: Sequence[tuple[str, str]]) -> list[Cell]:
        sides, values = _pairs(pairs)
        rows = self._store.all(
            f"{sides} SELECT month, placing, type, mode, status, count(DISTINCT item)"
            f" FROM sides CROSS JOIN pairing USING (one, other) WHERE kind = 'event' AND {_PASSES}"
            " GROUP BY month, placing, type, mode, status ORDER BY month, placing, type, mode, status",
            tuple(values),
        )
        return [Cell(month, placing, type, mode or None, *rest) for month, placing, type, mode, *rest in rows]

    def beside(self, pairs: Sequence[tuple[str, str]]) -> int:
        """How many events the two of any pair do together to a third, with nothing passing between them."""
        return kept(self._store, f"beside {pairs}", lambda: self._beside(pairs))

    def _beside(self, pairs: Sequence[tuple[str, str]]) -> int:
        sides, values = _pairs(pairs)
        query = (
            f"{sides} SELECT count(DISTINCT item) FROM sides CROSS JOIN pairing USING (one, other)"
            f" WHERE kind = 'event' AND NOT {_PASSES}"
        )
        return int(self._store.one(query, tuple(values))[0])

    def knows(self, actor: str) -> bool:
        """Whether any item of the record has this state, body or person as a party."""
        return bool(self._store.one("SELECT 1 FROM party WHERE state = ?1 OR actor = ?1 LIMIT 1", (actor,)))

    def documents(self) -> dict[Month, int]:
        """Documents by the month of their publication; under the empty month those of which it is not known."""
        query = f"SELECT {_MONTH} AS m, count(*) FROM document GROUP BY m ORDER BY m"
        return dict(kept(self._store, "documents by month", lambda: self._store.all(query)))

    def articles(self, one: Sequence[str], other: Sequence[str] = ()) -> dict[Month, int]:
        """Documents by month that name one of ``one`` and one of ``other``; with no ``other``, two of ``one``."""
        asked = f"articles {tuple(one)} {tuple(other)}"
        return dict(kept(self._store, asked, lambda: self._articles(one, other)))

    def _articles(self, one: Sequence[str], other: Sequence[str]) -> dict[Month, int]:
        marks = _marks(one)
        if other:
            told = (
                f"SELECT document FROM appearance WHERE actor IN ({marks}) INTERSECT"
                f" SELECT document FROM appearance WHERE actor IN ({_marks(other)})"
            )
        else:
            told = f"SELECT document FROM appearance WHERE actor IN ({marks}) GROUP BY document HAVING count(*) > 1"
        rows = self._store.all(
            f"SELECT {_MONTH} AS m, count(*) FROM document WHERE number IN ({told}) GROUP BY m ORDER BY m",
            (*one, *other),
        )
        return dict(rows)

    def dealings(
        self,
        what: Sequence[What],
        since: Month | None = None,
        until: Month | None = None,
        *,
        among: Sequence[str] = (),
        most: int = 60,
    ) -> tuple[list[Dealing], Counter[str]]:
        """Dealings among those ``most`` who deal with others oftenest, and of everybody how often they do.

        ``among`` leaves in only those who deal with each other within a group.

        Of the months from ``since`` to ``until``, both inclusive; without them, whenever. What is of no known month
        counts only where neither is given.
        """
        asked = f"dealings {tuple(what)} {since} {until} {tuple(among)} {most}"
        return kept(self._store, asked, lambda: self._dealings(what, self._spans(since, until), among, most))

    def _dealings(
        self, what: Sequence[What], spans: Sequence[str], among: Sequence[str], most: int
    ) -> tuple[list[Dealing], Counter[str]]:
        where = f"span IN ({_marks(spans)}) AND what IN ({_marks(what)})"
        if among:
            where += f" AND one IN ({_marks(among)}) AND other IN ({_marks(among)})"
        values = (*spans, *what, *among, *among)
        often: Counter[str] = Counter()
        for side in ("one", "other"):
            query = f"SELECT {side}, sum(count) FROM dealing WHERE {where} GROUP BY {side}"
            often.update(dict(self._store.all(query, values)))
        chosen = sorted(sorted(often), key=lambda actor: -often[actor])[:most]
        rows = self._store.all(
            f"SELECT one, other, what, sum(count) FROM dealing WHERE {where}"
            f" AND one IN ({_marks(chosen)}) AND other IN ({_marks(chosen)})"
            " GROUP BY one, other, what ORDER BY one, other, what",
            (*values, *chosen, *chosen),
        )
        return [Dealing(*row) for row in rows], often

    def _spans(self, since: Month | None, until: Month | None) -> list[str]:
        if since is None and until is None:
            return [""]
        ends = "SELECT span FROM dealing WHERE span > '0' ORDER BY span {} LIMIT 1"
        low, high = self._store.one(ends.format("")), self._store.one(ends.format("DESC"))
        if not low:
            return []
        return list(_months(max(since or "", f"{low[0][:4]}-01"), min(until or "9", f"{high[0][:4]}-12")))

    def places(
        self,
        *,
        pairs: Sequence[tuple[str, str]] | None = None,
        actor: str | None = None,
        topic: str | None = None,
        since: Month | None = None,
        until: Month | None = None,
        most: int = 400,
    ) -> tuple[list[Spot], int, int]:
        """The ``most`` places where most events happened or are to happen; how many places, and events, in all.

        The filters narrow which events: ``pairs`` and ``actor`` are codes of states or bodies (an actor's id too).
        Events denied or called off are left out, and so, where ``since`` or ``until`` is given, are those of no known
        month.
        """
        asked = f"places {pairs} {actor} {topic} {since} {until} {most}"
        return kept(self._store, asked, lambda: self._places(_narrowed(pairs, actor, topic, since, until), most))

    def _places(self, narrowed: tuple[str, str, list[str]], most: int) -> tuple[list[Spot], int, int]:
        source, where, values = narrowed
        where = f"place IS NOT NULL AND status NOT IN ('denied', 'cancelled') AND {where}"
        grouped = (
            "SELECT place, setting.state, lat, lon, count(*) AS n, sum(status NOT IN ('occurred', 'ongoing'))"
            f" FROM {source} WHERE {where} GROUP BY place, setting.state, lat, lon"
        )
        rows = self._store.all(f"{grouped} ORDER BY n DESC, place, setting.state, lat, lon LIMIT {most}", tuple(values))
        spots = [Spot(*row) for row in rows]
        if len(spots) < most:
            return spots, len(spots), sum(spot.count for spot in spots)
        number, events = self._store.one(f"SELECT count(*), sum(n) FROM ({grouped})", tuple(values))
        return spots, number, events

    def events(
        self,
        *,
        pairs: Sequence[tuple[str, str]] | None = None,
        actor: str | None = None,
        topic: str | None = None,
        since: Month | None = None,
        until: Month | None = None,
        most: int = 200,
    ) -> tuple[list[Event], int]:
        """The ``most`` latest events that fit, the oldest of them first, those of no known month last; and how many
        there are in all. The filters are those of ``places``; a month is the event's own, or that of the telling.
        """
        asked = f"events {pairs} {actor} {topic} {since} {until} {most}"
        ids, total = kept(self._store, asked, lambda: self._events(_narrowed(pairs, actor, topic, since, until), most))
        return cast(list[Event], list(self._tellings.items(ids))), total

    def _events(self, narrowed: tuple[str, str, list[str]], most: int) -> tuple[list[str], int]:
        source, where, values = narrowed
        rows = self._store.all(
            f"SELECT item.id FROM (SELECT DISTINCT item, month FROM {source} WHERE {where} ORDER BY month DESC, item"
            " LIMIT ?) AS found JOIN item ON item.number = found.item ORDER BY month = '', month, item.day, item.id",
            (*values, most),
        )
        total = len(rows)
        if total == most:
            total = self._store.one(f"SELECT count(DISTINCT item) FROM {source} WHERE {where}", tuple(values))[0]
        return [row[0] for row in rows], total


def _narrowed(
    pairs: Sequence[tuple[str, str]] | None,
    actor: str | None,
    topic: str | None,
    since: Month | None,
    until: Month | None,
) -> tuple[str, str, list[str]]:
    """Where settings of events that fit are looked up, on which condition, with which values.

    The rows looked at are those of the narrowest filter: a pair's, else a topic's, else an actor's.
    """
    source, where, values = "setting", ["1"], list[str]()
    if pairs is not None:
        sides, values = _pairs(pairs)
        found = f"SELECT DISTINCT item FROM ({sides} SELECT * FROM sides) CROSS JOIN pairing USING (one, other)"
        source = f"({found} WHERE kind = 'event') CROSS JOIN setting USING (item)"
    elif topic is not None:
        source = "topic CROSS JOIN setting USING (item)"
        where.append("topic = ?")
        values.append(topic)
    elif actor is not None:
        found = "SELECT item FROM party WHERE state = ? UNION SELECT item FROM party WHERE actor = ?"
        source, values = f"({found}) CROSS JOIN setting USING (item)", [actor, actor]
    if topic is not None and pairs is not None:
        where.append("item IN (SELECT item FROM topic WHERE topic = ?)")
        values.append(topic)
    if actor is not None and (pairs is not None or topic is not None):
        where.append("EXISTS (SELECT 1 FROM party AS p WHERE p.item = setting.item AND ? IN (p.actor, p.state))")
        values.append(actor)
    for sign, month in ((">=", since), ("<=", until)):
        if month is not None:
            where.append(f"month {sign} ? AND month <> ''")
            values.append(month)
    return source, " AND ".join(where), values


def _pairs(pairs: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """The pairs as a table of their own, ``sides``."""
    values = ",".join("(?, ?)" for _ in pairs) or "(NULL, NULL)"
    return f"WITH sides (one, other) AS (VALUES {values})", [side for pair in pairs for side in pair]


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))


def _months(since: Month, until: Month) -> Iterator[str]:
    """The months from ``since`` to ``until``, whole years as such."""
    year, month = int(since[:4]), int(since[5:7])
    while f"{year:04}-{month:02}" <= until:
        if month == 1 and f"{year:04}-12" <= until:
            yield f"{year:04}"
            year += 1
            continue
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
