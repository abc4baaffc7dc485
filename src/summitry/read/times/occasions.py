"""Occasions: times counted from an event that the same text dates elsewhere ("the day after the signing").

The event is found again by its names and by what it is: the same word, a word of the same stem, or one of its kind (a
meeting is also told as a visit, as talks, as being hosted). Where the text gives it several days, none is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from summitry.model import Interval, Span, Time
from summitry.read.page import Page, Sentence
from summitry.read.times.anchors import Moment
from summitry.read.times.attach import when
from summitry.read.times.meanings import Shift
from summitry.read.times.shifts import after
from summitry.read.times.values import value_at
from summitry.rules.times import rules

Telling = tuple[Sentence, frozenset[str]]
NEAR = 3
"""Sentences before the time in which an event without a name is looked for."""
STEM = 3
"""Letters that a stem has at the least: "rul" of rule and ruling."""


def day_tellings(page: Page) -> list[Telling]:
    """The sentences of a page that tell of a day, each with its words in small letters."""
    found: dict[int, Telling] = {}
    for time in page.times:
        sentence = page.sentence_at(time.start) if time.interval.is_day else None
        if sentence is not None and sentence.index not in found:
            words = frozenset(token.lower_ for token in page.doc[sentence.first : sentence.last])
            found[sentence.index] = sentence, words
    return list(found.values())


def count_from_event(page: Page, time: Time, meaning: Shift, tellings: Sequence[Telling]) -> Time:
    """``time``, counted from an event, with its date where the text dates that event; unchanged where it does not."""
    day = occasion(page, meaning.event, tellings) if meaning.event else None
    if day is None or day.earliest is None:
        return time
    event = Moment((day.earliest, day.latest), "D", value_at(day.earliest, "D"))
    resolved = after(meaning, event, f"it is counted from an event that the text puts on {day.earliest} (“{day.text}”)")
    return replace(time, value=resolved.value, interval=Interval(time.text, *resolved.bounds, "relative", resolved.why))


def occasion(page: Page, event: Span, tellings: Sequence[Telling]) -> Interval | None:
    """The day of the event that the text's span ``event`` names, as another sentence tells it.

    An event without a name ("the battle") is looked for in the few sentences before only.
    """
    tokens = page.tokens(event)
    if not tokens:
        return None
    inside = range(tokens[0], tokens[-1] + 1)
    for time in page.times_in(event):
        if time.interval.is_day:
            return time.interval
    head = next((page.doc[i] for i in inside if page.doc[i].head.i not in inside), page.doc[inside[0]])
    names = {page.doc[i].lower_ for i in inside if page.doc[i].pos_ == "PROPN"}
    own = page.sentence_of(inside[0]).index
    days: dict[str | None, Interval] = {}
    for sentence, words in tellings:
        # not its own sentence: "a year after launching one, they launched another"
        if sentence.index == own or not names <= words or not (names or own - NEAR <= sentence.index < own):
            continue
        for token in page.doc[sentence.first : sentence.last]:
            if not _kin(head, token):
                continue
            found = when(page, token) or (None if names else _only_day(page, sentence))
            if found is not None and found.is_day and _is_nearest(page, sentence, names, found):
                days[found.earliest] = found
    return next(iter(days.values())) if len(days) == 1 else None


def _only_day(page: Page, sentence: Sentence) -> Interval | None:
    """The day of a sentence that tells of one day and no other."""
    days = {time.interval.earliest: time.interval for time in page.times_in((sentence.start, sentence.end))}
    days = {day: interval for day, interval in days.items() if interval.is_day}
    return next(iter(days.values())) if len(days) == 1 else None


def _is_nearest(page: Page, sentence: Sentence, names: set[str], found: Interval) -> bool:
    """Whether the day is the one told nearest to the event's last name, where the sentence tells of several."""
    times = [time for time in page.times_in((sentence.start, sentence.end)) if time.interval.is_day]
    places = [page.starts[i] for i in range(sentence.first, sentence.last) if page.doc[i].lower_ in names]
    if len(times) < 2 or not places:
        return True
    nearest = min(times, key=lambda time: min(abs(time.start - place) for place in places))
    return nearest.interval.earliest == found.earliest


def _kin(head: Any, token: Any) -> bool:
    if token.pos_ not in ("NOUN", "VERB", "PROPN"):
        return False
    short, long = sorted((head.lemma_.lower(), token.lemma_.lower()), key=len)
    stem = short.removesuffix("e")
    if len(stem) >= STEM and long.startswith(stem):
        return True
    return any(short in kind and long in kind for kind in rules().kin)
