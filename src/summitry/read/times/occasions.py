"""Occasions: times counted from an event that the same text dates elsewhere ("the day after the signing").

The event is found again by its names and by what it is: the same word, a word of the same stem, or one of its kind (a
meeting is also told as a visit, as talks, as being hosted). Where the text gives it several days, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.model import Interval, Span
from summitry.read.page import Page, Sentence
from summitry.read.times.attach import when
from summitry.rules.times import rules

STEM = 5
"""Letters that words of one stem share: invade, invasion; sign, signing share four, which is all of the shorter."""


def occasion(page: Page, event: Span, outer: Span) -> Interval | None:
    """The day of the event that the text's span ``event`` names, as told anywhere outside the span ``outer``."""
    tokens = page.tokens(event)
    if not tokens:
        return None
    inside = range(tokens[0], tokens[-1] + 1)
    for time in page.times_in(event):
        if time.interval.is_day:
            return time.interval
    head = next((page.doc[i] for i in inside if page.doc[i].head.i not in inside), page.doc[inside[0]])
    names = {page.doc[i].lower_ for i in inside if page.doc[i].pos_ == "PROPN" and i != head.i}
    days: dict[str | None, Interval] = {}
    for sentence in _tellings(page, names | ({head.lower_} if head.pos_ == "PROPN" else set())):
        for token in page.doc[sentence.first : sentence.last]:
            start = page.starts[token.i]
            if outer[0] <= start < outer[1] or not _kin(head, token):
                continue
            found = when(page, token)
            if found is not None and found.is_day and not outer[0] <= start < outer[1]:
                days[found.earliest] = found
    return next(iter(days.values())) if len(days) == 1 else None


def _tellings(page: Page, names: set[str]) -> Iterator[Sentence]:
    """The sentences that hold all the names and a time."""
    for sentence in page.sentences:
        if page.times_in((sentence.start, sentence.end)) and names <= {
            token.lower_ for token in page.doc[sentence.first : sentence.last]
        }:
            yield sentence


def _kin(head: Any, token: Any) -> bool:
    if token.pos_ not in ("NOUN", "VERB", "PROPN"):
        return False
    one, other = head.lemma_.lower(), token.lemma_.lower()
    if one == other or (len(one) > STEM and one[:STEM] == other[:STEM]):
        return True
    return any(one in kind and other in kind for kind in rules().kin)
