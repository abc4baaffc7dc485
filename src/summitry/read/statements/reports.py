"""Reports as the syntax shows them: a cue, its source, and the words that are reported, in tokens of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from summitry.model import Act

Range = tuple[int, int]
"""Tokens ``first`` up to and without ``last``."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``verb`` is the cue's head token; ``voice`` the head token of whoever speaks (an antecedent where the
    source is "who"), ``source`` the noun phrase as it stands; either may be absent. ``content`` is in reading order.
    """

    verb: Any
    cue: Range | None
    act: Act
    content: tuple[Range, ...]
    source: Range | None = None
    voice: Any | None = None
    frame: str = "object"
    direct: bool = False

    @property
    def head(self) -> int | None:
        """The index of the source's head token as it stands beside the cue."""
        if self.source is None:
            return None
        if self.voice is not None and self.source[0] <= self.voice.i < self.source[1]:
            return int(self.voice.i)
        return self.source[1] - 1

    def with_piece(self, piece: Range) -> Report:
        """The same report with one more piece of content."""
        return replace(self, content=tuple(sorted({*self.content, piece})))


def trimmed(doc: Any, first: int, last: int) -> Range:
    """The range without white space, commas and the like at its ends; quotation marks stay."""
    while first < last and doc[first].text in (",", ";", ":", ".", "—", "–", "-", "--", ")"):
        first += 1
    while last > first and doc[last - 1].text in (",", ";", ":", "—", "–", "-", "--", "("):
        last -= 1
    return first, last
