"""Whether two passages are about one undertaking."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.link.items import Telling
from summitry.model import CommitmentMention


@dataclass(frozen=True, slots=True)
class CommitmentTraits:
    """What two passages on an undertaking are compared by."""

    alone: str = ""


class CommitmentJoiner:
    """Matches commitments."""

    def traits(self, telling: Telling[CommitmentMention]) -> CommitmentTraits:
        """What matching looks at."""
        return CommitmentTraits(alone=telling.key)

    def blocks(self, traits: CommitmentTraits) -> tuple[str, ...]:
        """Keys of candidates."""
        return ()

    def weight(self, a: CommitmentTraits, b: CommitmentTraits) -> float:
        """How sure it is that the two are one undertaking."""
        return 0.0

    def contradict(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where the two cannot be one undertaking."""
        return False
