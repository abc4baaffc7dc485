"""Whether two passages tell of one event."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.link.items import Telling
from summitry.model import EventMention


@dataclass(frozen=True, slots=True)
class EventTraits:
    """What two tellings of an event are compared by."""

    alone: str = ""


class EventJoiner:
    """Matches events."""

    def traits(self, telling: Telling[EventMention]) -> EventTraits:
        """What matching looks at."""
        return EventTraits(alone=telling.key)

    def blocks(self, traits: EventTraits) -> tuple[str, ...]:
        """Keys of candidates."""
        return ()

    def weight(self, a: EventTraits, b: EventTraits) -> float:
        """How sure it is that the two are one event."""
        return 0.0

    def part(self, a: EventTraits, b: EventTraits) -> bool:
        """Events have no parts here."""
        return False

    def contradict(self, a: EventTraits, b: EventTraits) -> bool:
        """True where the two cannot be one event."""
        return False
