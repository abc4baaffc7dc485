"""How an item stands on a given day: open, due, overdue, or passed without a word.

Nothing here judges. A due day that has passed with nothing later is *overdue without evidence*, which says how far the
documents reach and no more; only a passage or a person says that a promise was broken.
"""

from __future__ import annotations

from typing import Literal, get_args

from summitry.dates import number
from summitry.link.commitments import CLOSED, FORESHADOWING
from summitry.link.items import Commitment, Event
from summitry.model import Day, Stage

OPEN = frozenset(get_args(Stage)) - CLOSED
GIVEN = OPEN - FORESHADOWING
"""Stages that nothing has closed, and those among them at which a party has given its word."""
TO_COME = frozenset({"scheduled", "expected", "proposed", "possible", "conditional"})

NOTICE = 7
"""Days: what is told so shortly before it falls due is news of an occasion, not a promise to follow up."""

Due = Literal["due", "overdue"]


def is_open(commitment: Commitment) -> bool:
    """True while no passage or ruling has closed the commitment."""
    return commitment.stage not in CLOSED


def due(commitment: Commitment, day: Day) -> Due | None:
    """Whether an open commitment's due date lies ahead of ``day`` or has passed; ``None`` where it has none.

    An interval is past only when all of it is: a promise for 2025 is overdue from 2026-01-01 on. Nothing is overdue
    that a passage tells as under way or done, however little it says of the end; that a document speaks of after its
    day; that no party gave its word for (hinted, proposed, expected); or that was told within a week of its day, which
    is news of an occasion.
    """
    if not is_open(commitment) or commitment.due is None or commitment.due.latest is None:
        return None
    if commitment.due.latest >= day:
        return "due"
    if commitment.stage in FORESHADOWING or any(step.step == "carries-out" for step in commitment.history):
        return None
    told = [step.date.earliest or step.date.latest for step in commitment.history if step.date]
    notice = [number(commitment.due.latest) - number(day) for day in told if day]
    answered = any(days < 0 for days in notice) or (notice and max(notice) <= NOTICE)
    return None if answered else "overdue"


def is_to_come(event: Event, day: Day) -> bool:
    """True for an event that has not happened as far as the record knows, and whose date has not wholly passed."""
    return event.status in TO_COME and not _past(event, day)


def is_unconfirmed(event: Event, day: Day) -> bool:
    """True for an event whose date has wholly passed while no document says whether it came about."""
    return event.status in TO_COME and _past(event, day)


def _past(event: Event, day: Day) -> bool:
    return event.date is not None and event.date.latest is not None and event.date.latest < day
