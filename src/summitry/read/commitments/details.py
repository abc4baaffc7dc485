"""What hangs on an undertaking: its topics, amount, due date, the badges that research ties to compliance."""

from __future__ import annotations

import re
from typing import Any

from summitry.model import Badge, CommitmentMention, Interval, Quantity, Span
from summitry.read.page import Page
from summitry.read.quantities import CODES, SIGNS, quantity
from summitry.read.topics import topics

_BODY = re.compile(
    r"\b(?:working\s+group|task\s+force|committee|commission|council|secretariat|dialogue|mechanism|forum|centre|center|agency"
    r"|panel|steering\s+group|coordination\s+body|joint\s+team|expert\s+group|partnership|initiative|fund|facility)s?\b",
    re.I,
)
_FOLLOW_UP = re.compile(
    r"\b(?:report(?:s|ing)?\s+(?:back|on\s+progress|to|at)|review\s+(?:progress|implementation|at)|progress\s+report|monitor(?:ing)?"
    r"|follow[\s-]up|take\s+stock|stocktak\w+|annual(?:ly)?|every\s+(?:two\s+|three\s+|five\s+)?(?:year|month)s?|twice\s+a\s+year"
    r"|regular(?:ly)?|at\s+(?:our|the|their)\s+next|track(?:ing)?\s+progress|biannual(?:ly)?|quarterly|accountability)\b",
    re.I,
)
_MONEY = frozenset({*CODES, *SIGNS.values()})


def topics_of(page: Page, span: Span, heading: str | None, before: CommitmentMention | None) -> tuple[str, ...]:
    """The passage's topics; where it names none, its sentence's, or those of the passage before, or its heading's."""
    found = topics(page.layout.readable[span[0] : span[1]].replace("\u2060", ""))
    if found:
        return found
    sentence = page.sentence_at(span[0])
    if sentence is not None:
        found = topics(page.layout.readable[sentence.start : sentence.end].replace("\u2060", ""), limit=3)
    if not found and before is not None and page.sentence_at(before.span[0]) is not None:
        last = page.sentence_at(before.span[0])
        if last is not None and sentence is not None and last.block == sentence.block:
            found = before.topics[:2]
    if not found and heading:
        found = topics(heading, limit=2)
    return found


def quantity_of(page: Page, first: int, last: int) -> Quantity | None:
    """The amount that the passage states, in base units."""
    start, end = page.span(first, last)
    return quantity(page.layout.readable[start:end].replace("\u2060", ""))


def badges(page: Page, first: int, last: int, amount: Quantity | None, by_when: Interval | None) -> tuple[Badge, ...]:
    """Target, timetable, body, follow-up, money: what the undertaking comes with, in this order."""
    start, end = page.span(first, last)
    text = page.layout.readable[start:end]
    found: list[Badge] = []
    if amount is not None and amount.unit not in _MONEY:
        found.append("target")
    if by_when is not None:
        found.append("timetable")
    if _BODY.search(text):
        found.append("body")
    if _FOLLOW_UP.search(text):
        found.append("follow-up")
    if amount is not None and amount.unit in _MONEY:
        found.append("money")
    return tuple(found)


def keys(page: Page, act: Any, first: int, last: int) -> tuple[str, ...]:
    """Lemmas of the action and of what it is done to, and names in the passage, lower-cased, in order, once each."""
    found = [act.lemma_.lower()]
    heads = [child for child in act.children if child.dep_ in ("dobj", "attr")]
    heads += [thing for prep in act.children if prep.dep_ == "prep" for thing in prep.children if thing.dep_ == "pobj"]
    for head in heads:
        found += [token.lemma_.lower() for token in (*head.lefts, head) if token.pos_ in ("NOUN", "PROPN", "ADJ")]
    name: list[str] = []
    for token in page.doc[first : last + 1] if last < len(page.doc) else page.doc[first:last]:
        if token.pos_ == "PROPN" and token.i < last:
            name.append(token.lower_)
        elif name:
            if len(name) > 1:
                found.append(" ".join(name))
            name = []
    return tuple(dict.fromkeys(found))
