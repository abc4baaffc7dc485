"""Who deals with whom in a time: who met, spoke of, promised to whom, among all or within a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.record.figures import Dealing, Figures, Month, What
from summitry.rules.states import states

NODES, EDGES = 40, 160
"""How many of each a network shows when it is not told otherwise."""
WHATS: tuple[What, ...] = ("met", "to-meet", "spoke", "promised", "undertook")
MUTUAL: frozenset[What] = frozenset({"met", "to-meet", "undertook"})


@dataclass(frozen=True, slots=True)
class Node:
    """A state or body, and how often it deals with others, those not shown included."""

    actor: str
    count: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in an order of their own (see ``network``) and the dealings among them, the most frequent first.

    ``more_nodes`` and ``more_edges`` are how many there are beside those shown.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Dealing, ...]
    more_nodes: int
    more_edges: int
    what: tuple[What, ...]


def network(
    figures: Figures,
    what: Sequence[What] = ("met",),
    *,
    since: Month | None = None,
    until: Month | None = None,
    among: Sequence[str] = (),
    nodes: int = NODES,
    edges: int = EDGES,
) -> Network:
    """The network of those ``nodes`` who deal oftenest, with the ``edges`` most frequent dealings among them.

    The order of the nodes is that of their longitudes, eastward from the middle of the Atlantic, bodies without a place
    last: it hangs on who they are and not on what they do, so that two networks of different times can be laid side by
    side.
    """
    dealings, often = figures.dealings(tuple(what), since, until, among=among, most=nodes)
    merged = _both_ways(dealings)
    kept = merged[:edges]
    chosen = sorted(sorted(often), key=lambda actor: -often[actor])[:nodes]
    return Network(
        tuple(Node(actor, often[actor]) for actor in sorted(chosen, key=_eastward)),
        tuple(kept),
        len(often) - len(chosen),
        len(merged) - len(kept),
        tuple(what),
    )


def _both_ways(dealings: Sequence[Dealing]) -> list[Dealing]:
    """What goes both ways counted once for a pair, whichever of the two is named first."""
    counts: dict[tuple[str, str, What], int] = {}
    for one in dealings:
        ends = sorted((one.one, one.other)) if one.what in MUTUAL else [one.one, one.other]
        key = (ends[0], ends[1], one.what)
        counts[key] = counts.get(key, 0) + one.count
    found = [Dealing(*key, count) for key, count in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.one, one.other, one.what))


def _eastward(actor: str) -> tuple[float, str]:
    state = states().get(actor)
    return ((state.lon + 30) % 360 if state else 400, actor)
