"""Passages as an item's page shows them: in their sentence, between its neighbours, compared with the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.library import Record
from summitry.link.items import Commitment, DocumentItem, Event, Evidence, Item
from summitry.model import Interval
from summitry.weigh.changes import diff

AROUND = 700
"""Characters that are looked through on each side for where sentences begin and end."""
_BEGINS = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’»)\]]))\s+(?=[\"“‘«(\[]?[A-Z0-9])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with its document; ``before`` and ``after`` are what stands around it, up to one sentence to each side.

    ``step`` is what it did to the thread, in a word or two, and ``changes`` its words set against those of the passage
    before it, where the two tell the same in other words.
    """

    number: int
    evidence: Evidence
    document: DocumentItem
    before: str
    after: str
    step: str
    date: Interval | None
    changes: tuple[tuple[str, str], ...] = ()


def told(record: Record, item: Item, most: int) -> Iterator[Told]:
    """The first ``most`` passages of an item, oldest first."""
    known: dict[str, DocumentItem] = {}
    last: str | None = None
    for number, (evidence, step, date) in enumerate(_steps(item)[:most], 1):
        if evidence.document not in known:
            known[evidence.document] = record.lists.document(evidence.document)
        document = known[evidence.document]
        text = record.text(evidence.document)
        before, after = around(text, evidence.start, evidence.end)
        same = last is not None and last.split() != evidence.quote.split()
        changes = tuple(diff(last or "", evidence.quote)) if same else ()
        shared = sum(len(words.split()) for fate, words in changes if fate == "kept")
        if shared < 4:  # two wordings that share next to nothing are told better side by side
            changes = ()
        yield Told(number, evidence, document, before, after, step, date or document.published, changes)
        last = evidence.quote


def _steps(item: Item) -> Sequence[tuple[Evidence, str, Interval | None]]:
    if isinstance(item, Commitment):
        return [
            (s.evidence, f"{s.step}: {s.stage}" + (f" · {s.wording}" if s.wording else ""), s.date)
            for s in item.history
        ]
    if isinstance(item, Event):
        dated = {step.evidence: step.date for step in item.history}
        return [(e, e.status, dated.get(e)) for e in item.evidence]
    return [(e, "", None) for e in item.evidence]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a passage: the rest of its sentence, and one sentence more on each side."""
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    begins = [low, *(found.end() for found in _BEGINS.finditer(text, low, start))]
    first = begins[-2] if len(begins) > 1 and begins[-1] < start else begins[-1]
    if len(begins) > 1 and begins[-1] == start:
        first = begins[-2]
    ends = [found.start() for found in _BEGINS.finditer(text, end, high)]
    last = ends[min(1, len(ends) - 1)] if ends else high
    return text[first:start], text[end:last]
