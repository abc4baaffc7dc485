"""How an item stands on a given day: open, due, overdue, or passed without a word.

Nothing here judges. A due day that has passed with nothing later is *overdue without evidence*, which says how far the
documents reach and no more; only a passage or a person says that a promise was broken.
"""

from __future__ import annotations

from typing import Literal

from summitry.link.items import Commitment, Event
from summitry.model import Day

CLOSED = frozenset({"delivered", "withdrawn", "lapsed", "broken"})
TO_COME = frozenset({"scheduled", "expected", "proposed", "possible", "conditional"})

Due = Literal["due", "overdue"]


def is_open(commitment: Commitment) -> bool:
    """True while no passage or ruling has closed the commitment."""
    return commitment.stage not in CLOSED


def due(commitment: Commitment, day: Day) -> Due | None:
    """Whether an open commitment's due date lies ahead of ``day`` or has passed; ``None`` where it has none.

    An interval is past only when all of it is: a promise for 2025 is overdue from 2026-01-01 on. What a passage tells
    as under way or done is never overdue: there is evidence, however little it says of the end.
    """
    if not is_open(commitment) or commitment.due is None or commitment.due.latest is None:
        return None
    if commitment.due.latest >= day:
        return "due"
    return None if any(step.step == "carries-out" for step in commitment.history) else "overdue"


def is_to_come(event: Event, day: Day) -> bool:
    """True for an event that has not happened as far as the record knows, and whose date has not wholly passed."""
    return event.status in TO_COME and not _past(event, day)


def is_unconfirmed(event: Event, day: Day) -> bool:
    """True for an event whose date has wholly passed while no document says whether it came about."""
    return event.status in TO_COME and _past(event, day)


def _past(event: Event, day: Day) -> bool:
    return event.date is not None and event.date.latest is not None and event.date.latest < day
