"""Linking inside the record: which mentions are looked at, and what becomes of the items.

Mentions that came or changed are *dirty*. Each is given its traits and blocks, all that hangs together with it is
gathered through the blocks, cut into groups, and each group's item is indexed anew. A run that was broken off leaves
its mentions dirty, every one an item of its own, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
"""Nodes linked in one transaction."""
KNOWN = 100_000
"""Traits kept at hand."""


class Linker:
    """Links the record's mentions, again and again in one run: what it learnt of them stays at hand."""

    def __init__(self, store: Store, tellings: Tellings) -> None:
        self.store = store
        self.tellings = tellings
        self.meshes = {kind: Mesh(store, tellings, noun, joiner) for kind, (noun, joiner) in JOINERS.items()}

    def relink(self) -> None:
        """Link all dirty mentions. The caller holds ``writing``."""
        self.tellings.forget()
        for kind, mesh in self.meshes.items():
            with self.store.transaction():
                self._place(kind, mesh)
            self._relink(kind, mesh)

    def _place(self, kind: MentionKind, mesh: Mesh) -> None:
        """Give every dirty mention its likeness and that its blocks."""
        rows = self.store.all(
            "SELECT number, key, document, start, end, data FROM mention"
            " WHERE dirty = 1 AND kind = ? AND likeness IS NULL ORDER BY document, start",
            (kind,),
        )
        for number, *row in rows:
            traits = mesh.joiner.traits(self.tellings.telling(mesh.noun, *row))
            likeness = kind[0] + sha256(dumps(traits).encode("utf-8", "surrogatepass")).hexdigest()[:19]
            mesh.learn(likeness, traits)
            self.store.db.execute("UPDATE mention SET likeness = ? WHERE number = ?", (likeness, number))
            self.store.db.executemany(
                "INSERT OR IGNORE INTO block (block, likeness) VALUES (?, ?)",
                [(block, likeness) for block in mesh.joiner.blocks(traits)],
            )

    def _relink(self, kind: MentionKind, mesh: Mesh) -> None:
        dirty = self.store.all(
            "SELECT DISTINCT likeness FROM mention WHERE dirty = 1 AND kind = ? ORDER BY likeness", (kind,)
        )
        done: set[str] = set()
        for at in range(0, len(dirty), BATCH):
            batch = [row[0] for row in dirty[at : at + BATCH]]
            with self.store.transaction():
                for node in batch:
                    if node in done:
                        continue
                    nodes, pairs = component(node, mesh.neighbours)
                    done.update(nodes)
                    for group in groups(nodes, pairs, mesh.contradict):
                        self._assign(group)
                for node in batch:
                    self._tie_parts(mesh, node)

    def _tie_parts(self, mesh: Mesh, node: str) -> None:
        """Tie a node to the wholes that it is part of, and to its parts, anew."""
        wholes = list(mesh.wholes(node))
        self.store.db.execute(
            "DELETE FROM link WHERE found = 'linked' AND (source IN (SELECT key FROM mention WHERE likeness = ?1)"
            " OR target IN (SELECT key FROM mention WHERE likeness = ?1))",
            (node,),
        )
        self.store.db.executemany(
            "INSERT OR IGNORE INTO link (kind, source, target, found)"
            " SELECT 'part-of', min(a.key), min(b.key), 'linked' FROM mention AS a, mention AS b"
            " WHERE a.likeness = ? AND b.likeness = ? HAVING min(a.key) IS NOT NULL",
            wholes,
        )

    def _assign(self, group: Sequence[str]) -> None:
        """Make the mentions of these nodes one item, and index it anew where it changed."""
        store, marks = self.store, ",".join("?" * len(group))
        rows = store.all(f"SELECT key, item, dirty FROM mention WHERE likeness IN ({marks})", tuple(group))
        if not rows:
            return
        item = min(row[0] for row in rows)
        before = {row[1] for row in rows}
        if before == {item} and not any(row[2] for row in rows):
            return
        store.db.executemany("DELETE FROM item WHERE id = ?", [(old,) for old in sorted(before | {item})])
        store.db.execute(f"UPDATE mention SET item = ?, dirty = 0 WHERE likeness IN ({marks})", (item, *group))
        for whole in self.tellings.items([item]):
            index(store, whole)


class Mesh:
    """Nodes (likenesses of mentions) and what ties them, looked up in the tables as wanted."""

    def __init__(self, store: Store, tellings: Tellings, noun: type[Any], joiner: Any) -> None:
        self.store = store
        self.tellings = tellings
        self.noun = noun
        self.joiner: Joiner[Any, Any] = joiner
        self._known: dict[str, Any] = {}

    def learn(self, likeness: str, traits: Any) -> None:
        """Keep what a likeness stands for at hand: it never changes."""
        if len(self._known) >= KNOWN:
            self._known.clear()
        self._known[likeness] = traits

    def traits(self, likeness: str) -> Any:
        """What a likeness stands for, or ``None`` where no mention has it any more."""
        if likeness in self._known:
            return self._known[likeness]
        row = self.store.one(
            "SELECT key, document, start, end, data FROM mention WHERE likeness = ? LIMIT 1", (likeness,)
        )
        if row is None:
            return None
        traits = self.joiner.traits(self.tellings.telling(self.noun, *row))
        self.learn(likeness, traits)
        return traits

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
