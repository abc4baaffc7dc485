"""Bringing tellings of one thing together, whatever their order.

Whether two tellings are of one thing is decided for each pair by itself. What hangs together by such pairs is then cut
into groups: the surest pairs join first, and two groups join only where no telling of one contradicts one of the other.
Both steps look at nothing but the tellings, so the same tellings give the same groups in whatever order they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from summitry.link.items import Telling
from summitry.model import CommitmentMention, EventMention

Traits = TypeVar("Traits")
BOUND = float("inf")
"""Weight of a tie that a person made: it holds whatever contradicts it."""
_SIDES = {"<": ">", ">": "<"}

Mentioned = TypeVar("Mentioned", EventMention, CommitmentMention)


class Joiner(Protocol[Mentioned, Traits]):
    """How one kind of item is matched. *Traits* are what matching looks at; equal traits are one node."""

    def traits(self, telling: Telling[Mentioned]) -> Traits:
        """What a telling is compared by. Plain values, frozen."""
        ...

    def blocks(self, traits: Traits) -> tuple[str, ...]:
        """Keys, at least one of which two tellings of one thing share; one that ends in ``<`` meets ``>`` alone."""
        ...

    def weight(self, a: Traits, b: Traits) -> float:
        """How sure it is that two tellings are of one thing; 0 where they are not known to be. Symmetric."""
        ...

    def part(self, a: Traits, b: Traits) -> bool:
        """True where ``a`` tells of a part of what ``b`` tells of, without the two being one."""
        ...

    def contradict(self, a: Traits, b: Traits) -> bool:
        """True where two tellings cannot be of one thing. Symmetric."""
        ...


def sought(block: str) -> str:
    """The block whose members those of ``block`` are compared with: its own, or the other of a pair ``<``, ``>``."""
    return block[:-1] + _SIDES.get(block[-1], block[-1])


def component(
    start: str, neighbours: Callable[[str], Iterable[tuple[str, float]]]
) -> tuple[list[str], dict[tuple[str, str], float]]:
    """All nodes that hang together with ``start``, sorted, and the weights of the pairs that tie them."""
    found, waiting = {start}, [start]
    pairs: dict[tuple[str, str], float] = {}
    while waiting:
        node = waiting.pop()
        for other, weight in neighbours(node):
            pairs[(node, other) if node < other else (other, node)] = weight
            if other not in found:
                found.add(other)
                waiting.append(other)
    return sorted(found), pairs


def groups(
    nodes: Iterable[str],
    pairs: Mapping[tuple[str, str], float],
    contradict: Callable[[str, str], bool],
) -> list[list[str]]:
    """Cut one component into groups without contradictions but such as people made. Groups and members are sorted."""
    members = {number: [node] for number, node in enumerate(nodes)}
    group_of = {node: number for number, (node,) in members.items()}
    foes: defaultdict[int, set[int]] = defaultdict(set)
    for (a, b), weight in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])):
        mine, others = group_of[a], group_of[b]
        if mine == others or (weight < BOUND and others in foes[mine]):
            continue
        if weight < BOUND and any(contradict(x, y) for x in members[mine] for y in members[others]):
            foes[mine].add(others)  # and so they will, however they grow
            foes[others].add(mine)
            continue
        if len(members[mine]) < len(members[others]):
            mine, others = others, mine
        for foe in foes.pop(others, ()):
            foes[foe].add(mine)
            foes[mine].add(foe)
        for node in members[others]:
            group_of[node] = mine
        members[mine] += members.pop(others)
    return sorted(sorted(group) for group in members.values())
