"""Which time belongs to which act, and when an undertaking falls due.

A time belongs to the word that it hangs on in the syntax: "the summit last August" to the noun, "they will meet on
Friday" to the verb. From a verb it passes on to the acts that share its clause ("is slated to address Congress and join
a summit on Thursday", "will host him for talks next week"), never into or out of reported speech or another clause.
"""

from __future__ import annotations

from typing import Any

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Interval, Time
from summitry.read.page import Page

# Verbs whose object or subject is the act itself: what is held, attended or begun on a day happens on that day.
STAGING = frozenset(
    """hold host attend join schedule convene conduct stage launch begin start end conclude open close sign make pay give
    deliver have take place follow come arrive postpone plan set arrange undertake carry complete announce issue release
    adopt pass approve occur happen be kick mark resume lead chair co-host cohost organize organise participate
    mount fire test impose lift send""".split()
)
# Through these a time of the verb reaches a noun below it: "meet for talks", "speak at a rally", "arrive on a visit".
BRIDGES = frozenset({"for", "at", "during", "in", "on", "to", "with"})
# A preposition says which side of its time is meant.
UNTIL = frozenset({"by", "until", "till", "before", "through"})
SINCE = frozenset({"since", "after", "from"})
DUE = frozenset({"by", "before", "within", "until"})
LENGTHS = ("P", "XXXX-WXX-", "PAST_REF", "PRESENT_REF", "FUTURE_REF")


def when(page: Page, token: Any) -> Interval | None:
    """The date of the act that ``token``, a verb or noun of ``page.doc``, names; ``None`` where none belongs to it.

    The date of an act reported is not the date of its being reported. A range ("from 3 to 5 May") comes back as one.
    """
    sentence = page.sentence_of(token.i)
    times = [time for time in page.times_in((sentence.start, sentence.end)) if _is_date(time)]
    if not times:
        return None
    sites = [(site_of(page, time), time) for time in times]
    for place in _places(token):
        here = [time for site, time in sites if site is not None and site.i == place.i]
        if here:
            return _joined(page, here)
    return None


def _is_date(time: Time) -> bool:
    return bool(time.value) and not time.value.startswith(LENGTHS) or time.interval.earliest is not None


def site_of(page: Page, time: Time) -> Any | None:
    """The verb or noun that a time hangs on, or ``None``."""
    tokens = page.tokens((time.start, time.end))
    if not tokens:
        return None
    doc = page.doc
    inside = range(tokens[0], tokens[-1] + 1)
    root = next((doc[i] for i in inside if doc[i].head.i not in inside), doc[tokens[-1]])
    head = root
    for _ in range(8):
        if head.dep_ == "ROOT" or head.head.i == head.i:
            return None if head.i in inside else head
        relation, head = head.dep_, head.head
        if head.i in inside or head.pos_ in ("ADP", "SCONJ", "PART", "ADV", "NUM", "PUNCT"):
            continue
        if relation in ("conj", "appos") and any(head.i in page.tokens((t.start, t.end)) for t in page.times):
            continue
        return head
    return None


def _places(token: Any) -> list[Any]:
    """The word itself, and the words whose times are its times too, nearest first."""
    places = [token]
    current = token
    for _ in range(6):
        head, relation = current.head, current.dep_
        if head.i == current.i:
            break
        if current.pos_ in ("NOUN", "PROPN"):
            if relation in ("dobj", "nsubj", "nsubjpass", "attr") and head.lemma_ in STAGING:
                current = head
            elif relation == "conj" and head.pos_ in ("NOUN", "PROPN"):
                current = head
            elif relation == "pobj" and head.lower_ in BRIDGES and head.head.pos_ == "VERB":
                current = head.head
            elif relation == "compound":
                current = head
            else:
                break
        elif relation == "conj" and head.pos_ in ("VERB", "AUX"):
            current = head
        elif relation in ("xcomp", "auxpass", "aux") and head.pos_ in ("VERB", "AUX", "ADJ"):
            current = head
        else:
            break
        places.append(current)
    return places


def _preposition(page: Page, time: Time) -> str:
    tokens = page.tokens((time.start, time.end))
    return page.doc[tokens[0] - 1].lower_ if tokens and tokens[0] else ""


def _joined(page: Page, times: list[Time]) -> Interval:
    """One interval of the times of one act: the first, or a range from the first to the second."""
    first = times[0]
    word = _preposition(page, first)
    if len(times) > 1:
        second = times[1]
        between = page.text[first.end : second.start].strip().lower()
        if between in ("-", "–", "—", "to", "until", "through", "and") and first.interval.earliest:
            text = page.text[first.start : second.end]
            ends = first.interval.earliest, second.interval.latest
            return Interval(text, *ends, first.interval.basis, "from the first to the last day told")
        finer = min(times, key=lambda t: dates.length((t.interval.earliest, t.interval.latest)) or 10**9)
        first, word = finer, _preposition(page, finer)
    interval = first.interval
    bounds = _sided((interval.earliest, interval.latest), word)
    return Interval(interval.text, *bounds, interval.basis, interval.why)


def _sided(bounds: Bounds, word: str) -> Bounds:
    if word in UNTIL:
        return None, bounds[1]
    if word in SINCE:
        return bounds[0], None
    return bounds


def due(page: Page, first: int, last: int) -> Interval | None:
    """The due date that tokens ``first`` up to and without ``last`` state; ``None`` where they state none.

    "by 2030" is due by that year's last day, its first day open; "within 90 days" counts from the publication date; a
    time in the past, or one that only sets the scene, is no due date.
    """
    span = page.span(first, last)
    published = page.published
    today = published.earliest if published else None
    found: Interval | None = None
    for time in page.times_in(span):
        word = _preposition(page, time)
        interval = time.interval
        bounds: Bounds = (interval.earliest, interval.latest)
        if word in DUE or _no_later(page, time):
            if time.value.startswith("P") and today and time.interval.latest is None:
                continue
            if word in DUE:
                bounds = (None, bounds[1])
        elif interval.latest is None:
            continue
        elif today is None or not dates.before(today, interval.latest):
            continue
        if bounds[1] is not None and today is not None and dates.before(bounds[1], today):
            continue
        text = page.text[_opening(page, time) : time.end]
        candidate = Interval(" ".join(text.split()), *bounds, interval.basis, interval.why)
        if found is None or dates.before(found.latest, candidate.latest):
            found = candidate
    return found


def _no_later(page: Page, time: Time) -> bool:
    tokens = page.tokens((time.start, time.end))
    return bool(tokens) and page.doc[max(0, tokens[0] - 3) : tokens[0]].text.lower().endswith("no later than")


def _opening(page: Page, time: Time) -> int:
    tokens = page.tokens((time.start, time.end))
    if _no_later(page, time):
        return page.starts[tokens[0] - 3]
    if tokens and page.doc[tokens[0] - 1].pos_ == "ADP" and tokens[0]:
        return page.starts[tokens[0] - 1]
    return time.start
