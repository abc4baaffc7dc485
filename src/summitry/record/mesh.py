"""What hangs together with what: likenesses of mentions as nodes, and the ties between them, kept in the tables.

A node is compared with the others once, when it comes, and the ties found are kept: what joins a record is compared
with what it may be the same as, and nothing that stood before is compared again. Only nodes that a mention stands for
are kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from summitry.link.items import MentionKind
from summitry.link.joining import Joiner, sought
from summitry.record.codec import dumps, loads
from summitry.record.store import Store

KNOWN = 20_000
"""Traits kept at hand."""
CROWD = 200
"""Nodes of one block that another is compared with, at most: thousands of files made by one form fill a block, and each
of them has emptier blocks where those that tell of the very same thing meet."""
TWINS = 2.0
"""Weight of a tie between two nodes that are told alike, and are two only because a person set one of them apart."""


class Mesh:
    """The nodes of one kind of mention. ``shape`` is the class of their traits."""

    def __init__(self, store: Store, kind: MentionKind, joiner: Joiner[Any, Any], shape: type[Any]) -> None:
        self.store = store
        self.kind = kind
        self.joiner = joiner
        self.shape = shape
        self._known: OrderedDict[str, Any] = OrderedDict()

    def enter(self, traits: Any, knot: str = "") -> str:
        """Make sure that a node stands for these traits. Returns its likeness. Within a transaction.

        Mentions in a ``knot`` that a person set apart from others have a node of their own, be they told alike or not.
        """
        text = dumps(traits)
        plain = self._name(text)
        likeness = self._name(f"{text}\0{knot}") if knot else plain
        if self.store.one("SELECT 1 FROM node WHERE likeness = ?", (likeness,)):
            return likeness
        self.store.db.execute("INSERT INTO node (likeness, traits) VALUES (?, ?)", (likeness, text))
        self._keep(likeness, traits)
        blocks, twins = self.joiner.blocks(traits), f"={plain}"
        others = self._within((*blocks, twins))
        if knot:
            blocks = (*blocks, twins)
            others += [row[0] for row in self.store.all("SELECT likeness FROM node WHERE likeness = ?", (plain,))]
        self.store.db.executemany(
            "INSERT INTO block (block, likeness) VALUES (?, ?)", [(block, likeness) for block in blocks]
        )
        for other in dict.fromkeys(others):
            self._tie(likeness, other)
        return likeness

    def _name(self, text: str) -> str:
        return self.kind[0] + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:19]

    def _within(self, blocks: tuple[str, ...]) -> list[str]:
        """The nodes that these blocks meet, each once, sorted."""
        found: set[str] = set()
        for block in blocks:
            rows = self.store.all("SELECT likeness FROM block WHERE block = ? LIMIT ?", (sought(block), CROWD))
            found.update(row[0] for row in rows)
        return sorted(found)

    def _tie(self, one: str, other: str) -> None:
        """Compare two nodes, and keep the tie if there is one."""
        one, other = sorted((one, other))
        a, b = self.traits(one), self.traits(other)
        weight = TWINS if a == b else self.joiner.weight(a, b)
        if weight > 0:
            self.store.db.executemany(
                "INSERT INTO tie (one, other, weight) VALUES (?, ?, ?)", [(one, other, weight), (other, one, weight)]
            )
            return
        for part, whole in ((one, other), (other, one)):
            if self.joiner.part(self.traits(part), self.traits(whole)):
                self.store.db.execute("INSERT INTO part (part, whole) VALUES (?, ?)", (part, whole))
                return

    def traits(self, likeness: str) -> Any:
        """What a node stands for."""
        if likeness not in self._known:
            self._keep(
                likeness,
                loads(self.shape, self.store.one("SELECT traits FROM node WHERE likeness = ?", (likeness,))[0]),
            )
        self._known.move_to_end(likeness)
        return self._known[likeness]

    def _keep(self, likeness: str, traits: Any) -> None:
        self._known[likeness] = traits
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)

    def neighbours(self, likeness: str) -> list[tuple[str, float]]:
        """Nodes that are tied to this one as the same, with the weight of the tie."""
        return self.store.all("SELECT other, weight FROM tie WHERE one = ?", (likeness,))

    def parts(self, likeness: str) -> list[tuple[str, str]]:
        """Pairs of nodes, part and whole, one of which is this node."""
        return self.store.all("SELECT part, whole FROM part WHERE part = ?1 OR whole = ?1", (likeness,))

    def matches(self, traits: Any) -> Iterator[tuple[str, Any]]:
        """Nodes that a telling outside the tables would be tied to, and their traits."""
        for likeness in self._within(self.joiner.blocks(traits)):
            theirs = self.traits(likeness)
            if self.joiner.weight(traits, theirs) > 0:
                yield likeness, theirs

    def contradict(self, a: str, b: str) -> bool:
        """True where two nodes cannot be one thing."""
        return self.joiner.contradict(self.traits(a), self.traits(b))


def forget(store: Store, likeness: str) -> None:
    """Take out a node that no mention stands for any more, and its ties. Within a transaction."""
    if store.one("SELECT 1 FROM mention WHERE likeness = ? LIMIT 1", (likeness,)):
        return
    for query in (
        "DELETE FROM tie WHERE (one, other) IN (SELECT other, one FROM tie WHERE one = ?)",
        "DELETE FROM tie WHERE one = ?",
        "DELETE FROM part WHERE part = ?1 OR whole = ?1",
        "DELETE FROM block WHERE likeness = ?",
        "DELETE FROM node WHERE likeness = ?",
    ):
        store.db.execute(query, (likeness,))
