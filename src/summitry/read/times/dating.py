"""Dating a document: the day of its publication, or the narrowest interval that its own words make certain.

A day is taken from metadata, from a dateline or date line, or from the address, in this order. Without one, every
reason that bounds the date is laid on the others: copyright lines, offices held, past and coming events with their
dates, an appointment "in February". Each reason is told in the interval's ``why``. Reasons that contradict each other
are noted on the page and left out, never averaged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summitry import dates
from summitry.dates import Bounds
from summitry.model import Interval
from summitry.read.actors import who
from summitry.read.page import Page
from summitry.read.times.direction import direction, governor, is_past
from summitry.read.times.holders import offices_held
from summitry.read.times.meanings import Calendar, Expression
from summitry.rules.times import rules

COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\n\d]{0,40}((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?", re.I)
ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)")
STAMP = re.compile(
    r"(?:first|last|published|posted|updated|issued|released|date|dated|for immediate release|on|at|:|-|–|—|\||,|\s)*",
    re.I,
)
LINE = 120
"""Characters: a longer block is no line that only tells the date."""
SETTING = frozenset({"in", "on", "during", "since", "of", ""})
INSTALLING = frozenset({"become", "appoint", "elect", "inaugurate", "confirm", "name", "swear", "take", "assume"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the document was published within ``bounds``.

    ``weight`` tells how sure the reason is: 2 for what the document says outright, 1 for an office held (titles outlive
    offices), 0 for what it looks ahead to (plans are dropped). Where reasons contradict each other the lighter ones go.
    """

    bounds: Bounds
    why: str
    weight: int = 2


def date_document(page: Page, expressions: Sequence[Expression], historical: bool) -> None:
    """Set ``page.published`` and note contradictions, from the document and its time ``expressions``.

    ``historical`` says that the text is a history, whose office holders are those of its own time.
    """
    given = page.document.published
    stamped = next(_stamps(page, expressions), None)
    bounding = list(_bounding(page, expressions, historical))
    known = stamped if _is_told_better(given, stamped) else given
    said = [Reason((date.earliest, date.latest), date.why) for date in (given, stamped) if date is not None]
    if known is not None and known.is_day:
        page.published = known
        _check(page, known, [*bounding, *said])
        return
    if known is not None:
        bounding[:0] = [reason for reason in said if reason.why == known.why]
    page.published = _overlaid(page, bounding)


def _is_told_better(given: Interval | None, stamped: Interval | None) -> bool:
    """Whether the day that a document bears tells more than its metadata, which may bound it only.

    Where the two contradict each other, a bound that was worked out (from a file's last change) gives way.
    """
    if given is None or stamped is None or given.is_day:
        return given is None
    fits = dates.intersect((given.earliest, given.latest), (stamped.earliest, stamped.latest)) is not None
    return fits or given.basis == "inferred"


def _check(page: Page, known: Interval, reasons: Iterable[Reason]) -> None:
    for reason in reasons:
        if reason.weight > 1 and dates.intersect((known.earliest, known.latest), reason.bounds) is None:
            page.notes.append(f"dated {known.earliest} ({known.why}), yet {reason.why}")


def _overlaid(page: Page, reasons: Sequence[Reason]) -> Interval | None:
    """All reasons laid on each other; where they contradict, the lighter ones are left out, and then all."""
    for weight in range(3):
        kept = [reason for reason in reasons if reason.weight >= weight]
        bounds: Bounds = dates.OPEN
        for index, reason in enumerate(kept):
            narrowed = dates.intersect(bounds, reason.bounds)
            if narrowed is None:
                page.notes.append("the date contradicts itself: " + "; ".join(r.why for r in kept[: index + 1]))
                break
            bounds = narrowed
        else:
            if bounds == dates.OPEN:
                return None
            return Interval("", *bounds, "inferred", "; ".join(reason.why for reason in kept))
    return None


# -- a day ------------------------------------------------------------------------------------------------
def _stamps(page: Page, expressions: Iterable[Expression]) -> Iterator[Interval]:
    """Days that the document itself bears: in a dateline, on a line of their own, in its address."""
    blocks = page.layout.blocks
    for expression in expressions:
        meaning = expression.meaning
        if not isinstance(meaning, Calendar) or meaning.day is None or meaning.month is None or meaning.year is None:
            continue
        at = bisect_right(blocks, expression.start, key=lambda block: block.start) - 1
        if at < 0 or meaning.day > dates.days_in_month(meaning.year, meaning.month):
            continue
        block = blocks[at]
        if block.region != "dateline" and block.end - block.start > LINE:
            continue
        around = page.text[block.start : expression.start] + page.text[expression.end : block.end]
        if block.region == "dateline" or STAMP.fullmatch(" ".join(around.split())):
            day = dates.iso(meaning.year, meaning.month, meaning.day)
            yield Interval(expression.text, day, day, "explicit", "the document bears this day")
    address = ADDRESS.search(page.document.url or "")
    if address and 1 <= int(address[2]) <= 12:
        year, month, day_of = int(address[1]), int(address[2]), int(address[3] or 0)
        bounds = dates.month_of(year, month)
        if 1 <= day_of <= dates.days_in_month(year, month):
            bounds = (dates.iso(year, month, day_of),) * 2
        yield Interval(address[0].strip("/"), *bounds, "explicit", "its address bears this date")


# -- bounds -----------------------------------------------------------------------------------------------
def _bounding(page: Page, expressions: Sequence[Expression], historical: bool) -> Iterator[Reason]:
    yield from _copyright(page)
    if not historical:
        yield from _appointments(page, expressions)
    yield from _told(page, expressions)
    if not historical:
        yield from (Reason(bounds, why, weight=1) for bounds, why in offices_held(page, expressions))


def _copyright(page: Page) -> Iterator[Reason]:
    for region in page.layout.regions:
        if region.kind in ("copyright", "boilerplate", "credit"):
            for match in COPYRIGHT.finditer(page.text, region.start, region.end):
                yield Reason(
                    dates.year_of(int(match[2] or match[1])), f"its copyright line is of {match[2] or match[1]}"
                )


def _told(page: Page, expressions: Iterable[Expression]) -> Iterator[Reason]:
    """The last past event and the first coming one that the text dates by their year."""
    lower: tuple[str, str] | None = None
    upper: tuple[str, str] | None = None
    for expression in expressions:
        meaning = expression.meaning
        if not isinstance(meaning, Calendar) or meaning.year is None or meaning.short or meaning.fiscal:
            continue
        if expression.before not in SETTING or meaning.decade or meaning.century:
            continue
        first, last = _span(meaning)
        sentence = page.sentence_at(expression.start)
        if sentence is None:
            continue
        if sentence.region == "caption" or expression.before == "since":
            points: str | None = "past"
        else:
            verb = _own_verb(page, expression)
            if verb is None or verb.lemma_ in rules().speech | rules().planning:
                continue
            points = direction(page, expression)
            if points == "past" and not is_past(verb):
                continue
            if points == "future" and not any(child.lower_ in ("will", "shall") for child in verb.children):
                continue
        if points == "past" and (lower is None or dates.before(lower[0], first)):
            lower = (first, expression.text)
        elif points == "future" and (upper is None or dates.before(last, upper[0])):
            upper = (last, expression.text)
    if lower and upper and dates.parts(upper[0])[0] <= dates.parts(lower[0])[0] and upper[1].strip().isdigit():
        upper = None  # "will meet, for the first time since the summit in 1994"
    if lower:
        yield Reason((lower[0], None), f"it tells of {_folded(lower[1])} as past")
    if upper:
        yield Reason((None, upper[0]), f"it tells of {_folded(upper[1])} as still to come", weight=0)


def _span(meaning: Calendar) -> tuple[str, str]:
    year = meaning.year or 1
    if meaning.season:
        return dates.season_of(year, meaning.season)
    if meaning.month is None:
        return dates.year_of(year)
    if meaning.day is None or meaning.day > dates.days_in_month(year, meaning.month):
        return dates.month_of(year, meaning.month)
    return (dates.iso(year, meaning.month, meaning.day),) * 2


def _verb(page: Page, expression: Expression) -> Any | None:
    tokens = page.tokens((expression.start, expression.end))
    return governor(page.doc[tokens[-1]]) if tokens else None


def _own_verb(page: Page, expression: Expression) -> Any | None:
    """The verb that the time itself hangs on; ``None`` for a time of a noun ("the timeline for work in 2023")."""
    tokens = page.tokens((expression.start, expression.end))
    if not tokens:
        return None
    inside = range(tokens[0], tokens[-1] + 1)
    root = next((page.doc[i] for i in inside if page.doc[i].head.i not in inside), page.doc[tokens[-1]])
    head = root.head.head if root.head.pos_ in ("ADP", "SCONJ") else root.head
    return head if head.pos_ in ("VERB", "AUX") and head.i not in inside else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _appointments(page: Page, expressions: Iterable[Expression]) -> Iterator[Reason]:
    """Somebody "became minister in February": the last February before publication is that of the built-in list."""
    for expression in expressions:
        meaning = expression.meaning
        if not isinstance(meaning, Calendar) or meaning.month is None or meaning.year is not None or meaning.relation:
            continue
        verb = _verb(page, expression)
        if verb is None or verb.lemma_ not in INSTALLING or direction(page, expression) != "past":
            continue
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        people = who(page, subject) if subject is not None else ()
        rows = [o for o in page.offices if o.person in people and o.source == "built-in" and o.since]
        begun = [o for o in rows if o.since and o.since.earliest and dates.parts(o.since.earliest)[1] == meaning.month]
        if len(begun) == 1 and begun[0].since and begun[0].since.earliest:
            start = begun[0].since.earliest
            upper = dates.add_days(dates.add_months(start[:-2] + "01", 12), -1)
            taken = f"{begun[0].name} took office as {begun[0].office} on {start}"
            why = f"{taken}, and it tells of this as done in the last {expression.text}"
            yield Reason((start, upper), why)
