"""The log of rulings: what people decided, who and when. It only grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from summitry.link.items import Anchor, Ruling
from summitry.record.entry import base_name
from summitry.record.store import Store

ORDER = "ruling.at, ruling.number"
"""Rulings count in the order in which they were made; those of one second in the order in which they were entered."""

_COLUMNS = "ruling.number, ruling.id, ruling.at, ruling.by, ruling.action, ruling.target, ruling.value"
_ANCHOR = "part, kind, key, document, file, start, end, quote, prefix, suffix, traits"


def now() -> str:
    """The instant in UTC, to the second: ``2026-03-04T12:00:00Z``."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def enter(
    store: Store,
    by: str,
    action: str,
    target: str,
    value: str,
    anchors: Iterable[Anchor] = (),
    *,
    id: str = "",
    at: str = "",
) -> int:
    """Add a ruling with its anchors. ``value`` is JSON. Returns its number. Within a transaction.

    It is dated now, and named after all that it says, unless it was made elsewhere and brings ``at`` and ``id``. An
    anchor without a key is made at the mention that the ruling itself puts in, whose key is the ruling's id.
    """
    at = at or max(now(), store.one("SELECT coalesce(max(at), '') FROM ruling")[0])
    number = int(store.one("SELECT coalesce(max(number), 0) + 1 FROM ruling")[0])
    id = id or "r" + sha256(f"{number}\0{at}\0{by}\0{action}\0{target}\0{value}".encode()).hexdigest()[:15]
    store.db.execute(
        "INSERT INTO ruling (number, id, at, by, action, target, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, id, at, by, action, target, value),
    )
    store.db.executemany(
        f"INSERT INTO anchor (ruling, slot, name, {_ANCHOR}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, slot, base_name(a.file), *_row(replace(a, key=a.key or id))) for slot, a in enumerate(anchors)],
    )
    return number


def log(store: Store, target: str | None = None) -> Iterator[Ruling]:
    """All rulings, or those whose target was called so, in the order in which they were entered."""
    where, values = ("WHERE target = ?", (target,)) if target else ("", ())
    yield from _rulings(store, where, values)


def ruling(store: Store, number: int) -> Ruling:
    """One ruling by its number."""
    return next(_rulings(store, "WHERE number = ?", (number,)))


def numbered(store: Store, numbers: Iterable[int]) -> Iterator[Ruling]:
    """Rulings by their numbers, in the order of these."""
    for number in numbers:
        yield ruling(store, number)


def find(store: Store, id: str) -> int | None:
    """The number of the ruling with this id, or the only one whose id begins so; ``None`` where there is none."""
    row = store.one("SELECT number FROM ruling WHERE id = ?", (id,))
    if row is None and len(id) > 3:
        rows = store.all("SELECT number FROM ruling WHERE id >= ? AND id < ? LIMIT 2", (id, id + "\U0010ffff"))
        row = rows[0] if len(rows) == 1 else None
    return int(row[0]) if row else None


def stands(store: Store, number: int) -> bool:
    """Whether a ruling is in force."""
    return store.one("SELECT 1 FROM undone WHERE ruling = ?", (number,)) is None


def flip(store: Store, number: int, by: int | None) -> list[int]:
    """Put a ruling out of force (``by`` is the undoing note's number), or in force again (``None``).

    What it undid itself changes with it. Returns the numbers of all whose force changed. Within a transaction.
    """
    if by is None:
        store.db.execute("DELETE FROM undone WHERE ruling = ?", (number,))
    else:
        store.db.execute("INSERT INTO undone (ruling, by) VALUES (?, ?)", (number, by))
    undoes = json.loads(store.one("SELECT value FROM ruling WHERE number = ?", (number,))[0]).get("undoes")
    other = find(store, undoes) if undoes else None
    return [number] if other is None else [number, *flip(store, other, number if by is None else None)]


def anchors(store: Store, number: int) -> tuple[Anchor, ...]:
    """A ruling's anchors, in order."""
    return tuple(
        _anchor(row) for row in store.all(f"SELECT {_ANCHOR} FROM anchor WHERE ruling = ? ORDER BY slot", (number,))
    )


def anchor(store: Store, number: int, slot: int) -> Anchor | None:
    """One of a ruling's anchors."""
    row = store.one(f"SELECT {_ANCHOR} FROM anchor WHERE ruling = ? AND slot = ?", (number, slot))
    return _anchor(row) if row else None


def _rulings(store: Store, where: str, values: tuple[Any, ...]) -> Iterator[Ruling]:
    for row in store.all(
        f"SELECT {_COLUMNS}, undone.ruling IS NULL FROM ruling LEFT JOIN undone ON undone.ruling = ruling.number"
        f" {where} ORDER BY ruling.number",
        values,
    ):
        yield Ruling(row[1], row[2], row[3], row[4], row[5], row[6], anchors(store, row[0]), bool(row[7]))


def _row(a: Anchor) -> tuple[Any, ...]:
    traits = json.dumps(dict(a.traits), ensure_ascii=False)
    return a.part, a.kind, a.key, a.document, a.file, a.start, a.end, a.quote, a.prefix, a.suffix, traits


def _anchor(row: Any) -> Anchor:
    made = Anchor(*row[:10])
    return replace(made, traits=tuple(sorted(json.loads(row[10]).items())))
