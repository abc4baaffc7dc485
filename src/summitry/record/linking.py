"""Linking inside the record: which mentions are looked at, and what becomes of the items.

Mentions that came or changed are *dirty*. Each is given its traits and blocks, all that hangs together with it is
gathered through the blocks, cut into groups, and each group's item is indexed anew. A run that was broken off leaves
its mentions dirty, every one an item of its own, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from summitry.link.items import MentionKind
from summitry.link.joining import Joiner, component, groups
from summitry.link.occasions import EventJoiner
from summitry.link.threads import CommitmentJoiner
from summitry.model import CommitmentMention, EventMention
from summitry.record.codec import dumps
from summitry.record.index import index
from summitry.record.store import Store
from summitry.record.tellings import Tellings

JOINERS: dict[MentionKind, tuple[type[Any], Any]] = {
    "event": (EventMention, EventJoiner()),
    "commitment": (CommitmentMention, CommitmentJoiner()),
}
BATCH = 400
"""Components linked in one transaction."""


def relink(store: Store, tellings: Tellings) -> set[str]:
    """Link all dirty mentions. Returns the ids of the items that are new or changed. The caller holds ``writing``."""
    tellings.forget()
    changed: set[str] = set()
    for kind in JOINERS:
        changed |= _relink(store, tellings, kind)
    return changed


def _relink(store: Store, tellings: Tellings, kind: MentionKind) -> set[str]:
    noun, joiner = JOINERS[kind]
    mesh = Mesh(store, tellings, noun, joiner)
    with store.transaction():
        _place(store, tellings, mesh, kind)
    changed: set[str] = set()
    dirty = [
        row[0]
        for row in store.all(
            "SELECT DISTINCT likeness FROM mention WHERE dirty = 1 AND kind = ? ORDER BY likeness", (kind,)
        )
    ]
    done: set[str] = set()
    for batch in _batches(dirty, BATCH):
        with store.transaction():
            for node in batch:
                if node in done:
                    continue
                nodes, pairs = component(node, mesh.neighbours)
                done.update(nodes)
                for group in groups(nodes, pairs, mesh.contradict):
                    changed |= _assign(store, tellings, group)
            for node in batch:
                _tie_parts(store, mesh, node)
    return changed


def _place(store: Store, tellings: Tellings, mesh: Mesh, kind: MentionKind) -> None:
    """Give every dirty mention its likeness and that its blocks."""
    rows = store.all(
        "SELECT number, key, document, start, end, data FROM mention"
        " WHERE dirty = 1 AND kind = ? AND likeness IS NULL ORDER BY document, start",
        (kind,),
    )
    for number, *row in rows:
        traits = mesh.joiner.traits(tellings.telling(mesh.noun, *row))
        likeness = kind[0] + sha256(dumps(traits).encode("utf-8", "surrogatepass")).hexdigest()[:19]
        store.db.execute("UPDATE mention SET likeness = ? WHERE number = ?", (likeness, number))
        store.db.executemany(
            "INSERT OR IGNORE INTO block (block, likeness) VALUES (?, ?)",
            [(block, likeness) for block in mesh.joiner.blocks(traits)],
        )


class Mesh:
    """Nodes (likenesses of mentions) and what ties them, looked up in the tables as wanted."""

    def __init__(self, store: Store, tellings: Tellings, noun: type[Any], joiner: Any) -> None:
        self.store = store
        self.tellings = tellings
        self.noun = noun
        self.joiner: Joiner[Any, Any] = joiner
        self.traits = lru_cache(maxsize=200_000)(self._traits)

    def _traits(self, likeness: str) -> Any:
        row = self.store.one(
            "SELECT key, document, start, end, data FROM mention WHERE likeness = ? LIMIT 1", (likeness,)
        )
        return None if row is None else self.joiner.traits(self.tellings.telling(self.noun, *row))

    def neighbours(self, likeness: str) -> Iterator[tuple[str, float]]:
        """Nodes that are tied to this one, with the weight of the tie."""
        mine = self.traits(likeness)
        for other, theirs in self._beside(likeness):
            weight = self.joiner.weight(mine, theirs)
            if weight > 0:
                yield other, weight

    def _beside(self, likeness: str) -> Iterator[tuple[str, Any]]:
        """Nodes that share a block with this one, and their traits."""
        rows = self.store.all(
            "SELECT DISTINCT other.likeness FROM block AS mine JOIN block AS other ON other.block = mine.block"
            " WHERE mine.likeness = ? AND other.likeness <> ?",
            (likeness, likeness),
        )
        for (other,) in rows:
            theirs = self.traits(other)
            if theirs is not None:
                yield other, theirs

    def matches(self, traits: Any) -> Iterator[tuple[str, Any]]:
        """Nodes that a telling outside the tables would be tied to, and their traits."""
        found: set[str] = set()
        for block in self.joiner.blocks(traits):
            found.update(row[0] for row in self.store.all("SELECT likeness FROM block WHERE block = ?", (block,)))
        for likeness in sorted(found):
            theirs = self.traits(likeness)
            if theirs is not None and self.joiner.weight(traits, theirs) > 0:
                yield likeness, theirs

    def wholes(self, likeness: str) -> Iterator[tuple[str, str]]:
        """Pairs of nodes, part and whole, one of which is this node."""
        mine = self.traits(likeness)
        for other, theirs in self._beside(likeness):
            if self.joiner.part(mine, theirs):
                yield likeness, other
            elif self.joiner.part(theirs, mine):
                yield other, likeness

    def contradict(self, a: str, b: str) -> bool:
        """True where two nodes cannot be one thing."""
        return self.joiner.contradict(self.traits(a), self.traits(b))


def _tie_parts(store: Store, mesh: Mesh, node: str) -> None:
    """Tie a node to the wholes that it is part of, and to its parts, anew."""
    store.db.execute(
        "DELETE FROM link WHERE found = 'linked' AND (source IN (SELECT key FROM mention WHERE likeness = ?1)"
        " OR target IN (SELECT key FROM mention WHERE likeness = ?1))",
        (node,),
    )
    store.db.executemany(
        "INSERT OR IGNORE INTO link (kind, source, target, found) SELECT 'part-of', min(a.key), min(b.key), 'linked'"
        " FROM mention AS a, mention AS b WHERE a.likeness = ? AND b.likeness = ? HAVING min(a.key) IS NOT NULL",
        mesh.wholes(node),
    )


def _assign(store: Store, tellings: Tellings, group: Sequence[str]) -> set[str]:
    """Make the mentions of these nodes one item. Returns its id where it is new or changed."""
    marks = ",".join("?" * len(group))
    rows = store.all(f"SELECT key, item, dirty FROM mention WHERE likeness IN ({marks})", tuple(group))
    if not rows:
        return set()
    item = min(row[0] for row in rows)
    before = {row[1] for row in rows}
    if before == {item} and not any(row[2] for row in rows):
        return set()
    store.db.executemany("DELETE FROM item WHERE id = ?", [(old,) for old in sorted(before | {item})])
    store.db.execute(f"UPDATE mention SET item = ?, dirty = 0 WHERE likeness IN ({marks})", (item, *group))
    for whole in tellings.items([item]):
        index(store, whole)
    return {item}


def _batches(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(values), size):
        yield values[at : at + size]
