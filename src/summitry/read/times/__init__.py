"""Times: every time expression of a page with its value, its interval and the reason; and which act a time belongs to."""

from __future__ import annotations

from summitry.model import Interval, Time
from summitry.read.page import READ_REGIONS, Page
from summitry.read.times.anchors import Anchors
from summitry.read.times.attach import due, when
from summitry.read.times.direction import direction
from summitry.read.times.forms import expressions
from summitry.read.times.lexemes import lexemes
from summitry.read.times.meanings import Calendar, Expression
from summitry.read.times.resolve import resolve
from summitry.rules.times import rules

__all__ = ["due", "find", "when"]


def find(page: Page) -> None:
    """Fill ``page.times`` and ``page.published``."""
    page.published = page.document.published
    known = rules()
    blocks: list[list[Expression]] = []
    for block in page.layout.blocks:
        if block.region in READ_REGIONS:
            found, letters = lexemes(known, page.layout.readable, block.start, block.end)
            blocks.append(list(expressions(known, found, letters, page.text)))
    anchors = Anchors(page.published, _historical(page, blocks))
    for block_expressions in blocks:
        for expression in block_expressions:
            resolved = resolve(expression.meaning, anchors, direction(page, expression))
            if resolved.moment is not None:
                anchors.tell(resolved.moment)
            interval = Interval(expression.text, *resolved.bounds, resolved.basis, resolved.why)
            page.times.append(Time(expression.start, expression.end, expression.text, resolved.value, interval))


def _historical(page: Page, blocks: list[list[Expression]]) -> bool:
    """A history tells of many past years; news points at its own day."""
    latest = page.published.latest if page.published else None
    this_year = int(latest[:4]) if latest else 9999
    years = bare = 0
    for expression in (e for block in blocks for e in block):
        meaning = expression.meaning
        if isinstance(meaning, Calendar) and meaning.year is not None and meaning.year < this_year - 1:
            years += 1
        elif expression.form in ("weekday", "today", "tonight"):
            bare += 1
    return years >= 8 and years > 2 * bare
