"""A question of realis under way: the page, the rules, and the way to ask on about a word that governs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summitry.model import Status
from summitry.read.page import Page
from summitry.rules.realis import Governors


@dataclass(frozen=True, slots=True)
class Case:
    """What the readers of verbs and of nouns share. ``asking`` tells the two kinds of words apart."""

    page: Page
    rules: Governors
    asking: Callable[[Case, Any, int], Status]

    def of(self, token: Any, depth: int) -> Status:
        """The status of another word, ``depth`` steps up the chain of governors."""
        return self.asking(self, token, depth)
