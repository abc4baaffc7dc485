"""Actors as pages list them: ranked by how many documents name them, found by a part of a name, one with its names."""

from __future__ import annotations

import json
from dataclasses import dataclass

from summitry.link import actors as joined
from summitry.link.items import ActorItem
from summitry.model import Actor, ActorKind
from summitry.record.keeping import kept
from summitry.record.store import Store

FORMS = 400
"""Documents whose forms of a name are gathered for one actor's page."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor and how many documents name it."""

    id: str
    kind: ActorKind
    name: str
    state: str | None
    documents: int


def ranked(store: Store) -> tuple[Ranked, ...]:
    """All actors with a name, the one that most documents name first. Counted once for each state of the documents."""

    def count() -> tuple[Ranked, ...]:
        rows = store.all(
            "SELECT actor, kind, name, max(state), count(*) FROM appearance WHERE kind <> 'anonymous'"
            " GROUP BY actor ORDER BY 5 DESC, 1"
        )
        return tuple(Ranked(*row) for row in rows)

    return kept(store, "actors", count, tables=("document",))


def actor(store: Store, id: str) -> ActorItem | None:
    """One actor with the forms of its name in up to ``FORMS`` documents; ``documents`` counts all of them."""
    rows = store.all(
        "SELECT kind, name, names, state FROM appearance WHERE actor = ? ORDER BY document DESC LIMIT ?", (id, FORMS)
    )
    if not rows:
        return None
    merged = joined.merge(id, (Actor(id, r[0], r[1], tuple(json.loads(r[2])), r[3]) for r in rows))
    number = store.one("SELECT count(*) FROM appearance WHERE actor = ?", (id,))[0]
    return ActorItem(merged.id, merged.kind, merged.name, merged.names, merged.state, int(number))
