"""Reports by a mark alone: a headline's "Ministry: talks to resume", a quotation signed "— Ana Reyes"."""

from __future__ import annotations

from summitry.read.actors import who
from summitry.read.page import Page
from summitry.read.statements.quotations import Quotation, Quotations
from summitry.read.statements.reports import Range, Report, trimmed

DASHES = frozenset({"—", "–", "―", "--"})
SIGNED = 12
"""Tokens that a signature under a quotation may have, name and office together."""
SHORT = 6
"""Tokens of a headline before its colon: more are a clause of their own."""


def find(page: Page, quoted: Quotations) -> list[Report]:
    """The headline's report, if it is one, and signed quotations."""
    signed = (report for item in quoted.items if (report := _signed(page, item)) is not None)
    headline = _headline(page, quoted)
    return [*([headline] if headline else []), *signed]


def _headline(page: Page, quoted: Quotations) -> Report | None:
    """ "Ministry: talks to resume": what stands before the colon must be somebody."""
    if not page.sentences:
        return None
    first = page.sentences[0]
    last = max((s.last for s in page.sentences[:3] if s.block == first.block), default=first.last)
    colon = next((i for i in range(first.first, min(first.first + SHORT, last)) if page.doc[i].text == ":"), None)
    if colon is None or colon == first.first or colon + 2 >= last or quoted.of_token[colon] >= 0:
        return None
    name = [page.doc[i] for i in range(first.first, colon)]
    if any(token.pos_ in ("VERB", "AUX", "ADP") for token in name) or not who(page, name[-1]):
        return None
    content = trimmed(page.doc, colon + 1, last)
    return Report(page.doc[colon], (colon, colon + 1), "says", (content,), (first.first, colon), name[-1], "phrase")


def _signed(page: Page, quotation: Quotation) -> Report | None:
    """A quotation with a dash and a name behind it, and nothing more on the line."""
    doc = page.doc
    dash = quotation.last
    if not (quotation.closed and quotation.free and dash + 1 < len(doc) and doc[dash].text in DASHES):
        return None
    end = dash + 1
    while end < len(doc) and end - dash <= SIGNED and not _line_ends(page, end):
        end += 1
    name = [doc[i] for i in range(dash + 1, min(end + 1, len(doc)))]
    if len(name) > SIGNED or not name[0].text[:1].isupper() or any(t.pos_ in ("VERB", "AUX") for t in name):
        return None
    head = next((token for token in reversed(name) if token.pos_ in ("PROPN", "NOUN")), None)
    if head is None:
        return None
    source: Range = trimmed(doc, name[0].i, name[-1].i + 1)
    content = ((quotation.first, quotation.last),)
    return Report(doc[dash], (dash, dash + 1), "says", content, source, head, "phrase", direct=True)


def _line_ends(page: Page, token: int) -> bool:
    """Whether token ``token`` is the last of its line in the stored text."""
    if token + 1 >= len(page.doc):
        return True
    return "\n" in page.text[page.ends[token] : page.starts[token + 1]]
