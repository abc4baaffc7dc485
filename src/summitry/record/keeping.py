"""Figures that are dear to count and stand until the file is written to again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from summitry.record.store import Store

Figure = TypeVar("Figure")
MOST = 2_000
"""Figures kept in a process, those used last."""

_kept: OrderedDict[tuple[str, str], tuple[tuple[int, ...], Any]] = OrderedDict()
_lock = threading.Lock()
_counting: dict[tuple[str, str], threading.Lock] = {}


TABLES = ("document", "mention", "item", "ruling")


def kept(store: Store, name: str, count: Callable[[], Figure], tables: tuple[str, ...] = TABLES) -> Figure:
    """The figure of this name: as it was counted last where the record has not grown since, else counted anew.

    ``name`` tells all that the figure hangs on beside the record. Threads that ask at once wait for one count.
    ``tables`` are those that it hangs on.
    """
    key, now = (str(store.path), name), growth(store, tables)
    found = _look(key, now)
    if found is not None:
        return found[0]  # type: ignore[no-any-return]
    with _lock:
        turn = _counting.setdefault(key, threading.Lock())
    with turn:
        found = _look(key, now)
        if found is None:
            found = (count(),)
            with _lock:
                _kept[key] = (now, found[0])
                _kept.move_to_end(key)
                while len(_kept) > MOST:
                    _kept.popitem(last=False)
    with _lock:
        _counting.pop(key, None)
    return found[0]


def growth(store: Store, tables: tuple[str, ...] = TABLES) -> tuple[int, ...]:
    """How far the record has grown: the last number given out in each table. Whatever is written moves one of them."""
    return tuple(store.one(f"SELECT coalesce(max(number), 0) FROM {table}")[0] for table in tables)


def _look(key: tuple[str, str], now: tuple[int, ...]) -> tuple[Any] | None:
    with _lock:
        found = _kept.get(key)
        if found is None or found[0] != now:
            return None
        _kept.move_to_end(key)
        return (found[1],)
