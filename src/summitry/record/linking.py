"""Linking inside the record: which mentions are looked at, and what becomes of the items.

Mentions that came or changed are *dirty*. Each is given its node (see ``mesh``), all that hangs together with it is
gathered by the ties between nodes, cut into groups, and each group's item is indexed anew. A run that was broken off
leaves its mentions dirty, every one an item of its own, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from summitry.link.items import MentionKind
from summitry.link.joining import component, groups
from summitry.link.occasions import EventJoiner
from summitry.link.passages import CommitmentTraits
from summitry.link.sightings import EventTraits
from summitry.link.threads import CommitmentJoiner
from summitry.model import CommitmentMention, EventMention
from summitry.record.index import index
from summitry.record.mesh import Mesh
from summitry.record.rulings.knots import Knots
from summitry.record.rulings.settling import follow, settle
from summitry.record.store import Store
from summitry.record.tellings import Tellings

NOUNS: dict[MentionKind, type[Any]] = {"event": EventMention, "commitment": CommitmentMention}
BATCH = 400
"""Nodes linked in one transaction."""


class Linker:
    """Links the record's mentions, again and again in one run: what it learnt of them stays at hand."""

    def __init__(self, store: Store, tellings: Tellings) -> None:
        self.store = store
        self.tellings = tellings
        self.meshes: dict[MentionKind, Mesh] = {
            "event": Mesh(store, "event", EventJoiner(), EventTraits),
            "commitment": Mesh(store, "commitment", CommitmentJoiner(), CommitmentTraits),
        }

    def relink(self) -> None:
        """Link all dirty mentions. The caller holds ``writing``."""
        self.tellings.forget()
        with self.store.transaction():
            settle(self.store, self.tellings)
        knots = Knots(self.store)
        for kind, mesh in self.meshes.items():
            with self.store.transaction():
                self._place(kind, mesh, knots)
            follow(self.store, self.tellings, self._relink(kind, mesh, knots))

    def _place(self, kind: MentionKind, mesh: Mesh, knots: Knots) -> None:
        """Give every dirty mention its node."""
        rows = self.store.all(
            "SELECT number, key, document, start, end, data FROM mention"
            " WHERE dirty = 1 AND kind = ? AND likeness IS NULL ORDER BY document, start",
            (kind,),
        )
        for number, *row in rows:
            traits = mesh.joiner.traits(self.tellings.telling(NOUNS[kind], *row))
            likeness = mesh.enter(traits, knots.own(row[0]))
            self.store.db.execute("UPDATE mention SET likeness = ? WHERE number = ?", (likeness, number))

    def _relink(self, kind: MentionKind, mesh: Mesh, knots: Knots) -> list[str]:
        """Link the dirty mentions of one kind. Returns the items that changed."""
        dirty = self.store.all(
            "SELECT DISTINCT likeness FROM mention WHERE dirty = 1 AND kind = ? ORDER BY likeness", (kind,)
        )
        done: set[str] = set()
        every: list[str] = []

        def neighbours(node: str) -> Iterable[tuple[str, float]]:
            return mesh.neighbours(node) if knots.none else chain(mesh.neighbours(node), knots.tied(node))

        def contradict(a: str, b: str) -> bool:
            return knots.apart(a, b) or mesh.contradict(a, b)

        for at in range(0, len(dirty), BATCH):
            batch = [row[0] for row in dirty[at : at + BATCH]]
            with self.store.transaction():
                changed: list[str] = []
                for node in batch:
                    if node in done:
                        continue
                    nodes, pairs = component(node, neighbours)
                    done.update(nodes)
                    changed += [item for group in groups(nodes, pairs, contradict) if (item := self._assign(group))]
                for whole in self.tellings.items(changed):
                    index(self.store, whole)
                every += changed
                for node in batch:
                    self._tie_parts(mesh, node)
        return every

    def _tie_parts(self, mesh: Mesh, node: str) -> None:
        """Tie a node to the wholes that it is part of, and to its parts, anew."""
        self.store.db.execute(
            "DELETE FROM link WHERE found = 'linked' AND (source IN (SELECT key FROM mention WHERE likeness = ?1)"
            " OR target IN (SELECT key FROM mention WHERE likeness = ?1))",
            (node,),
        )
        self.store.db.executemany(
            "INSERT OR IGNORE INTO link (kind, source, target, found)"
            " SELECT 'part-of', min(a.key), min(b.key), 'linked' FROM mention AS a, mention AS b"
            " WHERE a.likeness = ? AND b.likeness = ? HAVING min(a.key) IS NOT NULL",
            mesh.parts(node),
        )

    def _assign(self, group: Sequence[str]) -> str | None:
        """Make the mentions of these nodes one item. Returns its id where it changed and has to be indexed anew."""
        store, marks = self.store, ",".join("?" * len(group))
        rows = store.all(f"SELECT key, item, dirty FROM mention WHERE likeness IN ({marks})", tuple(group))
        if not rows:
            return None
        item = str(min(row[0] for row in rows))
        before = {row[1] for row in rows}
        if before == {item} and not any(row[2] for row in rows):
            return None
        store.db.executemany("DELETE FROM item WHERE id = ?", [(old,) for old in sorted(before | {item})])
        store.db.execute(f"UPDATE mention SET item = ?, dirty = 0 WHERE likeness IN ({marks})", (item, *group))
        return item
