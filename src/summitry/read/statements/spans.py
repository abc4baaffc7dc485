"""Spans put right: where the parser cuts a quotation in two, or runs a dateline into the source."""

from __future__ import annotations

from typing import Any

from summitry.read.statements.quotations import Quotations
from summitry.read.statements.reports import Range, trimmed

DASHES = frozenset({"—", "–", "--", "-"})


def whole_content(doc: Any, quotations: Quotations, piece: Range, cue: Range | None) -> Range:
    """A piece of content without conjunctions at its ends, and with every quotation that it opens taken whole."""
    first, last = trimmed(doc, *piece)
    if first >= last:
        return first, last
    before_cue = cue is not None and last <= cue[0] + 1
    while (
        first < last
        and doc[first].dep_ in ("cc", "punct")
        and doc[first].lower_ in ("but", "and", "or", "so", "yet", ",")
    ):
        first += 1
    held = quotations.holding(last - 1)
    if held is not None and first <= held.first and held.last > last:
        last = held.last
    held = quotations.holding(first) if first < last else None
    if held is not None and held.first < first and held.last <= last and before_cue:
        first = held.first
    while last > first and doc[last - 1].dep_ == "cc":
        last -= 1
    first, last = trimmed(doc, first, last)
    if last - first > 1 and doc[last - 1].text == "." and doc[last - 1].dep_ == "punct":
        last -= 1
    return first, last


def whole_source(doc: Any, quotations: Quotations, source: Range, head: int) -> Range:
    """The source without what the parser ran into it: a dateline, a quotation that ends before it, a clause."""
    first, last = source
    for i in range(min(head, last) - 1, first - 1, -1):
        closes = quotations.of_token[i] >= 0 and quotations.of_token[head] < 0
        if closes or (_is_dash(doc, i) and not any(_is_dash(doc, other) for other in range(head, last))):
            first = i + 1
            break
    return trimmed(doc, first, last)


def _is_dash(doc: Any, i: int) -> bool:
    """A dash that parts clauses, not a hyphen. Two of them hold an insertion ("the mayor — a former judge — said")."""
    return doc[i].text in DASHES and bool(doc[i].whitespace_) and i > 0 and bool(doc[i - 1].whitespace_)
