"""The stage that finds the times of a page, in the order of the text, and dates the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry import dates
from summitry.model import Interval, Time
from summitry.read.layout import Block
from summitry.read.page import READ_REGIONS, Page
from summitry.read.times.anchors import Anchors, Moment
from summitry.read.times.background import is_background
from summitry.read.times.dating import date_document
from summitry.read.times.direction import attributive
from summitry.read.times.forms import expressions
from summitry.read.times.lengths import share_of
from summitry.read.times.lexemes import lexemes
from summitry.read.times.meanings import Calendar, Expression, Length, Meaning, Shift, Vague
from summitry.read.times.neighbours import completed, points_to
from summitry.read.times.occasions import count_from_event, day_tellings
from summitry.read.times.resolve import resolve
from summitry.read.times.sift import sift
from summitry.read.times.values import Resolved
from summitry.rules.times import rules

LEAD = 2
"""Blocks at the top of the text: news tells there what is new."""
PAST_YEARS, PER_POINTER = 4, 3
"""A history tells of so many past years at the least, and of so many for each time that points at its own day."""
THICK = 0.2
"""Past years a sentence that a history tells of which comes up to its own day: news recalls them more thinly."""


def find(page: Page) -> None:
    """Fill ``page.times``, sorted by their start, and ``page.published``."""
    told = list(_expressions(page))
    everything = [expression for _, found in told for expression in found]
    historical = _is_history(page, everything)
    date_document(page, everything, historical)
    text = Anchors(page.published, historical)
    counted: list[tuple[int, Shift]] = []
    shares: list[tuple[int, Length]] = []
    for block, found in told:
        # What a picture shows is of another day: a caption neither follows the text's story nor moves it.
        anchors = Anchors(page.published, historical) if block.region == "caption" else text
        for expression, resolved in _resolved(page, found, anchors):
            interval = Interval(expression.text, *resolved.bounds, resolved.basis, resolved.why)
            page.times.append(Time(expression.start, expression.end, expression.text, resolved.value, interval))
            if isinstance(expression.meaning, Length) and expression.meaning.relation in ("first", "final"):
                shares.append((len(page.times) - 1, expression.meaning))
            if isinstance(expression.meaning, Shift) and expression.meaning.event and resolved.basis == "unresolved":
                counted.append((len(page.times) - 1, expression.meaning))
        if anchors.opening is not None and (block.kind == "heading" or block.region in ("heading", "title")):
            anchors.tell(anchors.opening)
    tellings = day_tellings(page) if counted else []
    for index, meaning in counted:
        page.times[index] = count_from_event(page, page.times[index], meaning, tellings)
    for index, length in reversed(shares):
        _share(page, index, length)


def _share(page: Page, index: int, meaning: Length) -> None:
    """Give "the last week of August" its days, and take the month in it off the list: it is no time of its own."""
    whole = page.times[index]
    part = page.times[index + 1] if index + 1 < len(page.times) else None
    if part is None or part.end > whole.end or not page.text[whole.start : part.start].rstrip().endswith("of"):
        return
    bounds = share_of(meaning, (part.interval.earliest, part.interval.latest))
    if bounds is not None:
        why = f"it is the {meaning.relation} part of {' '.join(part.text.split())}"
        interval = Interval(whole.text, *bounds, part.interval.basis, why)
        page.times[index] = Time(whole.start, whole.end, whole.text, whole.value, interval)
    if len(part.value.removeprefix("BC")) > 4:
        del page.times[index + 1]


def _expressions(page: Page) -> Iterator[tuple[Block, list[Expression]]]:
    """The blocks that are read, each with its expressions."""
    known = rules()
    for block in page.layout.blocks:
        if block.region in READ_REGIONS:
            found, letters = lexemes(known, page.layout.readable, block.start, block.end)
            yield block, list(sift(page, expressions(known, found, letters, page.text)))


def _resolved(page: Page, found: list[Expression], anchors: Anchors) -> Iterator[tuple[Expression, Resolved]]:
    """What the expressions of one block come down to, one after the other, as the narrative moves on."""
    anchors.opening = anchors.here = None
    sentence = 0
    last: Moment | None = None
    for index, expression in enumerate(found):
        if expression.start >= sentence and not anchors.historical:
            at = page.sentence_at(expression.start)
            sentence, anchors.here = (at.end if at else expression.end), None
        points = points_to(page, found, index)
        meaning = completed(page, found, index, last)
        if expression.form == "anniversary" and meaning is expression.meaning:
            continue  # no day of its own, unless a date stands beside it
        if isinstance(meaning, Calendar) and meaning.fiscal:
            anchors.fiscal = _fiscal_year(page, expression)
        kind = None if anchors.historical else _kind_of_season(page, expression, meaning)
        if kind is not None:
            meaning = Vague(f"XXXX-{kind}")
        resolved = resolve(meaning, anchors, points)
        last = resolved.moment
        if last is not None and not is_background(page, expression, last, anchors):
            anchors.opening = anchors.opening or last
            anchors.tell(last, points == "future")
        yield expression, resolved


def _kind_of_season(page: Page, expression: Expression, meaning: Meaning) -> str | None:
    """The season of "a summer job", which is of no particular summer; ``None`` for all others."""
    if not isinstance(meaning, Calendar) or meaning.year is not None or meaning.relation is not None:
        return None
    return meaning.season if attributive(page, (expression.start, expression.end)) else None


def _fiscal_year(page: Page, expression: Expression) -> tuple[int, bool] | None:
    """How the state spoken of counts its fiscal years: the last one named in the sentence, or else the page's first."""
    sentence = page.sentence_at(expression.start)
    near = page.mentions_in((sentence.start, sentence.end)) if sentence else []
    mentions = [m for m in near if m.start < expression.start][::-1] + near + page.mentions
    for mention in mentions:
        for actor in mention.actors:
            state = page.actors[actor].state if actor in page.actors else None
            if state is not None and state in rules().fiscal:
                return rules().fiscal[state]
    return None


def _is_history(page: Page, everything: Iterable[Expression]) -> bool:
    """Whether the text is a history: it tells of many past years, and hardly points at its own day."""
    given = page.document.published
    this_year = dates.parts(given.latest)[0] if given and given.latest else 9999
    body = [block for block in page.layout.blocks if block.region == "body"]
    lead = body[min(LEAD, len(body)) - 1].end if body else 0
    past = recent = pointing = 0
    for expression in everything:
        meaning = expression.meaning
        if isinstance(meaning, Calendar) and meaning.year is not None:
            past += meaning.year < this_year - 1
            recent += meaning.year >= this_year - 1
        elif expression.form in ("weekday", "today", "tonight") or (
            isinstance(meaning, Shift) and meaning.anchor == "now" and meaning.relation is not None
        ):
            pointing += PER_POINTER if expression.start < lead else 1
    if recent and (past <= recent or past < THICK * len(page.sentences)):
        return False
    return past >= PAST_YEARS and past > PER_POINTER * pointing
