"""An act as read, with the words that it was read from: what is asked when it is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summitry.model import EventMention
from summitry.read.page import Page, Sentence
from summitry.rules.events import Rule


@dataclass(frozen=True, slots=True)
class Told:
    """An act as read, with the words that it was read from."""

    page: Page
    sentence: Sentence
    act: Any
    carrier: Any | None
    rule: Rule
    event: EventMention

    @property
    def sides(self) -> set[str]:
        """The states, or else the actors, that take part."""
        return {party.state or party.actor for party in self.event.parties}
