"""Passages as vectors: each stem with what it tells here, and how like two of them are."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from summitry.link.passages import CommitmentTraits, worth_of

TAIL = 0.35
NAMED_TAIL = 0.7
ABOUT = 0.5
"""What a word tells of one passage that its whole paper is about."""


@lru_cache(maxsize=50_000)
def vector(traits: CommitmentTraits) -> dict[str, float]:
    """Each stem with what it tells here; what only adds to the action tells less."""
    found = {}
    for stems, core in ((traits.core, True), (traits.tail, False)):
        for word in stems:
            weight = worth_of(word)
            if not core:
                weight *= NAMED_TAIL if word in traits.named else TAIL
            if word in traits.about:
                weight *= ABOUT
            if weight > 0:
                found[word] = weight
    return found


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Likeness of two vectors, from 0 to 1."""
    dot = sum(a[word] * b[word] for word in a.keys() & b.keys())
    return dot / sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values())) if dot else 0.0


def held(core: dict[str, float], other: dict[str, float]) -> float:
    """How much of a core another passage holds, from 0 to 1."""
    return sum(weight for word, weight in core.items() if word in other) / (sum(core.values()) or 1.0)
