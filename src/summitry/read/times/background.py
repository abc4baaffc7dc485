"""Background: times that a story looks back or ahead to, without going there.

"In April 1965, a year after the landing, the base, which had been built in 1954, was to be given up by 1970": the story
stays in April 1965. Such asides are a time in brackets or before the noun it qualifies, one counted backwards ("two
years earlier"), one in a relative clause, in the past perfect or after "would", and the far end of a stretch.
"""

from __future__ import annotations

from summitry.read.page import Page
from summitry.read.times.anchors import Anchors, Moment
from summitry.read.times.direction import attributive, governor
from summitry.read.times.meanings import Expression, Shift

FAR_ENDS = frozenset({"since", "until", "till", "through", "to"})
AHEAD = frozenset({"would", "will", "to"})


def is_background(page: Page, expression: Expression, moment: Moment, anchors: Anchors) -> bool:
    """True where ``moment`` is told of as an aside, so that what follows is not counted from it."""
    qualifies = attributive(page, (expression.start, expression.end))
    if not anchors.historical:
        return qualifies
    if expression.before in FAR_ENDS:
        return True
    meaning = expression.meaning
    if isinstance(meaning, Shift) and (meaning.count or 0) < 0 and meaning.relation is None:
        return True
    if anchors.year is None or moment.year == anchors.year:
        return False
    earlier = moment.year < anchors.year
    if expression.before == "(" or (qualifies and earlier):
        return True
    tokens = page.tokens((expression.start, expression.end))
    verb = governor(page.doc[tokens[-1]]) if tokens else None
    if verb is None:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return verb.dep_ in ("relcl", "acl") or ("had" in helpers if earlier else not AHEAD.isdisjoint(helpers))
