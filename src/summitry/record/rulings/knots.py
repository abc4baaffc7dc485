"""What people tied together and set apart: ties that linking may not loosen, and may not make.

A *knot* is a bundle of mentions that are one thing because somebody said so; two knots may stand *apart*. Both are
worked out from the rulings in force, the earliest first, so that a later ruling wins: a merge ties what a split before
it had set apart, and the other way round. Linking asks here for its nodes, which are likenesses of mentions; mentions
whose knot stands apart from another have a node of their own, since like words are no reason to bring them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from summitry.link.joining import BOUND
from summitry.record.mesh import forget
from summitry.record.rulings.log import ORDER
from summitry.record.store import Store

TYING = frozenset({"merge", "split", "attach", "detach"})
"""Actions that change which passages are brought together."""


@dataclass(slots=True)
class Tangle:
    """Knots by the keys of their mentions, and pairs of knots that stand apart, each both ways."""

    knots: dict[str, str] = field(default_factory=dict)
    apart: set[tuple[str, str]] = field(default_factory=set)

    def tie(self, keys: Collection[str], name: str) -> None:
        """Make these mentions, and whatever is tied to them, one knot; no part of it stands apart from another."""
        old = {self.knots[key] for key in keys if key in self.knots}
        for key, knot in self.knots.items():
            if knot in old:
                self.knots[key] = name
        self.knots.update(dict.fromkeys(keys, name))
        renamed = {(name if a in old else a, name if b in old else b) for a, b in self.apart}
        self.apart = {(a, b) for a, b in renamed if a != b}

    def part(self, keys: Collection[str], rest: Collection[str], name: str) -> None:
        """Make these mentions one knot that stands apart from the rest, and from what they stood apart from before."""
        old = {self.knots[key] for key in keys if key in self.knots}
        self.knots.update(dict.fromkeys(keys, name))
        far = {b for a, b in self.apart if a in old}
        for key in rest:
            if key not in keys:
                far.add(self.knots.setdefault(key, f"{name}:{key}"))
        self.apart |= {pair for other in far - {name} for pair in ((name, other), (other, name))}

    def settled(self) -> Tangle:
        """The same without pairs of knots that hold nothing any more."""
        live = set(self.knots.values())
        return Tangle(dict(self.knots), {(a, b) for a, b in self.apart if a in live and b in live})


def work_out(store: Store) -> Tangle:
    """The knots that the rulings in force make of the mentions that they hold."""
    made: dict[tuple[str, str], defaultdict[str, list[str]]] = {}
    for id, action, part, key in store.all(
        "SELECT ruling.id, ruling.action, held.part, held.key FROM ruling JOIN held ON held.ruling = ruling.number"
        " WHERE ruling.action IN ('merge', 'split', 'attach', 'detach')"
        f" AND ruling.number NOT IN (SELECT ruling FROM undone) ORDER BY {ORDER}, held.slot"
    ):
        made.setdefault((id, action), defaultdict(list))[part].append(key)
    tangle = Tangle()
    for (id, action), keys in made.items():
        if action == "merge":
            tangle.tie([*keys["target"], *keys["with"]], id)
            continue
        if keys["passage"] and action in ("split", "detach"):
            tangle.part(keys["passage"], keys["target"], id)
        elif keys["passage"]:
            if keys["with"]:
                tangle.part(keys["passage"], keys["with"], id)
            tangle.tie([*keys["target"], *keys["passage"]], id)
    return tangle.settled()


def retie(store: Store) -> None:
    """Bring the tables of knots up to the rulings in force; mentions that this moves are to be linked anew."""
    old = Tangle(
        dict(store.all("SELECT key, knot FROM knot")), {(a, b) for a, b in store.all("SELECT one, other FROM apart")}
    )
    new = work_out(store)
    if old == new:
        return
    moved = {key for key in old.knots.keys() | new.knots.keys() if _place(old, key) != _place(new, key)}
    store.db.execute("DELETE FROM knot")
    store.db.execute("DELETE FROM apart")
    store.db.executemany("INSERT INTO knot (key, knot) VALUES (?, ?)", sorted(new.knots.items()))
    store.db.executemany("INSERT INTO apart (one, other) VALUES (?, ?)", sorted(new.apart))
    loosen(store, moved)


def _place(tangle: Tangle, key: str) -> tuple[str | None, frozenset[str]]:
    """A mention's knot and the mentions that it stands apart from, by their knots."""
    knot = tangle.knots.get(key)
    return knot, frozenset(b for a, b in tangle.apart if a == knot)


def loosen(store: Store, keys: Iterable[str]) -> None:
    """Mark mentions, and all that share an item with them, to be linked anew; each is an item of its own till then."""
    for key in sorted(keys):
        row = store.one("SELECT item, likeness FROM mention WHERE key = ? AND kind <> 'statement'", (key,))
        if row:
            store.db.execute("DELETE FROM item WHERE id = ?", (row[0],))
            store.db.execute("UPDATE mention SET dirty = 1, item = key WHERE item = ?", (row[0],))
            store.db.execute("UPDATE mention SET likeness = NULL WHERE key = ?", (key,))
            if row[1]:
                forget(store, row[1])


class Knots:
    """The knots as linking asks for them, by nodes. Made anew for each run of linking."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.none = store.one("SELECT 1 FROM knot LIMIT 1") is None
        self._apart: set[tuple[str, str]] = set(store.all("SELECT one, other FROM apart"))
        self._set_apart = {one for one, _ in self._apart}
        self._of: dict[str, frozenset[str]] = {}

    def own(self, key: str) -> str:
        """The knot of a mention that needs a node of its own, since its knot stands apart from another; else empty."""
        if not self._apart:
            return ""
        row = self.store.one("SELECT knot FROM knot WHERE key = ?", (key,))
        return row[0] if row and row[0] in self._set_apart else ""

    def tied(self, likeness: str) -> Iterator[tuple[str, float]]:
        """Nodes that a ruling ties to this one."""
        for (other,) in self.store.all(
            "SELECT DISTINCT b.likeness FROM mention AS a JOIN knot AS mine ON mine.key = a.key"
            " JOIN knot AS theirs ON theirs.knot = mine.knot JOIN mention AS b ON b.key = theirs.key"
            " WHERE a.likeness = ?1 AND b.likeness <> ?1 ORDER BY b.likeness",
            (likeness,),
        ):
            yield other, BOUND

    def apart(self, a: str, b: str) -> bool:
        """Whether a ruling sets two nodes apart."""
        return bool(self._apart) and any((x, y) in self._apart for x in self._knots(a) for y in self._knots(b))

    def _knots(self, likeness: str) -> frozenset[str]:
        if likeness not in self._of:
            rows = self.store.all(
                "SELECT DISTINCT knot.knot FROM mention JOIN knot ON knot.key = mention.key WHERE mention.likeness = ?",
                (likeness,),
            )
            self._of[likeness] = frozenset(row[0] for row in rows)
        return self._of[likeness]
