"""Copies and origins in the record: which documents go back to one text, as documents come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from summitry.dates import number
from summitry.link.copies import LONG_APART, bands, kinship, told_text
from summitry.model import Reading
from summitry.record.entry import reading_of, text_of
from summitry.record.store import Store

CROWD = 50
"""Documents from which on a band is full …"""
COMPARED = 12
"""… and documents that one is compared with, at most: cost does not grow with how many are made by one form."""


def relate(store: Store, mine: int, text: str, reading: Reading) -> None:
    """Find a document's kin among those in the record, and give the whole family its origin. Within a transaction."""
    words = told_text(text, reading)
    keys = bands(words)
    store.db.execute("DELETE FROM band WHERE document = ?", (mine,))
    candidates = _candidates(store, keys)
    store.db.executemany("INSERT INTO band (band, document) VALUES (?, ?)", [(key, mine) for key in keys])
    store.db.execute("DELETE FROM kin WHERE one = ?1 OR other = ?1", (mine,))
    for other in candidates:
        days = _days(store, mine, other)
        if days is not None and days > LONG_APART:
            continue
        kin = kinship(words, told_text(text_of(store, other), reading_of(store, other)), days)
        if kin is not None:
            low, high = sorted((mine, other))
            store.db.execute(
                "INSERT OR REPLACE INTO kin (one, other, kind, why) VALUES (?, ?, ?, ?)", (low, high, kin.kind, kin.why)
            )
    settle(store, mine)


def _candidates(store: Store, keys: Sequence[int]) -> list[int]:
    """Documents that may be kin, those first that share most bands.

    Texts made by one form fill the bands of what they have in common. What a copy shares with its original beyond that
    stands in emptier ones: full bands are passed over, unless all of them are full.
    """
    found: Counter[int] = Counter()
    full: list[int] = []
    for key in keys:
        rows = store.all("SELECT document FROM band WHERE band = ? ORDER BY document DESC LIMIT ?", (key, CROWD))
        if len(rows) < CROWD:
            found.update(row[0] for row in rows)
        else:
            full = full or [row[0] for row in rows]
    best = sorted(found, key=lambda other: (-found[other], other)) or full
    return best[:COMPARED]


def settle(store: Store, one: int) -> None:
    """Give a document and all its kin their origin and their first copy: the oldest of them, by date and then id."""
    family, whys = _family(store, one, ("copy", "shared"))
    origin = _oldest(store, family)
    for member in sorted(family):
        copies, _ = _family(store, member, ("copy",))
        first = _oldest(store, copies)
        mine = store.one("SELECT id, origin FROM document WHERE number = ?", (member,))
        store.db.execute(
            "UPDATE document SET origin = ?, origin_why = ?, duplicate_of = ? WHERE number = ?",
            (origin, " ".join(whys), None if first == mine[0] else first, member),
        )
        if mine[1] != origin:
            store.db.execute("UPDATE mention SET dirty = 1 WHERE document = ? AND kind <> 'statement'", (member,))


def _days(store: Store, one: int, other: int) -> int | None:
    """How many days two documents were published apart, or ``None`` where one's day is not known."""
    days = [
        row[0]
        for row in store.all("SELECT earliest FROM document WHERE number IN (?, ?) AND earliest = latest", (one, other))
    ]
    return abs(number(days[0]) - number(days[1])) if len(days) == 2 else None


def _family(store: Store, one: int, kinds: Iterable[str]) -> tuple[set[int], list[str]]:
    """All documents that hang together with one, and the reasons, each once."""
    marks = ",".join(f"'{kind}'" for kind in kinds)
    found, waiting, whys = {one}, [one], set()
    while waiting:
        member = waiting.pop()
        for low, high, why in store.all(
            f"SELECT one, other, why FROM kin WHERE (one = ?1 OR other = ?1) AND kind IN ({marks})", (member,)
        ):
            whys.add(why)
            for relative in (low, high):
                if relative not in found:
                    found.add(relative)
                    waiting.append(relative)
    return found, sorted(whys)


def _oldest(store: Store, family: set[int]) -> str:
    rows = [
        store.one("SELECT coalesce(earliest, latest, '~'), id FROM document WHERE number = ?", (n,)) for n in family
    ]
    return str(min(rows)[1])
