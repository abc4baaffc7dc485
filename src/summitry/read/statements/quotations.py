"""Quotations: which tokens of a page stand between quotation marks, and which marks belong together.

Marks are paired within a block (a paragraph or a list item); a quotation that is left open at the end of its paragraph
goes on in the next one where that paragraph opens with a mark, as is the custom of the press.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summitry.read.page import Page

OPENING = frozenset({"“", "``", "„", "«"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''", "‟"})
MARKS = OPENING | CLOSING | EITHER
SENTENCE_ENDS = frozenset({".", "?", "!", ",", "…", "...", ";", "—", "–", "--", "]"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``first`` up to and without ``last``, the marks among them; ``block`` is the layout block's number.

    ``closed`` is False where the paragraph ends before the quotation does. ``free`` is True where the quoted words
    could stand as an utterance of their own, False for a word or phrase woven into somebody else's sentence.
    """

    first: int
    last: int
    block: int
    closed: bool
    free: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """A page's quotations in order, and for each token the number of the quotation that it stands in (or -1)."""

    items: tuple[Quotation, ...]
    of_token: list[int]

    def holding(self, token: int) -> Quotation | None:
        """The quotation that token ``token`` stands in, its marks included, or ``None``."""
        number = self.of_token[token]
        return self.items[number] if number >= 0 else None


def find(page: Page) -> Quotations:
    """Pair the quotation marks of a page. Pure; raises nothing for any text."""
    doc = page.doc
    items: list[Quotation] = []
    of_token = [-1] * len(doc)
    marks = [token.i for token in doc if token.text in MARKS]
    if not marks:
        return Quotations((), of_token)
    ends = _block_ends(page)
    at = 0
    while at < len(marks):
        first = marks[at]
        sentence = page.sentence_of(first)
        end = ends[sentence.block]
        at += 1
        if not _opens(doc, first, page):
            continue
        depth = 1
        close = None
        while at < len(marks) and marks[at] < end:
            here = marks[at]
            if doc[here].text in OPENING:
                depth += 1
            elif doc[here].text in CLOSING or _closes(doc, here, end):
                depth -= 1
            else:
                depth += 1
            at += 1
            if depth <= 0:
                close = here
                break
        if close is None:
            if first != _block_first(page, sentence.block, first):
                continue
            last, closed = end, False
        else:
            last, closed = close + 1, True
        if last - first < (3 if closed else 4):
            continue
        for i in range(first, last):
            of_token[i] = len(items)
        items.append(Quotation(first, last, sentence.block, closed, _is_free(doc, first, last)))
    return Quotations(tuple(items), of_token)


def _block_ends(page: Page) -> dict[int, int]:
    return {sentence.block: sentence.last for sentence in page.sentences}


def _block_first(page: Page, block: int, token: int) -> int:
    sentence = page.sentence_of(token)
    index = sentence.index
    while index > 0 and page.sentences[index - 1].block == block:
        index -= 1
    return page.sentences[index].first


def _opens(doc: Any, i: int, page: Page) -> bool:
    text = doc[i].text
    if text in OPENING:
        return True
    if text in CLOSING and not (page.sentence_of(i).first == i and not doc[i].whitespace_):
        return False
    return i + 1 < len(doc) and not doc[i].whitespace_


def _closes(doc: Any, i: int, end: int) -> bool:
    """Whether a mark that may be either closes: something stands right before it, and nothing right after it."""
    if i + 1 >= end or doc[i].whitespace_:
        return True
    return not doc[i - 1].whitespace_


def _is_free(doc: Any, first: int, last: int) -> bool:
    """An utterance of its own: it holds a finite verb or an end of a sentence, and opens like a sentence."""
    words = [doc[i] for i in range(first + 1, last) if not doc[i].is_punct]
    if not words:
        return False
    finite = any(w.tag_ in ("VBD", "VBP", "VBZ", "MD") or (w.tag_ == "VB" and w.i == words[0].i) for w in words)
    ended = doc[last - 2].text in SENTENCE_ENDS or (last < len(doc) and doc[last].text in SENTENCE_ENDS)
    capital = words[0].text[:1].isupper() or words[0].text[:1] in "[(" or words[0].is_digit
    return bool((finite and len(words) > 2 and (capital or ended)) or (ended and capital and len(words) > 1))
